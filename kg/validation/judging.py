"""One graph of data against the shapes that are for it, by kg's own engine or by pyshacl.

pyshacl decides. kg's own engine finds the few records that may break a rule, and pyshacl is asked
about these alone: the shapes get them as targets, and a graph that has what decides about them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import FrameType

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store, Triple
from rdflib import RDF, RDFS, SH

from kg.rdf import PREFIXES, expand, quiet_rdflib, to_rdflib_term
from kg.validation.clock import Clock, Over, alarm, within_time
from kg.validation.data_graphs import DataGraph, Node, as_graph
from kg.validation.engine import (
    WITHOUT_CLASS,
    Compiled,
    Index,
    Row,
    Suspects,
    Term,
    applies_to,
    find_suspects,
    rows,
    targeted,
    without_class,
)
from kg.validation.shapes import TARGETS, name_of, prefixes_of
from kg.validation.standard_report import add_rows, empty_report, merge
from kg.validation.unnamed import ADDRESS

__all__ = ["ENGINES", "Judged", "Part", "judge"]

ENGINES = ("auto", "pyshacl")
"""auto: pyshacl judges what may be wrong; pyshacl: it judges everything."""


@dataclass
class Part:
    """Data, and the shapes that are for them.

    Parameters
    ----------
    triples
        Gives the data.
    store
        A store with the same data, in which blank nodes may have addresses; if there is one.
    trusted
        The texts of queries that both engines answer alike.
    """

    rules: rdflib.Graph
    triples: Callable[[], Iterable[Triple]] = field(repr=False)
    store: Store | None = field(default=None, repr=False)
    trusted: frozenset[str] = frozenset()

    @cached_property
    def index(self) -> Index:
        """The data by property."""
        return Index(self.triples())

    @cached_property
    def graph(self) -> DataGraph:
        """The data as rdflib has them."""
        return as_graph(self.triples())

    @cached_property
    def applies(self) -> Mapping[Node, Collection[str]]:
        """The focus nodes of each shape with a target."""
        one: dict[str, str] = {}  # a record of several shapes has one text
        return {
            shape: {
                one.setdefault(text, text)
                for text in map(_text, applies_to(self.rules, shape, lambda: self.index))
            }
            for shape in targeted(self.rules)
        }


@dataclass(frozen=True)
class Judged:
    """The standard report, and the records that pyshacl was asked about."""

    report: rdflib.Graph
    by_pyshacl: frozenset[str]


def judge(part: Part, place: Path, clock: Clock, engine: str) -> Judged:
    """Hold data to their shapes.

    Raises
    ------
    InputError
        If the validator cannot use the shapes, or they take more time than the clock has.
    """
    if engine == "pyshacl" or _has_classes(part.rules):
        everything = frozenset(each for nodes in part.applies.values() for each in nodes)
        return Judged(_by_pyshacl(part.graph, part.rules, place, clock), everything)
    found: _Found = within_time(lambda seconds: _find(part, seconds), clock, place)
    report = empty_report()
    with quiet_rdflib():
        for asked, focus, answer in found.answers:
            told = [{name: to_rdflib_term(value) for name, value in row.items()} for row in answer]
            add_rows(report, part.rules, asked, map(to_rdflib_term, focus), told)
    suspects = found.suspects
    if suspects.of:
        rules = _aimed(part.rules, suspects)
        whole = suspects.reach is None or any(map(_is_nameless, targeted(rules)))
        data = part.graph if whole else _excerpt(part.index, suspects)
        judged = _by_pyshacl(data, rules, place, clock)
        report = merge([report, judged])
    names = (_text(each) for nodes in suspects.of.values() for each in nodes)
    return Judged(report, frozenset(names))


def _by_pyshacl(data: rdflib.Graph, rules: rdflib.Graph, place: Path, clock: Clock) -> rdflib.Graph:
    from kg.validation.by_pyshacl import check_shapes  # which takes long to import

    return check_shapes(data, rules, place, clock)


def _has_classes(rules: rdflib.Graph) -> bool:
    """Tell whether a shape may be a class as well, whose records are focus nodes then."""
    return (None, RDF.type, RDFS.Class) in rules or (None, RDFS.subClassOf, None) in rules


_Answered = tuple[tuple[Node, Node], list[Term], list[Row]]


@dataclass
class _Found:
    suspects: Suspects
    answers: list[_Answered]


def _find(part: Part, seconds: float | None) -> _Found | str:
    """Find the suspects and ask the queries; or return the shape at which the time was up."""
    at = ["a shape"]
    answered: list[_Answered] = []

    def answer(shape: Compiled, focus: list[Term]) -> bool:
        answers = _answers(part, shape.node, shape.queries)
        answered.extend(((shape.node, query), focus, found) for query, found in answers or ())
        return answers is not None

    def say(shape: Node) -> None:
        at[0] = f"the shape {name_of(str(shape))}" if isinstance(shape, rdflib.URIRef) else at[0]

    def name(_: FrameType | None) -> str:
        return at[0]

    try:
        with alarm(seconds, name):
            suspects = find_suspects(part.rules, lambda: part.index, answer, say)
            return _Found(suspects, answered)
    except Over as over:
        return str(over)


def _answers(
    part: Part, shape: Node, queries: Iterable[Node]
) -> list[tuple[Node, list[Row]]] | None:
    """Return what the queries of a shape find; None if pyshacl must ask them."""
    rules, found = part.rules, []
    if (shape, SH.message, None) in rules:  # pyshacl joins it with that of the query
        return None
    for query in queries:
        text = str(rules.value(query, SH.select))
        plain = text in part.trusted and isinstance(query, rdflib.URIRef)
        if not plain or (query, SH.deactivated, None) in rules:
            return None
        if text == WITHOUT_CLASS:
            answer = without_class(part.index)
        else:
            answer = rows(_store(part), text, PREFIXES | prefixes_of(rules, query))
        if any(_is_unnamed(value) for row in answer for value in row.values()):
            return None
        found.append((query, answer))
    return found


def _is_unnamed(value: Term) -> bool:
    """Tell whether a value is a blank node, which the standard report has with all its triples."""
    return isinstance(value, BlankNode) or ADDRESS in _text(value)


def _store(part: Part) -> Store:
    if part.store is None:
        part.store = Store()
        graph = DefaultGraph()
        part.store.extend(Quad(t.subject, t.predicate, t.object, graph) for t in part.index.triples)
    return part.store


def _aimed(rules: rdflib.Graph, suspects: Suspects) -> rdflib.Graph:
    """Return the shapes that have suspects, with these as their only targets.

    A shape without a name is in the report with all that is said of it. So it keeps its own
    targets; and one of a property, that has none, is asked through another shape.
    """
    aimed, needed, todo = as_graph(()), set(), list(suspects.of)
    whole = (None, SH.qualifiedValueShapesDisjoint, None) in rules  # depends on shapes beside it
    while todo:
        node = todo.pop()
        if node not in needed:
            needed.add(node)
            named = (value for _, value in rules.predicate_objects(node))
            todo += [each for each in named if (each, None, None) in rules]
    for triple in rules:
        stays = triple[1] not in TARGETS or _is_nameless(triple[0])
        if stays and (whole or triple[0] in needed):
            aimed.add(triple)
    with quiet_rdflib():
        for number, (shape, records) in enumerate(suspects.of.items()):
            asked = shape
            if _is_nameless(shape):
                if any((shape, target, None) in rules for target in TARGETS):
                    continue
                asked = rdflib.URIRef(f"urn:kg:asks:{number}")
                aimed.add((asked, SH.property, shape))
            for record in records:
                aimed.add((asked, SH.targetNode, to_rdflib_term(record)))
    return aimed


def _is_nameless(shape: Node) -> bool:
    return isinstance(shape, rdflib.BNode)


_SUB_CLASS = NamedNode(expand("rdfs:subClassOf"))


def _excerpt(index: Index, suspects: Suspects) -> DataGraph:
    """Return the triples that decide about suspects: theirs, those of what they name, and so on.

    The triples of a blank node are there as far as they lead, since a report has them.
    """
    level: set[Term] = {each for records in suspects.of.values() for each in records}
    near: set[Term] = set()
    steps = suspects.reach or 1
    while level:
        near |= level
        steps -= 1
        named = {t.object for each in level for t in index.by_subject.get(each, ())}
        level = {each for each in named if steps > 0 or isinstance(each, BlankNode)} - near
    blank = {each for each in near if isinstance(each, BlankNode)}  # in a triple, if only a value
    return as_graph(
        triple
        for triple in index.triples
        if triple.subject in near or triple.predicate == _SUB_CLASS or triple.object in blank
    )


def _text(term: Term) -> str:
    return str(getattr(term, "value", term))
