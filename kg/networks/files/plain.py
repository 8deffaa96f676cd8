"""What every network file format can hold."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.escapes import NOT_XML
from kg.networks.attributes import modes_of

__all__ = ["by_mode", "cleaned", "only_ties", "unique_names"]

Edge = tuple[str, str, dict[str, Any]]


# Names that a format keeps for its own use; a fact of that name gets another.
_TAKEN = frozenset(
    {*("id", "source", "target", "source_label", "target_label", "source_mode", "target_mode")}
    | {"type", "pid", "parents", "start", "end", "slices", "spells", "viz"}
)


def cleaned(graph: nx.Graph[Any]) -> nx.Graph[str]:
    """Return a sorted copy whose attributes every format can hold; a list becomes one text.

    Raises
    ------
    InputError
        If two nodes differ only in characters that no format can hold.
    """
    copy: nx.Graph[str] = nx.DiGraph() if graph.is_directed() else nx.Graph()
    copy.graph.update(_plain(graph.graph))
    for node in sorted(graph, key=str):
        name = _writable(node)
        if name in copy:
            raise InputError(f"two nodes are called “{name}”; give each node a name of its own")
        copy.add_nodes_from([(name, _plain(graph.nodes[node]))])
    directed = graph.is_directed()
    for first, second in sorted(
        (u, v) if directed or str(u) <= str(v) else (v, u) for u, v in graph.edges
    ):
        facts = _plain(graph.edges[first, second])
        copy.add_edges_from([(_writable(first), _writable(second), facts)])
    _unify(list(copy.nodes.values()))
    _unify(list(copy.edges.values()))
    return copy


def _unify(every: list[dict[str, Any]]) -> None:
    """Make the values of each fact one kind: files declare one, and are unreadable with another."""
    kinds: dict[str, set[type]] = {}
    for facts in every:
        for name, fact in facts.items():
            kinds.setdefault(name, set()).add(type(fact))
    mixed = {name: float if kinds[name] == {int, float} else str for name in kinds}
    for facts in every:
        facts.update({n: mixed[n](facts[n]) for n in facts if len(kinds[n]) > 1 and n != "weight"})


def _writable(text: object) -> str:
    return NOT_XML.sub("", str(text))


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for known, fact in sorted(facts.items()):
        name = _writable(known)
        while name in _TAKEN or name in kept:
            name += "_"
        if isinstance(fact, (int, float)) and not (math.isfinite(fact) and abs(fact) < 2**63):
            kept[name] = str(fact)  # no number in JSON, or in XML
        elif isinstance(fact, (bool, int, float)):
            kept[name] = fact
        elif isinstance(fact, (list, tuple)):
            # A blank cannot occur in the IRI of a claim or in the name of a mode.
            between = " " if name in ("claims", "modes") else "; "
            kept[name] = between.join(map(_writable, fact))
        elif fact is not None:
            kept[name] = _writable(fact)
    return kept


def unique_names(graph: nx.Graph[str]) -> dict[str, str]:
    """Return a name for each node that is its label, made unique, without quotation marks."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for node, facts in graph.nodes.items():
        # Readers of these formats stumble over quotation marks and backslashes.
        label = " ".join(str(facts.get("label") or "").split()) or " ".join(node.split())
        label = name = label.replace('"', "'").replace("\\", "/")
        number = 1
        while name in taken:
            number += 1
            name = f"{label} ({number})"
        taken.add(name)
        found[node] = name
    return found


def by_mode(graph: nx.Graph[str]) -> tuple[list[str], int]:
    """Return the nodes, those of the first mode first, and how many these are (0: one mode)."""
    modes, nodes = modes_of(graph), sorted(graph)
    if not modes:
        return nodes, 0
    first = [node for node in nodes if graph.nodes[node].get("mode") == modes[0]]
    return [*first, *(node for node in nodes if node not in set(first))], len(first)


def only_ties(graph: nx.Graph[str], form: str) -> list[Edge]:
    """Return the edges for a format that could not tell a part-of edge from a tie.

    Raises
    ------
    InputError
        If there are part-of edges.
    """
    if any(facts.get("part_of") for facts in graph.edges.values()):
        raise InputError(
            f"{form} cannot mark part-of edges; leave them out, or choose gexf, graphml, csv, xlsx "
            "or json",
            setting="part_of",
        )
    return list(graph.edges(data=True))
