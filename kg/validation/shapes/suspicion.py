"""Shapes that could not find anything are refused, with file, line and reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

import rdflib
from rdflib import OWL, RDF, SH

from kg.errors import InputError
from kg.rdf import PREFIXES
from kg.validation.data_graphs import Node
from kg.validation.shapes.shacl_words import (
    ALONG_PATHS,
    CONSTRAINTS,
    DATATYPES,
    NEEDS,
    NOT_CHECKED,
    NOTES,
    OF_OA,
    ONCE,
    OTHERS,
    OUTSIDE,
    OWN,
    STEPS,
    VALUES,
    keyword,
    name_of,
    outside_classes,
    problem,
    shown_value,
)
from kg.validation.shapes.shape_queries import names_of_query, prefixes_of
from kg.validation.shapes.shape_structure import refuse_circles, refuse_idle, refuse_missing
from kg.validation.shapes.written_shapes import WrittenShapes

__all__ = ["refuse_useless"]


def refuse_useless(shapes: WrittenShapes) -> None:
    """Refuse shapes that could not find anything.

    Raises
    ------
    InputError
        At the first of them, with its file and line.
    """
    _refuse_keywords(shapes)
    _refuse_values(shapes)
    refuse_missing(shapes)
    _refuse_terms(shapes)
    _refuse_own_names(shapes)
    refuse_circles(shapes)
    _refuse_queries(shapes)
    refuse_idle(shapes)


def _refuse_keywords(shapes: WrittenShapes) -> None:
    """Refuse what kg does not check, and SHACL keywords and properties that do not exist."""
    for subject, predicate, value in shapes.triples:
        if predicate == OWL.imports:
            raise shapes.error(
                subject,
                f"imports {value}; kg reads shapes from files, never from the network: "
                "copy what you need",
            )
        if what := NOT_CHECKED.get(keyword(predicate)):
            name = name_of(str(predicate))
            raise shapes.error(subject, f"{name}: kg does not check {what}; remove it")
    for subject, predicate, value in shapes.triples:
        _refuse_keyword(shapes, subject, predicate, CONSTRAINTS | OTHERS)
        _refuse_keyword(shapes, subject, value, VALUES | CONSTRAINTS | OTHERS)
        if keyword(predicate) or predicate in NOTES or _is_known(shapes, str(predicate)):
            continue
        known = {str(SH) + name for name in CONSTRAINTS | OTHERS} | shapes.terms.properties
        raise shapes.unknown(subject, "property", str(predicate), known)


def _refuse_keyword(shapes: WrittenShapes, subject: Node, term: Node, allowed: set[str]) -> None:
    iri = str(term)
    if isinstance(term, rdflib.URIRef) and iri.startswith(str(SH)) and keyword(term) not in allowed:
        known = {str(SH) + each for each in allowed}
        raise shapes.unknown(subject, "SHACL keyword", iri, known)


def _is_known(shapes: WrittenShapes, iri: str) -> bool:
    return (
        iri in shapes.terms.properties
        or iri in OF_OA
        or any(rdflib.URIRef(iri) in vocabulary for vocabulary in OUTSIDE)
    )


def _refuse_values(shapes: WrittenShapes) -> None:
    """Refuse values that a validator would read as nothing, or stumble over."""
    graph = shapes.graph
    for shape, predicate, value in shapes.triples:
        name = keyword(predicate)
        if wrong := problem(graph, name, value):
            raise shapes.error(shape, f"sh:{name} {shown_value(value)}: {wrong}")
    for shape in sorted(set(graph.subjects()), key=str):
        names = [keyword(p) for p in graph.predicates(shape, unique=False)]
        for name in sorted(set(names) & ONCE):
            if (times := names.count(name)) > 1:
                raise shapes.error(shape, f"sh:{name} is given {times} times; give it once")
        if (shape, RDF.type, SH.PropertyShape) in graph and "path" not in names:
            raise shapes.error(shape, "a property shape must name a property; add sh:path")
        if (shape, RDF.type, SH.NodeShape) in graph and "path" in names:
            raise shapes.error(
                shape, "a shape with sh:path is a sh:PropertyShape; write that for sh:NodeShape"
            )
        for name in sorted(set(names) & set(NEEDS)):
            if NEEDS[name] not in names:
                raise shapes.error(shape, f"sh:{name} is for sh:{NEEDS[name]}; add it")
        if "path" not in names and (along := sorted(set(names) & ALONG_PATHS)):
            raise shapes.error(shape, f"sh:{along[0]} is for property shapes only; add sh:path")
        counts = {"qualifiedMinCount", "qualifiedMaxCount"}
        if "qualifiedValueShape" in names and not counts & set(names):
            raise shapes.error(
                shape, "sh:qualifiedValueShape needs sh:qualifiedMinCount or sh:qualifiedMaxCount"
            )
        _refuse_pattern(shapes, shape)
    for shape, value in sorted(graph.subject_objects(SH.node), key=str):
        if (value, SH.path, None) in graph:
            raise shapes.error(
                shape, f"sh:node {shown_value(value)}: it is a shape of a property; use sh:property"
            )


def _refuse_pattern(shapes: WrittenShapes, shape: Node) -> None:
    flags = str(shapes.graph.value(shape, SH.flags) or "")
    if set(flags) - {"i", "m"}:
        raise shapes.error(
            shape, f"sh:flags “{flags}”: kg knows the flags i and m only; remove the others"
        )
    for value in shapes.graph.objects(shape, SH.pattern):
        try:
            re.compile(str(value))
        except re.error as error:
            raise shapes.error(
                shape, f"sh:pattern “{value}” is not a regular expression: {error}; correct it"
            ) from error


def _refuse_terms(shapes: WrittenShapes) -> None:
    """Refuse classes, properties and datatypes that do not exist."""
    graph, terms = shapes.graph, shapes.terms
    classes = {*terms.classes, *map(str, outside_classes())}
    for predicate in (SH.targetClass, SH["class"]):
        for shape, value in sorted(graph.subject_objects(predicate), key=str):
            if str(value) not in classes:
                raise shapes.unknown(shape, "class", str(value), classes)
    for shape, value in sorted(_paths(graph), key=str):
        if not _is_known(shapes, str(value)):
            raise shapes.unknown(shape, "property", str(value), terms.properties)
    for shape, value in sorted(graph.subject_objects(SH.datatype), key=str):
        if str(value) not in DATATYPES:
            raise shapes.unknown(shape, "datatype", str(value), DATATYPES)


def _paths(graph: rdflib.Graph) -> Iterator[tuple[Node, Node]]:
    """Yield each property that a shape looks at, with the shape."""
    direct = (
        SH.targetSubjectsOf, SH.targetObjectsOf, SH.equals, SH.disjoint, SH.lessThan,
        SH.lessThanOrEquals,
    )  # fmt: skip
    for predicate in direct:
        yield from graph.subject_objects(predicate)
    for shape, ignored in graph.subject_objects(SH.ignoredProperties):
        yield from ((shape, each) for each in graph.items(ignored))
    steps = (*STEPS, RDF.first, RDF.rest)
    for shape, path in graph.subject_objects(SH.path):
        todo = [path]
        while todo:
            each = todo.pop()
            if isinstance(each, rdflib.URIRef) and each != RDF.nil:
                yield shape, each
            else:
                todo += [o for step in steps for o in graph.objects(each, step)]


def _refuse_own_names(shapes: WrittenShapes) -> None:
    """Refuse values in the project's own namespaces that are neither terms nor records."""
    graph = shapes.graph
    named = [*graph.subject_objects(SH.hasValue), *graph.subject_objects(SH.targetNode)]
    for shape, head in graph.subject_objects(SH["in"]):
        named += [(shape, each) for each in graph.items(head)]
    for shape, value in sorted(named, key=str):
        if isinstance(value, rdflib.URIRef):
            _refuse_own_name(shapes, shape, str(value))


def _refuse_own_name(shapes: WrittenShapes, shape: Node, iri: str) -> None:
    terms = shapes.terms
    known = (terms.things, terms.classes, terms.properties)
    if OWN.match(iri) and not any(iri in each for each in known):
        raise shapes.unknown(shape, "term or record", iri, frozenset().union(*known))


def _refuse_queries(shapes: WrittenShapes) -> None:
    """Refuse queries that cannot be asked, or that name what does not exist."""
    graph = shapes.graph
    for node, text in sorted(graph.subject_objects(SH.select), key=str):
        prefixes = PREFIXES | prefixes_of(graph, node)
        try:
            names = names_of_query(str(text), prefixes)
        except InputError as error:
            raise shapes.error(node, f"sh:select: {error.message}") from error
        for name in sorted(names):
            _refuse_own_name(shapes, node, name)
