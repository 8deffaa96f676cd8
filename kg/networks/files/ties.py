"""Nodes and ties, as a file has them, become a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from kg.networks.attributes import Say

__all__ = ["Tie", "network_of_ties", "note_modes"]

Tie = tuple[str, str, dict[str, Any]]
"""Two ends, and the facts of the tie."""

# By whether pairs have several ties, and whether ties have directions.
_KINDS: dict[tuple[bool, bool], type[nx.Graph[str]]] = {
    (False, False): nx.Graph,
    (False, True): nx.DiGraph,
    (True, False): nx.MultiGraph,
    (True, True): nx.MultiDiGraph,
}


def network_of_ties(
    nodes: Mapping[str, Mapping[str, Any]],
    edges: Sequence[Tie],
    directed: Sequence[bool] | bool | None,
    say: Say,
    how: str,
) -> nx.Graph[str]:
    """Make a network of nodes and ties.

    Parameters
    ----------
    directed
        Whether each tie has a direction, or all have; None if the file does not say it.
    how
        What in the file would say so.
    """
    if directed is None and edges:
        say(f"the file does not say whether ties have a direction: read without; {how} gives one")
    if isinstance(directed, Sequence) and len({*directed}) == 1:
        directed = directed[0]
    if isinstance(directed, Sequence):
        both = [
            (v, u, dict(facts))
            for (u, v, facts), one_way in zip(edges, directed, strict=True)
            if not one_way and u != v
        ]
        say(
            f"some ties have a direction and some have not: each without one "
            f"({directed.count(False):,}) becomes two, there and back"
        )
        edges = [*edges, *both]
    pairs = {(u, v) if directed or u <= v else (v, u) for u, v, _ in edges}
    several = len(pairs) < len(edges)
    graph: nx.Graph[str] = _KINDS[several, bool(directed)]()
    graph.add_nodes_from((name, {**facts}) for name, facts in nodes.items())
    graph.add_edges_from(edges)
    return graph


def note_modes(graph: nx.Graph[str], first: object = None) -> None:
    """Name the two modes of a network, if its nodes have two and each has one."""
    found = {facts.get("mode") for facts in graph.nodes.values()}
    if len(found) == 2 and all(isinstance(mode, str) and mode for mode in found):
        graph.graph["modes"] = sorted(map(str, found), key=lambda mode: (mode != first, mode))
