"""Records without a name: blank nodes, which the parser calls otherwise on each run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from kg.findings import Location, Result
from kg.rdf import unnamed_lines
from kg.study import Dataset

__all__ = ["ADDRESS", "UNNAMED", "addressed", "apart", "name_unnamed", "numbered"]

UNNAMED = "a record without a name"
_REMEDY = "Also name the record itself, as in actor:lake, instead of “[]” or “_:…”."
_OURS = re.compile(r"<?\b(f\d+b\d+)\b>?")  # what this module calls a blank node
ADDRESS = "urn:kg:unnamed:"
"""What is before the name of a blank node in a store, which would give it another name."""


def apart(dataset: Dataset) -> tuple[Dataset, dict[str, Location]]:
    """Give each blank node a name that is the same on each run, and in no other file.

    Returns the dataset, in whose store blank nodes are addresses (:data:`ADDRESS`), and where each
    of them is: its file, and the line where the record around it begins.
    """
    files, contents = dict(dataset.files), dict(dataset.contents)
    places: dict[str, Location] = {}
    for number, (path, triples) in enumerate(dataset.files.items()):
        nodes = list(dict.fromkeys(_nodes(triples)))
        if not nodes:
            continue
        names = {node: f"f{number}b{n}" for n, node in enumerate(nodes)}  # as in _OURS
        owners = _owners(triples)
        lines = _lines(dataset.contents[path].decode("utf-8"), nodes, owners)
        for node, name in names.items():
            at = _around(node, owners, lines)
            line = dataset.lines[path].get(at.value, 1) if isinstance(at, NamedNode) else 1
            places[name] = Location(path, lines.get(at, line))
        called = {node: BlankNode(name) for node, name in names.items()}
        files[path] = [_with(triple, called) for triple in triples]
        contents[path] = serialize(addressed(files[path]), format=RdfFormat.N_TRIPLES) or b""
    if not places:
        return dataset, places
    named = replace(dataset, contents=contents)
    # These are of the files as written.
    vars(named).update(files=files, lines=dataset.lines)
    return named, places


def numbered(triples: Sequence[Triple], file: str) -> Sequence[Triple]:
    """Return the triples of a file with its blank nodes called after it, by number."""
    nodes = dict.fromkeys(_nodes(triples))
    called = {node: BlankNode(f"{file}b{number:06}") for number, node in enumerate(nodes)}
    return [_with(triple, called) for triple in triples] if called else triples


def addressed(triples: Sequence[Triple]) -> Sequence[Triple]:
    """Return the triples with addresses for blank nodes, as a store has them."""
    names = {node: NamedNode(ADDRESS + node.value) for node in _nodes(triples)}
    return [_with(triple, names) for triple in triples] if names else triples


_Node = NamedNode | BlankNode


def _nodes(triples: Sequence[Triple]) -> Iterator[BlankNode]:
    for triple in triples:
        for end in (triple.subject, triple.object):
            if isinstance(end, BlankNode):
                yield end


def _owners(triples: Sequence[Triple]) -> dict[object, _Node]:
    """Return the record that each value is in first."""
    owners: dict[object, _Node] = {}
    for triple in triples:
        if isinstance(triple.subject, _Node):
            owners.setdefault(triple.object, triple.subject)
    return owners


def _with(triple: Triple, names: Mapping[BlankNode, _Node]) -> Triple:
    """Return a triple with other names for its blank nodes."""
    subject, value = triple.subject, triple.object
    return Triple(
        names[subject] if isinstance(subject, BlankNode) else subject,
        triple.predicate,
        names[value] if isinstance(value, BlankNode) else value,
    )


def _lines(
    text: str, nodes: Sequence[BlankNode], owners: Mapping[object, _Node]
) -> dict[_Node, int]:
    """Return the lines of those records without a name that are in no other record.

    The parser gives no lines, but it keeps the order, and a label is the node's name.
    """
    labelled, others = unnamed_lines(text)
    outer = [node for node in nodes if node not in owners and node.value not in labelled]
    found: dict[_Node, int] = dict(zip(outer, others, strict=False))
    return found | {node: labelled[node.value] for node in nodes if node.value in labelled}


def _around(node: BlankNode, owners: Mapping[object, _Node], lines: Mapping[_Node, int]) -> _Node:
    """Return the record that a blank node is in: itself, where it has a line."""
    at: _Node = node
    passed: set[_Node] = set()
    while isinstance(at, BlankNode) and at not in lines and at in owners and at not in passed:
        passed.add(at)
        at = owners[at]
    return at


def name_unnamed(result: Result, places: Mapping[str, Location]) -> Result:
    """Call a blank node in a result what a reader can read, and say where it is."""
    if result.value in places:
        result = replace(result, value=UNNAMED)
    if _OURS.search(result.message):
        told = _OURS.sub(lambda m: UNNAMED if m[1] in places else m[0], result.message)
        result = replace(result, message=told)
    if result.focus not in places:
        return result
    return replace(
        result,
        location=places[result.focus],
        focus="",
        thing=UNNAMED,
        message=f"{result.message} {_REMEDY}",
        fix="" if f"<{result.focus}>" in result.fix else result.fix,
    )
