"""Pajek's networks (.net) and projects (.paj), written.

Pajek knows a node by its number. Labels are made unique, since other programs take them for names,
and have no quotation mark, backslash or line break. A two-mode network says how many nodes are of
the first mode. Edges are in one list; if there are several relations, each has a list, with its
name and weight.

A project has more: each fact of the nodes is a partition (texts) or a vector (numbers), and
comments that begin with ``%kg``, which Pajek passes over, keep for kg what Pajek has no place for:
``id`` and ``label`` of a node by its number, the ``value`` that a number of the next partition
means, and ``graph``, the title and the modes.
"""

from __future__ import annotations

import json
from typing import Any

import networkx as nx

from kg.networks.attributes import Say, modes_of, silent
from kg.networks.files.numbered import (
    Edge,
    by_relation,
    lost_modes,
    one_line,
    shortest,
    tell_labels,
    tell_lost,
)
from kg.networks.files.pajek.facts import MISSING
from kg.networks.files.plain import by_mode, only_ties, unique_names

__all__ = ["as_paj", "as_pajek"]

_AXES = ("x", "y", "z")


def as_pajek(graph: nx.Graph[str], say: Say = silent) -> bytes:
    """Write a Pajek network; see this module.

    Raises
    ------
    InputError
        If there are part-of edges.
    """
    lines, _, names = _network(graph, "net", say)
    tell_labels(graph, names, "net", say)
    lost = _facts_beside_the_network(graph) | lost_modes(graph, two_mode=bool(modes_of(graph)))
    if any(node != names[node] for node in graph):
        lost.add("identifiers")
    tell_lost(lost, graph, "net", say)
    return ("\n".join(lines) + "\n").encode()


def as_paj(graph: nx.Graph[str], say: Say = silent) -> bytes:
    """Write a Pajek project: the network, and the facts of its nodes; see this module.

    Raises
    ------
    InputError
        If there are part-of edges.
    """
    lines, nodes, names = _network(graph, "paj", say)
    title = one_line(graph.graph.get("title") or "network")
    about = {"title": str(graph.graph.get("title", "")), "modes": modes_of(graph)}
    kept = {name: value for name, value in about.items() if value}
    head = [f"%kg graph {_quoted(kept)}"] if kept else []
    for at, node in enumerate(nodes, 1):
        if node != str(at):
            head.append(f"%kg id {at} {_quoted(node)}")
        label = str(graph.nodes[node].get("label", node))
        if label != names[node] or "&#" in label:
            head.append(f"%kg label {at} {_quoted(label)}")
    found = [*head, f"*Network {title}", *lines]
    has_modes = any(facts.get("mode") for facts in graph.nodes.values())
    for name in sorted(_facts_beside_the_network(graph) | ({"mode"} if has_modes else set())):
        found += _object(name, [graph.nodes[node].get(name) for node in nodes])
    tell_lost(set(), graph, "paj", say)
    return ("\n".join(found) + "\n").encode()


def _network(graph: nx.Graph[str], form: str, say: Say) -> tuple[list[str], list[str], Any]:
    """Return the lines of a network from ``*Vertices`` on, its nodes in order, and their names."""
    nodes, first = by_mode(graph)
    names, number = unique_names(graph), {node: at for at, node in enumerate(nodes, 1)}
    lines = [f"*Vertices {len(nodes)}" + (f" {first}" if first else "")]
    places = _places(graph)
    lines += [f'{at} "{names[node]}"{places.get(node, "")}' for node, at in number.items()]
    ties = only_ties(graph, form)
    keyword = "*Arcs" if graph.is_directed() else "*Edges"
    lists = by_relation(ties, name_one=form == "paj")
    for at, (relation, of) in enumerate(lists, 0 if lists[0][0] == "" else 1):
        lines.append(f'{keyword} :{at} "{one_line(relation)}"' if relation else keyword)
        lines += _rows(of, number, graph.is_directed())
    if len(lists) > 1:
        say(
            f"{form}: each relation has its own list of edges, as in Pajek; networkx and igraph "
            "cannot read that"
        )
    return lines, nodes, names


def _rows(ties: list[Edge], number: dict[str, int], directed: bool) -> list[str]:
    rows = []
    for u, v, facts in ties:
        ends = number[u], number[v]
        rows.append((*(ends if directed else sorted(ends)), shortest(facts.get("weight", 1))))
    return [f"{one} {other} {weight}" for one, other, weight in sorted(rows)]


def _places(graph: nx.Graph[str]) -> dict[str, str]:
    """Return the places of nodes as Pajek has them, between 0 and 1."""
    found = {}
    for node, facts in graph.nodes.items():
        place = [facts[axis] for axis in _AXES if axis in facts]
        if len(place) > 1 and all(type(at) in (int, float) and 0 <= at <= 1 for at in place):
            found[node] = "".join(f" {at}" for at in place)
    return found


def _object(name: str, values: list[Any]) -> list[str]:
    """Return the lines of a vector, if all values are numbers, or of a partition."""
    given = [value for value in values if value is not None]
    head = [f"*Vertices {len(values)}"]
    if all(type(value) in (int, float) for value in given):
        return [
            f"*Vector {one_line(name)}",
            *head,
            *(str(MISSING if value is None else value) for value in values),
        ]
    texts = sorted({str(value): value for value in given}.items())
    code = {text: at for at, (text, _) in enumerate(texts, 1)}
    return [
        *(f"%kg value {at} {_quoted(value)}" for at, (_, value) in enumerate(texts, 1)),
        f"*Partition {one_line(name)}",
        *head,
        *("0" if value is None else str(code[str(value)]) for value in values),
    ]


def _quoted(value: object) -> str:
    """Return a value as JSON, on one line whatever a reader takes for the end of a line."""
    return json.dumps(value, ensure_ascii=not str(value).isprintable())


def _facts_beside_the_network(graph: nx.Graph[str]) -> set[str]:
    """Return the facts of nodes that the lines of a network do not have."""
    facts = {name for facts in graph.nodes.values() for name in facts} - {"label", "mode"}
    placed = {node for node in graph if graph.nodes[node].keys() & set(_AXES)}
    return facts - set(_AXES) if placed == _places(graph).keys() else facts
