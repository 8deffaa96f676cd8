"""Derive triples that nobody writes in the files.

Derived triples are in graphs of their own, so that "stated only" is a choice of graphs:

- ``graph:inferred/<file>`` has the claims of a file that are inferred or known from elsewhere,
  and the plain triples of such statements;
- ``graph:derived/<file>`` has the plain triples of other statements, the bounds of dates, a
  statement for each plain fact of the file (see :mod:`kg.study.facts`), and all classes above each
  class that the file describes.

A store without named graphs has all of these in its default graph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.errors import DataError
from kg.rdf import PREFIXES, XSD, bounds

__all__ = [
    "DERIVED",
    "INFERRED",
    "INFERRED_STATUS",
    "apart",
    "bounds_of",
    "classes_above",
    "derive",
    "graph_apart",
    "is_inferred",
    "quads",
    "term",
]

DERIVED = PREFIXES["graph"] + "derived/"
INFERRED = PREFIXES["graph"] + "inferred/"

_Term = NamedNode | BlankNode | Literal | Triple
_Subject = NamedNode | BlankNode | Triple
_Graph = NamedNode | BlankNode | DefaultGraph


def term(curie: str) -> NamedNode:
    """Return the term of a short name; its prefix must be one of the project's."""
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


_STATUS = term("migov:status")
INFERRED_STATUS = term("status:inferred")
_NOT_STATED = (INFERRED_STATUS, term("status:external"))
_DATE = term("migov:date")
_PARTS = [term(f"rdf:{name}") for name in ("subject", "predicate", "object")]
_BOUNDS = (term("migov:earliest"), term("migov:latest"))
_DAY = NamedNode(f"{XSD}date")
_TYPE, _CLASS, _SUB_CLASS = term("rdf:type"), term("owl:Class"), term("rdfs:subClassOf")


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
    kept = [(claim, plain) for claim, plain in said if not (stated_only and claim in inferred)]
    store.extend([plain for _, plain in kept])
    store.extend(list(_date_bounds(store, graph)))
    for claim, plain in kept:
        for name, day in bounds_of(plain.predicate, plain.object):
            store.add(Quad(claim, name, day, plain.graph_name))


def _name(placed: Quad) -> str:
    return placed.graph_name.value if isinstance(placed.graph_name, NamedNode) else ""


def apart(placed: Quad, kind: str) -> _Graph:
    """Return the derived or inferred graph for the graph of a quad.

    For the default graph, which has everything, this is the default graph.
    """
    name = placed.graph_name
    return graph_apart(name, kind) if isinstance(name, NamedNode) else name


def graph_apart(graph: NamedNode, kind: str) -> NamedNode:
    """Return the derived or inferred graph for a file's graph, or for another such graph of it."""
    name = graph.value
    for prefix in (DERIVED, INFERRED, PREFIXES["graph"]):
        if name.startswith(prefix):
            return NamedNode(kind + name[len(prefix) :])
    return NamedNode(kind + name)


def _statements(
    store: Store, graph: DefaultGraph | None, inferred: Collection[object]
) -> list[tuple[_Subject, Quad]]:
    """Return each statement with its plain triple; validation reports incomplete statements."""
    subjects, predicates, values = (
        {part.subject: part for part in quads(store, graph, None, name)} for name in _PARTS
    )
    found: list[tuple[_Subject, Quad]] = []
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
        there = apart(placed, INFERRED if _name(placed).startswith(INFERRED) else DERIVED)
        for predicate, day in bounds_of(_DATE, placed.object):
            yield Quad(placed.subject, predicate, day, there)


def classes_above(store: Store, graph: DefaultGraph | None) -> Iterator[Quad]:
    """Say of each class that it is below itself and below all above it, as RDFS has it.

    So no query and no rule needs a path of any length over classes, which some servers answer
    wrongly. That a thing is of the classes above its own, the rule ``classes-above`` derives.
    """
    above: dict[_Term, dict[_Term, Quad]] = {}
    for placed in quads(store, graph, None, _SUB_CLASS):
        above.setdefault(placed.subject, {}).setdefault(placed.object, placed)
    classes: dict[_Term, Quad] = {
        each.subject: each for each in quads(store, graph, None, _TYPE, _CLASS)
    }
    for cls in {**classes, **above}:
        found: dict[_Term, Quad] = {cls: classes.get(cls) or min(above[cls].values(), key=str)}
        todo: list[_Term] = [cls]
        while todo:
            for wider in above.get(todo.pop(), {}):
                if wider not in found:
                    found[wider] = found[cls]
                    todo.append(wider)
        for wider, placed in found.items():
            yield Quad(placed.subject, _SUB_CLASS, wider, apart(placed, DERIVED))


def bounds_of(name: NamedNode, value: _Term) -> list[tuple[NamedNode, Literal]]:
    """Return what to say of the first and last day of a value, if it is a date."""
    return _days(value.value) if name == _DATE and isinstance(value, Literal) else []


@lru_cache(maxsize=10_000)
def _days(text: str) -> list[tuple[NamedNode, Literal]]:
    try:
        found = zip(_BOUNDS, bounds(text), strict=True)
    except DataError:
        return []
    return [(name, Literal(day.isoformat(), datatype=_DAY)) for name, day in found if day]
