"""Records without a name: blank nodes, which the parser calls otherwise on each run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.findings import Location, Result
from kg.study import Dataset

__all__ = ["UNNAMED", "name_unnamed", "unnamed_places"]

UNNAMED = "a record without a name"
_REMEDY = "Also name the record itself, as in actor:lake, instead of “[]” or “_:…”."


def unnamed_places(dataset: Dataset) -> dict[str, Location]:
    """Return where each blank node is: its file, and the line where the record around it begins.

    The parser tells no line. A record that is in no other is on a line that begins with “[” or
    “_:”; where there are more or fewer such lines than records, the line is 1.
    """
    found = {}
    for path, triples in dataset.files.items():
        within = _within(triples)
        nodes = list(dict.fromkeys(_nodes(triples)))
        if not nodes:
            continue
        outer = [node for node in nodes if node not in within]
        text = dataset.contents[path].decode("utf-8")
        begins = [n for n, line in enumerate(text.split("\n"), 1) if line.startswith(("[", "_:"))]
        known = dict(zip(outer, begins, strict=True)) if len(outer) == len(begins) else {}
        for node in nodes:
            found[node.value] = Location(path, _line(dataset, path, node, within, known))
    return found


def _nodes(triples: list[Triple]) -> Iterator[BlankNode]:
    for triple in triples:
        for end in (triple.subject, triple.object):
            if isinstance(end, BlankNode):
                yield end


def _within(triples: list[Triple]) -> dict[BlankNode, NamedNode | BlankNode]:
    """Return the record that names each blank node as a value."""
    found: dict[BlankNode, NamedNode | BlankNode] = {}
    for triple in triples:
        owner = triple.subject
        if isinstance(triple.object, BlankNode) and isinstance(owner, NamedNode | BlankNode):
            found.setdefault(triple.object, owner)
    return found


def _line(
    dataset: Dataset,
    path: Path,
    node: BlankNode,
    within: Mapping[BlankNode, NamedNode | BlankNode],
    known: Mapping[BlankNode, int],
) -> int:
    at: NamedNode | BlankNode | None = node
    passed: set[BlankNode] = set()
    while isinstance(at, BlankNode) and at not in passed:
        if at in known:
            return known[at]
        passed.add(at)
        at = within.get(at)
    places = dataset.records.get(at.value, []) if isinstance(at, NamedNode) else []
    return next((place.line for place in places if place.path == path), 1)


def name_unnamed(result: Result, places: Mapping[str, Location]) -> Result:
    """Call a blank node in a result the same on each run, and say where it is."""
    if result.value in places:
        result = replace(result, value=UNNAMED)
    if result.focus not in places:
        return result
    return replace(
        result,
        location=result.location or places[result.focus],
        focus="",
        thing=UNNAMED,
        message=f"{result.message} {_REMEDY}",
        fix="" if f"<{result.focus}>" in result.fix else result.fix,
    )
