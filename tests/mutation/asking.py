"""Asking pyshacl: one constraint at a time, or by its front door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

import pyshacl
import rdflib
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shapes_graph import ShapesGraph
from rdflib import RDF, SH
from validation_helpers import parameter_of

from kg.validation.shapes.shacl_words import TARGETS
from mutation.model import ALL_DATA, Constraint, Node, Reporter

Found = tuple[str, Reporter]  # the record at fault, and who says so


def copied(graph: Iterable[tuple[Node, Node, Node]], kind: type = rdflib.Graph) -> rdflib.Graph:
    copied = kind()
    for triple in graph:
        copied.add(triple)
    return copied


class Judge:
    """pyshacl on one shapes graph, read once; a constraint can be left out of a question."""

    def __init__(self, rules: rdflib.Graph) -> None:
        self.rules = copied(rules)
        self._shapes = ShapesGraph(self.rules)
        aimed = {shape for aim in TARGETS for shape in rules.subjects(aim)}
        self._aimed = [each for each in self._shapes.shapes if each.node in aimed]
        # Queries come last: they take longest, and a try often fails before.
        self._aimed.sort(key=lambda each: ((each.node, SH.sparql, None) in rules, str(each.node)))

    @contextmanager
    def without(self, constraint: Constraint | None) -> Iterator[None]:
        gone = constraint.triples(self.rules) if constraint else []
        for triple in gone:
            assert triple in self.rules
            self.rules.remove(triple)
        try:
            yield
        finally:
            for triple in gone:
                self.rules.add(triple)

    def ask(
        self,
        data: rdflib.Graph,
        focus: set[Node] | None = None,
        *,
        only: set[Node] | None = None,
        until: Callable[[set[Reporter]], bool] = lambda _: False,
    ) -> set[Reporter]:
        """Return who refuses something: of these nodes or of all, these shapes or all."""
        found: set[Reporter] = set()
        for shape in self._aimed:
            if only is not None and shape.node not in only:
                continue
            nodes = shape.focus_nodes(data)
            asked = sorted(nodes if focus is None else nodes & (focus | {ALL_DATA}))
            if asked:
                _, reports = shape.validate(SHACLExecutor(), data, focus=asked)
                found |= {_of_report(triples)[1] for _, _, triples in reports}
            if until(found):
                break
        return found


def _of_report(triples: Iterable[tuple[Node, Node, object]]) -> Found:
    said = {p: o[1] if isinstance(o, tuple) else o for _, p, o in triples}
    return _found(said[SH.focusNode], said.get(SH.value), said)


def _found(focus: object, value: object, said: Mapping[Node, object]) -> Found:
    record = value if focus == ALL_DATA else focus
    shape, component = said[SH.sourceShape], said[SH.sourceConstraintComponent]
    return str(record), (str(shape), parameter_of(component))


def front_door(data: rdflib.Graph, rules: rdflib.Graph) -> set[Found]:
    """Ask pyshacl as its users do."""
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", inplace=True)
    return found_in(report)


def found_in(report: rdflib.Graph) -> set[Found]:
    """Return what a standard report says of which record."""
    found = set()
    for node in report.subjects(RDF.type, SH.ValidationResult):
        said = dict(report.predicate_objects(node))
        found.add(_found(said[SH.focusNode], said.get(SH.value), said))
    return found


def reporters_of(found: set[Found]) -> set[Reporter]:
    return {reporter for _, reporter in found}
