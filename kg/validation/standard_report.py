"""SHACL's own report as a graph: an empty one, several joined, and what a query of a shape adds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import rdflib
from rdflib import RDF, SH

from kg.escapes import spelt_out

__all__ = ["add_rows", "empty_report", "merge", "worded"]

Node = rdflib.term.Node


def empty_report() -> rdflib.Graph:
    """Return the report of a check that found nothing."""
    report, node = rdflib.Graph(), rdflib.BNode()
    report.add((node, RDF.type, SH.ValidationReport))
    report.add((node, SH.conforms, rdflib.Literal(True)))
    return report


def merge(reports: Sequence[rdflib.Graph]) -> rdflib.Graph:
    """Join reports into one standard report: the longest of them, with what the others have."""
    whole, *others = sorted(reports, key=len, reverse=True)
    (node,) = whole[: RDF.type : SH.ValidationReport]
    for report in others:
        (other,) = report[: RDF.type : SH.ValidationReport]
        for triple in report:
            if triple[0] != other:
                whole.add(triple)
            elif triple[1] == SH.result:
                whole.add((node, SH.result, triple[2]))
    found = (node, SH.result, None) in whole
    whole.set((node, SH.conforms, rdflib.Literal(not found)))
    return whole


def worded(message: str, values: Mapping[str, object]) -> str:
    """Put the values of a query into a message, each as it is.

    pyshacl's own way reads a backslash in a value as an escape, and a value in braces as a name.
    """

    def value(found: re.Match[str]) -> str:
        given = values.get(found[1])
        return found[0] if given is None else spelt_out(str(given))

    return re.sub(r"\{[?$](\w+)\}", value, message)


def add_rows(
    report: rdflib.Graph,
    rules: rdflib.Graph,
    asked: tuple[Node, Node],
    focus: Iterable[Node],
    rows: Sequence[Mapping[str, Node]],
) -> None:
    """Add a result for each row of a query, as pyshacl writes it.

    Parameters
    ----------
    asked
        The shape, and its query (a sh:SPARQLConstraint).
    focus
        The focus nodes that the query was asked of.
    """
    shape, query = asked
    (whole,) = report[: RDF.type : SH.ValidationReport]
    severity = rules.value(shape, SH.severity) or SH.Violation
    messages = list(rules.objects(query, SH.message))
    for this in focus if rows else ():
        report.set((whole, SH.conforms, rdflib.Literal(False)))
        for row in rows:
            node = rdflib.BNode()
            value, path = row.get("value", this), row.get("path")
            for predicate, said in (
                (RDF.type, SH.ValidationResult),
                (SH.sourceConstraintComponent, SH.SPARQLConstraintComponent),
                (SH.sourceShape, shape),
                (SH.sourceConstraint, query),
                (SH.resultSeverity, severity),
                (SH.focusNode, this),
                (SH.value, value),
            ):
                report.add((node, predicate, said))
            if path is not None:
                report.add((node, SH.resultPath, path))
            for message in messages:
                told = worded(str(message), {**row, "this": this, "value": value})
                report.add((node, SH.resultMessage, rdflib.Literal(told)))
            report.add((whole, SH.result, node))
