"""Degree and betweenness, in one-mode and two-mode networks."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

__all__ = ["betweenness", "degree"]


def degree(graph: nx.Graph[str]) -> dict[str, int]:
    """Return the number of other nodes that each node is tied to, however many ties they share.

    >>> degree(nx.path_graph(3))
    {0: 1, 1: 2, 2: 1}
    """
    return {node: sum(other != node for other in graph[node]) for node in graph}


def betweenness(graph: nx.Graph[str]) -> Mapping[str, float]:
    """Return the share of shortest paths that run through each node, from 0 to 1.

    In a one-mode network after Freeman (1977), divided by the number of pairs of other nodes. In
    a two-mode network, whose nodes carry two values of ``mode``, divided by the highest value
    that a node of its mode could reach in a network of these sizes: Borgatti and Everett (1997),
    "Network analysis of 2-mode data". Where that is zero, so is the measure.

    >>> betweenness(nx.path_graph(3))[1]
    1.0
    """
    sizes: dict[object, int] = {}
    modes: dict[str, object] = {node: facts.get("mode") for node, facts in graph.nodes.items()}
    for mode in modes.values():
        sizes[mode] = sizes.get(mode, 0) + 1
    if len(sizes) != 2 or None in sizes or "" in sizes:
        return dict(nx.betweenness_centrality(graph))
    raw = nx.betweenness_centrality(graph, normalized=False)
    one, other = sizes
    highest = {one: _highest(sizes[one], sizes[other]), other: _highest(sizes[other], sizes[one])}
    return {
        node: raw[node] / highest[modes[node]] if highest[modes[node]] else 0.0 for node in graph
    }


def _highest(own: int, other: int) -> float:
    """Return the highest betweenness in a mode of ``own`` nodes, facing ``other`` nodes."""
    s, t = divmod(own - 1, other)
    top = other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)
    return top / 2
