"""The identity decisions that a study has, and whether they contradict each other."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.incoming.matching.verdicts import NOT_SAME, SAME_VERDICT, UNIT_OF, Decision
from kg.rdf import expand
from kg.study import Dataset

__all__ = ["Conflict", "Decided", "conflicts", "read_decided"]

_TYPE, _IDENTITY = NamedNode(expand("rdf:type")), NamedNode(expand("migov:Identity"))
_PARTS = {
    expand(f"migov:{name}"): name
    for name in ("one", "other", "verdict", "coder", "reason", "confidence", "status")
}


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that a file of the study has, and the IRI of its record."""

    iri: str
    decision: Decision


def read_decided(dataset: Dataset) -> list[Decided]:
    """Return the decisions of a study as its files have them, by IRI.

    One that lacks a record or the verdict is left out; validation reports it.
    """
    found = []
    store = dataset.store
    for quad in store.quads_for_pattern(None, _TYPE, _IDENTITY, None):
        if not isinstance(quad.subject, NamedNode):
            continue
        said: dict[str, str] = {}
        for part in store.quads_for_pattern(quad.subject, None, None, None):
            name = _PARTS.get(part.predicate.value)
            if name and isinstance(part.object, NamedNode | Literal):
                said[name] = max(said.get(name, ""), part.object.value)
        if {"one", "other", "verdict"} <= said.keys():
            blank = dict.fromkeys(_PARTS.values(), "")
            found.append(Decided(quad.subject.value, Decision(**(blank | said))))
    return sorted(found, key=lambda each: each.iri)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision that keeps two actors apart, and those that make them one."""

    apart: Decision
    joining: tuple[Decision, ...]


def conflicts(decisions: Iterable[Decision]) -> Iterator[Conflict]:
    """Give each decision that keeps apart two actors that others make one, with the shortest way.

    If A is B and B is C, then A is C.
    """
    given = list(decisions)
    beside: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for each in given:
        if each.verdict == SAME_VERDICT:
            beside[each.one].append((each.other, each))
            beside[each.other].append((each.one, each))
    for each in given:
        if each.verdict in (NOT_SAME, UNIT_OF) and (way := _way(each.one, each.other, beside)):
            yield Conflict(each, way)


def _way(
    start: str, end: str, beside: dict[str, list[tuple[str, Decision]]]
) -> tuple[Decision, ...]:
    """Return the decisions by which one actor becomes another; none if they do not."""
    if start not in beside or end not in beside:
        return ()
    came: dict[str, tuple[str, Decision]] = {}
    coming = deque([start])
    while coming:
        here = coming.popleft()
        for there, by in beside[here]:
            if there != start and there not in came:
                came[there] = here, by
                coming.append(there)
        if end in came:
            break
    way = []
    while end in came:
        end, by = came[end]
        way.append(by)
    return tuple(reversed(way))
