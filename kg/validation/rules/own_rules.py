"""Rules that follow from a study's own ontology: its terms are known, and its ranges are kept."""

from __future__ import annotations

from collections.abc import Collection as Several

import rdflib
from rdflib import RDF, RDFS, SH
from rdflib.collection import Collection

from kg.rdf import compress, expand
from kg.study import Terms
from kg.validation.data_graphs import Node
from kg.validation.shapes import DATATYPES

__all__ = ["add_own_rules"]

# What a record of any class may have.
_ANYWHERE = (
    "rdf:type", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "skos:note",
    "skos:editorialNote", "migov:evidence",
)  # fmt: skip
_WHY = "Questions rely on what the study's ontology says about its properties."
_WORDS = {
    "rdf:langString": 'Write a text with its language: "..."@en.',
    "xsd:boolean": "Write true or false.",
    "xsd:date": 'Write a day: "2024-05-31"^^xsd:date.',
    "xsd:decimal": "Write a number, such as 12.5.",
    "xsd:gYear": 'Write a year: "2024"^^xsd:gYear.',
    "xsd:integer": "Write a whole number, such as 120.",
    "xsd:string": 'Write a text without a language: "...".',
    "loc:edtf": 'Write a date in EDTF: "2024-05"^^loc:edtf.',
}


def add_own_rules(rules: rdflib.Graph, terms: Terms) -> None:
    """Add to shapes what follows from the terms of a study's own ontology.

    - Records may be of its classes, and statements may name its fact properties.
    - Its properties may be used on records of closed shapes. Another check holds them to their
      domain: :func:`kg.validation.rules.own_terms.outside_domain`.
    - A class that no closed shape is for gets one: it may have the properties of its superclasses.
    - Values are of the range of their property.
    """
    classes, properties = terms.own & terms.classes, terms.own & terms.properties
    if not terms.own:
        return
    for path, known in ((RDF.type, classes), (RDF.predicate, properties & terms.facts)):
        for shape in list(rules.subjects(SH.path, path)):
            if (shape, SH["in"], None) in rules:
                _lengthen(rules, shape, SH["in"], known)
    closed = list(rules.subjects(SH.closed, rdflib.Literal(True)))
    for shape in closed:
        _lengthen(rules, shape, SH.ignoredProperties, properties)
    targets = {str(cls) for shape in closed for cls in rules.objects(shape, SH.targetClass)}
    for cls in sorted(classes):
        if closed and not terms.within(cls, targets):
            _close(rules, cls, terms)
    for name in sorted(properties):
        for wanted in terms.ranges.get(name, ()):
            _add_range(rules, name, wanted, terms)


def _lengthen(rules: rdflib.Graph, shape: Node, predicate: Node, more: Several[str]) -> None:
    """Put more members into a list of a shape, which it need not have."""
    if not more:
        return
    members = list(rules.items(rules.value(shape, predicate) or RDF.nil))
    members += [rdflib.URIRef(each) for each in sorted(more) if rdflib.URIRef(each) not in members]
    head = rdflib.BNode()
    Collection(rules, head, members)
    rules.set((shape, predicate, head))


def _close(rules: rdflib.Graph, cls: str, terms: Terms) -> None:
    shape = rdflib.URIRef(f"{cls}-properties")
    fitting = {
        name
        for name in terms.properties
        if any(terms.within(cls, {each}) for each in terms.domains.get(name, ()))
    }
    rules.add((shape, RDF.type, SH.NodeShape))
    rules.add((shape, SH.targetClass, rdflib.URIRef(cls)))
    rules.add((shape, SH.closed, rdflib.Literal(True)))
    _lengthen(
        rules,
        shape,
        SH.ignoredProperties,
        fitting | (terms.own & terms.properties) | set(map(expand, _ANYWHERE)),
    )
    told = "A record of this class cannot have this property. See the ontology of the study."
    rules.add((shape, SH.message, rdflib.Literal(told)))


def _add_range(rules: rdflib.Graph, name: str, wanted: str, terms: Terms) -> None:
    shape, term = rdflib.URIRef(f"{name}-range"), rdflib.URIRef(wanted)
    short = compress(wanted)
    if wanted in DATATYPES or wanted == str(RDF.langString):
        constraints = [(SH.datatype, term)]
        told = _WORDS.get(short, f'Write a value of {short}: "..."^^{short}.')
    elif term == RDFS.Literal:
        constraints, told = [(SH.nodeKind, SH.Literal)], 'Write a text or a number: "...".'
    elif term == RDFS.Resource:
        constraints, told = [(SH.nodeKind, SH.IRI)], "Name a record or a web address."
    elif wanted not in terms.classes:
        return  # the check of terms tells it
    else:
        constraints = [(SH.nodeKind, SH.IRI), (SH["class"], term)]
        told = f"Name a record of the class {short}."
    for predicate, value in (
        (RDF.type, SH.PropertyShape),
        (SH.targetSubjectsOf, rdflib.URIRef(name)),
        (SH.path, rdflib.URIRef(name)),
        (SH.message, rdflib.Literal(told)),
        (RDFS.comment, rdflib.Literal(_WHY)),
        *constraints,
    ):
        rules.add((shape, predicate, value))
