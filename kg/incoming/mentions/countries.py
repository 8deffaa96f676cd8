"""The countries that come with kg and that a study does not name yet: a text may name them."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from pyoxigraph import Literal

from kg.lookup import Name
from kg.rdf import expand
from kg.study import read_countries

__all__ = ["countries_beside"]

_LABELS = {
    expand("skos:prefLabel"): ("name", 1.0),
    expand("skos:altLabel"): ("other name", 0.99),
    expand("migov:iso3166"): ("ISO 3166 code", 0.99),
}


def countries_beside(known: Collection[str]) -> list[Name]:
    """Return the names of all countries of ISO 3166-1 except those that are known, by their IRI."""
    return [name for name in _countries() if name.thing not in known]


@cache
def _countries() -> tuple[Name, ...]:
    names = []
    for iri, triples in read_countries().items():
        for triple in triples:
            kind = _LABELS.get(triple.predicate.value)
            if kind and isinstance(triple.object, Literal):
                names.append(Name(iri, triple.object.value, triple.object.language or "", *kind))
    return tuple(names)
