"""The one canonical way to write Turtle."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Set

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import DataError
from kg.rdf.turtle import parse_turtle
from kg.rdf.vocabulary import PREFIXES

__all__ = ["canonical"]

_Term = NamedNode | BlankNode | Literal | Triple

_RDF_TYPE = PREFIXES["rdf"] + "type"
_FIRST, _REST, _NIL = (NamedNode(PREFIXES["rdf"] + name) for name in ("first", "rest", "nil"))


def canonical(
    triples: Iterable[Triple],
    declared: Mapping[str, str] | None = None,
    *,
    keep_order: bool = False,
) -> str:
    """Write triples as canonical Turtle: sorted, a blank line between records.

    The prefixes in use and those given are declared. Lists are written inline, ``( ... )``. No
    other blank node is allowed: their names change between runs, so two versions of a file could
    not be compared.

    Parameters
    ----------
    declared
        Prefixes to declare, such as those that a file has; the project's own names and namespaces
        are never given to others.
    keep_order
        Keep the order in which records, their properties and the values of these come first.

    Raises
    ------
    DataError
        If there is a blank node, or the text would not read back as the same set of triples.
    """
    unique = dict.fromkeys(triples) if keep_order else set(triples)
    declared = declared or {}
    prefixes = _with_own(declared)
    kept = {name for name, namespace in declared.items() if prefixes.get(name) == namespace}
    if not any(isinstance(t.subject, BlankNode) or isinstance(t.object, BlankNode) for t in unique):
        text = _of_named(unique, prefixes, keep_order=keep_order)
        result = _with_prefixes(text, prefixes, kept)
        if set(parse_turtle(result)) != set(unique):
            raise DataError(_CHANGED)
        return result
    records: dict[str, list[Triple]] = {}
    named, lists = _inline_lists(unique, prefixes)
    for triple in named:
        records.setdefault(str(triple.subject), []).append(triple)
    parts = []
    # Each record is serialised alone, so that the text of its lists can be put in.
    for subject in records if keep_order else sorted(records):
        record = _sorted(records[subject], lists, keep_order=keep_order)
        text = "\n".join(_serialise(record, prefixes))
        for name in {str(triple.object) for triple in record} & lists.keys():
            text = text.replace(name, lists[name])
        parts.append(text.replace("\n\t", "\n    ") + "\n")
    result = _with_prefixes("\n".join(parts), prefixes, kept)
    if _values(*_inline_lists(set(parse_turtle(result)), prefixes)) != _values(named, lists):
        raise DataError(_CHANGED)
    return result


def _of_named(triples: Iterable[Triple], prefixes: Mapping[str, str], *, keep_order: bool) -> str:
    """Write triples without blank nodes, all at once: there may be hundreds of thousands."""
    records: dict[str, list[Triple]] = {}
    for triple in triples:
        records.setdefault(str(triple.subject), []).append(triple)
    subjects = records if keep_order else sorted(records)
    ordered = [t for each in subjects for t in _sorted(records[each], {}, keep_order=keep_order)]
    lines = _serialise(ordered, prefixes)
    # A blank line comes between two records.
    spaced = (line.replace("\t", "    ", 1) if line[0] == "\t" else f"\n{line}" for line in lines)
    text = "\n".join(spaced)
    return f"{text[1:]}\n" if text else ""


def _sorted(record: list[Triple], lists: Mapping[str, str], *, keep_order: bool) -> list[Triple]:
    if not keep_order:
        return sorted(record, key=lambda triple: _order(triple, lists))
    first = {triple.predicate: n for n, triple in reversed([*enumerate(record)])}
    return sorted(record, key=lambda triple: first[triple.predicate])


def _with_prefixes(text: str, prefixes: Mapping[str, str], kept: Set[str]) -> str:
    """Declare the prefixes that a text uses, and those to keep."""
    names = sorted(_used_prefixes(text) | kept)
    top = "".join(f"@prefix {name}: <{prefixes[name]}> .\n" for name in names)
    return "\n".join(part for part in (top, text) if part)


def _order(triple: Triple, lists: Mapping[str, str]) -> tuple[bool, str, bool, str]:
    predicate, value = triple.predicate.value, triple.object
    shown = lists.get(str(value), str(value))
    return (predicate != _RDF_TYPE, predicate, not isinstance(value, NamedNode), shown)


def _with_own(declared: Mapping[str, str]) -> dict[str, str]:
    """Add prefixes to the project's, whose names and namespaces are taken."""
    found = dict(PREFIXES)
    for name, namespace in sorted(declared.items()):
        if name not in found and namespace not in found.values():
            found[name] = namespace
    return found


def _serialise(record: list[Triple], prefixes: Mapping[str, str]) -> list[str]:
    written = serialize(record, format=RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
    text = written.decode("utf-8")
    # Literals have no raw line break here, so a line of the text is a line of the record.
    return [line for line in text.split("\n") if line and not line.startswith("@prefix ")]


def _inline_lists(
    triples: Collection[Triple], prefixes: Mapping[str, str]
) -> tuple[list[Triple], dict[str, str]]:
    """Replace each RDF list by a name; return the triples, and the list's text by that name."""
    first: dict[object, _Term] = {t.subject: t.object for t in triples if t.predicate == _FIRST}
    rest: dict[object, _Term] = {t.subject: t.object for t in triples if t.predicate == _REST}
    cells = {cell for cell in first if isinstance(cell, BlankNode)}
    whole = " ".join(map(str, triples))
    marker = "urn:x-inline-list:"
    while marker in whole:  # a literal may be any text, this one too
        marker += "x"
    texts: dict[str, str] = {}
    seen: set[_Term] = set()

    def write(head: _Term | None, depth: int) -> str:
        if depth > _DEPTH:
            raise DataError(f"lists in lists, more than {_DEPTH} levels deep; use fewer levels")
        items = []
        while head is not None and head in cells:
            if head in seen:
                raise DataError("a list contains itself or is used twice; write it out each time")
            seen.add(head)
            items.append(first[head])
            head = rest.get(head)
        if head != _NIL:
            raise DataError(_CHANGED)
        plain = [item for item in items if item not in cells]
        if any(isinstance(item, BlankNode) for item in plain):
            raise DataError(_NO_NAME)
        # One subject each, so that each item is on a line of its own.
        lines = iter(
            _serialise(
                [Triple(NamedNode(f"{marker}{n}"), _REST, t) for n, t in enumerate(plain)], prefixes
            )
        )
        words = (
            write(item, depth + 1) if item in cells else next(lines).split(" ", 2)[2][:-2]
            for item in items
        )
        return f"( {' '.join(words)} )"

    found = []
    for triple in sorted(triples, key=str) if isinstance(triples, set) else triples:
        value = triple.object
        if triple.subject in cells and triple.predicate in (_FIRST, _REST):
            continue
        if value in cells:
            name = f"{marker}{len(texts)}:"
            texts[f"<{name}>"] = write(value, 1)
            value = NamedNode(name)
        if isinstance(triple.subject, BlankNode) or isinstance(value, BlankNode):
            raise DataError(_NO_NAME)
        found.append(Triple(triple.subject, triple.predicate, value))
    # A cell with two values, or a list that nothing leads to, would be lost.
    if len(found) + 2 * len(seen) != len(triples):
        raise DataError(_CHANGED)
    return found, texts


_DEPTH = 50
_NO_NAME = (
    "a record without a name (“[ ... ]” or “_:x”); give it one, as in claim:riga-host. Only quotes "
    'may have none: migov:evidence [ oa:exact "..."@lt ] , [ oa:exact "..."@lt ]'
)
_CHANGED = (
    "cannot be written as Turtle without changing it, so nothing was written; "
    "write each list as ( ... )"
)


def _values(named: list[Triple], lists: dict[str, str]) -> set[tuple[object, ...]]:
    """Return the triples with each list as its text, which is the same in any two readings."""
    return {(t.subject, t.predicate, lists.get(str(t.object), t.object)) for t in named}


# A string or an IRI, in which nothing is a prefix, or else a word with its prefix. The serialiser
# writes both on one line.
_PREFIXED = re.compile(r"""\"(?>(?:[^\"\\]|\\.)*)\"|<[^>]*>|(?<![^\s^(])([^\s:^<>\"]*):\S*""")


def _used_prefixes(text: str) -> set[str]:
    return {each[1] for each in _PREFIXED.finditer(text) if each[1] is not None}
