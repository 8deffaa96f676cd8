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
from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.networks.attributes import Say, listed, silent
from kg.networks.files.pajek_facts import MISSING
from kg.networks.files.plain import by_mode, only_ties, unique_names
from kg.networks.network import modes_of

__all__ = ["as_paj", "as_pajek"]

_KEEP_ALL = "gexf, graphml and json keep all"
_AXES = ("x", "y", "z")
_HELD_OF_EDGES = frozenset({"weight", "relations", "relation_weights", "part_of"})


def as_pajek(graph: nx.Graph[str], say: Say = silent) -> bytes:
    """Write a Pajek network; see this module.

    Raises
    ------
    InputError
        If there are part-of edges.
    """
    lines, _, names = _network(graph, "net", say)
    _tell_labels(graph, names, "net", say)
    lost = _facts_beside_the_network(graph)
    if any(node != names[node] for node in graph):
        lost.add("identifiers")
    _tell_lost(lost, graph, "net", say)
    return ("\n".join(lines) + "\n").encode()


def as_paj(graph: nx.Graph[str], say: Say = silent) -> bytes:
    """Write a Pajek project: the network, and the facts of its nodes; see this module.

    Raises
    ------
    InputError
        If there are part-of edges.
    """
    lines, nodes, names = _network(graph, "paj", say)
    title = _one_line(graph.graph.get("title") or "network")
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
    for name in sorted(_facts_beside_the_network(graph) | ({"mode"} if modes_of(graph) else set())):
        found += _object(name, [graph.nodes[node].get(name) for node in nodes])
    _tell_lost(set(), graph, "paj", say)
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
    relations = sorted({name for *_, facts in ties for name in listed(facts.get("relations"))})
    if len(relations) < 2:
        return [*lines, keyword, *_rows(ties, number, graph.is_directed())], nodes, names
    if loose := [facts for *_, facts in ties if not listed(facts.get("relations"))]:
        lines.append(keyword)
        lines += _rows([tie for tie in ties if tie[2] in loose], number, graph.is_directed())
    for at, relation in enumerate(relations, 1):
        lines.append(f'{keyword} :{at} "{_one_line(relation)}"')
        of = [(u, v, {"weight": w}) for u, v, w in _in_relation(ties, relation)]
        lines += _rows(of, number, graph.is_directed())
    say(
        f"{form}: each of {len(relations)} relations has its own list of edges, as in Pajek; "
        "networkx and igraph cannot read that"
    )
    return lines, nodes, names


def _in_relation(ties: list[Any], relation: str) -> Iterable[tuple[str, str, float]]:
    for u, v, facts in ties:
        names = listed(facts.get("relations"))
        if relation in names:
            weights = listed(facts.get("relation_weights"))
            fits = len(weights) == len(names) > 1
            yield u, v, float(weights[names.index(relation)]) if fits else facts.get("weight", 1)


def _rows(ties: Iterable[Any], number: dict[str, int], directed: bool) -> list[str]:
    rows = []
    for u, v, facts in ties:
        ends = number[u], number[v]
        rows.append((*(ends if directed else sorted(ends)), _plain(facts.get("weight", 1))))
    return [f"{one} {other} {weight}" for one, other, weight in sorted(rows)]


def _plain(weight: float) -> int | float:
    return int(weight) if float(weight).is_integer() and abs(weight) < 2**53 else weight


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
            f"*Vector {_one_line(name)}",
            *head,
            *(str(MISSING if value is None else value) for value in values),
        ]
    texts = sorted({str(value): value for value in given}.items())
    code = {text: at for at, (text, _) in enumerate(texts, 1)}
    return [
        *(f"%kg value {at} {_quoted(value)}" for at, (_, value) in enumerate(texts, 1)),
        f"*Partition {_one_line(name)}",
        *head,
        *("0" if value is None else str(code[str(value)]) for value in values),
    ]


def _quoted(value: object) -> str:
    """Return a value as JSON, on one line whatever a reader takes for the end of a line."""
    return json.dumps(value, ensure_ascii=not str(value).isprintable())


def _one_line(text: object) -> str:
    return " ".join(str(text).replace('"', "'").split())


def _facts_beside_the_network(graph: nx.Graph[str]) -> set[str]:
    """Return the facts of nodes that the lines of a network do not have."""
    facts = {name for facts in graph.nodes.values() for name in facts} - {"label", "mode"}
    placed = {node for node in graph if graph.nodes[node].keys() & set(_AXES)}
    return facts - set(_AXES) if placed == _places(graph).keys() else facts


def _tell_labels(graph: nx.Graph[str], names: dict[str, str], form: str, say: Say) -> None:
    changed = [n for n, facts in graph.nodes.items() if facts.get("label", n) != names[n]]
    if changed:
        old = _one_line(graph.nodes[changed[0]].get("label", changed[0]))
        say(
            f"{form}: {len(changed):,} labels are written otherwise, since each must be unique and "
            f"without quotation marks and line breaks (“{old}” is “{names[changed[0]]}”)"
        )


def _tell_lost(lost: set[str], graph: nx.Graph[str], form: str, say: Say) -> None:
    of_edges = {name for facts in graph.edges.values() for name in facts} - _HELD_OF_EDGES
    every = [*sorted(lost), *(f"{name} of edges" for name in sorted(of_edges))]
    if every:
        say(f"{form} has no place for {', '.join(every)}; {_KEEP_ALL}")
