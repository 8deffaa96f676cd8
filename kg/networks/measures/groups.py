"""Communities: groups of nodes with more ties inside than chance would give."""

from __future__ import annotations

from typing import Any

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.chance import seeded
from kg.networks.measures.conditions import all_of, positive, some_tie
from kg.networks.measures.definition import Measure, Settings, Values

__all__ = ["LEIDEN_ITERATIONS", "MEASURES"]

LEIDEN_ITERATIONS = 10
"""Rounds of Leiden. Until nothing changes, it may take hours in a network of 100 thousand nodes."""


def _louvain(net: Arrays, settings: Settings) -> Values:
    graph = net.undirected.igraph
    with seeded(settings.seed):
        found = graph.community_multilevel(weights="weight")
    return _numbered("louvain", net, found.membership, settings)


def _leiden(net: Arrays, settings: Settings) -> Values:
    graph = net.undirected.igraph
    with seeded(settings.seed):
        found = graph.community_leiden(
            objective_function="modularity", weights="weight", n_iterations=LEIDEN_ITERATIONS
        )
    return _numbered("leiden", net, found.membership, settings)


def _numbered(name: str, net: Arrays, members: list[int], settings: Settings) -> Values:
    """Give communities numbers by size, 1 the largest; of equal ones the first node decides."""
    _, firsts, codes, sizes = np.unique(
        members, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((firsts, -sizes))
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(1, len(order) + 1)
    graph: Any = net.undirected.igraph
    modularity = graph.modularity(members, weights="weight")
    alone = int((sizes == 1).sum())
    single = f", {alone} of a single node" if alone else ""
    many = "1 community" if len(sizes) == 1 else f"{len(sizes)} communities"
    settings.say(
        f"{name}: {many}{single}; modularity {modularity:.4f}; seed "
        f"{settings.seed}, another seed may give other communities"
    )
    if net.directed:
        settings.say(f"{name}: the directions of ties are left out, and the weights of two added")
    if net.two_mode:
        settings.say(
            f"{name}: the modularity is that of one-mode networks, which expects ties within a "
            "mode as well"
        )
    return {name: number[codes].tolist()}


_MODULARITY = "sum over communities of w_in / w - (s / 2w)^2, with w_in and w the weights inside "
_MODULARITY += "and in all, and s the strengths of the members; resolution 1"
_NUMBERS = "communities are numbered by size, 1 is the largest; weights count, directions do not"

MEASURES: tuple[Measure, ...] = (
    Measure(
        name="louvain",
        of="nodes",
        summary="The number of the community that a node is in, by the Louvain method.",
        formula=f"a high value of the modularity: {_MODULARITY}",
        normalisation=_NUMBERS,
        source='Blondel, Guillaume, Lambiotte and Lefebvre (2008), "Fast unfolding of communities '
        'in large networks"',
        compute=_louvain,
        fits=all_of(some_tie, positive),
        ranked=False,
    ),
    Measure(
        name="leiden",
        of="nodes",
        summary="The number of the community that a node is in, by the Leiden method, whose "
        "communities are always connected.",
        formula=f"a high value of the modularity, in {LEIDEN_ITERATIONS} rounds: {_MODULARITY}",
        normalisation=_NUMBERS,
        source='Traag, Waltman and van Eck (2019), "From Louvain to Leiden: guaranteeing '
        'well-connected communities"',
        compute=_leiden,
        fits=all_of(some_tie, positive),
        ranked=False,
    ),
)
