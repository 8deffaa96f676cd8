"""All names of all things of a study: what a reader may type to find one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from kg.rdf import expand, local_name

__all__ = ["Name", "read_names"]

_UNION = DefaultGraph()
_TYPE, _BELOW = NamedNode(expand("rdf:type")), NamedNode(expand("rdfs:subClassOf"))
_STATUS, _AS_NAMED = NamedNode(expand("migov:status")), NamedNode(expand("migov:asNamed"))
_TALK_TITLE, _IN_EVENT = (
    NamedNode(expand("migov:presentationTitle")),
    NamedNode(expand("migov:inEvent")),
)
_PARTICIPANT = NamedNode(expand("migov:participant"))
_CLASS = NamedNode(expand("owl:Class"))
# Records of these classes have no names: they are met through the things that they are about.
_UNNAMED = [NamedNode(expand(f"migov:{name}")) for name in ("Claim", "Evidence")]

# What each property of a name or a number is called, and how good a match with it is at most.
_NAMES: dict[str, tuple[str, float]] = {
    "skos:prefLabel": ("name", 1.0),
    "rdfs:label": ("name", 1.0),
    "migov:acronym": ("acronym", 1.0),
    "skos:altLabel": ("other name", 0.99),
    "dcterms:title": ("title", 0.99),
    "schema:name": ("name", 0.99),
    "foaf:name": ("name", 0.99),
    "migov:iso3166": ("ISO 3166 code", 0.99),
    "migov:grantNumber": ("grant number", 0.99),
    "skos:hiddenLabel": ("as printed", 0.98),
}
_MEANINGS = ("skos:definition", "skos:scopeNote")
_PRINTED, _LOCAL, _MEANING = 0.96, 0.97, 0.6


@dataclass(frozen=True, slots=True)
class Name:
    """A text by which a thing may be meant.

    ``kind`` tells in words what the text is to the thing: its name, another name, a name as a
    document prints it, its IRI's last part, or its definition. ``weight`` is the best that a match
    with it can be, from 0 to 1.
    """

    thing: str
    text: str
    lang: str
    kind: str
    weight: float

    @property
    def is_meaning(self) -> bool:
        """Tell whether this is a definition, in which a few of the words may be looked for."""
        return self.weight == _MEANING


def read_names(store: Store) -> list[Name]:
    """Read the names of all things except claims and quotes, from a store's default graph.

    Names of claims' participants as a document prints them are among them, and the last part of
    each thing's IRI. The list is sorted.
    """
    found = {*_labels(store), *_printed(store)}
    things = {name.thing for name in found} | _typed(store)
    found |= {Name(thing, spelt, "", "IRI", _LOCAL) for thing in things for spelt in _spelt(thing)}
    return sorted(found, key=_order)


def _order(name: Name) -> tuple[str, float, str, str, str]:
    return name.thing, -name.weight, name.lang, name.text, name.kind


def _labels(store: Store) -> Iterator[Name]:
    meanings = dict.fromkeys(_MEANINGS, ("definition", _MEANING))
    for curie, (kind, weight) in (_NAMES | meanings).items():
        for quad in store.quads_for_pattern(None, NamedNode(expand(curie)), None, _UNION):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                lang = quad.object.language or ""
                yield Name(quad.subject.value, quad.object.value, lang, kind, weight)


def _printed(store: Store) -> Iterator[Name]:
    """Give the names that documents print: of participants, and of talks."""
    for says, of, kind in (
        (_AS_NAMED, _PARTICIPANT, "as printed"),
        (_TALK_TITLE, _IN_EVENT, "title of the talk"),
    ):
        for quad in store.quads_for_pattern(None, says, None, _UNION):
            if isinstance(quad.object, Literal):
                lang = quad.object.language or ""
                for thing in _objects(store, quad.subject, of):
                    yield Name(thing, quad.object.value, lang, kind, _PRINTED)


def _objects(
    store: Store, subject: NamedNode | BlankNode | Triple, predicate: NamedNode
) -> list[str]:
    found = store.quads_for_pattern(subject, predicate, None, _UNION)
    return [quad.object.value for quad in found if isinstance(quad.object, NamedNode)]


def _typed(store: Store) -> set[str]:
    """Return the things of the classes that are declared, without claims and quotes."""
    classes = {
        quad.subject
        for quad in store.quads_for_pattern(None, _TYPE, _CLASS, _UNION)
        if isinstance(quad.subject, NamedNode)
    }
    for top in _UNNAMED:
        below = store.quads_for_pattern(None, _BELOW, top, _UNION)
        classes -= {top, *(quad.subject for quad in below)}
    return {
        quad.subject.value
        for each in classes
        for quad in store.quads_for_pattern(None, _TYPE, each, _UNION)
        if isinstance(quad.subject, NamedNode)
        and next(store.quads_for_pattern(quad.subject, _STATUS, None, _UNION), None) is None
    }


def _spelt(thing: str) -> set[str]:
    """Return the last part of an IRI as words: as it is, and with the words of a term apart.

    >>> sorted(_spelt("https://w3id.org/migov#inEvent"))
    ['in Event', 'inEvent']
    """
    name = local_name(thing)
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return {name, apart} - {""}
