"""Shortest paths, followed from node after node in igraph: what closeness and betweenness sum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.measure import Settings

if TYPE_CHECKING:
    import igraph

    from kg.networks.arrays import Numbers, Places

__all__ = ["between", "distances", "near", "portions", "undirected"]

_STEPS = 50_000_000
"""Steps in igraph after which progress is told: about half a second, so that this costs nothing."""

_APART = 1e8
"""How many times a weight may be another one. igraph takes lengths for equal that differ by less
than a ten-billionth of themselves, so that it could overlook a very short tie."""


def undirected(net: Arrays) -> igraph.Graph:
    """Return the network without directions; ties of a pair in both directions are one."""
    return net.igraph.as_undirected(mode="collapse") if net.directed else net.igraph


def distances(name: str, net: Arrays, settings: Settings) -> list[float]:
    """Return the length of each tie, which is 1 / weight, and say where that is not exact."""
    if len(net.weights) and net.weights.max() / net.weights.min() > _APART:
        settings.say(f"{name}: weights differ so much that very short ties may count as length 0")
    lengths: list[float] = (1 / net.weights).tolist()
    return lengths


def portions(graph: igraph.Graph, settings: Settings) -> Iterator[list[int]]:
    """Give all nodes, some at a time, and tell progress after each time."""
    count = graph.vcount()
    size = max(1, _STEPS // (count + graph.ecount() + 1))
    for start in range(0, count, size):
        yield list(range(start, min(start + size, count)))
        settings.progress(min(start + size, count), count)


def between(graph: igraph.Graph, settings: Settings, lengths: list[float] | None = None) -> Numbers:
    """Return, for each node, the sum of the shares of shortest paths between others through it.

    Pairs are ordered in a network with directions, else each pair counts once. Without ``lengths``
    each tie has the length 1. With them, paths count as equally long if they differ by less than
    a ten-billionth, since 1/3 + 1/3 + 1/3 is not 1 in the arithmetic of computers.
    """
    # Two measures ask for the same sums, and they take long: they are kept with the network.
    if lengths is None and "between" in graph.attributes():
        return np.array(graph["between"])
    sums = np.zeros(graph.vcount())
    for sources in portions(graph, settings):
        sums += graph.betweenness(sources=sources, weights=lengths)
    if lengths is None:
        graph["between"] = sums.tolist()
    return sums


def near(
    graph: igraph.Graph, settings: Settings, lengths: list[float] | None = None
) -> tuple[Places, Numbers]:
    """Return how many others reach each node, and the inverse of their mean distance to it.

    The inverse is 0 for a node that none reaches.
    """
    others: list[int] = []
    if graph.is_directed():
        for nodes in portions(graph, settings):
            others += graph.neighborhood_size(nodes, order=graph.vcount(), mode="in")
    else:
        parts = np.array(graph.connected_components().membership, dtype=np.int64)
        others = np.bincount(parts)[parts].tolist() if len(parts) else []
    inverse: list[float] = []
    for nodes in portions(graph, settings):
        inverse += graph.closeness(nodes, mode="in", weights=lengths, normalized=True)
    return np.array(others, dtype=np.int64) - 1, np.nan_to_num(np.array(inverse), nan=0.0)
