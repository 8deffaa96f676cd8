"""What SHACL and the checks of texts found, with file, line, reason and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import rdflib
from rdflib import RDF, RDFS, SH

from kg.findings import SEVERITIES, Result
from kg.rdf import compress, expand
from kg.validation.data_graphs import Node
from kg.validation.repairs import Repairs, Violation, reason
from kg.validation.rules import TextProblem
from kg.validation.shapes import Shapes
from kg.validation.written import Written, shown

__all__ = [
    "ALL_DATA",
    "add_problems",
    "in_own_names",
    "once",
    "order",
    "result_of",
    "text_result",
    "unused",
]


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
        result.rule,
        result.why,
        result.fix,
    )


_SEVERITY = {str(SH.Violation): "error", str(SH.Warning): "warning", str(SH.Info): "note"}
_SHACL = {"error": SH.Violation, "warning": SH.Warning, "note": SH.Info}
# These say that the value has no place there; its form does not matter then.
_NO_PLACE = ("Class", "Closed", "In", "NodeKind", "Or")
# The focus node of queries over all the data; the record with the error is the value they give.
ALL_DATA = "https://w3id.org/migov"
# The checks of texts are not a shape; in the standard report their results have this name.
_TEXTS = rdflib.URIRef(expand("shape:Texts"))


def result_of(
    graph: rdflib.Graph,
    node: Node,
    rules: Shapes,
    written: Written,
    labels: Mapping[str, str],
    repairs: Repairs,
    texts: Mapping[tuple[str, str, str], TextProblem],
) -> Result:
    """Make a result of one of SHACL's, with its file and line, reason and remedy."""
    focus, value = graph.value(node, SH.focusNode), graph.value(node, SH.value)
    path, shape = graph.value(node, SH.resultPath), graph.value(node, SH.sourceShape)
    if str(focus) == ALL_DATA and value is not None:
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
    has, also = written.too_many(violation.focus, violation.path, _kind(violation.component))
    of_all = violation.focus == ALL_DATA
    location = None if of_all else written.location(violation.focus, violation.path, value)
    return Result(
        severity=_SEVERITY.get(str(graph.value(node, SH.resultSeverity)), "error"),
        location=location,
        focus=str(focus),
        thing=shown(labels.get(str(focus), str(focus))),
        path=str(path or ""),
        value="" if value is None else shown(str(value)),
        message=message + has,
        why=_why(rules, shape, violation.component),
        rule=str(_named(rules, shape)),
        fix=fix,
        also=tuple(each for each in also if each != location),
    )


def _kind(component: str) -> str:
    return component.removesuffix("ConstraintComponent")


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


def _named(rules: Shapes, shape: Node | None) -> Node | None:
    """Return a shape, or the one with a name that it is in."""
    passed: set[Node | None] = set()
    while isinstance(shape, rdflib.BNode) and shape not in passed:
        passed.add(shape)
        around = (graph.subjects(None, shape) for graph in (rules.records, rules.across))
        shape = next((each for some in around for each in some), shape)
    return shape


def _with_labels(message: str, labels: Mapping[str, str]) -> str:
    """Replace the addresses of things in a message by their names."""

    def name(found: re.Match[str]) -> str:
        iri = found[0].rstrip(".,;:")
        rest = found[0][len(iri) :]
        return f"{labels[iri]}{rest}" if iri in labels else f"{compress(iri)}{rest}"

    return re.sub(r"https?://[^\s“”\"<>]+", name, message)


def text_result(problem: TextProblem, written: Written, labels: Mapping[str, str]) -> Result:
    """Make a result of what is wrong with a text."""
    return Result(
        severity=problem.severity,
        location=problem.location
        or written.location(problem.subject, problem.predicate, problem.text),
        focus=problem.subject,
        thing=shown(labels.get(problem.subject, problem.subject)),
        path=problem.predicate,
        value=shown(problem.text),
        message=problem.message,
        why=problem.why,
        rule=problem.rule,
        fix=problem.fix,
    )


def add_problems(graph: rdflib.Graph, found: Sequence[TextProblem]) -> list[Node]:
    """Add what is wrong with texts to the standard report, which must not say "conforms" then.

    Return the node of each.
    """
    nodes: list[Node] = []
    (report,) = graph[: RDF.type : SH.ValidationReport]
    for problem in found:
        node = rdflib.BNode()
        named = ":" in problem.subject  # as each address is
        focus = rdflib.URIRef(problem.subject) if named else rdflib.BNode(problem.subject)
        severity = _SHACL[problem.severity]
        for predicate, value in (
            (RDF.type, SH.ValidationResult),
            (SH.focusNode, focus),
            (SH.resultPath, rdflib.URIRef(problem.predicate)),
            (SH.value, rdflib.Literal(problem.text)),
            (SH.resultMessage, rdflib.Literal(problem.message)),
            (SH.resultSeverity, severity),
            (SH.sourceConstraintComponent, _TEXTS),
        ):
            graph.add((node, predicate, value))
        graph.add((report, SH.result, node))
        graph.set((report, SH.conforms, rdflib.Literal(False)))
        nodes.append(node)
    return nodes


def in_own_names(result: Result, prefixes: Mapping[str, str]) -> Result:
    """Write the addresses in a result as the study's files do, with their prefixes."""

    def short(found: re.Match[str]) -> str:
        name = compress(found[1], prefixes)
        return found[0] if name == found[1] else name

    def name(text: str) -> str:
        return re.sub(r"<?\b(https?://[^\s“”\"<>,;]*[^\s“”\"<>,;.:?])>?", short, text)

    path = compress(result.path, prefixes)
    return replace(
        result,
        thing=name(result.thing),
        value=compress(result.value, prefixes) if ":" in result.value else result.value,
        message=name(result.message),
        path_name=path if path != compress(result.path) else "",
    )


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
