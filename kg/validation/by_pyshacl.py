"""What pyshacl reports, and which of its results a marked dispute takes back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pyshacl
import rdflib
from rdflib import RDF, SH

from kg.errors import InputError
from kg.rdf import expand, quiet_rdflib
from kg.validation.data_graphs import Node, statements

__all__ = ["allow_disputed", "check_shapes", "merge"]


def check_shapes(data: rdflib.Graph, rules: rdflib.Graph, place: Path) -> rdflib.Graph:
    """Return pyshacl's report.

    Raises
    ------
    InputError
        If pyshacl cannot use the shapes.
    """
    found: object
    try:
        with quiet_rdflib():
            _, found, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", inplace=True)
    except Exception as error:  # of pyshacl, or of rdflib's SPARQL below it
        found = error
    if not isinstance(found, rdflib.Graph):
        told = re.sub(r"\s+", " ", str(found)).strip()
        raise InputError(f"the validator cannot use these shapes: {told}", path=place)
    return found


def merge(reports: Sequence[rdflib.Graph]) -> rdflib.Graph:
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


def allow_disputed(graph: rdflib.Graph, rules: rdflib.Graph, data: rdflib.Graph) -> None:
    """Take back the error “too many values” where statements mark the other values as disputed.

    Such statements give the values on which documents or coders differ; one value that nobody
    disputes may be beside them.
    """
    disputed: dict[tuple[Node, Node], set[Node]] = {}
    mark = rdflib.URIRef(expand("migov:disputed"))
    for claim, subject, predicate, value in statements(data):
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
