"""Shapes, read with suspicion: one that could not find anything is refused, not passed over.

A validator says "conforms" of a shape whose class is misspelt, whose keyword it does not know or
that it cannot evaluate. Here each of these is an error with file, line and reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import rdflib
from rdflib import OWL, RDF, RDFS, SH

from kg import turtle
from kg.errors import InputError
from kg.sparql import refuse_reaching_out
from kg.store import shipped, to_rdflib_triple
from kg.terms import Terms
from kg.vocabulary import PREFIXES, compress, expand, suggest

__all__ = ["TARGETS", "Shapes", "applies_to", "parameters", "read_shapes", "shapes_folder"]

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)

# SHACL Core and SHACL-SPARQL as they are checked here. Parameters that constrain come first.
_CONSTRAINTS = {
    "class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive",
    "maxExclusive", "maxInclusive", "minLength", "maxLength", "pattern", "languageIn",
    "uniqueLang", "equals", "disjoint", "lessThan", "lessThanOrEquals", "not", "and", "or", "xone",
    "node", "qualifiedValueShape", "closed", "hasValue", "in", "sparql",
}  # fmt: skip
_OTHERS = {
    "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "property", "path",
    "inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath",
    "message", "severity", "deactivated", "name", "description", "order", "group", "defaultValue",
    "ignoredProperties", "flags", "qualifiedMinCount", "qualifiedMaxCount",
    "qualifiedValueShapesDisjoint", "select", "prefixes", "declare", "prefix", "namespace",
}  # fmt: skip
_VALUES = {
    "NodeShape", "PropertyShape", "SPARQLConstraint", "PropertyGroup", "PrefixDeclaration",
    "Violation", "Warning", "Info", "IRI", "BlankNode", "Literal", "BlankNodeOrIRI",
    "BlankNodeOrLiteral", "IRIOrLiteral",
}  # fmt: skip
_NOT_CHECKED = {
    "js": "shapes in JavaScript", "rule": "SHACL rules", "target": "SPARQL targets",
    "expression": "expressions", "values": "computed values", "ask": "constraint components",
    "validator": "constraint components", "nodeValidator": "constraint components",
    "propertyValidator": "constraint components", "parameter": "constraint components",
    "shapesGraph": "shapes read from elsewhere", "entailment": "entailment",
}  # fmt: skip
# What names other shapes, one or a list of them.
_REFERENCES = (SH.node, SH.property, SH["not"], SH.qualifiedValueShape)
_LISTS = (SH["and"], SH["or"], SH.xone)
# Predicates that describe a shape and check nothing.
_NOTES = {RDF.type, RDF.first, RDF.rest, RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy}
_DATATYPES = {
    expand(f"xsd:{name}")
    for name in (
        "string", "boolean", "decimal", "integer", "double", "float", "date", "time", "dateTime",
        "dateTimeStamp", "gYear", "gMonth", "gDay", "gYearMonth", "gMonthDay", "duration",
        "yearMonthDuration", "dayTimeDuration", "byte", "short", "int", "long", "unsignedByte",
        "unsignedShort", "unsignedInt", "unsignedLong", "positiveInteger", "nonNegativeInteger",
        "negativeInteger", "nonPositiveInteger", "hexBinary", "base64Binary", "anyURI", "language",
        "normalizedString", "token", "NMTOKEN", "Name", "NCName",
    )
} | {expand("rdf:langString"), expand("loc:edtf")}  # fmt: skip
_KNOWN_OUTSIDE = ("skos", "dcterms", "oa", "rdf", "rdfs", "owl", "sh")


@dataclass(frozen=True)
class Shapes:
    """Shapes on records as written, and shapes across records as they are joined and derived."""

    records: rdflib.Graph
    across: rdflib.Graph


def shapes_folder() -> Path:
    """Return the folder of the shipped shapes."""
    return shipped() / "ontology" / "shapes"


def read_shapes(places: Iterable[Path], terms: Terms) -> Shapes:
    """Read the shapes of folders and files.

    ``*.ttl`` of a folder hold for records as written; those of its folder ``across`` hold for the
    graph as it is asked, with records joined and bounds of dates derived.

    Raises
    ------
    InputError
        If there are none, or one of them could check nothing: a term, keyword or shape that does
        not exist, a shape that refers to itself, features that are not checked, all deactivated.
    """
    given = list(places)
    records, across = [], []
    for place in given:
        if place.is_dir():
            records += sorted(place.glob("*.ttl"))
            across += sorted((place / "across").glob("*.ttl"))
        else:
            records.append(place)
    if not records and not across:
        raise InputError(
            "holds no shapes (*.ttl): nothing would be checked",
            path=given[0] if given else "the shapes",
        )
    found = [_graph(paths) for paths in (records, across)]
    reader = _Reader(found[0] + found[1], _lines([*records, *across]), terms, given[0])
    reader.check()
    return Shapes(*found)


def _graph(paths: list[Path]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for path in paths:
        for triple in turtle.read_triples(path):
            graph.add(to_rdflib_triple(triple))
    return graph


def _lines(paths: list[Path]) -> dict[str, tuple[Path, int]]:
    """Return where each record of these files begins."""
    found: dict[str, tuple[Path, int]] = {}
    for path in paths:
        for iri, line in turtle.record_lines(turtle.read_text(path)).items():
            found.setdefault(iri, (path, line))
    return found


@dataclass(frozen=True)
class _Reader:
    graph: rdflib.Graph
    lines: dict[str, tuple[Path, int]]
    terms: Terms
    place: Path

    def check(self) -> None:
        self._keywords()
        self._terms()
        self._references()
        self._circles()
        self._queries()
        self._targets()

    def _refuse(self, node: rdflib.term.Node, message: str) -> InputError:
        """Return an error at the record that a node of the shapes belongs to."""
        seen = set()
        while str(node) not in self.lines and node not in seen:
            seen.add(node)
            node = next(iter(self.graph.subjects(None, node)), node)
        path, line = self.lines.get(str(node), (self.place, None))
        return InputError(message, path=path, line=line)

    def _keywords(self) -> None:
        for subject, predicate, value in sorted(self.graph, key=str):
            if predicate == OWL.imports:
                raise self._refuse(
                    subject, f"imports {value}: shapes are read from files, never from the network"
                )
            for term in (predicate, value):
                self._keyword(subject, term, used_as_predicate=term is predicate)

    def _keyword(
        self, subject: rdflib.term.Node, term: rdflib.term.Node, *, used_as_predicate: bool
    ) -> None:
        if not isinstance(term, rdflib.URIRef):
            return
        iri = str(term)
        if not iri.startswith(str(SH)):
            if used_as_predicate and term not in _NOTES and not self._is_known(iri):
                known = {str(SH) + name for name in _CONSTRAINTS | _OTHERS}
                raise self._unknown(subject, "property", iri, known | self._properties())
            return
        name = iri.removeprefix(str(SH))
        if name in _NOT_CHECKED or name.startswith("js") or name.startswith("JS"):
            what = _NOT_CHECKED.get(name, "shapes in JavaScript")
            raise self._refuse(subject, f"sh:{name}: {what} are not checked here; remove them")
        allowed = _CONSTRAINTS | _OTHERS if used_as_predicate else _VALUES | _CONSTRAINTS | _OTHERS
        if name not in allowed:
            known = {str(SH) + each for each in allowed}
            raise self._unknown(subject, "SHACL keyword", iri, known)

    def _properties(self) -> set[str]:
        return set(self.terms.properties)

    def _is_known(self, iri: str) -> bool:
        return iri in self.terms.properties or iri.startswith(
            tuple(PREFIXES[prefix] for prefix in _KNOWN_OUTSIDE if prefix not in ("sh", "rdf"))
        )

    def _unknown(
        self, node: rdflib.term.Node, what: str, iri: str, known: Iterable[str]
    ) -> InputError:
        meant = suggest(iri, known)
        hint = f"; did you mean {_name(meant)}?" if meant else ""
        return self._refuse(node, f"{_name(iri)} is no {what} that is known here{hint}")

    def _terms(self) -> None:
        classes = {*self.terms.classes, *map(str, _outside_classes())}
        for predicate in (SH.targetClass, SH["class"]):
            for shape, value in sorted(self.graph.subject_objects(predicate), key=str):
                if str(value) not in classes:
                    raise self._unknown(shape, "class", str(value), classes)
        for shape, value in sorted(self._paths(), key=str):
            if not self._is_known(str(value)) and value != RDF.type and not _of_rdf(str(value)):
                raise self._unknown(shape, "property", str(value), self._properties())
        for shape, value in sorted(self.graph.subject_objects(SH.datatype), key=str):
            if str(value) not in _DATATYPES:
                raise self._unknown(shape, "datatype", str(value), _DATATYPES)

    def _paths(self) -> Iterator[tuple[rdflib.term.Node, rdflib.term.Node]]:
        """Yield each property that a shape looks at, with the shape."""
        direct = (
            SH.targetSubjectsOf, SH.targetObjectsOf, SH.equals, SH.disjoint, SH.lessThan,
            SH.lessThanOrEquals,
        )  # fmt: skip
        for predicate in direct:
            yield from self.graph.subject_objects(predicate)
        for shape, ignored in self.graph.subject_objects(SH.ignoredProperties):
            yield from ((shape, each) for each in self.graph.items(ignored))
        steps = (
            SH.inversePath, SH.alternativePath, SH.zeroOrMorePath, SH.oneOrMorePath,
            SH.zeroOrOnePath, RDF.first, RDF.rest,
        )  # fmt: skip
        for shape, path in self.graph.subject_objects(SH.path):
            todo = [path]
            while todo:
                each = todo.pop()
                if isinstance(each, rdflib.URIRef) and each != RDF.nil:
                    yield shape, each
                else:
                    todo += [o for step in steps for o in self.graph.objects(each, step)]

    def _references(self) -> None:
        for shape, value in sorted(self._referred(), key=str):
            if (value, None, None) not in self.graph:
                raise self._missing(shape, value)
        for shape, value in sorted(self.graph.subject_objects(SH.sparql), key=str):
            if (value, SH.select, None) not in self.graph:
                raise self._missing(shape, value)

    def _missing(self, shape: rdflib.term.Node, value: rdflib.term.Node) -> InputError:
        shapes = {str(s) for s in self.graph.subjects() if isinstance(s, rdflib.URIRef)}
        meant = suggest(str(value), shapes)
        hint = f"; did you mean {_name(meant)}?" if meant else ""
        return self._refuse(shape, f"refers to {_name(str(value))}, and no shape says that{hint}")

    def _referred(self) -> Iterator[tuple[rdflib.term.Node, rdflib.term.Node]]:
        for predicate in _REFERENCES:
            yield from self.graph.subject_objects(predicate)
        for predicate in _LISTS:
            for shape, head in self.graph.subject_objects(predicate):
                yield from ((shape, each) for each in self.graph.items(head))

    def _circles(self) -> None:
        below: dict[rdflib.term.Node, set[rdflib.term.Node]] = {}
        for shape, value in self._referred():
            below.setdefault(shape, set()).add(value)
        done: set[rdflib.term.Node] = set()
        for start in sorted(below, key=str):
            way: list[rdflib.term.Node] = []
            todo = [(start, iter(sorted(below[start], key=str)))]
            while todo:
                shape, rest = todo[-1]
                if shape not in way:
                    way.append(shape)
                step = next((each for each in rest if each not in done), None)
                if step is None:
                    done.add(shape)
                    way.remove(shape)
                    todo.pop()
                elif step in way:
                    raise self._refuse(
                        shape,
                        f"{_name(str(step))} refers to itself, by way of others or not; "
                        "validators lose errors in such shapes, so write it without the circle",
                    )
                else:
                    todo.append((step, iter(sorted(below.get(step, ()), key=str))))

    def _queries(self) -> None:
        for node, text in sorted(self.graph.subject_objects(SH.select), key=str):
            try:
                refuse_reaching_out(str(text))
            except InputError as error:
                raise self._refuse(node, error.message) from error

    def _targets(self) -> None:
        aimed = {shape for target in TARGETS for shape in self.graph.subjects(target)}
        if not aimed:
            raise InputError(
                "no shape has a target (sh:targetClass ...): nothing would be checked",
                path=self.place,
            )
        if all(_is_off(self.graph, shape) for shape in aimed):
            raise InputError(
                "all shapes are deactivated: nothing would be checked", path=self.place
            )


def _is_off(graph: rdflib.Graph, shape: rdflib.term.Node) -> bool:
    return (shape, SH.deactivated, rdflib.Literal(True)) in graph


def _outside_classes() -> tuple[rdflib.URIRef, ...]:
    """Return the classes of other vocabularies that records are of."""
    return rdflib.SKOS.Concept, rdflib.SKOS.ConceptScheme


def _of_rdf(iri: str) -> bool:
    return iri in {PREFIXES["rdf"] + name for name in ("subject", "predicate", "object", "type")}


def _name(iri: str) -> str:
    short = compress(iri)
    return short if short != iri else f"<{iri}>"


def parameters(graph: rdflib.Graph, shape: rdflib.term.Node) -> list[str]:
    """Return the constraints that a shape itself carries, as SHACL names their parameters."""
    names = {str(p).removeprefix(str(SH)) for p in graph.predicates(shape)}
    return sorted(names & _CONSTRAINTS)


def applies_to(
    graph: rdflib.Graph, shape: rdflib.term.Node, data: rdflib.Graph
) -> set[rdflib.term.Node]:
    """Return the focus nodes of a shape's targets."""
    found = set(graph.objects(shape, SH.targetNode))
    for cls in graph.objects(shape, SH.targetClass):
        for sub in data.transitive_subjects(RDFS.subClassOf, cls):
            found |= set(data.subjects(RDF.type, sub))
    for predicate in graph.objects(shape, SH.targetSubjectsOf):
        found |= set(data.subjects(predicate))
    for predicate in graph.objects(shape, SH.targetObjectsOf):
        found |= set(data.objects(None, predicate))
    return found
