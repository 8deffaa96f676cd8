"""What a network says of itself, its nodes and edges, whoever made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

__all__ = [
    "Say",
    "claims_of",
    "edges_of",
    "ends_finder",
    "ends_in_order",
    "listed",
    "modes_of",
    "named_modes",
    "silent",
    "ties",
]

Say = Callable[[str], None]
"""Is called with a sentence that a user must know."""


def silent(_sentence: str) -> None:
    """Say nothing."""


def listed(fact: object, separator: str = ";") -> list[str]:
    """Return a fact of several values as a list; a file made elsewhere has them in one text.

    >>> listed("speaker; host"), listed(["speaker"]), listed(None)
    (['speaker', 'host'], ['speaker'], [])
    """
    if fact is None:
        return []
    parts = fact if isinstance(fact, (list, tuple)) else str(fact).split(separator)
    return [text for part in parts if (text := str(part).strip())]


def named_modes(graph: nx.Graph[Any]) -> list[str]:
    """Return the modes that a network names, in its order; in a file they are one text.

    >>> named_modes(nx.Graph(modes="actor event")), named_modes(nx.Graph(modes="civil society;"))
    (['actor', 'event'], ['civil society'])
    """
    told = graph.graph.get("modes")
    return listed(told, ";" if ";" in str(told) else " ")


def modes_of(graph: nx.Graph[Any]) -> list[str]:
    """Return the names of a network's two modes, or nothing."""
    found = named_modes(graph)
    return found if len(found) == 2 else []


def ends_in_order(graph: nx.Graph[Any], u: Any, v: Any) -> tuple[Any, Any]:  # noqa: ANN401
    """Return an edge's ends: that of the first mode first; of a part-of edge the part.

    A graph without direction keeps no order of its own; nodes may be of any kind. One with
    direction has its own.
    """
    return ends_finder(graph)(u, v, graph.edges[u, v])


def ends_finder(graph: nx.Graph[Any]) -> Callable[[Any, Any, Mapping[str, Any]], tuple[Any, Any]]:
    """Return the function that orders the ends of each edge; see :func:`ends_in_order`.

    It takes the two ends and the facts of the edge.
    """
    rank = {mode: at for at, mode in enumerate(modes_of(graph))}

    def ends(u: Any, v: Any, facts: Mapping[str, Any]) -> tuple[Any, Any]:  # noqa: ANN401
        if graph.is_directed():
            return u, v
        part = facts.get("part")

        def place(node: Any) -> tuple[bool, int, str]:  # noqa: ANN401
            mode = str(graph.nodes[node].get("mode"))
            return node != part, rank.get(mode, len(rank)), str(node)

        return (u, v) if place(u) <= place(v) else (v, u)

    return ends


def edges_of(graph: nx.Graph[Any]) -> list[tuple[Any, Any, dict[str, Any]]]:
    """Return each edge with its facts, as ``graph.edges(data=True)`` gives them, in half the time.

    It is for networks of which a pair has one edge.

    >>> edges_of(nx.Graph([(2, 1), (1, 3)]))
    [(2, 1, {}), (1, 3, {})]
    """
    found: list[tuple[Any, Any, dict[str, Any]]] = []
    seen: set[Any] = set()
    for node, row in graph.adjacency():
        found += [(node, other, facts) for other, facts in row.items() if other not in seen]
        if not graph.is_directed():
            seen.add(node)
    return found


def claims_of(graph: nx.Graph[Any]) -> set[str]:
    """Return the claims that a network's edges rest on."""
    return {claim for facts in graph.edges.values() for claim in listed(facts.get("claims"), " ")}


def ties(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return a copy without part-of edges, the network that measures are taken of."""
    copy = graph.copy()
    drawn = [edge for edge, facts in graph.edges.items() if facts.get("part_of") is True]
    copy.remove_edges_from(drawn)
    return copy
