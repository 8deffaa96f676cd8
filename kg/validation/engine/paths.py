"""The values that a property shape looks at: along a property, backwards, or over several."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import rdflib
from pyoxigraph import NamedNode
from rdflib import SH

from kg.validation.engine.index import Index, Term
from kg.validation.shapes import list_items

__all__ = ["Path", "read_path"]

_LONGEST = 8  # pyshacl refuses a list of more than 9 properties
Node = rdflib.term.Node
Step = Callable[[Term], Collection[Term]]


class Path:
    """A way from a record to values.

    ``steps`` are how many properties it goes along at most; None if it goes backwards as well, so
    that what it needs is not only the records that it comes by. ``of`` are the values by record,
    where it is one property.
    """

    def __init__(
        self, values: Step, steps: int | None, of: Mapping[Term, list[Term]] | None = None
    ) -> None:
        self.values, self.steps, self.of = values, steps, of


def read_path(index: Callable[[], Index], rules: rdflib.Graph, path: Node) -> Path | None:
    """Read a path of shapes: a property, one backwards, or a list or choice of these.

    Anything else is None: pyshacl is asked what it means.
    """
    if isinstance(path, rdflib.URIRef):
        return _one(index, rules, path)
    items = list_items(rules, path) or []
    if len(items) > _LONGEST:
        return None
    if items:
        parts = [_one(index, rules, each) for each in items]
        return _sequence([each for each in parts if each]) if all(parts) and parts[1:] else None
    for head in rules.objects(path, SH.alternativePath):
        parts = [_one(index, rules, each) for each in list_items(rules, head) or ()]
        return _choice([each for each in parts if each]) if all(parts) and parts[1:] else None
    return _one(index, rules, path)


def _one(index: Callable[[], Index], rules: rdflib.Graph, path: Node) -> Path | None:
    if isinstance(path, rdflib.URIRef):
        of = index().of(NamedNode(str(path)))
        return Path(lambda focus: of.get(focus, ()), 1, of)
    inverse = list(rules.objects(path, SH.inversePath))
    others = [each for each in rules.predicates(path) if each != SH.inversePath]
    if len(inverse) == 1 and not others and isinstance(inverse[0], rdflib.URIRef):
        back = NamedNode(str(inverse[0]))
        return Path(lambda focus: index().subjects(back, focus), None)
    return None


def _sequence(parts: list[Path]) -> Path:
    def values(focus: Term) -> Collection[Term]:
        found: Collection[Term] = [focus]
        for part in parts:
            found = {value for each in found for value in part.values(each)}
        return found

    return Path(values, _steps(parts, sum))


def _choice(parts: list[Path]) -> Path:
    def values(focus: Term) -> Collection[Term]:
        return {value for part in parts for value in part.values(focus)}

    return Path(values, _steps(parts, max))


def _steps(parts: list[Path], together: Callable[[list[int]], int]) -> int | None:
    steps = [part.steps for part in parts]
    known = [each for each in steps if each is not None]
    return together(known) if len(known) == len(steps) else None
