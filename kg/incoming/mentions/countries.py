"""The countries that come with kg and that a study does not name yet: a text may name them."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from pyoxigraph import Literal

from kg.lookup import Name
from kg.rdf import PREFIXES, expand, read_triples
from kg.reading import files_under
from kg.study import countries_folder

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
    for path in files_under(countries_folder(), ".ttl"):
        for triple in read_triples(path):
            kind = _LABELS.get(triple.predicate.value)
            if kind and isinstance(triple.object, Literal):
                iri, lang = PREFIXES["place"] + path.stem, triple.object.language or ""
                names.append(Name(iri, triple.object.value, lang, *kind))
    return tuple(names)
