"""How far a network is centred on one node: Freeman's centralisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.conditions import all_of, at_least, few_enough, one_mode
from kg.networks.measures.definition import Measure, Settings, Values
from kg.networks.measures.paths import between
from kg.networks.measures.two_mode import highest_betweenness

if TYPE_CHECKING:
    from kg.networks.arrays import Numbers, Places

__all__ = ["MEASURES"]


def _spread(values: Numbers) -> float:
    """Return how far all values lie below the highest."""
    return float((values.max() - values).sum())


def _say_directions(name: str, net: Arrays, settings: Settings) -> None:
    if net.directed and net.two_mode:
        settings.say(f"{name}: the directions of ties are left out in a two-mode network")


def _degree(net: Arrays, settings: Settings) -> Values:
    name = "degree-centralisation"
    size = len(net)
    if net.two_mode:
        _say_directions(name, net, settings)
        degree = _degrees(net.undirected)
        room = (int((net.mode == 0).sum()) - 1) * (int((net.mode == 1).sum()) - 1)
        return {
            f"{name}-{mode}": [_spread(degree[net.mode == at]) / room]
            for at, mode in enumerate(net.modes)
        }
    if net.directed:
        return {
            f"{name}-{way}": [_spread(_counted(ends, net)) / (size - 1) ** 2]
            for way, ends in (("in", net.heads), ("out", net.tails))
        }
    return {name: [_spread(_degrees(net)) / ((size - 1) * (size - 2))]}


def _degrees(net: Arrays) -> Numbers:
    return _counted(net.tails, net) + _counted(net.heads, net)


def _counted(ends: Places, net: Arrays) -> Numbers:
    return np.bincount(ends, minlength=len(net)).astype(np.float64)


def _two_each(net: Arrays, _settings: Settings) -> str:
    """Say that a two-mode network is too small, or has nodes without ties."""
    if not net.two_mode:
        return ""
    sizes = np.bincount(net.mode)
    if sizes.min() < 2:
        at = int(sizes.argmin())
        return f"it needs two nodes of each mode, and one node has the mode “{net.modes[at]}”"
    alone = int((_degrees(net) == 0).sum())
    if alone:
        return f"in a two-mode network each node must have a tie; nodes without one: {alone}"
    return ""


def _betweenness(net: Arrays, settings: Settings) -> Values:
    name = "betweenness-centralisation"
    size = len(net)
    _say_directions(name, net, settings)
    plain = net.undirected if net.two_mode else net
    raw = between(plain.igraph, settings)
    if not net.two_mode:
        room = (size - 1) * (size - 2) / (1 if net.directed else 2)
        return {name: [_spread(raw) / (room * (size - 1))]}
    shares = raw / highest_betweenness(net)
    return {
        f"{name}-{mode}": [_spread(part) / (len(part) - 1)]
        for at, mode in enumerate(net.modes)
        for part in (shares[net.mode == at],)
    }


def _closeness(net: Arrays, _settings: Settings) -> Values:
    size = len(net)
    near = np.array(net.igraph.closeness())
    room = (size - 1) * (size - 2) / (2 * size - 3)
    return {"closeness-centralisation": [_spread(near) / room]}


def _connected(net: Arrays, _settings: Settings) -> str:
    if net.directed:
        return "it is for networks without directions"
    parts = int(net.component.max()) + 1
    if parts == 1:
        return ""
    return f"distances need a connected network, and this one has {parts} components"


_FREEMAN = 'Freeman (1979), "Centrality in social networks: conceptual clarification"'
_BOTH = f'{_FREEMAN}; two-mode: Borgatti and Everett (1997), "Network analysis of 2-mode data"'
_FROM_0_TO_1 = "1 for a star, 0 if all nodes are alike; without weights"

MEASURES: tuple[Measure, ...] = (
    Measure(
        name="degree-centralisation",
        of="network",
        summary="How far the ties are those of one node; with directions of ties received (in) "
        "and sent (out), in a two-mode network of each mode.",
        formula="sum of (highest degree - degree) / ((n - 1) (n - 2)); with directions / "
        "(n - 1)^2; in a two-mode network within a mode / ((n1 - 1) (n2 - 1))",
        normalisation=_FROM_0_TO_1,
        source=_BOTH,
        compute=_degree,
        fits=all_of(at_least(3), _two_each),
    ),
    Measure(
        name="betweenness-centralisation",
        of="network",
        summary="How far the shortest paths run through one node, in a two-mode network of each "
        "mode.",
        formula="sum of (highest betweenness - betweenness) / (n - 1), each betweenness divided "
        "by the highest possible; in a two-mode network within a mode",
        normalisation=_FROM_0_TO_1,
        source=_BOTH,
        compute=_betweenness,
        fits=all_of(at_least(3), _two_each, few_enough),
    ),
    Measure(
        name="closeness-centralisation",
        of="network",
        summary="How far one node is closer to all others than they are.",
        formula="sum of (highest closeness - closeness) (2n - 3) / ((n - 1) (n - 2)), with the "
        "closeness (n - 1) / (sum of distances)",
        normalisation=f"{_FROM_0_TO_1}; for connected one-mode networks without directions",
        source=_FREEMAN,
        compute=_closeness,
        fits=all_of(at_least(3), one_mode, _connected, few_enough),
    ),
)
