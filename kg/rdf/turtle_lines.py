"""Where records, comments and prefixes are in a Turtle text; the parser gives triples no line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from pyoxigraph import RdfFormat, parse

from kg.encodings import line_ends

__all__ = [
    "absolute",
    "declared_prefixes",
    "first_comment",
    "has_blanks",
    "record_lines",
    "resolve",
    "token_matches",
    "turtle_tokens",
    "unnamed_lines",
]

# The tokens of Turtle 1.1 that matter here: what may hide a dot or a number sign comes first. No
# part gives back what it took, so that the time grows with the text and no faster; a quotation
# that nobody closes runs to the end. “later” is what only Turtle 1.2 has.
# Groups are atomic, (?>...), not possessive: Python 3.11.0 to 3.11.4 match these wrongly.
_STRING = r'''(?:"""(?>(?:[^"\\]++|\\.|"(?!""))*)(?>(?:""")?)
    |\'\'\'(?>(?:[^'\\]++|\\.|'(?!''))*)(?>(?:\'\'\')?)
    |"(?>(?:[^"\\\r\n]++|\\.)*)"?+|'(?>(?:[^'\\\r\n]++|\\.)*)'?+)'''
_IRI = r"<[^<> \t\r\n]*+>"
_COMMENT = r"\#[^\r\n]*+"
_WORD = r"""(?>(?:[^ \t\r\n<>"';,\[\]()\#\\.]++|\\.|\.++(?=[^ \t\r\n<>"';,\[\]()\#.]))+)"""
_TOKEN = re.compile(
    rf"""(?P<blank>[ \t\r\n]++)
      |(?P<string>{_STRING})
      |(?P<iri>{_IRI})
      |(?P<comment>{_COMMENT})
      |(?P<later><<|\{{\||~|@?version(?=[ \t\r\n]*+["'])|@[a-z]++(?>(?:-[a-z0-9]++)*)--[a-z]++)
      |(?P<mark>[;,]|\.(?![0-9]))
      |(?P<word>{_WORD})
      |(?P<other>.)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# All tokens up to the dot that ends a statement, and that dot.
_STATEMENT = re.compile(
    rf"(?>(?:[ \t\r\n;,]++|{_STRING}|{_IRI}|{_COMMENT}|(?!\.(?![0-9])){_WORD}|[^.])*)\.?+",
    re.VERBOSE | re.DOTALL,
)


def turtle_tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield each token of a Turtle text: its kind, its text and its line."""
    line = 1
    position = 0
    for match in token_matches(text):
        line += line_ends(text[position : match.start()])
        position = match.start()
        yield match.lastgroup or "other", match[0], line


def token_matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the match of each token; its last group is its kind."""
    return (match for match in _TOKEN.finditer(text) if match.lastgroup != "blank")


def first_comment(text: str) -> int | None:
    """Return the line of the first ``#`` comment in Turtle text, or None.

    >>> first_comment('<http://x.org/#a> a "# no comment" . # a comment')
    1
    """
    match = _COMMENTED.match(text)
    return line_ends(text[: match.end()]) + 1 if match else None


# Up to the first comment that is not in a text or an address.
_COMMENTED = re.compile(
    rf"""(?>(?:[^"'<\#\\]++|\\.|{_STRING}|{_IRI}|[<\\])*)\#""", re.VERBOSE | re.DOTALL
)
# Up to the first blank node or list that is not in a text, an address or a comment.
_BLANK = re.compile(
    rf"""(?>(?:[^"'<\#_\[(\\]++|\\.|{_STRING}|{_IRI}|{_COMMENT}|_(?!:)|[<\\])*)(?:_:|[\[(])""",
    re.VERBOSE | re.DOTALL,
)


def has_blanks(text: str) -> bool:
    """Tell whether Turtle text has a blank node or a list, which is made of them.

    >>> has_blanks("<x:a> <x:b> '[]', <_:>."), has_blanks("<x:a> <x:b> (1).")
    (False, True)
    """
    return bool(_BLANK.match(text))


def record_lines(text: str) -> dict[str, int]:
    r"""Return the line where each record begins, by the IRI of its subject.

    The text must parse. A subject met again keeps its first line.

    >>> record_lines("@prefix x: <http://x.org/> .\n\nx:a a x:B .")
    {'http://x.org/a': 3}
    """
    lines: dict[str, int] = {}
    for iri, _, line in _statements(text):
        if iri:
            lines.setdefault(iri, line)
    return lines


def unnamed_lines(text: str) -> tuple[dict[str, int], list[int]]:
    r"""Return the lines where records without an IRI begin: of those with a label, and of others.

    The text must parse. A record within another one is not among them.

    >>> unnamed_lines("_:b <http://x.org/p> 1 .\n  [] <http://x.org/p> [] .")
    ({'b': 1}, [2])
    """
    labelled: dict[str, int] = {}
    others = []
    for _, token, line in _statements(text):
        if token.startswith("_:"):
            labelled.setdefault(token[2:], line)
        elif token in ("[", "("):
            others.append(line)
    return labelled, others


def _statements(text: str) -> Iterator[tuple[str | None, str, int]]:
    """Yield the IRI, the first token and the line of each statement that is not a directive."""
    prefixes: dict[str, str] = {}
    base = ""
    line, counted, at = 1, 0, 0
    while match := _after_gap(text, at):
        group, token, at = match.lastgroup or "other", match[0], match.end()
        word = token.lower()
        if word in ("@prefix", "prefix") and (name := _after_gap(text, at)):
            match = _after_gap(text, name.end())
            if match:
                prefixes[name[0].removesuffix(":")] = absolute(base, match[0][1:-1])
                at = match.end()
        elif word in ("@base", "base") and (match := _after_gap(text, at)):
            base = absolute(base, match[0][1:-1])
            at = match.end()
        elif token != ".":  # which ends a directive
            line += line_ends(text[counted : match.start()])
            counted = match.start()
            yield resolve(group, token, prefixes, base), token, line
            rest = _STATEMENT.match(text, at)
            at = rest.end() if rest else at


def _after_gap(text: str, at: int) -> re.Match[str] | None:
    """Match the next token that is not a comment."""
    match = _TOKEN.match(text, at)
    while match and match.lastgroup in ("blank", "comment"):
        match = _TOKEN.match(text, match.end())
    return match


_GAP = rb"(?>(?:[ \t\r\n]++|\#[^\r\n]*+)*)"
_DIRECTIVE = rb"@?prefix" + _GAP + rb"([^\s:<>\"']*+):" + _GAP
_TOP = re.compile(_GAP)
_DECLARED = re.compile(_DIRECTIVE + rb"<([^<>\\\s]*+)>" + _GAP + rb"\.?" + _GAP, re.IGNORECASE)
_DECLARED_LATER = re.compile(_DIRECTIVE + b"<", re.IGNORECASE)


def declared_prefixes(content: bytes) -> dict[str, str]:
    r"""Return the prefixes that a Turtle file declares; the file must parse.

    >>> declared_prefixes(b"# mine\n@prefix x: <http://x.org/> .\nx:a a x:B .")
    {'x': 'http://x.org/'}
    """
    found: dict[str, str] = {}
    start = _TOP.match(content)
    at = start.end() if start else 0
    while match := _DECLARED.match(content, at):
        found.setdefault(match[1].decode(), match[2].decode())
        at = match.end()
    # Nearly all files declare them on top, one after another. The parser knows of others.
    if content.lower().find(b"prefix", at) >= 0 and _DECLARED_LATER.search(content, at):
        parser = parse(content, format=RdfFormat.TURTLE)
        for _ in parser:
            pass
        found = {**parser.prefixes, **found}
    return found


def absolute(base: str, iri: str) -> str:
    """Decode the numeric escapes of an IRI, and resolve a relative one against the base."""
    escape = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
    iri = re.sub(escape, lambda match: chr(int(match[1] or match[2], 16)), iri)
    return iri if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri) else urljoin(base, iri)


def resolve(group: str, token: str, prefixes: dict[str, str], base: str) -> str | None:
    """Return the IRI of a token; None if it is not one, or has a prefix that is not declared."""
    if group == "iri":
        return absolute(base, token[1:-1])
    prefix, colon, local = token.partition(":")
    if group == "word" and colon and prefix in prefixes:
        return prefixes[prefix] + (re.sub(r"\\(.)", r"\1", local) if "\\" in local else local)
    return None
