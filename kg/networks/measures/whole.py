"""What describes a whole network: its size, density, distances, and how ties close and return."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.conditions import (
    all_of,
    at_least,
    directed,
    few_enough,
    one_mode,
    some_tie,
)
from kg.networks.measures.definition import Measure, Settings, Values

__all__ = ["MEASURES"]


def _nodes(net: Arrays, _settings: Settings) -> Values:
    tied_ones = len(np.union1d(net.tails, net.heads))
    return {
        "nodes": [len(net)],
        **(_by_mode("nodes", net, _sizes(net)) if net.two_mode else {}),
        "nodes-without-ties": [len(net) - tied_ones],
    }


def _sizes(net: Arrays) -> list[int]:
    """Return the number of nodes of each of the two modes."""
    return [int(number) for number in np.bincount(net.mode, minlength=2)]


def _by_mode(name: str, net: Arrays, values: list[Any]) -> Values:
    return {f"{name}-{mode}": [value] for mode, value in zip(net.modes, values, strict=True)}


def _edges(net: Arrays, _settings: Settings) -> Values:
    return {"edges": [len(net.weights)]}


def _density(net: Arrays, settings: Settings) -> Values:
    if net.two_mode:
        if net.directed:
            settings.say("density: the directions of ties are left out in a two-mode network")
        one, other = _sizes(net)
        return {"density": [len(net.undirected.weights) / (one * other)]}
    pairs = len(net) * (len(net) - 1)
    return {"density": [len(net.weights) / (pairs if net.directed else pairs / 2)]}


def _mean_degree(net: Arrays, _settings: Settings) -> Values:
    ties = len(net.weights)
    mean = ties * (1 if net.directed and not net.two_mode else 2) / len(net)
    if not net.two_mode:
        return {"mean-degree": [mean]}
    return {
        "mean-degree": [mean],
        **_by_mode("mean-degree", net, [ties / size for size in _sizes(net)]),
    }


_LENGTHS: WeakKeyDictionary[Arrays, list[int]] = WeakKeyDictionary()


def _lengths(net: Arrays) -> list[int]:
    """Return how many pairs of the largest component are 1, 2, ... steps apart."""
    if net not in _LENGTHS:
        part = net.igraph.induced_subgraph(np.flatnonzero(net.component == 0).tolist())
        bins = part.path_length_hist(directed=net.directed).bins()
        _LENGTHS[net] = [int(number) for _, _, number in bins]
    return _LENGTHS[net]


def _say_where(name: str, net: Arrays, settings: Settings) -> None:
    sizes = np.bincount(net.component)
    if len(sizes) > 1:
        alike = (sizes == sizes[0]).sum()
        first = f", the first of {alike} of this size" if alike > 1 else ""
        settings.say(
            f"{name}: within the largest component, {sizes[0]:,} of {len(net):,} nodes{first}"
        )
    pairs, reached = int(sizes[0]) * int(sizes[0] - 1), sum(_lengths(net))
    if net.directed and reached < pairs:
        settings.say(
            f"{name}: paths follow the directions of ties; {reached:,} of {pairs:,} ordered pairs "
            "of nodes have one, and the others are left out"
        )


def _diameter(net: Arrays, settings: Settings) -> Values:
    _say_where("diameter", net, settings)
    return {"diameter": [len(_lengths(net))]}


def _mean_distance(net: Arrays, settings: Settings) -> Values:
    _say_where("mean-distance", net, settings)
    numbers = _lengths(net)
    steps = sum(length * number for length, number in enumerate(numbers, start=1))
    return {"mean-distance": [steps / sum(numbers)]}


def _reciprocity(net: Arrays, _settings: Settings) -> Values:
    size = len(net)
    back = np.isin(net.heads * size + net.tails, net.tails * size + net.heads)
    return {"reciprocity": [float(back.mean())]}


def _transitivity(net: Arrays, settings: Settings) -> Values:
    if net.directed:
        settings.say("transitivity: the directions of ties are left out")
    share = net.undirected.igraph.transitivity_undirected(mode="nan")
    if np.isnan(share):
        settings.say("transitivity: not defined, because no node has two ties")
    return {"transitivity": [None if np.isnan(share) else float(share)]}


def _two_modes(net: Arrays, _settings: Settings) -> str:
    return "" if net.two_mode else "it is for two-mode networks; ask for “transitivity”"


def _four_cycles(net: Arrays, settings: Settings) -> Values:
    name = "two-mode-transitivity"
    if net.directed:
        settings.say(f"{name}: the directions of ties are left out")
    plain = net.undirected
    degree = np.bincount(np.concatenate([plain.tails, plain.heads]), minlength=len(net))
    paths = int(((degree[plain.tails] - 1) * (degree[plain.heads] - 1)).sum())
    if not paths:
        settings.say(f"{name}: not defined, because there are no paths of three ties")
        return {name: [None]}
    # Pairs that share nodes are listed on the side where fewer do.
    through = [int((degree[net.mode == mode] ** 2).sum()) for mode in (0, 1)]
    side = np.flatnonzero(net.mode == (0 if through[1] <= through[0] else 1))
    rows = plain.matrix[side]
    shared = (rows @ rows.T).tocoo()
    apart = shared.coords[0] < shared.coords[1]
    cycles = float((shared.data[apart] * (shared.data[apart] - 1)).sum() / 2)
    return {name: [4 * cycles / paths]}


_IN_LARGEST = (
    "none; within the largest component (whatever the directions), in steps, without weights; "
    "where ties have directions, over the ordered pairs that a path connects"
)

_FAUST = 'Wasserman and Faust (1994), "Social Network Analysis", chapter 4'

MEASURES: tuple[Measure, ...] = (
    Measure(
        name="nodes",
        of="network",
        summary="The number of nodes, in a two-mode network also of each mode, and without ties.",
        formula="n",
        normalisation="none",
        source=_FAUST,
        compute=_nodes,
    ),
    Measure(
        name="edges",
        of="network",
        summary="The number of ties between two different nodes; part-of edges do not count.",
        formula="m",
        normalisation="none",
        source=_FAUST,
        compute=_edges,
    ),
    Measure(
        name="density",
        of="network",
        summary="The share of possible ties that are there.",
        formula="2m / (n (n - 1)); with directions m / (n (n - 1)); in a two-mode network m / "
        "(n1 n2), where m is the number of tied pairs",
        normalisation="from 0 to 1",
        source=f"{_FAUST}; two-mode: "
        'Borgatti and Everett (1997), "Network analysis of 2-mode data"',
        compute=_density,
        fits=at_least(2),
    ),
    Measure(
        name="mean-degree",
        of="network",
        summary="The number of ties of a node on average, in a two-mode network also by mode.",
        formula="2m / n; with directions m / n, which is the mean of those sent and of those "
        "received; of a mode m / n1 and m / n2",
        normalisation="none",
        source=_FAUST,
        compute=_mean_degree,
        fits=at_least(1),
    ),
    Measure(
        name="diameter",
        of="network",
        summary="The number of steps between the two nodes that are farthest apart.",
        formula="max d(i, j)",
        normalisation=_IN_LARGEST,
        source=_FAUST,
        compute=_diameter,
        fits=all_of(some_tie, few_enough),
    ),
    Measure(
        name="mean-distance",
        of="network",
        summary="The number of steps between two nodes on average.",
        formula="sum of d(i, j) / number of pairs",
        normalisation=_IN_LARGEST,
        source='Watts and Strogatz (1998), "Collective dynamics of ‘small-world’ networks"',
        compute=_mean_distance,
        fits=all_of(some_tie, few_enough),
    ),
    Measure(
        name="reciprocity",
        of="network",
        summary="The share of ties that are returned.",
        formula="number of ties i to j with a tie j to i / m",
        normalisation="from 0 to 1",
        source='Wasserman and Faust (1994), "Social Network Analysis", chapter 13',
        compute=_reciprocity,
        fits=all_of(directed, some_tie),
    ),
    Measure(
        name="transitivity",
        of="network",
        summary="How often two nodes that are tied to a third are tied to each other.",
        formula="3 x number of triangles / number of pairs of ties that share a node",
        normalisation="from 0 to 1; without weights and directions",
        source='Newman, Watts and Strogatz (2002), "Random graph models of social networks"',
        compute=_transitivity,
        fits=all_of(one_mode, some_tie),
    ),
    Measure(
        name="two-mode-transitivity",
        of="network",
        summary="How often two nodes that share a node of the other mode share a second one.",
        formula="4 x number of cycles of four ties / number of paths of three ties",
        normalisation="from 0 to 1; without weights and directions",
        source='Robins and Alexander (2004), "Small worlds among interlocking directors"',
        compute=_four_cycles,
        fits=all_of(_two_modes, some_tie),
    ),
)
