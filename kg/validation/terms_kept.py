"""A study's data use the terms of the ontology, and do not change them.

Every rule and every question relies on what the ontology says about a class, a property or a code.
A data file that says more about one changes them all, and none of them would tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg.findings import Location
from kg.rdf import compress, expand, to_rdflib_triple
from kg.study import Dataset
from kg.validation.repairs import Repairs, Violation, reason
from kg.validation.texts import TextProblem
from kg.validation.written import Written

__all__ = ["changed_terms", "unknown_properties"]

_WHY = "Every rule and every question relies on what the ontology says about its terms."
_CLASSES = {expand(f"rdfs:{name}") for name in ("subClassOf", "subPropertyOf")}
# What a decision or a statement says about a record, kg says about it when it loads the data.
_SAYING = {expand(name) for name in ("rdf:subject", "migov:one", "migov:other")}


def changed_terms(
    dataset: Dataset, ontology: Collection[Path], shapes: Collection[str], written: Written
) -> Iterator[TextProblem]:
    """Find the records of data files that are terms of the ontology, its codes or shapes.

    Parameters
    ----------
    shapes
        The addresses of the shapes.
    """
    terms = {
        term.value
        for path in ontology
        for triple in dataset.files.get(path, ())
        for term in (triple.subject, triple.predicate, triple.object)
        if isinstance(term, NamedNode)
    }.union(shapes)
    for path, triples in dataset.files.items():
        told: set[str] = set()
        for triple in () if path in ontology else triples:
            term = _changed(triple, terms)
            if term is not None and term not in told:
                told.add(term)
                yield _problem(triple, term, written.at(_text(triple.subject), path), term in terms)


def _changed(triple: Triple, terms: Collection[str]) -> str | None:
    """Return the term that a triple says something about, or None."""
    subject, value = _text(triple.subject), _text(triple.object)
    if subject in terms or triple.predicate.value in _CLASSES:
        return subject
    return value if triple.predicate.value in _SAYING and value in terms else None


def _problem(triple: Triple, term: str, location: Location, known: bool) -> TextProblem:
    if known:
        what = f"{compress(term)} is defined with the ontology, and data must not say more about it"
    else:
        what = "this describes a class or property, and a study has those of the ontology only"
    return TextProblem(
        _text(triple.subject),
        triple.predicate.value,
        _text(triple.object),
        f"{what}; delete it, or write a code of your own under a new name",
        _WHY,
        location=location,
    )


def unknown_properties(
    dataset: Dataset, ontology: Collection[Path], repairs: Repairs
) -> Iterator[TextProblem]:
    """Find unknown properties of records without a class, to which no shape of a class applies."""
    for path, triples in dataset.files.items() if repairs.allowed else ():
        for triple in () if path in ontology else triples:
            subject, name = _text(triple.subject), triple.predicate.value
            if subject in repairs.classes or name in repairs.allowed or name in _CLASSES:
                continue
            violation = Violation("Closed", subject, name, to_rdflib_triple(triple)[2], "")
            told, fix = repairs.explain(violation)
            yield TextProblem(subject, name, _text(triple.object), told, reason("Closed"), fix=fix)


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
