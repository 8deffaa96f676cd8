"""What SHACL and the checks of texts found, with file, line, reason and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import rdflib
from rdflib import RDF, RDFS, SH

from kg.escapes import spelt_out
from kg.findings import SEVERITIES, Location, Result
from kg.rdf import compress, expand
from kg.study import Dataset
from kg.validation.data_graphs import Node
from kg.validation.repairs import Repairs, Violation, reason
from kg.validation.shapes import Shapes
from kg.validation.texts import TextProblem

__all__ = ["add_problems", "once", "order", "result_of", "shown", "text_result", "unused"]


def once(results: Iterable[Result]) -> list[Result]:
    """Drop what is said of one value twice, as by a rule on its class and one on its form."""
    kept: dict[tuple[str, ...], Result] = {}
    for result in results:
        # Records without a name differ by their place alone.
        about = result.focus or str(result.location)
        said = (result.severity, about, result.path, result.value, result.message)
        if said not in kept or (result.fix and not kept[said].fix):
            kept[said] = result
    return list(kept.values())


def order(result: Result) -> tuple[object, ...]:
    """Return what results are sorted by: errors first, then file and line."""
    at = result.location
    return (
        SEVERITIES.index(result.severity),
        str(at.path) if at else "",
        at.line if at else 0,
        result.focus,
        result.path,
        result.value,
        result.message,
    )


_SEVERITY = {str(SH.Violation): "error", str(SH.Warning): "warning", str(SH.Info): "note"}
# These say that the value has no place there; its form does not matter then.
_NO_PLACE = ("Class", "Closed", "In", "NodeKind", "Or")
# The focus node of queries over all the data; the record with the error is the value they give.
_ALL_DATA = "https://w3id.org/migov"
# The checks of texts are not a shape; in the standard report their results have this name.
_TEXTS = rdflib.URIRef(expand("shape:Texts"))


def result_of(
    graph: rdflib.Graph,
    node: Node,
    rules: Shapes,
    dataset: Dataset,
    labels: Mapping[str, str],
    repairs: Repairs,
    texts: Mapping[tuple[str, str, str], TextProblem],
) -> Result:
    """Make a result of one of SHACL's, with its file and line, reason and remedy."""
    focus, value = graph.value(node, SH.focusNode), graph.value(node, SH.value)
    path, shape = graph.value(node, SH.resultPath), graph.value(node, SH.sourceShape)
    if str(focus) == _ALL_DATA:
        focus, value = value, None
    if focus == value:
        value = None
    messages = sorted(str(m) for m in graph.objects(node, SH.resultMessage))
    violation = Violation(
        component=str(graph.value(node, SH.sourceConstraintComponent)).removeprefix(str(SH)),
        focus=str(focus),
        path=str(path or ""),
        value=value,
        message=_with_labels(
            messages[0] if messages else "it breaks this rule; see the shape", labels
        ),
    )
    message, fix = repairs.explain(violation)
    told = texts.get((violation.focus, violation.path, str(value)))
    has_place = _kind(violation.component) not in _NO_PLACE
    fits = has_place and not repairs.is_of_another_datatype(violation)
    if told and told.severity == "error" and fits:
        message = told.message  # it says what is wrong with this very text
    return Result(
        severity=_SEVERITY.get(str(graph.value(node, SH.resultSeverity)), "error"),
        location=_location(dataset, str(focus), str(path or ""), value),
        focus=str(focus),
        thing=shown(labels.get(str(focus), str(focus))),
        path=str(path or ""),
        value="" if value is None else shown(str(value)),
        message=message,
        why=_why(rules, shape, violation.component),
        rule=str(shape),
        fix=fix,
    )


def _kind(component: str) -> str:
    return component.removesuffix("ConstraintComponent")


def shown(value: str) -> str:
    """Return a value as it can be printed: a character that steers a terminal is spelt out."""
    return spelt_out(compress(value))


def _why(rules: Shapes, shape: Node | None, component: str) -> str:
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


def _location(dataset: Dataset, focus: str, path: str, value: object) -> Location | None:
    """Find the file that says what is wrong; else the one that says what the record is."""
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


def text_result(problem: TextProblem, dataset: Dataset, labels: Mapping[str, str]) -> Result:
    """Make a result of what is wrong with a text."""
    return Result(
        severity=problem.severity,
        location=_location(dataset, problem.subject, problem.predicate, problem.text),
        focus=problem.subject,
        thing=shown(labels.get(problem.subject, problem.subject)),
        path=problem.predicate,
        value=shown(problem.text),
        message=problem.message,
        why=problem.why,
    )


def add_problems(graph: rdflib.Graph, found: Sequence[TextProblem]) -> None:
    """Add what is wrong with texts to the standard report, which must not say "conforms" then."""
    (report,) = graph[: RDF.type : SH.ValidationReport]
    for problem in found:
        node = rdflib.BNode()
        severity = SH.Warning if problem.severity == "warning" else SH.Violation
        for predicate, value in (
            (RDF.type, SH.ValidationResult),
            (SH.focusNode, rdflib.URIRef(problem.subject)),
            (SH.resultPath, rdflib.URIRef(problem.predicate)),
            (SH.value, rdflib.Literal(problem.text)),
            (SH.resultMessage, rdflib.Literal(problem.message)),
            (SH.resultSeverity, severity),
            (SH.sourceConstraintComponent, _TEXTS),
        ):
            graph.add((node, predicate, value))
        graph.add((report, SH.result, node))
        graph.set((report, SH.conforms, rdflib.Literal(False)))


def unused(classes: Sequence[str]) -> Result:
    """Say in one line which classes have rules and no record."""
    names = ", ".join(map(compress, classes))
    return Result(
        severity="note",
        location=None,
        focus="",
        thing="",
        message=f"this study has no {names}; their rules were not used",
        rule="unused",
    )
