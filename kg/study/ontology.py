"""The terms of the ontology: classes, properties and examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf import expand, read_triples
from kg.study.dataset import Dataset
from kg.study.folder import ontology_files

__all__ = ["Terms", "read_terms"]

_OURS = "w3id.org/migov"
_CLASS, _FACT = expand("owl:Class"), expand("migov:FactProperty")
_PROPERTIES = {expand(f"owl:{kind}Property") for kind in ("Object", "Datatype", "Annotation")}


@dataclass(frozen=True)
class Terms:
    """The terms, by IRI. ``examples`` gives a value in Turtle.

    ``things`` is everything that has a class: terms, codes and records. ``above`` gives the
    superclasses of a class that are written down, without those further up; ``domains`` and
    ``ranges`` are those of properties. ``own`` are the terms of the study's own ontology, and
    ``facts`` the properties whose values may be claimed.
    """

    things: frozenset[str] = field(repr=False)
    classes: frozenset[str]
    properties: frozenset[str]
    examples: dict[str, str] = field(repr=False)
    above: dict[str, set[str]] = field(repr=False)
    domains: dict[str, set[str]] = field(repr=False, default_factory=dict)
    ranges: dict[str, set[str]] = field(repr=False, default_factory=dict)
    own: frozenset[str] = frozenset()
    facts: frozenset[str] = field(repr=False, default=frozenset())
    _described: frozenset[str] = field(repr=False, default=frozenset())
    _others: tuple[frozenset[str], frozenset[str]] = field(repr=False, default=(frozenset(),) * 2)

    def with_others(self) -> Terms:
        """Count the classes and properties of other vocabularies that the data use as known, too.

        Of kg's own vocabulary the ontology has every term; another spelling is a mistake.
        """
        classes, properties = (self.classes | self._others[0], self.properties | self._others[1])
        own = self._described & (classes | properties)
        return replace(self, classes=classes, properties=properties, own=own)

    def within(self, cls: str, wider: set[str]) -> bool:
        """Tell whether a class is one of these, or a subclass of one, at any distance."""
        todo, seen = [cls], set()
        while todo:
            each = todo.pop()
            if each in wider:
                return True
            if each not in seen:
                seen.add(each)
                todo += self.above.get(each, ())
        return False


def read_terms(dataset: Dataset | None = None) -> Terms:
    """Read the terms of a dataset, or of the shipped ontology."""
    files = map(read_triples, ontology_files()) if dataset is None else dataset.files.values()
    values, used = _values(chain.from_iterable(files))
    kinds = values["rdf:type"]
    classes = {term for term, types in kinds.items() if _CLASS in types}
    properties = {term for term, types in kinds.items() if types & _PROPERTIES}
    described = frozenset(_own(dataset)) if dataset else frozenset[str]()
    classes_used = {each for types in kinds.values() for each in types}
    return Terms(
        things=frozenset(kinds),
        classes=frozenset(classes),
        properties=frozenset(properties),
        examples={t: min(v) for t, v in values["skos:example"].items()},
        above=values["rdfs:subClassOf"],
        domains=values["rdfs:domain"],
        ranges=values["rdfs:range"],
        own=described & (classes | properties),
        facts=frozenset(term for term, types in kinds.items() if _FACT in types),
        _described=described,
        _others=(_foreign(classes_used), _foreign(used)),
    )


def _foreign(terms: Iterable[str]) -> frozenset[str]:
    return frozenset(each for each in terms if _OURS not in each)


def _own(dataset: Dataset) -> set[str]:
    """Return what only the study's own ontology describes."""
    own = _described(dataset, dataset.own_ontology)
    return own - _described(dataset, dataset.ontology) if own else own


def _described(dataset: Dataset, paths: Iterable[Path]) -> set[str]:
    triples = (triple for path in paths for triple in dataset.files[path])
    return {each.subject.value for each in triples if isinstance(each.subject, NamedNode)}


_SAYING = {
    NamedNode(expand(name)): name
    for name in ("rdf:type", "skos:example", "rdfs:subClassOf", "rdfs:domain", "rdfs:range")
}


def _values(triples: Iterable[Triple]) -> tuple[dict[str, dict[str, set[str]]], set[str]]:
    """Return the values of each of these properties, by name and term; and all properties."""
    found: dict[str, dict[str, set[str]]] = {name: {} for name in _SAYING.values()}
    used: set[NamedNode] = set()
    for subject, predicate, value in triples:
        used.add(predicate)
        name = _SAYING.get(predicate)
        if name and isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            found[name].setdefault(subject.value, set()).add(value.value)
    return found, {each.value for each in used}
