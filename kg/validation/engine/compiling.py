"""Shapes made ready to be asked of one record after another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

import rdflib
from pyoxigraph import NamedNode
from rdflib import SH

from kg.validation.engine.index import Index, Term
from kg.validation.engine.paths import Path, read_path
from kg.validation.engine.terms import from_rdflib
from kg.validation.engine.value_sets import ON_SETS, OnSet
from kg.validation.engine.values import ON_VALUES, Fit, OnValue, number
from kg.validation.shapes import is_off, list_items, parameters

__all__ = ["Compiled", "Compiler"]

Node = rdflib.term.Node
_NOTHING: frozenset[NamedNode] = frozenset()
_DEEPEST = 8  # shapes within shapes; pyshacl refuses more than 15
# A record without values may break these, and no others.
_OF_NO_VALUES = {"minCount", "hasValue", "equals", "qualifiedValueShape", "sparql"}


@dataclass
class Compiled:
    """A shape as it is asked of a record.

    ``reach`` is how many records away from the record, itself included, are those whose triples
    decide; None if nobody knows. ``idle`` tells that a record without values keeps the shape, and
    ``height`` how many shapes are within each other here.
    """

    node: Node
    path: Path | None
    on_sets: list[OnSet] = field(default_factory=list)
    on_values: list[OnValue] = field(default_factory=list)
    properties: list[Compiled] = field(default_factory=list)
    queries: list[Node] = field(default_factory=list)
    reach: int | None = 1
    idle: bool = True
    height: int = 1
    right: set[Term] = field(default_factory=set)  # values that keep all of on_values

    def values(self, focus: Term) -> Collection[Term]:
        """Return what the shape looks at."""
        return self.path.values(focus) if self.path else (focus,)

    def breaking(self, focus: Iterable[Term], *, alone: bool = False) -> list[Term]:
        """Return the records that do not certainly keep the shape.

        ``alone`` leaves out the shapes of its properties, and its queries.
        """
        whole = self.properties or self.queries
        fits = self.fits if whole and not alone else self.fits_itself
        if self.idle and self.path and self.path.of is not None:
            of = self.path.of
            focus = [each for each in focus if each in of] if of else ()
        return [each for each in focus if fits(each) is not True]

    def fits(self, focus: Term) -> Fit:
        """Tell whether a record keeps the shape, with all the shapes of its properties."""
        found = [None if self.queries else self.fits_itself(focus)]
        if self.properties:
            values = self.values(focus)
            found += [each.fits(value) for each in self.properties for value in values]
        return _all(found)

    def fits_itself(self, focus: Term) -> Fit:
        """Tell the same without the shapes of its properties, and without its queries."""
        values = self.values(focus)
        if not values and self.idle:
            return True
        kept: Fit = True
        for on_set in self.on_sets:
            fit = on_set(focus, values)
            if fit is None:
                return None
            kept = kept and fit
        for value in values if self.on_values else ():
            if value in self.right:
                continue
            found = [on_value(value) for on_value in self.on_values]
            if None in found:
                return None
            if False in found:
                kept = False
            elif self.path:  # other records may have the same value
                self.right.add(value)
        return kept


class Compiler:
    """Make shapes ready, each once.

    Parameters
    ----------
    rules
        The shapes.
    index
        Gives the data that they are asked of.
    """

    def __init__(self, rules: rdflib.Graph, index: Callable[[], Index]) -> None:
        self.rules, self._index = rules, index
        self._made: dict[Node, Compiled] = {}

    @property
    def index(self) -> Index:
        """The data; made when a shape needs them."""
        return self._index()

    def compiled(self, shape: Node, depth: int = 0) -> Compiled:
        """Return a shape ready to be asked."""
        if shape not in self._made:
            self._made[shape] = self._compile(shape, depth)
        return self._made[shape]

    def _compile(self, shape: Node, depth: int) -> Compiled:
        paths = list(self.rules.objects(shape, SH.path))
        path = read_path(self._index, self.rules, paths[0]) if len(paths) == 1 else None
        made = Compiled(shape, path)
        if is_off(self.rules, shape):
            return made
        if (paths and path is None) or depth > _DEEPEST:
            return _unknown(made)
        below: list[Compiled] = []
        for name in parameters(self.rules, shape):
            given = list(self.rules.objects(shape, SH[name]))
            if name in ON_VALUES:
                make = ON_VALUES[name]
                made.on_values.append(make(self.index, self.rules, given, self._given(shape)))
            elif name in ON_SETS:
                made.on_sets.append(ON_SETS[name](self.index, given))
            elif name == "sparql":
                made.queries = given
            elif name == "closed":
                self._add_closed(made, shape)
            elif name == "qualifiedValueShape":
                below += self._add_qualified(made, shape, given, depth)
            else:
                below += self._add_shapes(made, name, given, depth)
            made.idle = made.idle and name not in _OF_NO_VALUES
        made.properties = [
            self.compiled(each, depth + 1) for each in self.rules.objects(shape, SH.property)
        ]
        below += made.properties
        made.reach = _reach(made, below)
        made.height += max((each.height for each in below), default=0)
        return made if made.height <= _DEEPEST else _unknown(made)

    def _given(self, shape: Node) -> Callable[[str], list[Node]]:
        return lambda name: list(self.rules.objects(shape, SH[name]))

    def _add_closed(self, made: Compiled, shape: Node) -> None:
        if (shape, SH.closed, rdflib.Literal(True)) not in self.rules:
            return
        allowed = {
            from_rdflib(each)
            for head in self.rules.objects(shape, SH.ignoredProperties)
            for each in list_items(self.rules, head) or ()
        }
        for own in self.rules.objects(shape, SH.property):
            allowed |= {from_rdflib(path) for path in self.rules.objects(own, SH.path)}
        used = self.index.properties
        # Not certain, since pyshacl lets everything be an rdfs:Resource.
        made.on_values.append(lambda value: used.get(value, _NOTHING) <= allowed or None)

    def _add_shapes(
        self, made: Compiled, name: str, given: list[Node], depth: int
    ) -> list[Compiled]:
        """Add what refers to other shapes; return these."""
        found: list[Compiled] = []
        for value in given:
            lists = name in ("and", "or", "xone")
            members = list_items(self.rules, value) if lists else [value]
            shapes = [self.compiled(each, depth + 1) for each in members or ()]
            if name not in _TOGETHER or not shapes or (name == "node" and shapes[0].path):
                _unknown(made)  # pyshacl refuses a shape of a property as sh:node
            else:
                made.on_values.append(_together(name, shapes))
            found += shapes
        return found

    def _add_qualified(
        self, made: Compiled, shape: Node, given: list[Node], depth: int
    ) -> list[Compiled]:
        shapes = [self.compiled(each, depth + 1) for each in given]
        least, most = (
            [number(from_rdflib(each)) for each in self.rules.objects(shape, SH[name])]
            for name in ("qualifiedMinCount", "qualifiedMaxCount")
        )
        disjoint = (shape, SH.qualifiedValueShapesDisjoint, None) in self.rules
        if len(shapes) != 1 or made.path is None or disjoint or None in [*least, *most]:
            made.on_sets.append(lambda _, __: None)
            made.reach = None
            return shapes

        def fits(_: Term, values: Collection[Term]) -> Fit:
            found = [shapes[0].fits(value) for value in values]
            size = found.count(True)
            kept = all(size >= (each or 0) for each in least) and all(
                size <= (each or 0) for each in most
            )
            return None if None in found else kept

        made.on_sets.append(fits)
        return shapes


def _reach(made: Compiled, below: list[Compiled]) -> int | None:
    """Return how far from a record the triples are that decide, itself being 1."""
    steps = made.path.steps if made.path else 0
    if made.reach is None or steps is None or made.queries:
        return None
    found = [1]
    for each in below:
        if each.reach is None:
            return None
        found.append(each.reach)
    return steps + max(found)


def _unknown(made: Compiled) -> Compiled:
    """Make it known of no record whether it keeps a shape."""
    made.on_sets.append(lambda _, __: None)
    made.reach, made.idle = None, False
    return made


# pyshacl asks all members, and may refuse one of them with an error; so where one is not certain,
# nothing is.
def _not(found: list[Fit]) -> Fit:
    return None if found[0] is None else not found[0]


def _all(found: list[Fit]) -> Fit:
    return None if None in found else False not in found


def _any(found: list[Fit]) -> Fit:
    return None if None in found else True in found


def _one(found: list[Fit]) -> Fit:
    return None if None in found else found.count(True) == 1


_TOGETHER: dict[str, Callable[[list[Fit]], Fit]] = {
    "not": _not, "node": _all, "and": _all, "or": _any, "xone": _one,
}  # fmt: skip


def _together(name: str, shapes: list[Compiled]) -> OnValue:
    judge = _TOGETHER[name]
    return lambda value: judge([each.fits(value) for each in shapes])
