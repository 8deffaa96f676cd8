"""Shortest paths, followed from node after node in igraph: what closeness and betweenness sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.definition import Settings
from kg.networks.measures.twins import twins

if TYPE_CHECKING:
    import igraph

    from kg.networks.arrays import Numbers, Places

__all__ = ["between", "distances", "near", "of_each", "portions", "undirected"]

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


def portions(
    graph: igraph.Graph, settings: Settings, lengths: list[float] | None = None
) -> Iterator[tuple[list[int], int]]:
    """Give nodes, some at a time, and for how many twins each of them is there.

    Paths from twins are alike, so that one of them is enough. Progress is told each time.
    """
    firsts, sizes = np.unique(twins(graph, lengths), return_counts=True)
    most = max(1, _STEPS // (graph.vcount() + graph.ecount() + 1))
    done = 0
    for size in np.unique(sizes).tolist():
        alike = firsts[sizes == size].tolist()
        for start in range(0, len(alike), most):
            some = alike[start : start + most]
            yield some, size
            done += size * len(some)
            settings.progress(done, graph.vcount())


def between(graph: igraph.Graph, settings: Settings, lengths: list[float] | None = None) -> Numbers:
    """Return, for each node, the sum of the shares of shortest paths between others through it.

    Pairs are ordered in a network with directions, else each pair counts once. Without ``lengths``
    each tie has the length 1. With them, paths count as equally long if they differ by less than
    a ten-billionth, since sums of inverse weights are not exact in the arithmetic of computers.
    """
    # Two measures ask for the same sums, and they take long: they are kept with the network.
    if lengths is None and "between" in graph.attributes():
        return np.array(graph["between"])
    sums = np.zeros(graph.vcount())
    for sources, size in portions(graph, settings, lengths):
        sums += size * np.array(graph.betweenness(sources=sources, weights=lengths))
    if lengths is None:
        graph["between"] = sums.tolist()
    return sums


def near(
    graph: igraph.Graph, settings: Settings, lengths: list[float] | None = None
) -> tuple[Places, Numbers]:
    """Return how many others reach each node, and the inverse of their mean distance to it.

    The inverse is 0 for a node that none reaches.
    """
    if lengths is None and "near" in graph.attributes():
        others, inverse = graph["near"]
    else:
        inverse = of_each(
            graph,
            settings,
            lambda nodes: graph.closeness(nodes, mode="in", weights=lengths, normalized=True),
            lengths,
        )
        others = _reaching(graph, settings)
    if lengths is None:
        graph["near"] = (others, inverse)
    return others - 1, np.nan_to_num(inverse, nan=0.0)


def of_each(
    graph: igraph.Graph,
    settings: Settings,
    compute: Callable[[list[int]], list[float]],
    lengths: list[float] | None = None,
) -> Numbers:
    """Return what ``compute`` gives for each node; it is asked for one of twins."""
    found = np.zeros(graph.vcount())
    for nodes, _ in portions(graph, settings, lengths):
        found[nodes] = compute(nodes)
    return found[twins(graph, lengths)]


def _reaching(graph: igraph.Graph, settings: Settings) -> Places:
    """Return how many nodes reach each node, itself among them."""
    count = graph.vcount()
    if graph.is_directed():
        sizes = of_each(
            graph, settings, lambda nodes: graph.neighborhood_size(nodes, order=count, mode="in")
        )
        return sizes.astype(np.int64)
    parts = np.array(graph.connected_components().membership, dtype=np.int64)
    return np.bincount(parts)[parts] if count else parts
