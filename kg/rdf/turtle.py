"""Strict reading of Turtle, with errors in plain words and their lines.

pyoxigraph parses, since it keeps to W3C Turtle where other parsers are lenient. It also reads what
only Turtle 1.2 has, which a scan of the text looks for.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from kg.encodings import line_ends, read_text
from kg.errors import InputError
from kg.escapes import spelt_out
from kg.kinds import kind_of_text, wrong_sign
from kg.rdf.turtle_errors import beginners_word
from kg.rdf.turtle_lines import has_blanks, turtle_tokens
from kg.rdf.vocabulary import PREFIXES

__all__ = ["as_stored", "load_turtle", "parse_turtle", "read_triples"]


def parse_turtle(text: str, *, path: Path | None = None, base: str | None = None) -> list[Triple]:
    """Parse Turtle into triples, in the order of the text.

    A relative address is resolved against the base; without one it is an error, since the same
    file would say something else wherever it lies.

    Raises
    ------
    InputError
        At the first syntax error, with its line, and with its column where the parser tells it.

    >>> parse_turtle("<http://x.org/a> a <http://x.org/B> .")[0].predicate.value
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
    """
    _refuse_later_syntax(text, path)
    try:
        content = text.encode("utf-8")
        return [quad.triple for quad in parse(content, format=RdfFormat.TURTLE, base_iri=base)]
    except SyntaxError as error:
        # The parser puts the position into its sentence as well; ours comes before it.
        line, column = error.lineno or 1, error.offset
        _refuse_other_kind(text, path)
        told = re.sub(r"^Parser error .*?: ", "", error.msg, count=1)
        wrong = _foreign(text, line, column) or _wrong_mark(told, text, line, column or 1)
        if wrong:
            raise InputError(wrong[0], path=path, line=wrong[1], column=wrong[2]) from error
        told = beginners_word(told, text, line, column or 1) or _explain(told, text)
        if "\0" in re.split(r"\r\n?|\n", text)[line - 1]:
            told += "; there is a NUL byte (0x00) on this line, restore the file from a good copy"
        raise InputError(told, path=path, line=line, column=column) from error
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        raise InputError(
            f"contains U+{code:04X}, which is half a character; delete it",
            path=path,
            line=line_ends(text[: error.start]) + 1,
        ) from error
    except MemoryError as error:
        # The parser does not say where.
        _, _, line = max(turtle_tokens(text), key=lambda token: len(token[1]))
        raise InputError(
            "a text, name or comment that begins on this line is longer than the 16 million bytes "
            "that can be read; is a closing quotation mark missing?",
            path=path,
            line=line,
        ) from error


def _refuse_other_kind(text: str, path: Path | None) -> None:
    if kind := kind_of_text(text, "Turtle"):
        raise InputError(kind[0], path=path, line=kind[1])


_TERM = r"(?:<[^<>\s]*>|_:\S+)"
_TEXT = r"\"(?:[^\"\\]|\\.)*\""
# What other languages have on the line with the error, and what to do.
_FOREIGN = (
    (
        rf"{_TERM}\s+{_TERM}\s+(?:{_TERM}|{_TEXT}\S*)\s+{_TERM}\s*\.\s*$",
        "this is N-Quads, whose fourth name is a graph; write each graph into a Turtle file of its "
        "own, without that name",
    ),
    (
        r"(?i:graph(?=\s|$))|(?:<[^<>\s]*>\s*|[\w.-]*:[\w.-]*\s*)?\{",
        "this is TriG, in which { begins a graph; write each graph into a Turtle file of its own, "
        "without { and }",
    ),
)


def _foreign(text: str, line: int, column: int | None) -> tuple[str, int, int | None] | None:
    """Explain what is of another language on a line, or has a wrong sign."""
    content = re.split(r"\r\n?|\n", text)[line - 1]
    for pattern, told in _FOREIGN:
        if re.match(rf"\s*(?:{pattern})", content):
            return told, line, column
    if wrong := wrong_sign(content):
        return wrong[0], line, wrong[1]
    return None


def _explain(told: str, text: str) -> str:
    told = spelt_out(told[:300])
    if found := re.fullmatch(r"The prefix (\S*:) has not been declared", told):
        names = sorted({found[1][:-1], *_undeclared(text)})
        lines = [f"@prefix {name}: <{PREFIXES.get(name, '...')}> ." for name in names]
        if len(lines) == 1:
            return f"the prefix {found[1]} is not declared; add “{lines[0]}” on top"
        return f"{len(lines)} prefixes are not declared; add on top:\n" + "\n".join(lines)
    if told.startswith(("Unexpected end", "The end of file")):
        return "the file ends within a record; is a closing quotation mark or a “.” missing?"
    if told == "No scheme found in an absolute IRI":
        return (
            "a relative address in a file without @base; "
            "write the whole address, or a prefix and a name"
        )
    return f"not Turtle: {told}"


def _undeclared(text: str) -> set[str]:
    """Return the prefixes that are used without a declaration before them."""
    declared, missing, last = {"_"}, set(), ""
    for group, token, _ in turtle_tokens(text):
        name, colon, _ = token.lstrip("^").partition(":")
        if last.lower() in ("@prefix", "prefix"):
            declared.add(name)
        elif group == "word" and colon and name not in declared:
            missing.add(name)
        last = token
    return missing


def _wrong_mark(told: str, text: str, line: int, column: int) -> tuple[str, int, int | None] | None:
    """Explain a wrong “;”, “,” or “.”, which the parser notices only later; say on which line."""
    lines = re.split(r"\r\n?|\n", text)
    head = "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]])
    before = [(token, at) for group, token, at in turtle_tokens(head) if group != "comment"]
    marks = [n for n, (token, _) in enumerate(before) if token in (";", ",", ".")]
    mark, marked = before[marks[-1]] if marks else ("", line)
    since = before[marks[-1] + 1 :] if marks else before
    if told == "A dot is expected at the end of statements" and before:
        if before[-1][1] < line:
            return _missing_mark(lines[before[-1][1] - 1], column), before[-1][1], None
        said = f"a “;”, “,” or “.” is missing before “{_shortened(lines[line - 1][column - 1 :])}”"
        if mark == "," and marked < line:
            said += f"; or line {marked} ends in “,” where “;” is meant"
        return said, line, column
    said, below = "", f"“{_shortened(lines[line - 1])}”"
    indented = bool(since) and lines[since[0][1] - 1][:1].isspace()
    if told == "a is not a valid RDF object" and mark == ";" and not indented:
        said = f"this line ends in “;”, and a new record begins below, {below}; write “.”"
    elif re.fullmatch(r"[.;,] is not a valid RDF object", told) and mark == "." and indented:
        said = f"this line ends in “.”, and the record goes on below, {below}; write “;”"
    return (said, marked, None) if said else None


def _missing_mark(line: str, next_column: int) -> str:
    """Say what the end of a line lacks; a record is taken to begin where a line does."""
    if next_column == 1:
        return f"a “.” is missing after “{_shortened(line)}”, or a “;” if the record goes on below"
    return f"a “;” is missing after “{_shortened(line)}”, or a “.” if the record ends here"


def _shortened(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= 60 else f"{line[:60]}…"


# What Turtle 1.2 adds cannot be written without one of these, in whatever case.
_LATER_MARKS = (b"<<", b"{|", b"~", b"--ltr", b"--rtl")
_VERSION = re.compile(rb"version[ \t\r\n]*[\"']")


def _refuse_later_syntax(text: str, path: Path | None) -> None:
    # The parser also reads drafts of Turtle 1.2, which other programs do not, and it crashes on
    # deeply nested triples. The scan is slow, so it is done only where one of the marks is found.
    if _may_be_later(text.encode("utf-8", "replace")):
        for group, token, line in turtle_tokens(text):
            if group == "later":
                _refuse_other_kind(text, path)
                raise InputError(
                    f"“{token}” is Turtle 1.2, and kg reads Turtle 1.1; write this without it",
                    path=path,
                    line=line,
                )


def _may_be_later(content: bytes) -> bool:
    small = content.lower()  # a search for letters of either case takes five times as long
    return any(mark in small for mark in _LATER_MARKS) or _VERSION.search(small) is not None


def load_turtle(
    store: Store, content: bytes, graph: NamedNode | DefaultGraph, path: Path, own: str = ""
) -> None:
    """Put the triples of a Turtle file into a graph of a store; see :func:`parse_turtle`.

    The parser of the store does it, without an object of Python's for each triple. A blank node
    gets a name from ``own`` and its place in the text, so that it is the same in each store.

    Parameters
    ----------
    content
        What :func:`read_utf8` gives.
    path
        Named in errors.
    own
        What no other file has, such as the name of its graph.

    Raises
    ------
    InputError
        As of :func:`parse_turtle`. The store then has nothing of this file.
    """
    if not content.strip():
        _refuse_other_kind("", path)
    if _may_be_later(content):
        _refuse_later_syntax(content.decode("utf-8"), path)
    if has_blanks(content.decode("utf-8")):
        for each in as_stored(content, path, own):
            store.add(Quad(each.subject, each.predicate, each.object, graph))
        return
    try:
        store.load(content, RdfFormat.TURTLE, to_graph=graph)
    except (SyntaxError, MemoryError):
        parse_turtle(content.decode("utf-8"), path=path)  # says it in plain words
        raise


def as_stored(content: bytes, path: Path, own: str) -> Iterable[Triple]:
    """Parse a file as :func:`load_turtle` puts it into a store, with the same blank nodes."""
    if has_blanks(text := content.decode("utf-8")):
        return _name_blanks(parse_turtle(text, path=path), own or str(path))
    return (quad.triple for quad in parse(content, format=RdfFormat.TURTLE))


def _name_blanks(triples: Iterable[Triple], own: str) -> list[Triple]:
    """Name each blank node by ``own`` and its place among them.

    >>> first = "[] <x:p> [] ."
    >>> _name_blanks(parse_turtle(first), "a") == _name_blanks(parse_turtle(first), "a")
    True
    """
    sign = hashlib.sha256(own.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    names: dict[BlankNode, BlankNode] = {}

    def named(node: BlankNode) -> BlankNode:
        return names.setdefault(node, BlankNode(f"b{sign}n{len(names)}"))

    return [
        Triple(
            named(t.subject) if isinstance(t.subject, BlankNode) else t.subject,
            t.predicate,
            named(t.object) if isinstance(t.object, BlankNode) else t.object,
        )
        for t in triples
    ]


def read_triples(path: Path) -> list[Triple]:
    """Read a Turtle file into triples; see :func:`read_text` and :func:`parse_turtle`.

    Relative addresses are resolved against the file's own, as Turtle wants it.
    """
    return parse_turtle(read_text(path), path=path, base=Path(os.path.realpath(path)).as_uri())
