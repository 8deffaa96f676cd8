"""What follows from the files and is never written in them.

Each derived triple stands in a graph apart, so that "stated only" is a choice of graphs:

- ``graph:inferred/<file>`` holds the claims of a file that are inferred or known from elsewhere,
  and the plain triples of such statements;
- ``graph:derived/<file>`` holds the plain triples of the other statements, and the bounds of dates.

A store that holds nothing but the union of all graphs, in its default graph, has them there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.errors import DataError
from kg.rdf import PREFIXES, XSD, bounds

__all__ = ["DERIVED", "INFERRED", "apart", "derive", "is_inferred", "quads", "term"]

DERIVED = PREFIXES["graph"] + "derived/"
INFERRED = PREFIXES["graph"] + "inferred/"

_Term = NamedNode | BlankNode | Literal | Triple
_Graph = NamedNode | BlankNode | DefaultGraph


def term(curie: str) -> NamedNode:
    """Return the term of a short name that is known to be right."""
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


_STATUS = term("migov:status")
_NOT_STATED = (term("status:inferred"), term("status:external"))
_DATE = term("migov:date")
_PARTS = [term(f"rdf:{name}") for name in ("subject", "predicate", "object")]
_BOUNDS = (term("migov:earliest"), term("migov:latest"))
_DAY = NamedNode(f"{XSD}date")


def is_inferred(status: object) -> bool:
    """Tell whether a status puts its claim beyond what documents say."""
    return status in _NOT_STATED


def quads(
    store: Store,
    graph: DefaultGraph | None,
    subject: NamedNode | BlankNode | Triple | None = None,
    predicate: NamedNode | None = None,
    value: _Term | None = None,
) -> list[Quad]:
    """Find the quads of a pattern in one graph, or in all, in an order that never changes."""
    return sorted(store.quads_for_pattern(subject, predicate, value, graph), key=str)


def derive(store: Store, graph: DefaultGraph | None = None, *, stated_only: bool = False) -> None:
    """Set inferred claims apart, and add the triples of statements and the bounds of dates.

    A date that is no EDTF gets no bounds here; validation reports it. Of two values where a
    statement has one, which validation reports too, the last in alphabetical order counts.

    Parameters
    ----------
    graph
        The default graph, where it holds the union of all; None for a store of named graphs.
    stated_only
        Take away what would be set apart as inferred.
    """
    inferred = {
        placed.subject
        for status in _NOT_STATED
        for placed in quads(store, graph, None, _STATUS, status)
    }
    said = _statements(store, graph, inferred)
    if stated_only or graph is None:
        for placed in (each for claim in inferred for each in quads(store, graph, claim)):
            store.remove(placed)
            if not stated_only:
                there = apart(placed, INFERRED)
                store.add(Quad(placed.subject, placed.predicate, placed.object, there))
    store.extend([plain for claim, plain in said if not (stated_only and claim in inferred)])
    store.extend(list(_date_bounds(store, graph)))


def _name(placed: Quad) -> str:
    return placed.graph_name.value if isinstance(placed.graph_name, NamedNode) else ""


def apart(placed: Quad, kind: str) -> _Graph:
    """Return the derived or inferred graph that belongs to the graph a quad stands in.

    To the default graph, the union of all, belongs itself.
    """
    if not isinstance(placed.graph_name, NamedNode):
        return placed.graph_name
    name = placed.graph_name.value
    for prefix in (DERIVED, INFERRED, PREFIXES["graph"]):
        if name.startswith(prefix):
            return NamedNode(kind + name[len(prefix) :])
    return NamedNode(kind + name)


def _statements(
    store: Store, graph: DefaultGraph | None, inferred: Collection[object]
) -> list[tuple[object, Quad]]:
    """Give each statement and its plain triple; validation reports what lacks a part."""
    subjects, predicates, values = (
        {part.subject: part for part in quads(store, graph, None, name)} for name in _PARTS
    )
    found: list[tuple[object, Quad]] = []
    for claim, part in subjects.items():
        if claim in predicates and claim in values:
            subject, predicate = part.object, predicates[claim].object
            if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
                there = apart(part, INFERRED if claim in inferred else DERIVED)
                plain = Quad(subject, predicate, values[claim].object, there)
                found.append((claim, plain))
    return found


def _date_bounds(store: Store, graph: DefaultGraph | None) -> Iterator[Quad]:
    for placed in store.quads_for_pattern(None, _DATE, None, graph):
        if isinstance(placed.object, Literal):
            there = apart(placed, INFERRED if _name(placed).startswith(INFERRED) else DERIVED)
            for predicate, day in _days(placed.object.value):
                yield Quad(placed.subject, predicate, day, there)


@lru_cache(maxsize=10_000)
def _days(text: str) -> list[tuple[NamedNode, Literal]]:
    try:
        found = zip(_BOUNDS, bounds(text), strict=True)
    except DataError:
        return []
    return [(name, Literal(day.isoformat(), datatype=_DAY)) for name, day in found if day]
