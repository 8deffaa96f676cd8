"""The data against the shapes: pyshacl decides, and each result is found in its file.

A report that checked nothing must not look like one that found nothing: the shapes, focus nodes
and constraints checked are counted, and none of the counts may be zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyshacl
import rdflib
from pyoxigraph import Literal, NamedNode, Triple
from rdflib import RDF, RDFS, SH

from kg import turtle
from kg.dates import bounds
from kg.errors import DataError, InputError
from kg.reports import Report, Result
from kg.store import Dataset, Place, ontology_files, shipped, to_rdflib_triple
from kg.vocabulary import PREFIXES, compress, expand

__all__ = ["validate"]


def shapes_folder() -> Path:
    """Return the folder of the shipped shapes."""
    return shipped() / "ontology" / "shapes"


def validate(dataset: Dataset, *, shapes: Path | None = None) -> Report:
    """Validate a study against the shapes of a folder (default: the shipped ones).

    Raises
    ------
    InputError
        If there are no shapes, or they apply to nothing in the data.
    """
    rules = _shapes_graph(shapes or shapes_folder())
    data = _data_graph(dataset, rules)
    counted = _count(rules, data)
    if not counted.constraints or not counted.focus_nodes:
        raise InputError(
            f"nothing was checked: {counted.shapes} shapes, {counted.focus_nodes} focus nodes, "
            f"{counted.constraints} constraints; do the data have classes that the shapes know?",
            path=shapes or shapes_folder(),
        )
    _, graph, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", inplace=True)
    assert isinstance(graph, rdflib.Graph)  # noqa: S101 (asked for a graph, not its text)
    labels = dataset.labels()
    results = [
        _result(graph, node, rules, dataset, labels)
        for node in graph[: RDF.type : SH.ValidationResult]
    ]
    results += _dates(dataset, labels)
    order = {"error": 0, "warning": 1, "advice": 2}
    results = sorted(
        set(results),
        key=lambda r: (
            str(r.place.path) if r.place else "",
            r.place.line if r.place else 0,
            order[r.severity],
            r.focus,
            r.path,
            r.value,
            r.message,
        ),
    )
    return Report(
        tuple(results),
        counted.shapes,
        counted.focus_nodes,
        counted.constraints,
        counted.idle,
        graph,
    )


def _shapes_graph(folder: Path) -> rdflib.Graph:
    paths = sorted(folder.glob("*.ttl"))
    if not paths:
        raise InputError("holds no shapes (*.ttl)", path=folder)
    return _graph(triple for path in paths for triple in turtle.read_triples(path))


def _graph(triples: Iterable[Triple]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(to_rdflib_triple(triple))
    return graph


def _data_graph(dataset: Dataset, rules: rdflib.Graph) -> rdflib.Graph:
    """Return the files as written, the code lists, and of the ontology its class hierarchy.

    The plain triples of statements are there as well, with the statements' quotes, so that what
    a statement says is held to the same rules.
    """
    ontology = set(ontology_files())
    sub_class = NamedNode(expand("rdfs:subClassOf"))
    graph = _graph(
        triple
        for path, triples in dataset.files.items()
        for triple in triples
        if path not in ontology or path.stem == "codelists" or triple.predicate == sub_class
    )
    known = _statable(rules)
    evidence = rdflib.URIRef(expand("migov:evidence"))
    for claim in list(graph.subjects(RDF.predicate)):
        subject, predicate, value = (
            graph.value(claim, part) for part in (RDF.subject, RDF.predicate, RDF.object)
        )
        quotes = list(graph.objects(claim, evidence))
        # What is wrong with the statement itself is reported once, on the statement.
        if subject is None or value is None or predicate not in known or not quotes:
            continue
        if (subject, RDF.type, None) in graph:
            graph.add((subject, predicate, value))
            for quote in quotes:
                graph.add((subject, evidence, quote))
    return graph


def _statable(rules: rdflib.Graph) -> set[rdflib.term.Node]:
    """Return the properties that a statement may give a value of, as its shape lists them."""
    shapes = rules.subjects(SH.path, RDF.predicate)
    lists = (head for shape in shapes for head in rules.objects(shape, SH["in"]))
    return {item for head in lists for item in rules.items(head)}


@dataclass(frozen=True)
class _Count:
    shapes: int
    focus_nodes: int
    constraints: int
    idle: tuple[str, ...]


_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
# SHACL's parameters that constrain; the others name, describe or only refer to a shape.
_NO_CONSTRAINT = {
    *_TARGETS, SH.property, SH.path, SH.message, SH.severity, SH.deactivated, SH.name,
    SH.description, SH.order, SH.group, SH.defaultValue, SH.ignoredProperties, SH.flags,
    SH.qualifiedMinCount, SH.qualifiedMaxCount, SH.select, SH.prefixes, SH.declare,
}  # fmt: skip


def _count(rules: rdflib.Graph, data: rdflib.Graph) -> _Count:
    """Count the shapes that apply, the nodes they apply to, and the constraints they hold."""
    focus: set[rdflib.term.Node] = set()
    reached: set[rdflib.term.Node] = set()
    idle = []
    for shape in sorted({s for target in _TARGETS for s in rules.subjects(target)}, key=str):
        nodes = _focus_nodes(rules, data, shape)
        focus |= nodes
        if nodes:
            reached |= _reachable(rules, shape)
        else:
            idle.append(str(shape))
    constraints = sum(
        1
        for shape in reached
        for predicate in set(rules.predicates(shape))
        if str(predicate).startswith(str(SH)) and predicate not in _NO_CONSTRAINT
    )
    kinds = (SH.NodeShape, SH.PropertyShape)
    shapes = sum(any((shape, RDF.type, kind) in rules for kind in kinds) for shape in reached)
    return _Count(shapes, len(focus), constraints, tuple(idle))


def _focus_nodes(
    rules: rdflib.Graph, data: rdflib.Graph, shape: rdflib.term.Node
) -> set[rdflib.term.Node]:
    found = set(rules.objects(shape, SH.targetNode))
    for cls in rules.objects(shape, SH.targetClass):
        for sub in data.transitive_subjects(RDFS.subClassOf, cls):
            found |= set(data.subjects(RDF.type, sub))
    for predicate in rules.objects(shape, SH.targetSubjectsOf):
        found |= set(data.subjects(predicate))
    for predicate in rules.objects(shape, SH.targetObjectsOf):
        found |= set(data.objects(None, predicate))
    return found


def _reachable(rules: rdflib.Graph, shape: rdflib.term.Node) -> set[rdflib.term.Node]:
    """Return a shape and all shapes that it refers to, through lists as well."""
    found, todo = set(), [shape]
    while todo:
        node = todo.pop()
        if node in found or (node, SH.deactivated, rdflib.Literal(True)) in rules:
            continue
        found.add(node)
        todo += [
            value
            for predicate, value in rules.predicate_objects(node)
            if predicate not in (SH.path, SH.targetClass, SH["in"])
            and isinstance(value, rdflib.URIRef | rdflib.BNode)
            and (value, None, None) in rules
        ]
    return found


_SEVERITY = {str(SH.Violation): "error", str(SH.Warning): "warning", str(SH.Info): "advice"}


def _result(
    graph: rdflib.Graph,
    node: rdflib.term.Node,
    rules: rdflib.Graph,
    dataset: Dataset,
    labels: dict[str, str],
) -> Result:
    focus, value = graph.value(node, SH.focusNode), graph.value(node, SH.value)
    path, shape = graph.value(node, SH.resultPath), graph.value(node, SH.sourceShape)
    if str(focus) == "https://w3id.org/migov":
        # One query over all the data has one focus node; the record at fault is its value.
        focus, value = value, None
    if focus == value:
        value = None
    owner = next(rules.subjects(SH.property, shape), shape)
    why = rules.value(owner, RDFS.comment) or ""
    severity = _SEVERITY.get(str(graph.value(node, SH.resultSeverity)), "error")
    messages = sorted(str(m) for m in graph.objects(node, SH.resultMessage))
    return Result(
        severity=severity,
        place=_place(dataset, str(focus), str(path or ""), value),
        focus=str(focus),
        thing=labels.get(str(focus), compress(str(focus))),
        path=str(path or ""),
        value="" if value is None else compress(str(value)),
        message=messages[0] if messages else "breaks a rule",
        why=str(why),
        shape=str(shape),
    )


def _place(dataset: Dataset, focus: str, path: str, value: object) -> Place | None:
    """Find the file that says what is at fault; else the one that says what the record is."""
    places = dataset.records.get(focus, [])
    ranked = []
    for place in places:
        rank = 0
        for triple in dataset.files[place.path]:
            if getattr(triple.subject, "value", "") != focus:
                continue
            same = getattr(triple.object, "value", "") == str(value)
            if triple.predicate.value == path and (same or value is None):
                rank = max(rank, 2 if same else 1)
            elif triple.predicate.value == expand("rdf:type"):
                rank = max(rank, 1)
        ranked.append((-rank, str(place.path), place.line, place))
    return min(ranked)[-1] if ranked else None


def _dates(dataset: Dataset, labels: dict[str, str]) -> list[Result]:
    """Find dates that look like EDTF and are none, such as 29 February 2023.

    SHACL has no calendar, so this is the one rule outside the shapes.
    """
    found = []
    datatype = expand("loc:edtf")
    for triples in dataset.files.values():
        for triple in triples:
            if not isinstance(triple.object, Literal) or triple.object.datatype.value != datatype:
                continue
            try:
                bounds(triple.object.value)
                continue
            except DataError as error:
                message = error.message
            focus = getattr(triple.subject, "value", str(triple.subject))
            path = triple.predicate.value
            found.append(
                Result(
                    severity="error",
                    place=_place(dataset, focus, path, triple.object.value),
                    focus=focus,
                    thing=labels.get(focus, compress(focus)),
                    path=path,
                    value=triple.object.value,
                    message=message,
                    why="Periods are compared by the first and last day that a date covers.",
                    shape="",
                )
            )
    return found
