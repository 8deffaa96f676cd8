"""What shapes refer to: shapes that are missing, circles, and shapes that check nothing."""

from __future__ import annotations

from pathlib import Path

import rdflib
from rdflib import SH

from kg.errors import InputError
from kg.findings import Location
from kg.rdf import suggest
from kg.validation.data_graphs import Node
from kg.validation.shapes.counts import reachable
from kg.validation.shapes.shacl_words import TARGETS, is_off, name_of, parameters
from kg.validation.shapes.written_shapes import WrittenShapes

__all__ = ["refuse_circles", "refuse_idle", "refuse_missing", "used_shapes"]


def refuse_missing(shapes: WrittenShapes) -> None:
    """Refuse a shape that refers to a shape, path or query that is not there.

    Raises
    ------
    InputError
        At the first of them.
    """
    graph = shapes.graph
    for shape, value in sorted(shapes.referred(), key=str):
        if (value, None, None) not in graph:
            raise _missing(shapes, shape, value)
    for predicate, needed in ((SH.sparql, SH.select), (SH.property, SH.path)):
        for shape, value in sorted(graph.subject_objects(predicate), key=str):
            if (value, None, None) not in graph:
                raise _missing(shapes, shape, value)
            if (value, needed, None) not in graph:
                name, by = name_of(str(needed)), name_of(str(predicate))
                raise shapes.error(value, f"has no {name}, which {by} needs; add it")


def _missing(shapes: WrittenShapes, shape: Node, value: Node) -> InputError:
    named = {str(each) for each in shapes.graph.subjects() if isinstance(each, rdflib.URIRef)}
    meant = suggest(str(value), named)
    hint = f"did you mean {name_of(meant)}?" if meant else "write it, or correct the name"
    return shapes.error(shape, f"there is no shape {name_of(str(value))}; {hint}")


def refuse_circles(shapes: WrittenShapes) -> None:
    """Refuse a shape that refers to itself, directly or through others.

    Raises
    ------
    InputError
        At the first of them.
    """
    below = shapes.below
    done: set[Node] = set()
    for start in sorted(below, key=str):
        way: list[Node] = []
        todo = [(start, iter(sorted(below[start], key=str)))]
        while todo:
            shape, rest = todo[-1]
            if shape not in way:
                way.append(shape)
            step = next((each for each in rest if each not in done), None)
            if step is None:
                done.add(shape)
                way.remove(shape)
                todo.pop()
            elif step in way:
                raise shapes.error(
                    step,
                    f"{name_of(str(shapes.record_of(step)))} refers to itself, directly or through "
                    "other shapes; validators miss errors in such shapes; remove the circle",
                )
            else:
                todo.append((step, iter(sorted(below.get(step, ()), key=str))))


def refuse_idle(shapes: WrittenShapes) -> None:
    """Refuse shapes without a target, all deactivated, or with a target and nothing to check.

    Raises
    ------
    InputError
        At the first of them.
    """
    graph = shapes.graph
    aimed = sorted({shape for target in TARGETS for shape in graph.subjects(target)}, key=str)
    if not aimed:
        first: Location | None = min(shapes.lines.values(), key=lambda at: at.line, default=None)
        raise InputError(
            "no shape has a target, so nothing would be checked; add sh:targetClass",
            path=first.path if first else shapes.place,
            line=first.line if first else None,
        )
    if all(is_off(graph, shape) for shape in aimed):
        raise shapes.error(
            aimed[0],
            "all shapes are deactivated, so nothing would be checked; delete sh:deactivated",
        )
    for shape in aimed:
        if not is_off(graph, shape) and not _constrains(shapes, shape):
            raise shapes.error(
                shape,
                f"{name_of(str(shape))} has a target and no constraint, so it checks nothing; "
                "add a constraint, or delete the shape",
            )


def used_shapes(shapes: WrittenShapes, own: rdflib.Graph, place: Path) -> frozenset[Node]:
    """Return the shapes of one folder or file that all shapes together use.

    Raises
    ------
    InputError
        If it has none.
    """
    graph = shapes.graph
    aimed = {shape for target in TARGETS for shape in graph.subjects(target)}
    used = reachable(graph, aimed)
    aims = {shape for target in TARGETS for shape in own.subjects(target)}
    found = used & (aims | {each for each in own.subjects() if parameters(own, each)})
    if not found and (None, SH.deactivated, rdflib.Literal(True)) in own:
        raise InputError(
            "all shapes are deactivated, so nothing would be checked; delete sh:deactivated",
            path=place,
        )
    if not found:
        raise InputError(
            "no shape has a target, and none is used by another one that has, so nothing would be "
            "checked; add sh:targetClass",
            path=place,
        )
    return frozenset(found)


def _constrains(shapes: WrittenShapes, shape: Node) -> bool:
    """Tell whether a shape, or one that it refers to, asks anything of a value."""
    todo = [shape]
    while todo:
        each = todo.pop()
        if is_off(shapes.graph, each):
            continue
        if set(parameters(shapes.graph, each)) - {"node", "and", "or", "xone"}:
            return True
        todo += shapes.below.get(each, ())
    return False
