"""The constraints of shapes: a shape, a parameter and one of its values, and where it acts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import rdflib
from pyoxigraph import NamedNode
from rdflib import SH

from kg.validation.shapes.shacl_words import TARGETS, parameters
from mutation.model import Constraint, Node, Reporter, Site

_LOGICAL = ("or", "xone", "and", "not", "node")


def find_constraints(rules: rdflib.Graph) -> dict[Constraint, list[Site]]:
    """Return the constraints that can act, each with the places where it does."""
    found: dict[Constraint, list[Site]] = defaultdict(list)
    for target in sorted({shape for aim in TARGETS for shape in rules.subjects(aim)}):
        _walk(rules, target, target, (), None, found)
    return dict(sorted(found.items(), key=lambda item: str(item[0])))


def _walk(
    rules: rdflib.Graph,
    shape: Node,
    target: Node,
    paths: tuple[NamedNode, ...],
    outer: Reporter | None,
    found: dict[Constraint, list[Site]],
) -> None:
    if (shape, SH.deactivated, rdflib.Literal(True)) in rules:
        return
    own = rules.value(shape, SH.path)
    if own is not None and outer is None:
        paths = (NamedNode(str(own)),)
    for parameter in parameters(rules, shape):
        values = sorted(rules.objects(shape, SH[parameter]), key=lambda v: _written(rules, v))
        for number, value in enumerate(values, start=1):
            each = Constraint(shape, parameter, value, number if len(values) > 1 else 0)
            reporter = outer or (str(shape), parameter)
            inner = _inner(rules, each) if parameter in _LOGICAL else []
            # A choice between shapes is about the properties of all of them.
            within = paths or tuple(sorted(_paths_below(rules, inner), key=str))
            found[each].append(Site(target, within, reporter))
            for below in inner:
                _walk(rules, below, target, within, reporter, found)
    for below in sorted(rules.objects(shape, SH.property)):
        _walk(rules, below, target, paths if outer else (), outer, found)


def _inner(rules: rdflib.Graph, constraint: Constraint) -> list[Node]:
    one = constraint.parameter in ("not", "node")
    return [constraint.value] if one else list(rules.items(constraint.value))


def _paths_below(rules: rdflib.Graph, shapes: Iterable[Node]) -> set[NamedNode]:
    below = {prop for shape in shapes for prop in rules.objects(shape, SH.property)}
    return {NamedNode(str(path)) for prop in below for path in rules.objects(prop, SH.path)}


def _written(rules: rdflib.Graph, value: Node) -> str:
    """Return a value as text, a list by its members: names of blank nodes differ between runs."""
    return " ".join(map(str, rules.items(value))) if isinstance(value, rdflib.BNode) else str(value)


def refuse_wider_shapes(rules: rdflib.Graph) -> None:
    """Fail if shapes of records look beyond what an excerpt holds."""
    wide = [path for path in rules.objects(None, SH.path) if not isinstance(path, rdflib.URIRef)]
    wide += list(rules.subjects(SH.targetObjectsOf))
    for parameter in ("and", "node", "not", "qualifiedValueShape"):  # none uses them yet
        wide += list(rules.objects(None, SH[parameter]))
    for prop in rules.subjects(SH.path):  # a choice about a value may ask for its class alone
        for choice in (*rules.objects(prop, SH["or"]), *rules.objects(prop, SH.xone)):
            wide += [s for s in rules.items(choice) if (s, SH.property, None) in rules]
    assert wide == [], "these shapes need a wider excerpt; see the docstring of this module"
