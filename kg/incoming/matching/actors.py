"""The actors of a study with what helps to tell whether two of them are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.lookup import Name, read_names
from kg.rdf import expand
from kg.study import Dataset

__all__ = ["Actor", "read_actors"]

_UNION = DefaultGraph()
_MOST_STEPS = 8


def _node(curie: str) -> NamedNode:
    return NamedNode(expand(curie))


_TYPE, _BELOW = _node("rdf:type"), _node("rdfs:subClassOf")
_PERSON, _ORGANISATION = _node("migov:Person"), _node("migov:Organisation")
_COUNTRY, _WITHIN = _node("migov:country"), _node("migov:within")
_PLACES = (_node("migov:seat"), _node("migov:areaServed"))
_ABOVE = (_node("migov:subUnitOf"), _node("migov:subsidiaryOf"), _node("migov:underAuthorityOf"))
_PARTICIPANT, _JOINED = (
    _node("migov:participant"),
    (_node("migov:inProject"), _node("migov:inEvent")),
)
_IDENTIFIER = _node("migov:identifier")


@dataclass(frozen=True, slots=True)
class Actor:
    """A record of an organisation, unit or person.

    Countries, projects, other actors and places are IRIs, but a place may also be a town as a table
    prints it. ``joined`` has the projects and events
    that it takes part in, ``above`` the organisations that it is known to be a part of or under.
    """

    iri: str
    names: tuple[str, ...]
    is_person: bool = False
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()


@dataclass
class _Values:
    """The values of some properties, by thing."""

    store: Store
    _read: dict[NamedNode, dict[str, set[str]]] = field(default_factory=dict)

    def of(self, thing: str, *properties: NamedNode) -> set[str]:
        found = set[str]()
        for each in properties:
            found |= self._by_thing(each).get(thing, set())
        return found

    def along(self, things: Iterable[str], *properties: NamedNode) -> set[str]:
        """Return things and all that properties lead to from them, over several steps."""
        found, reached = set(things), set(things)
        for _ in range(_MOST_STEPS):
            reached = {to for each in reached for to in self.of(each, *properties)} - found
            found |= reached
        return found

    def _by_thing(self, name: NamedNode) -> dict[str, set[str]]:
        if name not in self._read:
            found: dict[str, set[str]] = defaultdict(set)
            for quad in self.store.quads_for_pattern(None, name, None, _UNION):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                    found[quad.subject.value].add(quad.object.value)
            self._read[name] = found
        return self._read[name]


def read_actors(dataset: Dataset) -> list[Actor]:
    """Return the organisations, units and persons of a study that have a name, by IRI.

    Records that a decision has joined are one actor, with the names of both. Unnamed groups are
    not among them: they have no names to go by.
    """
    store = dataset.store
    people, organisations = (_things(store, each) for each in (_PERSON, _ORGANISATION))
    names = defaultdict(list)
    for name in read_names(store):
        if name.thing in people or name.thing in organisations:
            names[name.thing].append(name)
    values = _Values(store)
    taking = _taking_part(values, store)
    return [
        _actor(thing, given, thing in people, values, taking.get(thing, frozenset()))
        for thing, given in sorted((iri, _texts(found)) for iri, found in names.items())
        if given
    ]


def _texts(names: Iterable[Name]) -> tuple[str, ...]:
    """Return the different names, the preferred first; the last part of an IRI is not a name."""
    kept = [each for each in names if each.kind != "IRI" and not each.is_meaning]
    kept.sort(key=lambda each: (-each.weight, each.lang != "en", each.lang, each.text))
    different: dict[str, str] = {}
    for each in kept:
        different.setdefault(" ".join(each.text.split()).casefold(), each.text)
    return tuple(different.values())


def _things(store: Store, top: NamedNode) -> Collection[str]:
    below = {quad.subject for quad in store.quads_for_pattern(None, _BELOW, top, _UNION)} | {top}
    return {
        quad.subject.value
        for each in below
        for quad in store.quads_for_pattern(None, _TYPE, each, _UNION)
        if isinstance(quad.subject, NamedNode)
    }


def _taking_part(values: _Values, store: Store) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, _PARTICIPANT, None, _UNION):
        if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
            found[quad.object.value] |= values.of(quad.subject.value, *_JOINED)
    return {thing: frozenset(joined) for thing, joined in found.items()}


def _actor(
    thing: str, names: tuple[str, ...], is_person: bool, values: _Values, joined: frozenset[str]
) -> Actor:
    above = values.along([thing], *_ABOVE)
    seats = values.of(thing, *_PLACES)
    countries = values.of(thing, _COUNTRY) or {
        c for each in above for c in values.of(each, _COUNTRY)
    }
    around = values.along(seats, _WITHIN) - seats
    outermost = {each for each in around if not values.of(each, _WITHIN)}
    return Actor(
        thing,
        names,
        is_person,
        frozenset(countries or outermost),
        frozenset(seats),
        joined,
        frozenset(above - {thing}),
        frozenset(values.of(thing, _IDENTIFIER)),
    )
