"""Derive triples that nobody writes in the files.

Derived triples are in graphs of their own, so that "stated only" is a choice of graphs:

- ``graph:inferred/<file>`` has the claims of a file that are inferred or known from elsewhere,
  and the plain triples of such statements;
- ``graph:derived/<file>`` has the plain triples of other statements, and the bounds of dates.

A store without named graphs has all of these in its default graph.
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
    """Return the term of a short name; its prefix must be one of the project's."""
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


_STATUS = term("migov:status")
_NOT_STATED = (term("status:inferred"), term("status:external"))
_DATE = term("migov:date")
_PARTS = [term(f"rdf:{name}") for name in ("subject", "predicate", "object")]
_BOUNDS = (term("migov:earliest"), term("migov:latest"))
_DAY = NamedNode(f"{XSD}date")


def is_inferred(status: object) -> bool:
    """Tell whether a status means that no document states the claim."""
    return status in _NOT_STATED


def quads(
    store: Store,
    graph: DefaultGraph | None,
    subject: NamedNode | BlankNode | Triple | None = None,
    predicate: NamedNode | None = None,
    value: _Term | None = None,
) -> list[Quad]:
    """Return the quads that match a pattern in one graph, or in all, always in the same order."""
    return sorted(store.quads_for_pattern(subject, predicate, value, graph), key=str)


def derive(store: Store, graph: DefaultGraph | None = None, *, stated_only: bool = False) -> None:
    """Move inferred claims to their own graphs; add the triples of statements and bounds of dates.

    A date that is not valid EDTF gets no bounds; validation reports it. If a statement has two
    values where one is allowed, the last in alphabetical order is used; validation reports it too.

    Parameters
    ----------
    graph
        The default graph, if the store has everything there; None for a store of named graphs.
    stated_only
        Delete inferred claims in place of moving them.
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
    """Return the derived or inferred graph for the graph of a quad.

    For the default graph, which has everything, this is the default graph.
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
    """Return each statement with its plain triple; validation reports incomplete statements."""
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
