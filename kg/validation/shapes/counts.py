"""How much a validation checked: shapes, focus nodes, constraints."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import rdflib
from rdflib import RDF, SH

from kg.validation.data_graphs import Node
from kg.validation.shapes.shacl_words import parameters

__all__ = ["Count", "add", "count", "reachable"]


@dataclass(frozen=True)
class Count:
    """How much was checked."""

    shapes: int
    focus: frozenset[str]  # the nodes that shapes apply to
    constraints: int
    unused: tuple[str, ...]  # classes that have rules and no record
    reached: frozenset[Node] = frozenset()  # the shapes that apply to any


def add(counts: Iterable[Count]) -> Count:
    """Add up the counts of several graphs."""
    all_of = list(counts)
    return Count(
        sum(c.shapes for c in all_of),
        frozenset().union(*(c.focus for c in all_of)),
        sum(c.constraints for c in all_of),
        tuple(sorted({name for c in all_of for name in c.unused})),
        frozenset().union(*(c.reached for c in all_of)),
    )


def count(
    rules: rdflib.Graph,
    applies: Mapping[Node, Collection[str]],
    among: Collection[str] | None = None,
) -> Count:
    """Count the shapes that apply, the nodes they apply to, and their constraints.

    Parameters
    ----------
    applies
        The focus nodes of each shape with a target.
    among
        The nodes that count, where not all do.
    """
    focus: set[str] = set()
    aimed: list[Node] = []
    unused: set[str] = set()
    for shape, of_shape in applies.items():
        nodes = set(of_shape)
        if among is not None:
            nodes &= set(among)
        focus |= nodes
        if nodes:
            aimed.append(shape)
        else:
            unused |= {str(each) for each in rules.objects(shape, SH.targetClass)}
    reached = reachable(rules, aimed)
    constraints = sum(len(parameters(rules, shape)) for shape in reached)
    kinds = (SH.NodeShape, SH.PropertyShape)
    shapes = sum(any((shape, RDF.type, kind) in rules for kind in kinds) for shape in reached)
    return Count(shapes, frozenset(focus), constraints, tuple(unused), frozenset(reached))


def reachable(rules: rdflib.Graph, shapes: Iterable[Node]) -> set[Node]:
    """Return shapes and all shapes that they refer to, through lists as well."""
    found: set[Node] = set()
    todo = list(shapes)
    while todo:
        node = todo.pop()
        if node in found or (node, SH.deactivated, rdflib.Literal(True)) in rules:
            continue
        found.add(node)
        todo += [
            value
            for predicate, value in rules.predicate_objects(node)
            if predicate not in (SH.path, SH.targetClass, SH["in"], SH.prefixes)
            and isinstance(value, rdflib.URIRef | rdflib.BNode)
            and (value, None, None) in rules
        ]
    return found
