"""Measures of two-mode networks, each normalised within the mode of a node."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.conditions import two_modes
from kg.networks.measures.definition import Measure, Settings, Values
from kg.networks.measures.paths import between, near, undirected

if TYPE_CHECKING:
    from kg.networks.arrays import Numbers

__all__ = ["MEASURES", "highest_betweenness"]


def highest_betweenness(net: Arrays) -> Numbers:
    """Return the highest betweenness that each node could have in a network of these modes.

    After Borgatti and Everett (1997), of pairs without order. It holds with weights too: shortest
    paths from a node form a tree between the same two modes, and only nodes on different branches
    can have that node between them.
    """
    one, other = np.bincount(net.mode, minlength=2).tolist()
    return np.array([_highest(one, other), _highest(other, one)])[net.mode]


def _highest(own: int, other: int) -> float:
    """Return the highest betweenness in a mode of ``own`` nodes, facing ``other`` nodes.

    >>> _highest(3, 2), _highest(2, 3)
    (4.0, 5.0)
    """
    s, t = divmod(own - 1, other)
    top = other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)
    return top / 2


def _sizes(net: Arrays) -> tuple[Numbers, Numbers]:
    """Return, for each node, how many nodes its own and the other mode has."""
    sizes = np.bincount(net.mode, minlength=2).astype(np.float64)
    return sizes[net.mode], sizes[1 - net.mode]


def _say_direction(name: str, net: Arrays, settings: Settings) -> None:
    if net.directed:
        settings.say(f"{name}: the directions of ties are left out")


def _degree(net: Arrays, settings: Settings) -> Values:
    _say_direction("two-mode-degree", net, settings)
    _, other = _sizes(net)
    return {"two-mode-degree": (np.array(undirected(net).degree()) / other).tolist()}


def _closeness(net: Arrays, settings: Settings) -> Values:
    _say_direction("two-mode-closeness", net, settings)
    own, other = _sizes(net)
    others, inverse = near(undirected(net), settings)
    # The sum of distances is r / inverse, so that r / (n - 1) / sum is inverse / (n - 1).
    found = (other + 2 * (own - 1)) * inverse / (len(net) - 1)
    return {"two-mode-closeness": np.where(others > 0, found, 0.0).tolist()}


def _betweenness(net: Arrays, settings: Settings) -> Values:
    _say_direction("two-mode-betweenness", net, settings)
    sums = between(undirected(net), settings)
    top = highest_betweenness(net)
    shares = np.divide(sums, top, out=np.zeros(len(net)), where=top > 0)
    return {"two-mode-betweenness": shares.tolist()}


_SOURCE = 'Borgatti and Everett (1997), "Network analysis of 2-mode data"'

MEASURES = (
    Measure(
        name="two-mode-degree",
        of="nodes",
        summary="Share of the nodes of the other mode that a node is tied to.",
        formula="number of neighbours",
        normalisation="divided by the number of nodes of the other mode",
        source=_SOURCE,
        compute=_degree,
        fits=two_modes,
    ),
    Measure(
        name="two-mode-closeness",
        of="nodes",
        summary="How near the other nodes are, compared with the nearest that they could be.",
        formula="(n' + 2 (n - 1)) / (sum of the distances to the r other nodes that the node "
        "reaches), where n nodes are of its mode and n' of the other",
        normalisation="times r / (n + n' - 1), so that nodes of small components count less",
        source=_SOURCE,
        compute=_closeness,
        fits=two_modes,
    ),
    Measure(
        name="two-mode-betweenness",
        of="nodes",
        summary="How often a node lies on shortest paths between others, compared with the most "
        "that a node of its mode could.",
        formula="sum, over all pairs of other nodes, of the share of their shortest paths that go "
        "through the node",
        normalisation="divided by the highest value that a node of its mode could have; 0 where "
        "that is 0",
        source=_SOURCE,
        compute=_betweenness,
        fits=two_modes,
    ),
)
