"""Closeness: how near a node is to the others, or, with directions, they to it."""

from __future__ import annotations

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.conditions import all_of, positive, weighted
from kg.networks.measures.definition import Measure, Settings, Values
from kg.networks.measures.paths import distances, near, of_each

__all__ = ["MEASURES"]


def _closeness(net: Arrays, settings: Settings) -> Values:
    return {"closeness": _reached(net, settings, "closeness", None)}


def _weighted(net: Arrays, settings: Settings) -> Values:
    name = "weighted-closeness"
    return {name: _reached(net, settings, name, distances(name, net, settings))}


def _reached(
    net: Arrays, settings: Settings, name: str, lengths: list[float] | None
) -> list[float]:
    _say_direction(name, net, settings)
    others, inverse = near(net.igraph, settings, lengths)
    found: list[float] = (inverse * others / max(len(net) - 1, 1)).tolist()
    return found


def _harmonic(net: Arrays, settings: Settings) -> Values:
    _say_direction("harmonic", net, settings)
    graph = net.igraph
    sums = of_each(
        graph,
        settings,
        lambda nodes: graph.harmonic_centrality(nodes, mode="in", normalized=False),
    )
    return {"harmonic": (np.nan_to_num(sums, nan=0.0) / max(len(net) - 1, 1)).tolist()}


def _say_direction(name: str, net: Arrays, settings: Settings) -> None:
    if net.directed:
        settings.say(f"{name}: distances are from the other nodes to the node, along the ties")


_CLOSENESS = (
    "r / (sum of the distances from the r other nodes that reach the node) * r / (n - 1); "
    "0 for a node that none reaches"
)
_FAUST = "Wasserman and Faust (1994), “Social Network Analysis”, chapter 5"

MEASURES = (
    Measure(
        name="closeness",
        of="nodes",
        summary="How near the other nodes are; weights are left out. With directions, distances "
        "are those to the node.",
        formula=_CLOSENESS,
        normalisation="between 0 and 1; nodes of small components count less, by the factor "
        "r / (n - 1)",
        source=_FAUST,
        compute=_closeness,
    ),
    Measure(
        name="weighted-closeness",
        of="nodes",
        summary="How near the other nodes are, strong ties being short. With directions, "
        "distances are those to the node.",
        formula=f"{_CLOSENESS}; a tie has the length 1 / weight",
        normalisation="by n - 1, as closeness; above 1 where ties are shorter than 1",
        source=f'{_FAUST}; lengths after Newman (2001), "Scientific collaboration networks. II"',
        compute=_weighted,
        fits=all_of(positive, weighted),
    ),
    Measure(
        name="harmonic",
        of="nodes",
        summary="Mean of the inverse distances of the other nodes; weights are left out. With "
        "directions, distances are those to the node.",
        formula="sum of 1 / distance from each other node to the node, 0 where none leads there",
        normalisation="divided by n - 1",
        source='Marchiori and Latora (2000), "Harmony in the small-world"; Boldi and Vigna (2014), '
        '"Axioms for centrality"',
        compute=_harmonic,
    ),
)
