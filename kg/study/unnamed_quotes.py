"""Quotes written within their claim, without a name: ``migov:evidence [ oa:exact "..." ]``.

Each gets the name, the class and the document that a person would have written. The text of the
file is rewritten so, and keeps its lines: whoever reads it finds one kind of quote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.encodings import line_ends
from kg.folding import fold, hyphenated
from kg.rdf import PREFIXES, Bracket, bracketed, has_blanks, local_name, parse_turtle
from kg.study.derivation import term

__all__ = ["NamedQuotes", "is_name_in", "name_all_quotes", "name_quotes"]

_Term = NamedNode | BlankNode | Literal | Triple
_Values = dict[NamedNode, frozenset[_Term]]
_Quote = tuple[NamedNode, _Values]

_EVIDENCE = term("migov:evidence")
_A, _CLASS, _DOCUMENT = term("rdf:type"), term("migov:Evidence"), term("migov:document")
_DOCUMENT_CLASS = term("migov:Document")
_EXACT, _PREFIX, _SUFFIX = (term(f"oa:{name}") for name in ("exact", "prefix", "suffix"))
_TELLING = (_EXACT, _PREFIX, _SUFFIX, _DOCUMENT)
_WORD = re.compile(rb"[\w-]+")
_WORDS, _LONGEST = 6, 40  # of a phrase, in the name of its quote


@dataclass(frozen=True)
class NamedQuotes:
    """A file whose quotes all have a name.

    Parameters
    ----------
    written
        The bytes of the file as it is.
    text
        The file with the names, on the same lines.
    lines
        The line of each quote that got a name.
    reused
        How many were in the file already, with a name.
    problems
        What kg cannot tell about a quote, with its line.
    """

    written: bytes
    text: str
    lines: Mapping[str, int]
    reused: int
    problems: tuple[tuple[int, str], ...]

    @property
    def words(self) -> set[str]:
        """The last parts of the new names."""
        return set(map(local_name, self.lines))


def name_quotes(content: bytes, path: Path, is_taken: Callable[[str], bool]) -> NamedQuotes | None:
    """Name the quotes of a file that have no name; None if there are none.

    A quote that the file has already, of the same document and with the same words, prefix and
    suffix, is used again.

    Parameters
    ----------
    content
        The file, in UTF-8.
    is_taken
        Tells whether the study uses a word as the last part of a name.

    Raises
    ------
    InputError
        If the file cannot be parsed.
    """
    if b"[" not in content or not has_blanks(text := content.decode("utf-8")):
        return None
    triples = parse_turtle(text, path=path)
    found = [each for each in bracketed(text, _EVIDENCE.value) if each.is_plain]
    if not found:
        return None
    documents = _documents(triples)
    known = _quotes(triples)
    named: dict[NamedNode, int] = {}
    reused, problems, changes = 0, [], []
    for bracket in found:
        values = _values(bracket.triples)
        if _DOCUMENT not in values and len(documents) == 1:
            values[_DOCUMENT] = documents
        problems += [(bracket.line, why) for why in _problems(values, documents)]
        iri, record = _same(values, known), ""
        if iri is None:
            iri = _name(values, path, is_taken, named)
            key = _key(values)
            values = {**values, _A: frozenset({_CLASS}) | values.get(_A, frozenset())}
            if _EXACT in values:
                known.setdefault(key, []).append((iri, values))
            named[iri] = bracket.line
            said = [Triple(iri, name, each) for name, held in values.items() for each in held]
            record = "".join(f" {triple} ." for triple in sorted(said, key=str))
        else:
            reused += 1
        changes.append((bracket, str(iri), record))
    lines = {iri.value: line for iri, line in named.items()}
    return NamedQuotes(content, _rewritten(text, changes), lines, reused, tuple(problems))


def name_all_quotes(contents: Mapping[Path, bytes]) -> dict[Path, NamedQuotes]:
    """Name the quotes of all files of a study; only files that have such quotes are returned."""
    is_taken, new = is_name_in(contents.values()), set[str]()
    named = {}
    for path, content in contents.items():
        if found := name_quotes(content, path, lambda word: word in new or is_taken(word)):
            named[path] = found
            new.update(found.words)
    return named


def _documents(triples: Iterable[Triple]) -> frozenset[_Term]:
    """Return the documents of a file: those with a record in it, else those of its quotes.

    The class of a document may be one of the study's own, which a file alone does not tell.
    """
    records, quoted = set[_Term](), set[_Term]()
    for triple in triples:
        if triple.predicate == _A and triple.object == _DOCUMENT_CLASS:
            records.add(triple.subject)
        elif triple.predicate == _DOCUMENT:
            quoted.add(triple.object)
    return frozenset(records or quoted)


def _values(triples: Iterable[Triple]) -> _Values:
    found: dict[NamedNode, frozenset[_Term]] = {}
    for triple in triples:
        found[triple.predicate] = found.get(triple.predicate, frozenset()) | {triple.object}
    return found


def _quotes(triples: Iterable[Triple]) -> dict[object, list[_Quote]]:
    """Return what a file says about each of its quotes that has a name, by words and document."""
    said: dict[NamedNode, list[Triple]] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode):
            said.setdefault(triple.subject, []).append(triple)
    found: dict[object, list[_Quote]] = {}
    for subject, each in said.items():
        if _EXACT in (values := _values(each)):
            found.setdefault(_key(values), []).append((subject, values))
    return found


def _problems(values: _Values, documents: frozenset[_Term]) -> Iterable[str]:
    if _EXACT not in values:
        yield 'the quote within the brackets has no words; write [ oa:exact "..."@lt ]'
    if _DOCUMENT not in values:
        own = "no document" if not documents else f"{len(documents)} documents"
        yield (
            f"this file has {own}, so kg cannot tell which document this quote is from; "
            "write migov:document doc:... within the brackets"
        )


def _same(values: _Values, known: Mapping[object, list[_Quote]]) -> NamedNode | None:
    """Return a quote of the same words, prefix, suffix and document that has all the values."""
    for iri, held in known.get(_key(values), ()):
        if all(each <= held.get(name, frozenset()) for name, each in values.items()):
            return iri
    return None


def _key(values: _Values) -> tuple[object, ...]:
    return tuple(values.get(name) for name in _TELLING)


def _name(
    values: _Values, path: Path, is_taken: Callable[[str], bool], named: Collection[NamedNode]
) -> NamedNode:
    (document, *_) = [*sorted(values.get(_DOCUMENT, ()), key=str), None]
    of = local_name(document.value) if isinstance(document, NamedNode) else path.stem
    phrases = [each.value for each in values.get(_EXACT, ()) if isinstance(each, Literal)]
    exact = min(phrases, default="")
    words = hyphenated(fold(" ".join(exact.split()[:_WORDS])), _LONGEST)
    head = hyphenated(fold(of), _LONGEST) or "document"
    base = f"{head}-{words}" if words else head
    word, number = (base, 1) if words else (f"{base}-1", 1)
    while is_taken(word) or NamedNode(PREFIXES["quote"] + word) in named:
        number += 1
        word = f"{base}-{number}"
    return NamedNode(PREFIXES["quote"] + word)


def _rewritten(text: str, changes: Iterable[tuple[Bracket, str, str]]) -> str:
    """Put each name in the place of its quote, and the record after the statement."""
    edits = []
    for number, (bracket, name, record) in enumerate(changes):
        ends = "\n" * line_ends(text[bracket.start : bracket.end])
        edits.append((bracket.start, bracket.end, number, name + ends))
        edits.append((bracket.after, bracket.after, number, record))
    parts, at = [], 0
    for start, end, _, new in sorted(edits):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def is_name_in(contents: Iterable[bytes]) -> Callable[[str], bool]:
    """Return what tells whether files use a word as the last part of a name, or within a text."""
    held = list(contents)

    @cache
    def words() -> frozenset[bytes]:
        # Only where a quote needs a name: most studies have none that does.
        return frozenset(word for content in held for word in _WORD.findall(content))

    return lambda word: word.encode() in words()
