"""The values that tell nodes and ties apart: kinds, countries, roles and others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pyoxigraph import Literal

from kg.escapes import clean
from kg.pages.network.told import Label
from kg.rdf import compress, expand, local_name, read_triples
from kg.study import ontology_files, shipped

__all__ = ["WAYS", "Code", "Codes", "shipped_codes"]

WAYS = ("cls", "kind", "country", "level", "sector", "role", "relation")
"""What nodes and ties are told apart by."""

_LISTS = {
    "list:kind": "kind",
    "list:eventkind": "kind",
    "list:level": "level",
    "list:sector": "sector",
    "list:role": "role",
    "list:confidence": "confidence",
}
_ALL = (*WAYS, "confidence")


# A study's own classes have marks by their names.
_OF_CLASSES = {
    "Organisation": "blue",
    "Unit": "sky",
    "Person": "orange",
    "UnnamedGroup": "green",
    "Event": "violet",
    "Project": "red",
    "Programme": "yellow",
}
_PARTICIPATION = "migov:Participation"


@dataclass(frozen=True)
class Code:
    """A value: its key for addresses, what it is called, and its mark in the picture."""

    key: str
    label: Label
    mark: str = ""


@dataclass(frozen=True)
class Codes:
    """The codes by way, then by the texts that networks have for them."""

    by_text: Mapping[str, Mapping[str, Code]] = field(default_factory=dict)

    def of(self, way: str, text: str) -> Code:
        """Return the code that a text stands for; one that no list has is its own key."""
        return self.by_text.get(way, {}).get(text) or Code(text, text)


@cache
def shipped_codes() -> Codes:
    """Return the codes of the shipped lists, by their labels in any language; English first."""
    found: dict[str, dict[str, Code]] = {way: {} for way in _ALL}
    told = _told()
    labelled = {iri: _label(facts, "skos:prefLabel", "rdfs:label") for iri, facts in told.items()}
    for language in ("en", "lt", "lv"):
        for iri, facts in sorted(told.items()):
            way, key, label = _way(facts), compress(iri), labelled[iri]
            if not way or language not in label:
                continue
            if way in ("cls", "relation"):
                key = local_name(iri)
                found[way].setdefault(key, Code(key, label, _OF_CLASSES.get(key, "")))
            else:
                (mark,) = facts.get(expand("migov:mark")) or ("",)
                code = Code(key, label, getattr(mark, "value", ""))
                found[way].setdefault(label[language], code)
    # kg calls a tie that has a role and no other relation so.
    found["relation"]["participation"] = Code("participation", labelled[expand(_PARTICIPATION)])
    return Codes(found)


_Facts = Mapping[str, list[Any]]


def _told() -> dict[str, dict[str, list[Any]]]:
    """Return what the shipped ontology and countries say: by subject, then by property."""
    told: dict[str, dict[str, list[Any]]] = {}
    countries = sorted((shipped() / "ontology" / "countries").glob("*.ttl"))
    for path in [*ontology_files(), *countries]:
        for triple in read_triples(path):
            about = told.setdefault(str(getattr(triple.subject, "value", "")), {})
            about.setdefault(triple.predicate.value, []).append(triple.object)
    return told


def _label(facts: _Facts, *properties: str) -> dict[str, str]:
    every = (each for name in properties for each in facts.get(expand(name), ()))
    return {
        each.language: clean(each.value)
        for each in every
        if isinstance(each, Literal) and each.language
    }


def _way(facts: _Facts) -> str:
    kinds = {compress(each.value) for each in facts.get(expand("rdf:type"), ())}
    if "migov:Place" in kinds:
        return "country"
    if "owl:Class" in kinds:
        return "cls"
    if kinds & {"owl:ObjectProperty", "owl:DatatypeProperty"}:
        return "relation"
    schemes = (compress(each.value) for each in facts.get(expand("skos:inScheme"), ()))
    return next((_LISTS[each] for each in schemes if each in _LISTS), "")
