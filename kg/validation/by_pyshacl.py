"""What pyshacl reports, and which of its results a marked dispute takes back."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import cast

import pyshacl
import rdflib
from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.shape import Shape
from rdflib import RDF, SH

from kg.errors import InputError
from kg.escapes import spelt_out
from kg.limits import Limits
from kg.rdf import quiet_rdflib
from kg.validation.data_graphs import DataGraph, Node
from kg.validation.shacl_words import name_of
from kg.validation.shape_queries import prefixes_of
from kg.worker import Worker

__all__ = ["Clock", "check_shapes", "merge"]


@dataclass(frozen=True)
class Clock:
    """The seconds that shapes may take in all, from now on; None is no limit."""

    seconds: float | None = None
    started: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float | None:
        """The seconds that are left."""
        if self.seconds is None:
            return None
        return max(self.seconds - (time.monotonic() - self.started), 0.01)


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
    left = clock.left
    worker = Worker(lambda seconds: _report(data, rules, place, seconds))
    try:
        found = worker.ask(left, Limits(left and left + _GRACE, rows=None, memory=None))
    except InputError as error:
        if error.setting == "timeout":
            raise _too_slow("a shape", clock) from error
        if error.setting == "memory":
            raise InputError(
                "the validator was stopped, for want of memory; simplify the shapes", path=place
            ) from error
        raise
    finally:
        worker.close()
    if isinstance(found, str):
        raise _too_slow(found, clock)
    report = rdflib.Graph()
    with quiet_rdflib():
        for subject, predicate, value in found:
            report.add((_unpacked(*subject), _unpacked(*predicate), _unpacked(*value)))
    return report


_GRACE = 2.0  # seconds for the validator to say which shape it is at, before it is killed


class _Over(BaseException):
    """The time is up; not an Exception, of which pyshacl and rdflib catch many."""


def _report(
    data: rdflib.Graph, rules: rdflib.Graph, place: Path, seconds: float | None
) -> list[list[_Packed]] | str:
    """Return the triples of the report, or the name of the shape at which the time was up."""
    found: object
    try:
        with quiet_rdflib(), _alarm(seconds):
            _, found, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", inplace=True)
    except _Over as over:
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


@contextmanager
def _alarm(seconds: float | None) -> Iterator[None]:
    """Raise _Over, with the name of the shape that is checked then, after so many seconds."""

    def ring(_number: int, frame: FrameType | None) -> None:
        name = "a shape"
        while frame is not None:
            shape = frame.f_locals.get("self")
            if isinstance(shape, Shape) and isinstance(shape.node, rdflib.URIRef):
                name = f"the shape {name_of(str(shape.node))}"
                break
            frame = frame.f_back
        raise _Over(name)

    if seconds is None or not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _too_slow(what: str, clock: Clock) -> InputError:
    return InputError(
        f"the time was up while {what} was checked: {clock.seconds:g} seconds; simplify patterns "
        "and queries, or allow more time",
        setting="timeout",
    )


def _unusable(error: object, place: Path) -> InputError:
    told = re.sub(r"\s+", " ", str(error)).strip()
    return InputError(f"the validator cannot use these shapes: {told}", path=place)


def _worded(_: ConstraintComponent, message: str, bound: object) -> str:
    """Put the values of a query into a message, each as it is.

    pyshacl's own way reads a backslash in a value as an escape, and a value in braces as a name.
    """
    values: dict[str, object] = {}
    if isinstance(bound, tuple):
        values = dict(zip(("this", "path", "value"), bound, strict=False))
        bound = bound[3] if len(bound) == 4 else {}
    if isinstance(bound, dict):
        values |= bound

    def value(found: re.Match[str]) -> str:
        given = values.get(found[1])
        return found[0] if given is None else spelt_out(str(given))

    return re.sub(r"\{[?$](\w+)\}", value, message)


ConstraintComponent._format_sparql_based_result_message = _worded  # type: ignore[method-assign]


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
