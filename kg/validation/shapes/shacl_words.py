"""SHACL Core and SHACL-SPARQL as they are checked here: keywords and what each takes."""

from __future__ import annotations

import re
from collections.abc import Callable

import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, XSD

from kg.rdf import compress, expand

__all__ = [
    "ALONG_PATHS",
    "CONSTRAINTS",
    "DATATYPES",
    "LISTS",
    "NEEDS",
    "NOTES",
    "NOT_CHECKED",
    "OF_OA",
    "ONCE",
    "OTHERS",
    "OUTSIDE",
    "OWN",
    "REFERENCES",
    "STEPS",
    "TARGETS",
    "VALUES",
    "is_off",
    "keyword",
    "list_items",
    "name_of",
    "outside_classes",
    "parameters",
    "problem",
    "shown_value",
]

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)

# SHACL Core and SHACL-SPARQL as they are checked here. Parameters that constrain come first.
CONSTRAINTS = {
    "class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive",
    "maxExclusive", "maxInclusive", "minLength", "maxLength", "pattern", "languageIn",
    "uniqueLang", "equals", "disjoint", "lessThan", "lessThanOrEquals", "not", "and", "or", "xone",
    "node", "qualifiedValueShape", "closed", "hasValue", "in", "sparql",
}  # fmt: skip
OTHERS = {
    "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "property", "path",
    "inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath",
    "message", "severity", "deactivated", "name", "description", "order", "group", "defaultValue",
    "ignoredProperties", "flags", "qualifiedMinCount", "qualifiedMaxCount",
    "qualifiedValueShapesDisjoint", "select", "prefixes", "declare", "prefix", "namespace",
}  # fmt: skip
VALUES = {
    "NodeShape", "PropertyShape", "SPARQLConstraint", "PropertyGroup", "PrefixDeclaration",
    "Violation", "Warning", "Info", "IRI", "BlankNode", "Literal", "BlankNodeOrIRI",
    "BlankNodeOrLiteral", "IRIOrLiteral",
}  # fmt: skip
NOT_CHECKED = {
    "js": "shapes in JavaScript", "rule": "SHACL rules", "target": "SPARQL targets",
    "expression": "expressions", "values": "computed values", "ask": "constraint components",
    "validator": "constraint components", "nodeValidator": "constraint components",
    "propertyValidator": "constraint components", "parameter": "constraint components",
    "shapesGraph": "shapes read from elsewhere", "entailment": "entailment",
}  # fmt: skip
_NODE_KINDS = {
    *("IRI", "BlankNode", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"),
}
_SEVERITIES = {"Violation", "Warning", "Info"}
_KINDS = VALUES - _NODE_KINDS - _SEVERITIES
# Parameters of which a shape has one at most, and those that look along a path.
ONCE = {
    "minCount", "maxCount", "datatype", "nodeKind", "minExclusive", "minInclusive", "maxExclusive",
    "maxInclusive", "minLength", "maxLength", "pattern", "flags", "in", "languageIn", "uniqueLang",
    "closed", "ignoredProperties", "deactivated", "severity", "path", "select",
    "qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount",
}  # fmt: skip
_COUNTS = ("minCount", "maxCount", "minLength", "maxLength", "qualifiedMinCount",
           "qualifiedMaxCount")  # fmt: skip
ALONG_PATHS = {
    "minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals", "qualifiedValueShape",
}  # fmt: skip
# Parameters that say more about another one.
NEEDS = {
    "flags": "pattern", "ignoredProperties": "closed", "qualifiedMinCount": "qualifiedValueShape",
    "qualifiedMaxCount": "qualifiedValueShape",
    "qualifiedValueShapesDisjoint": "qualifiedValueShape",
}  # fmt: skip
# What names other shapes, one or a list of them.
REFERENCES = (SH.node, SH.property, SH["not"], SH.qualifiedValueShape)
LISTS = (SH["and"], SH["or"], SH.xone)
# Predicates that describe a shape and check nothing.
NOTES = {RDF.type, RDF.first, RDF.rest, RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy}
DATATYPES = {
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
STEPS = (
    SH.inversePath, SH.alternativePath, SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath,
)  # fmt: skip
OUTSIDE = (SKOS, DCTERMS, RDF, RDFS, OWL)
OF_OA = {expand(f"oa:{name}") for name in ("exact", "prefix", "suffix", "start", "end")}
# The project's own names; each of them that shapes use is a term or a record.
OWN = re.compile(r"https?://w3id\.org/migov(?:#|/code/|/id/|$)")


def keyword(predicate: rdflib.term.Node) -> str:
    """Return a SHACL keyword without its namespace; of anything else an empty text."""
    iri = str(predicate)
    return iri.removeprefix(str(SH)) if iri.startswith(str(SH)) else ""


def shown_value(value: rdflib.term.Node) -> str:
    """Return a value of the shapes for the middle of a sentence."""
    if isinstance(value, rdflib.BNode):
        return "[...]"
    return f"“{value}”" if isinstance(value, rdflib.Literal) else name_of(str(value))


def _is_text(value: rdflib.term.Node) -> bool:
    return isinstance(value, rdflib.Literal) and value.datatype in (None, XSD.string)


_WANTED: dict[str, tuple[Callable[[rdflib.term.Node], bool], str]] = {
    **dict.fromkeys(
        _COUNTS,
        (
            lambda v: (
                isinstance(v, rdflib.Literal)
                and v.datatype == XSD.integer
                and re.fullmatch(r"\+?[0-9]+", str(v)) is not None
            ),
            "write a whole number from 0, without quotation marks",
        ),
    ),
    **dict.fromkeys(
        ("closed", "deactivated", "uniqueLang", "qualifiedValueShapesDisjoint"),
        (
            lambda v: v in (rdflib.Literal(True), rdflib.Literal(False)),
            "write true or false, without quotation marks",
        ),
    ),
    **dict.fromkeys(("pattern", "flags", "select", "prefix"), (_is_text, "write a text")),
    **dict.fromkeys(
        ("minExclusive", "minInclusive", "maxExclusive", "maxInclusive", "message"),
        (lambda v: isinstance(v, rdflib.Literal), "write a value, not a name"),
    ),
    **dict.fromkeys(
        ("class", "datatype", "targetClass", "targetSubjectsOf", "targetObjectsOf", "equals",
         "disjoint", "lessThan", "lessThanOrEquals", "prefixes"),
        (lambda v: isinstance(v, rdflib.URIRef), "write a name, as in migov:kind"),
    ),
    **dict.fromkeys(
        ("node", "property", "not", "qualifiedValueShape", "sparql", "targetNode"),
        (lambda v: not isinstance(v, rdflib.Literal), "write a name, as in shape:Event"),
    ),
    "nodeKind": (
        lambda v: keyword(v) in _NODE_KINDS,
        "choose one of " + ", ".join(f"sh:{kind}" for kind in sorted(_NODE_KINDS)),
    ),
    "severity": (
        lambda v: keyword(v) in _SEVERITIES,
        "choose one of sh:Violation, sh:Warning and sh:Info",
    ),
}  # fmt: skip


def problem(graph: rdflib.Graph, name: str, value: rdflib.term.Node) -> str:
    """Say what a SHACL parameter asks for where its value is not such, else nothing."""
    if name in ("in", "and", "or", "xone", "languageIn", "ignoredProperties"):
        items = list_items(graph, value)
        if items is None:
            return "write a list in brackets: ( ... )"
        if not items and name not in ("ignoredProperties",):
            return "the list is empty; write its members"
        if name == "languageIn" and not all(_is_text(each) for each in items):
            return 'write language tags, as in "lv"'
        if name != "in" and name != "languageIn" and any(_is_text(each) for each in items):
            return "write names, not texts, as in migov:kind"
        return ""
    if name == "path":
        return "" if _is_path(graph, value, set()) else "write a property or a path of properties"
    wanted = _WANTED.get(name)
    return wanted[1] if wanted and not wanted[0](value) else ""


def list_items(graph: rdflib.Graph, head: rdflib.term.Node) -> list[rdflib.term.Node] | None:
    """Return the items of a list; None where it is not a list, or has no end."""
    found: list[rdflib.term.Node] = []
    seen = set()
    while head != RDF.nil:
        firsts, rests = list(graph.objects(head, RDF.first)), list(graph.objects(head, RDF.rest))
        if len(firsts) != 1 or len(rests) != 1 or head in seen:
            return None
        seen.add(head)
        found.append(firsts[0])
        head = rests[0]
    return found


def _is_path(graph: rdflib.Graph, path: rdflib.term.Node, above: set[rdflib.term.Node]) -> bool:
    if isinstance(path, rdflib.URIRef):
        return path != RDF.nil
    if not isinstance(path, rdflib.BNode) or path in above:
        return False
    steps = [(step, each) for step in STEPS for each in graph.objects(path, step)]
    if not steps:
        items = list_items(graph, path)
        return bool(items) and all(_is_path(graph, each, above | {path}) for each in items or ())
    if len(steps) != 1:
        return False
    ((step, value),) = steps
    if step == SH.alternativePath:
        items = list_items(graph, value)
        return bool(items) and all(_is_path(graph, each, above | {path}) for each in items or ())
    return _is_path(graph, value, above | {path})


def is_off(graph: rdflib.Graph, shape: rdflib.term.Node) -> bool:
    """Tell whether a shape is deactivated."""
    return (shape, SH.deactivated, rdflib.Literal(True)) in graph


def outside_classes() -> tuple[rdflib.URIRef, ...]:
    """Return the classes of other vocabularies that records are of."""
    return rdflib.SKOS.Concept, rdflib.SKOS.ConceptScheme


def name_of(iri: str) -> str:
    """Return an IRI as Turtle writes it, short where a prefix fits."""
    short = compress(iri)
    return short if short != iri else f"<{iri}>"


def parameters(graph: rdflib.Graph, shape: rdflib.term.Node) -> list[str]:
    """Return the constraints of a shape itself, as SHACL names their parameters."""
    names = {str(p).removeprefix(str(SH)) for p in graph.predicates(shape)}
    return sorted(names & CONSTRAINTS)
