"""A study uses the terms of the ontology, and does not change them.

Every rule and every question relies on what the ontology says about a class, a property or a code.
A file that says more about one changes them all, and none of them would tell. A study has classes
and properties of its own in its folder ``ontology``; its data say nothing more about these either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pyoxigraph import NamedNode, Triple

from kg.findings import Location
from kg.rdf import PREFIXES, compress, expand, to_rdflib_triple
from kg.study import Dataset, ontology_files
from kg.validation.repairs import Repairs, Violation, reason
from kg.validation.rules.texts import TextProblem
from kg.validation.written import Written

__all__ = ["changed_terms", "unknown_properties"]

_WHY = "Every rule and every question relies on what the ontology says about its terms."
_CLASSES = {expand(f"rdfs:{name}") for name in ("subClassOf", "subPropertyOf")}
_TYPE = expand("rdf:type")
_DEFINING = {
    *(expand(f"owl:{kind}Property") for kind in ("Object", "Datatype", "Annotation")),
    *map(expand, ("owl:Class", "rdfs:Class", "rdf:Property", "migov:FactProperty")),
}
_OF_TERMS = _CLASSES | {expand("rdfs:domain"), expand("rdfs:range")}
# What a decision or a statement says about a record, kg says about it when it loads the data.
_SAYING = {expand(name) for name in ("rdf:subject", "migov:one", "migov:other")}
# What else may say something about a term than a triple whose subject it is.
_TELLING = set(map(NamedNode, {*_CLASSES, *_SAYING, _TYPE}))


def changed_terms(
    dataset: Dataset, shapes: Collection[str], written: Written
) -> Iterator[TextProblem]:
    """Find the records of a study's files that are terms of the ontology, its codes or shapes.

    Parameters
    ----------
    shapes
        The addresses of the shapes.
    """
    terms = {
        term.value
        for path in ontology_files()
        for triple in dataset.files.get(path, ())
        for term in (triple.subject, triple.predicate, triple.object)
        if isinstance(term, NamedNode)
    }.union(shapes)
    theirs = {path: set(dataset.files[path]) for path in dataset.own_ontology}
    own = {name for triples in theirs.values() for name in _defined(triples)} - terms
    known = terms | own
    ours = {triple for path in dataset.ontology for triple in dataset.files[path]}
    named = {NamedNode(name) for name in known if ":" in name}  # others are blank nodes
    for path, triples in dataset.files.items():
        told: set[str] = set()
        defines = path in theirs
        for triple in () if path in dataset.ontology else triples:
            if triple.predicate not in _TELLING and triple.subject not in named:
                continue
            if defines and triple in ours:
                continue  # a copy of what is there says nothing more
            term = _changed(triple, terms if defines else known, defines=defines)
            if term is not None and term not in told:
                told.add(term)
                what = _what(term, terms, own, defines=defines)
                yield _problem(triple, what, written.at(_text(triple.subject), path))


def _defined(triples: Collection[Triple]) -> Iterator[str]:
    """Yield the classes and properties that triples define."""
    for triple in triples:
        if triple.predicate.value == _TYPE and _text(triple.object).startswith(PREFIXES["owl"]):
            yield _text(triple.subject)


def _changed(triple: Triple, terms: Collection[str], *, defines: bool) -> str | None:
    """Return the term that a triple says something about, or None.

    A file that ``defines`` terms may describe others than these.
    """
    subject, value = _text(triple.subject), _text(triple.object)
    of_terms = triple.predicate.value in _CLASSES or (
        triple.predicate.value == _TYPE and value in _DEFINING
    )
    if subject in terms or (of_terms and not defines):
        return subject
    return value if triple.predicate.value in _SAYING and value in terms else None


def _what(term: str, terms: Collection[str], own: Collection[str], *, defines: bool) -> str:
    """Say what is wrong with saying something about a term, and what to do."""
    if term in terms and defines:
        return (
            f"{compress(term)} is defined with the ontology, and a study must not say more about "
            "it; delete this, or define a term of your own under it: rdfs:subClassOf, "
            "rdfs:subPropertyOf"
        )
    if term in terms:
        return (
            f"{compress(term)} is defined with the ontology, and data must not say more about it; "
            "delete it, or write a code of your own under a new name"
        )
    if term in own:
        return f"{compress(term)} is defined in your ontology; say this there, not in the data"
    return "this describes a class or property; put it into a file of the study's folder “ontology”"


def _problem(triple: Triple, what: str, location: Location) -> TextProblem:
    return TextProblem(
        _text(triple.subject),
        triple.predicate.value,
        _text(triple.object),
        what,
        _WHY,
        location=location,
    )


def unknown_properties(dataset: Dataset, repairs: Repairs) -> Iterator[TextProblem]:
    """Find unknown properties of records without a class, to which no shape of a class applies."""
    known = set(map(NamedNode, {*repairs.allowed, *_CLASSES}))
    for path, triples in dataset.files.items() if repairs.allowed else ():
        defines = path in dataset.own_ontology
        terms = {t.subject for t in triples if defines and t.predicate.value in _OF_TERMS}
        for triple in () if path in dataset.ontology else triples:
            if triple.predicate in known or triple.subject in terms:
                continue
            subject, name = _text(triple.subject), triple.predicate.value
            if subject in repairs.classes:
                continue
            violation = Violation("Closed", subject, name, to_rdflib_triple(triple)[2], "")
            told, fix = repairs.explain(violation)
            yield TextProblem(subject, name, _text(triple.object), told, reason("Closed"), fix=fix)


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
