"""What holds a network together: its components, and the ties and nodes that alone connect."""

from __future__ import annotations

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.conditions import at_least, some_tie
from kg.networks.measures.definition import Measure, Settings, Values

__all__ = ["MEASURES"]


def _components(net: Arrays, settings: Settings) -> Values:
    _say_directions("components", net, settings)
    sizes = np.bincount(net.component)
    return {
        "components": [len(sizes)],
        "components-largest": [int(sizes[0])],
        "components-largest-share": [int(sizes[0]) / len(net)],
    }


def _say_directions(name: str, net: Arrays, settings: Settings) -> None:
    if net.directed:
        settings.say(f"{name}: the directions of ties are left out")


def _component(net: Arrays, settings: Settings) -> Values:
    _say_directions("component", net, settings)
    return {"component": (net.component + 1).tolist()}


def _bridges(net: Arrays, settings: Settings) -> Values:
    _say_directions("bridge", net, settings)
    pairs = net.undirected
    alone = np.zeros(len(pairs.weights), dtype=np.int64)
    alone[pairs.igraph.bridges()] = 1
    if pairs is not net:
        # The pairs are sorted by their two numbers.
        size = len(net)
        keys = np.minimum(net.tails, net.heads) * size + np.maximum(net.tails, net.heads)
        alone = alone[np.searchsorted(pairs.tails * size + pairs.heads, keys)]
    return {"bridge": alone.tolist()}


def _cutpoints(net: Arrays, settings: Settings) -> Values:
    _say_directions("cutpoint", net, settings)
    alone = np.zeros(len(net), dtype=np.int64)
    alone[net.undirected.igraph.articulation_points()] = 1
    return {"cutpoint": alone.tolist()}


_FAUST = 'Wasserman and Faust (1994), "Social Network Analysis", chapter 4'
_HARARY = 'Harary (1969), "Graph Theory", chapter 3'

MEASURES: tuple[Measure, ...] = (
    Measure(
        name="components",
        of="network",
        summary="The number of components: sets of nodes that paths connect with each other and "
        "with no other node; also the size of the largest, and its share of all nodes.",
        formula="number of components; nodes of the largest; nodes of the largest / n",
        normalisation="none; a node without ties is a component; directions are left out",
        source=_FAUST,
        compute=_components,
        fits=at_least(1),
    ),
    Measure(
        name="component",
        of="nodes",
        summary="The number of the component that a node is in: 1 is the largest.",
        formula="place of the component by size; of equal ones, the one with the first node first",
        normalisation="none; directions are left out",
        source=_FAUST,
        compute=_component,
        ranked=False,
    ),
    Measure(
        name="cutpoint",
        of="nodes",
        summary="Whether (1) or not (0) a component falls apart without the node.",
        formula="1 if the network has more components without the node and its ties",
        normalisation="none; directions are left out",
        source=_HARARY,
        compute=_cutpoints,
        ranked=False,
    ),
    Measure(
        name="bridge",
        of="ties",
        summary="Whether (1) or not (0) a component falls apart without the tie.",
        formula="1 if the network has more components without the tie",
        normalisation="none; directions are left out, so that a tie and its return are one",
        source=_HARARY,
        compute=_bridges,
        fits=some_tie,
        ranked=False,
    ),
)
