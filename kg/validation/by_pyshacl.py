"""What pyshacl reports."""

from __future__ import annotations

import re
from pathlib import Path
from types import FrameType
from typing import cast

import pyshacl
import rdflib
from pyshacl.shape import Shape
from rdflib import SH

from kg.errors import InputError
from kg.limits import Limits
from kg.rdf import quiet_rdflib
from kg.validation.clock import Clock, Over, alarm, within_time
from kg.validation.data_graphs import DataGraph, Node
from kg.validation.mending import mend
from kg.validation.shapes import name_of, prefixes_of

__all__ = ["check_shapes"]

mend()


def check_shapes(
    data: rdflib.Graph, rules: rdflib.Graph, place: Path, clock: Clock | None = None
) -> rdflib.Graph:
    """Return pyshacl's report; it works in a process of its own, which is ended at the limit.

    Raises
    ------
    InputError
        If pyshacl cannot use the shapes, or they take more time than the clock has.
    """
    clock = clock or Clock()
    Limits(clock.seconds)  # refuses what is not a limit
    try:
        # Here, where they stay parsed for the next check.
        for node, text in rules.subject_objects(SH.select):
            if isinstance(data, DataGraph):
                data.parse_query(str(text), prefixes_of(rules, node))
    except Exception as error:  # of the parser, whatever it stumbled over
        raise _unusable(error, place) from error
    found = within_time(lambda seconds: _report(data, rules, place, seconds), clock, place)
    report = rdflib.Graph()
    with quiet_rdflib():
        for subject, predicate, value in found:
            report.add((_unpacked(*subject), _unpacked(*predicate), _unpacked(*value)))
    return report


def _report(
    data: rdflib.Graph, rules: rdflib.Graph, place: Path, seconds: float | None
) -> list[list[_Packed]] | str:
    """Return the triples of the report, or the name of the shape at which the time was up."""
    found: object
    try:
        with quiet_rdflib(), alarm(seconds, _name):
            _, found, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", inplace=True)
    except Over as over:
        return str(over)
    except Exception as error:  # of pyshacl, or of rdflib's SPARQL below it
        raise _unusable(error, place) from error
    if not isinstance(found, rdflib.Graph):
        raise _unusable(found, place)
    return [[_packed(term) for term in triple] for triple in found]


# Literals pass between processes in their parts: rdflib's own way rewrites 01 to 1.
_Packed = tuple[type[rdflib.term.Identifier], str, str | None, str | None]


def _packed(term: Node) -> _Packed:
    kind = cast("type[rdflib.term.Identifier]", type(term))
    return kind, str(term), getattr(term, "language", None), getattr(term, "datatype", None)


def _unpacked(
    kind: type[rdflib.term.Identifier], text: str, language: str | None, datatype: str | None
) -> Node:
    if kind is not rdflib.Literal:
        return kind(text)
    of = None if language or datatype is None else rdflib.URIRef(datatype)
    return rdflib.Literal(text, lang=language, datatype=of, normalize=False)


def _name(frame: FrameType | None) -> str:
    """Name the shape that pyshacl is at."""
    while frame is not None:
        shape = frame.f_locals.get("self")
        if isinstance(shape, Shape) and isinstance(shape.node, rdflib.URIRef):
            return f"the shape {name_of(str(shape.node))}"
        frame = frame.f_back
    return "a shape"


def _unusable(error: object, place: Path) -> InputError:
    told = re.sub(r"\s+", " ", str(error)).strip()
    return InputError(f"the validator cannot use these shapes: {told}", path=place)
