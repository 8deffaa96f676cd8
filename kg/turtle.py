"""Strict reading of Turtle with line numbers, and the one canonical way to write it.

pyoxigraph parses, since it keeps to W3C Turtle 1.1 where other parsers are lenient. It gives no
position for a triple, so a small scanner finds the line where each record begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from kg import files
from kg.errors import DataError, InputError
from kg.vocabulary import PREFIXES

__all__ = [
    "canonical",
    "first_comment",
    "parse_turtle",
    "read_text",
    "read_triples",
    "record_lines",
    "write_canonical",
]

_Term = NamedNode | BlankNode | Literal | Triple

_RDF_TYPE = PREFIXES["rdf"] + "type"
_FIRST, _REST, _NIL = (NamedNode(PREFIXES["rdf"] + name) for name in ("first", "rest", "nil"))


def read_text(path: Path) -> str:
    """Read a UTF-8 file, with or without a byte-order mark.

    Raises
    ------
    InputError
        If it cannot be read or is in another encoding; the first offending line is named.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({files.reason(error)})", path=path) from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("is in UTF-16; save it as UTF-8", path=path, line=1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"is not in UTF-8 (byte 0x{content[error.start]:02x}); save it as UTF-8",
            path=path,
            line=line,
        ) from error


def parse_turtle(text: str, *, path: Path | None = None) -> list[Triple]:
    """Parse Turtle into triples, in the order of the text.

    Raises
    ------
    InputError
        At the first syntax error, with line and column.

    >>> parse_turtle("<http://x.org/a> a <http://x.org/B> .")[0].predicate.value
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
    """
    try:
        return [quad.triple for quad in parse(text.encode("utf-8"), format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        # The parser puts the position into its sentence as well; ours stands before it.
        told = re.sub(r"^Parser error .*?: ", "", error.msg, count=1)
        raise InputError(
            _explain(told), path=path, line=error.lineno, column=error.offset
        ) from error


def _explain(told: str) -> str:
    if found := re.fullmatch(r"The prefix (\S*:) has not been declared", told):
        prefix = found[1]
        namespace = PREFIXES.get(prefix[:-1], "...")
        return f"the prefix {prefix} is not declared; add “@prefix {prefix} <{namespace}> .” on top"
    if told.startswith(("Unexpected end", "The end of file")):
        return "the file ends within a record; is a closing quotation mark or a “.” missing?"
    return f"not Turtle: {told}"


def read_triples(path: Path) -> list[Triple]:
    """Read a Turtle file into triples; see :func:`read_text` and :func:`parse_turtle`."""
    return parse_turtle(read_text(path), path=path)


# The tokens of Turtle 1.1 that matter here: what may hide a dot or a number sign comes first.
_TOKEN = re.compile(
    r'''(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
        |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      |(?P<iri><[^<>\s]*>)
      |(?P<comment>\#[^\n]*)
      |(?P<open>[\[(])|(?P<close>[\])])
      |(?P<mark>[;,]|\.(?!\d))
      |(?P<word>(?:\\.|[^\s<>"';,\[\]()\#\\])+?)(?=\.?(?:[\s<>"';,\[\]()\#]|$))
      |(?P<other>\S)''',
    re.VERBOSE | re.DOTALL,
)


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    line = 1
    position = 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        yield match.lastgroup or "other", match[0], line


def first_comment(text: str) -> int | None:
    """Return the line of the first ``#`` comment in Turtle text, or None.

    >>> first_comment('<http://x.org/#a> a "# no comment" . # a comment')
    1
    """
    return next((line for group, _, line in _tokens(text) if group == "comment"), None)


def record_lines(text: str) -> dict[str, int]:
    r"""Return the line where each record begins, by the IRI of its subject.

    The text must parse. A subject met again keeps its first line.

    >>> record_lines("@prefix x: <http://x.org/> .\n\nx:a a x:B .")
    {'http://x.org/a': 3}
    """
    prefixes: dict[str, str] = {}
    base = ""
    lines: dict[str, int] = {}
    statement: list[str] = []
    depth = 0
    for group, token, line in _tokens(text):
        if group == "comment":
            continue
        if group == "mark" and token == "." and depth == 0:
            statement = []
            continue
        depth += (group == "open") - (group == "close")
        statement.append(token)
        word = statement[0].lower()
        if word in ("@prefix", "prefix") and len(statement) == 3:
            prefixes[statement[1].removesuffix(":")] = _absolute(base, token[1:-1])
        elif word in ("@base", "base") and len(statement) == 2:
            base = _absolute(base, token[1:-1])
        if word in ("prefix", "base") and len(statement) == (3 if word == "prefix" else 2):
            statement = []  # the SPARQL forms end without a dot
        elif len(statement) == 1 and (iri := _resolve(group, token, prefixes, base)):
            lines.setdefault(iri, line)
    return lines


def _absolute(base: str, iri: str) -> str:
    """Decode the numeric escapes of an IRI, and resolve it against the base where it has none."""
    escape = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
    iri = re.sub(escape, lambda match: chr(int(match[1] or match[2], 16)), iri)
    return iri if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri) else urljoin(base, iri)


def _resolve(group: str, token: str, prefixes: dict[str, str], base: str) -> str | None:
    if group == "iri":
        return _absolute(base, token[1:-1])
    prefix, colon, local = token.partition(":")
    if group == "word" and colon and prefix in prefixes:
        return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
    return None


def canonical(triples: Iterable[Triple]) -> str:
    """Write triples as canonical Turtle: sorted, a blank line between records.

    Only the prefixes in use are declared. Lists stand inline, ``( ... )``. There must be no other
    blank nodes: their names change between runs, so nobody could compare two versions of a file.

    Raises
    ------
    DataError
        If there is a blank node, or the text would not read back as the same set of triples.
    """
    unique = set(triples)
    records: dict[str, list[Triple]] = {}
    named, lists = _inline_lists(unique)
    for triple in named:
        records.setdefault(str(triple.subject), []).append(triple)
    parts = []
    # Each record is serialised alone, so that a blank line can stand between two of them.
    for _, record in sorted(records.items()):
        text = "\n".join(_serialise(sorted(record, key=lambda t: _order(t, lists))))
        # The last list may hold the names of the others.
        for name, list_text in reversed(lists.items()):
            text = text.replace(name, list_text)
        parts.append(text.replace("\n\t", "\n    ") + "\n")
    used = _used_prefixes("\n".join(parts))
    if used:
        parts.insert(0, "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in used))
    result = "\n".join(parts)
    if not _same(parse_turtle(result), unique):
        raise DataError("cannot be written as Turtle without changing it; nothing was written")
    return result


def _order(triple: Triple, lists: dict[str, str]) -> tuple[bool, str, bool, str]:
    predicate, value = triple.predicate.value, triple.object
    shown = lists.get(str(value), str(value))
    return (predicate != _RDF_TYPE, predicate, not isinstance(value, NamedNode), shown)


def _serialise(record: list[Triple]) -> list[str]:
    written = serialize(record, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    text = written.decode("utf-8")
    # Literals hold no raw line break here, so a line of the text is a line of the record.
    return [line for line in text.split("\n") if line and not line.startswith("@prefix ")]


def _inline_lists(triples: set[Triple]) -> tuple[list[Triple], dict[str, str]]:
    """Replace each RDF list by a name; return the triples, and the list's text by that name."""
    first: dict[object, _Term] = {t.subject: t.object for t in triples if t.predicate == _FIRST}
    rest: dict[object, _Term] = {t.subject: t.object for t in triples if t.predicate == _REST}
    cells = {cell for cell in first if isinstance(cell, BlankNode)}
    whole = " ".join(map(str, triples))
    marker = "urn:x-inline-list:"
    while marker in whole:  # a literal may hold any text, this one too
        marker += "x"
    texts: dict[str, str] = {}

    def inline(head: _Term, seen: frozenset[_Term]) -> _Term:
        if head not in cells:
            return head
        words = []
        while head in cells:
            if head in seen:
                raise DataError("a list that contains itself; write out its members")
            seen |= {head}
            item = inline(first[head], seen)
            if isinstance(item, BlankNode):
                raise DataError(_NO_NAME)
            line = _serialise([Triple(_NIL, _REST, item)])[0]
            words.append(line.split(" ", 2)[2].removesuffix(" ."))
            head = rest.get(head, _NIL)
        name = f"{marker}{len(texts)}:"
        texts[f"<{name}>"] = f"( {' '.join(words)} )"
        return NamedNode(name)

    found = []
    for triple in sorted(triples, key=str):
        if triple.subject in cells and triple.predicate in (_FIRST, _REST):
            continue
        value = inline(triple.object, frozenset())
        if isinstance(triple.subject, BlankNode) or isinstance(value, BlankNode):
            raise DataError(_NO_NAME)
        found.append(Triple(triple.subject, triple.predicate, value))
    return found, texts


_NO_NAME = "a record without a name (“[ ... ]” or “_:x”); give it an IRI"


def _same(one: Iterable[Triple], other: Iterable[Triple]) -> bool:
    """Tell whether two sets of triples are equal but for the names of blank nodes."""
    datasets = [Dataset(Quad(*triple) for triple in triples) for triples in (one, other)]
    for dataset in datasets:
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return datasets[0] == datasets[1]


def _used_prefixes(text: str) -> list[str]:
    words = (token.lstrip("^") for group, token, _ in _tokens(text) if group == "word")
    return sorted({word.partition(":")[0] for word in words if ":" in word})


def write_canonical(path: Path, triples: Iterable[Triple]) -> None:
    """Write a file as canonical Turtle, whole or not at all; see :func:`canonical`."""
    files.write_text(path, canonical(triples))
