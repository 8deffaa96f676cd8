"""The data against the shapes: pyshacl decides, and each result is found in its file.

A report that checked nothing must not look like one that found nothing: the shapes, focus nodes
and constraints checked are counted, and none of the counts may be zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyshacl
import rdflib
from pyoxigraph import NamedNode, Triple
from rdflib import RDF, RDFS, SH

from kg.errors import InputError
from kg.repairs import Finding, Repairs, reason
from kg.reports import Report, Result
from kg.shapes import TARGETS, Shapes, applies_to, parameters, read_shapes, shapes_folder
from kg.store import Dataset, Place, ontology_files, to_rdflib_triple
from kg.terms import read_terms
from kg.texts import Fault, faults
from kg.vocabulary import PREFIXES, compress, expand

__all__ = ["shapes_folder", "validate"]


def validate(dataset: Dataset, *, shapes: Path | Sequence[Path] | None = None) -> Report:
    """Validate a study against shapes.

    Parameters
    ----------
    dataset
        The study, read.
    shapes
        A folder or file of shapes, or several. Default: the shipped shapes, and those in the
        study's own folder ``shapes``.

    Raises
    ------
    InputError
        If there are no data, no shapes, shapes that could find nothing, or nothing that they
        apply to.
    """
    places = _shape_places(dataset, shapes)
    terms = read_terms(dataset)
    rules = read_shapes(places, terms)
    ontology = set(ontology_files())
    if not any(triples for path, triples in dataset.files.items() if path not in ontology):
        raise InputError("no data: the files hold no record to check", path=dataset.study.root)
    written = _as_written(dataset, ontology, rules.records)
    graphs = [(rules.records, written)]
    if len(rules.across):
        graphs.append((rules.across, _as_asked(dataset)))
    counted = _add(_count(graph, data) for graph, data in graphs)
    if not counted.constraints or not counted.focus_nodes:
        raise InputError(
            f"nothing was checked: {counted.shapes} shapes, {counted.focus_nodes} focus nodes, "
            f"{counted.constraints} constraints; do the data have classes that the shapes know?",
            path=places[0],
        )
    graph = _merge([_check(data, own, places[0]) for own, data in graphs])
    _allow_disputed(graph, rules.records, written)
    labels = dataset.labels()
    repairs = Repairs.of(dataset, terms, rules.records)
    texts = {(fault.subject, fault.predicate, fault.text): fault for fault in faults(dataset)}
    results = [
        _result(graph, node, rules, dataset, labels, repairs, texts)
        for node in graph[: RDF.type : SH.ValidationResult]
    ]
    seen = {(each.focus, each.path, each.value) for each in results}
    unseen = [
        fault
        for fault in texts.values()
        if fault.severity != "error"
        or (fault.subject, fault.predicate, _shown(fault.text)) not in seen
    ]
    results += [_text_result(fault, dataset, labels) for fault in unseen]
    _add_faults(graph, unseen)
    results += [_idle(cls, labels) for cls in counted.idle]
    return Report(
        tuple(_once(sorted(set(results), key=_order))),
        counted.shapes,
        counted.focus_nodes,
        counted.constraints,
        tuple(counted.idle),
        graph,
    )


def _shape_places(dataset: Dataset, given: Path | Sequence[Path] | None) -> list[Path]:
    if given is not None:
        return [given] if isinstance(given, Path) else list(given)
    own = dataset.study.root / "shapes"
    return [shapes_folder(), *([own] if own.is_dir() else [])]


def _once(results: Iterable[Result]) -> list[Result]:
    """Drop what is said of one value twice, as by a rule on its class and one on its form."""
    kept: dict[tuple[str, ...], Result] = {}
    for result in results:
        said = (result.severity, result.focus, result.path, result.value, result.message)
        if said not in kept or (result.fix and not kept[said].fix):
            kept[said] = result
    return list(kept.values())


def _order(result: Result) -> tuple[object, ...]:
    place = result.place
    return (
        str(place.path) if place else "",
        place.line if place else 0,
        ("error", "warning", "advice").index(result.severity),
        result.focus,
        result.path,
        result.value,
        result.message,
    )


def _check(data: rdflib.Graph, rules: rdflib.Graph, place: Path) -> rdflib.Graph:
    """Return pyshacl's report."""
    found: object
    try:
        _, found, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", inplace=True)
    except Exception as error:  # of pyshacl, or of rdflib's SPARQL below it
        found = error
    if not isinstance(found, rdflib.Graph):
        told = re.sub(r"\s+", " ", str(found)).strip()
        raise InputError(f"the shapes cannot be used: {told}", path=place)
    return found


def _merge(reports: Sequence[rdflib.Graph]) -> rdflib.Graph:
    """Join reports into one standard report."""
    whole = reports[0]
    (node,) = whole[: RDF.type : SH.ValidationReport]
    for report in reports[1:]:
        (other,) = report[: RDF.type : SH.ValidationReport]
        for triple in report:
            if triple[0] != other:
                whole.add(triple)
            elif triple[1] == SH.result:
                whole.add((node, SH.result, triple[2]))
    found = (node, SH.result, None) in whole
    whole.set((node, SH.conforms, rdflib.Literal(not found)))
    return whole


def _graph(triples: Iterable[Triple]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(to_rdflib_triple(triple))
    return graph


def _as_written(dataset: Dataset, ontology: set[Path], rules: rdflib.Graph) -> rdflib.Graph:
    """Return the files as written, the code lists, and of the ontology its class hierarchy.

    The plain triples of statements are there as well, with the statements' quotes, so that what
    a statement says is held to the same rules.
    """
    sub_class = NamedNode(expand("rdfs:subClassOf"))
    graph = _graph(
        triple
        for path, triples in dataset.files.items()
        for triple in triples
        if path not in ontology or path.stem == "codelists" or triple.predicate == sub_class
    )
    known = _statable(rules)
    evidence = rdflib.URIRef(expand("migov:evidence"))
    for claim, subject, predicate, value in _statements(graph):
        quotes = list(graph.objects(claim, evidence))
        # What is wrong with the statement itself is reported once, on the statement.
        if predicate in known and quotes and (subject, RDF.type, None) in graph:
            graph.add((subject, predicate, value))
            for quote in quotes:
                graph.add((subject, evidence, quote))
    return graph


_Node = rdflib.term.Node


def _statements(graph: rdflib.Graph) -> list[tuple[_Node, _Node, _Node, _Node]]:
    found = []
    for claim in list(graph.subjects(RDF.predicate)):
        subject, predicate, value = (
            graph.value(claim, part) for part in (RDF.subject, RDF.predicate, RDF.object)
        )
        if subject is not None and predicate is not None and value is not None:
            found.append((claim, subject, predicate, value))
    return found


def _statable(rules: rdflib.Graph) -> set[_Node]:
    """Return the properties that a statement may give a value of, as its shape lists them."""
    shapes = rules.subjects(SH.path, RDF.predicate)
    lists = (head for shape in shapes for head in rules.objects(shape, SH["in"]))
    return {item for head in lists for item in rules.items(head)}


def _as_asked(dataset: Dataset) -> rdflib.Graph:
    """Return the union of all graphs: records joined, statements and bounds of dates derived."""
    return _graph(quad.triple for quad in dataset.store.quads_for_pattern(None, None, None, None))


@dataclass(frozen=True)
class _Count:
    shapes: int
    focus_nodes: int
    constraints: int
    idle: tuple[str, ...]  # the classes that have rules and no record


def _add(counts: Iterable[_Count]) -> _Count:
    all_of = list(counts)
    return _Count(
        sum(c.shapes for c in all_of),
        sum(c.focus_nodes for c in all_of),
        sum(c.constraints for c in all_of),
        tuple(sorted({name for c in all_of for name in c.idle})),
    )


def _count(rules: rdflib.Graph, data: rdflib.Graph) -> _Count:
    """Count the shapes that apply, the nodes they apply to, and the constraints they hold."""
    focus: set[_Node] = set()
    reached: set[_Node] = set()
    idle: set[str] = set()
    for shape in {s for target in TARGETS for s in rules.subjects(target)}:
        nodes = applies_to(rules, shape, data)
        focus |= nodes
        if nodes:
            reached |= _reachable(rules, shape)
        else:
            aims = [str(each) for target in TARGETS for each in rules.objects(shape, target)]
            idle |= set(aims)
    constraints = sum(len(parameters(rules, shape)) for shape in reached)
    kinds = (SH.NodeShape, SH.PropertyShape)
    shapes = sum(any((shape, RDF.type, kind) in rules for kind in kinds) for shape in reached)
    return _Count(shapes, len(focus), constraints, tuple(idle))


def _reachable(rules: rdflib.Graph, shape: _Node) -> set[_Node]:
    """Return a shape and all shapes that it refers to, through lists as well."""
    found: set[_Node] = set()
    todo = [shape]
    while todo:
        node = todo.pop()
        if node in found or (node, SH.deactivated, rdflib.Literal(True)) in rules:
            continue
        found.add(node)
        todo += [
            value
            for predicate, value in rules.predicate_objects(node)
            if predicate not in (SH.path, SH.targetClass, SH["in"], SH.prefixes)
            and isinstance(value, rdflib.URIRef | rdflib.BNode)
            and (value, None, None) in rules
        ]
    return found


def _allow_disputed(graph: rdflib.Graph, rules: rdflib.Graph, data: rdflib.Graph) -> None:
    """Take back that there are too many values where the others are marked as disputed.

    Values that stand side by side because documents or coders differ are what a statement marked
    disputed is for. One undisputed value may stand beside them.
    """
    disputed: dict[tuple[_Node, _Node], set[_Node]] = {}
    mark = rdflib.URIRef(expand("migov:disputed"))
    for claim, subject, predicate, value in _statements(data):
        if (claim, mark, rdflib.Literal(True)) in data:
            disputed.setdefault((subject, predicate), set()).add(value)
    for node in list(graph.subjects(SH.sourceConstraintComponent, SH.MaxCountConstraintComponent)):
        focus, path = graph.value(node, SH.focusNode), graph.value(node, SH.resultPath)
        shape = graph.value(node, SH.sourceShape)
        if focus is None or path is None or (focus, path) not in disputed:
            continue
        most = int(str(rules.value(shape, SH.maxCount) or 1))
        if len(set(data.objects(focus, path)) - disputed[focus, path]) <= most:
            graph.remove((None, SH.result, node))
            graph.remove((node, None, None))
    (report,) = graph[: RDF.type : SH.ValidationReport]
    found = (report, SH.result, None) in graph
    graph.set((report, SH.conforms, rdflib.Literal(not found)))


_SEVERITY = {str(SH.Violation): "error", str(SH.Warning): "warning", str(SH.Info): "advice"}
# The focus node of queries over all the data; the record at fault is the value they give.
_ALL_DATA = "https://w3id.org/migov"
# What looks at texts is no shape; in the standard report its results bear this name.
_TEXTS = rdflib.URIRef(expand("shape:Texts"))


def _result(
    graph: rdflib.Graph,
    node: _Node,
    rules: Shapes,
    dataset: Dataset,
    labels: Mapping[str, str],
    repairs: Repairs,
    texts: Mapping[tuple[str, str, str], Fault],
) -> Result:
    focus, value = graph.value(node, SH.focusNode), graph.value(node, SH.value)
    path, shape = graph.value(node, SH.resultPath), graph.value(node, SH.sourceShape)
    if str(focus) == _ALL_DATA:
        focus, value = value, None
    if focus == value:
        value = None
    messages = sorted(str(m) for m in graph.objects(node, SH.resultMessage))
    finding = Finding(
        component=str(graph.value(node, SH.sourceConstraintComponent)).removeprefix(str(SH)),
        focus=str(focus),
        path=str(path or ""),
        value=value,
        message=_with_labels(messages[0] if messages else "breaks a rule", labels),
    )
    message, fix = repairs.explain(finding)
    told = texts.get((finding.focus, finding.path, str(value)))
    if told and told.severity == "error":
        message = told.message  # it says what is wrong with this very text
    return Result(
        severity=_SEVERITY.get(str(graph.value(node, SH.resultSeverity)), "error"),
        place=_place(dataset, str(focus), str(path or ""), value),
        focus=str(focus),
        thing=_shown(labels.get(str(focus), str(focus))),
        path=str(path or ""),
        value="" if value is None else _shown(str(value)),
        message=message,
        why=_why(rules, shape, finding.component),
        shape=str(shape),
        fix=fix,
    )


def _shown(value: str) -> str:
    """Return a value as it can be printed: a character that steers a terminal is spelt out."""
    short = compress(value)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in short)


def _why(rules: Shapes, shape: _Node | None, component: str) -> str:
    """Return the shape's own reason, that of its kind of rule, or that of the shape it is in."""
    if component.startswith("Closed"):
        return reason(component)
    owner = next(rules.records.subjects(SH.property, shape), None)
    for node, general in ((shape, reason(component)), (owner, "")):
        for graph in (rules.records, rules.across):
            if node is not None and (why := graph.value(node, RDFS.comment)) is not None:
                return str(why)
        if general:
            return general
    return ""


def _with_labels(message: str, labels: Mapping[str, str]) -> str:
    """Replace the addresses of things in a message by their names."""

    def name(found: re.Match[str]) -> str:
        iri = found[0].rstrip(".,;:")
        rest = found[0][len(iri) :]
        return f"{labels[iri]}{rest}" if iri in labels else f"{compress(iri)}{rest}"

    return re.sub(r"https?://[^\s“”\"<>]+", name, message)


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


def _text_result(fault: Fault, dataset: Dataset, labels: Mapping[str, str]) -> Result:
    return Result(
        severity=fault.severity,
        place=_place(dataset, fault.subject, fault.predicate, fault.text),
        focus=fault.subject,
        thing=_shown(labels.get(fault.subject, fault.subject)),
        path=fault.predicate,
        value=_shown(fault.text),
        message=fault.message,
        why=fault.why,
    )


def _add_faults(graph: rdflib.Graph, found: Sequence[Fault]) -> None:
    """Add what is wrong with texts to the standard report, which must not say "conforms" then."""
    (report,) = graph[: RDF.type : SH.ValidationReport]
    for fault in found:
        node = rdflib.BNode()
        severity = SH.Warning if fault.severity == "warning" else SH.Violation
        for predicate, value in (
            (RDF.type, SH.ValidationResult),
            (SH.focusNode, rdflib.URIRef(fault.subject)),
            (SH.resultPath, rdflib.URIRef(fault.predicate)),
            (SH.value, rdflib.Literal(fault.text)),
            (SH.resultMessage, rdflib.Literal(fault.message)),
            (SH.resultSeverity, severity),
            (SH.sourceConstraintComponent, _TEXTS),
        ):
            graph.add((node, predicate, value))
        graph.add((report, SH.result, node))
        graph.set((report, SH.conforms, rdflib.Literal(False)))


def _idle(target: str, labels: Mapping[str, str]) -> Result:
    name = labels.get(target, compress(target))
    return Result(
        severity="advice",
        place=None,
        focus=target,
        thing=compress(target),
        path="",
        value="",
        message=f"no record has it ({name}), so its rules checked nothing",
        why="A rule that applies to nothing cannot find anything.",
    )
