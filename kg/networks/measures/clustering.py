"""How closely the neighbours of a node are tied: clustering, and its kin in two-mode networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.networks.measures.conditions import positive, some_tie
from kg.networks.measures.definition import Measure
from kg.networks.measures.triangles import Pairs

if TYPE_CHECKING:
    from kg.networks.arrays import Arrays, Places
    from kg.networks.measures.definition import Settings, Values

__all__ = ["MEASURES"]


def _clustering(net: Arrays, settings: Settings) -> Values:
    graph = net.igraph
    if net.directed:
        settings.say("clustering: the directions of ties are left out")
        graph = graph.as_undirected("collapse")
    _say_few(settings, "clustering", np.array(graph.degree(), dtype=np.int64))
    return {"clustering": graph.transitivity_local_undirected(mode="zero")}


def _weighted_clustering(net: Arrays, settings: Settings) -> Values:
    pairs = Pairs.of(net)
    _say_few(settings, "weighted-clustering", pairs.degree)
    root = np.cbrt(pairs.weight / pairs.weight.max())
    strength = np.zeros(len(net))
    for at in pairs.corners():
        step = root[at.to_one] * root[at.to_other] * root[at.opposite]
        np.add.at(strength, at.node, step)
    return {"weighted-clustering": (2 * strength / _ordered(pairs.degree)).tolist()}


def _redundancy(net: Arrays, _settings: Settings) -> Values:
    pairs = Pairs.of(net)
    found = np.zeros(len(net), dtype=np.int64)
    for _, through, _, many in pairs.two_paths():
        np.add.at(found, through[many > 1], 1)
    shares = found / _ordered(pairs.degree)
    defined = pairs.degree.tolist()
    return {
        "redundancy": [v if d > 1 else None for v, d in zip(shares.tolist(), defined, strict=True)]
    }


def _two_mode_clustering(net: Arrays, _settings: Settings) -> Values:
    pairs = Pairs.of(net)
    overlap, seconds = np.zeros(len(net)), np.zeros(len(net))
    for start, _, end, many in pairs.two_paths():
        either = pairs.degree[start] + pairs.degree[end] - many
        np.add.at(overlap, start, 1 / either)  # once for each shared neighbour
        np.add.at(seconds, start, 1 / many)  # once for each node two steps away
    return {
        "two-mode-clustering": [
            o / round(s) if s else None
            for o, s in zip(overlap.tolist(), seconds.tolist(), strict=True)
        ]
    }


def _ordered(degree: Places) -> Places:
    """Return the number of ordered pairs of neighbours; 1 where there are none."""
    pairs: Places = np.maximum(degree * (degree - 1), 1)
    return pairs


def _say_few(settings: Settings, name: str, degree: Places) -> None:
    few = int((degree < 2).sum())
    if few:
        settings.say(
            f"{name}: {few} of {len(degree)} nodes have fewer than two neighbours; their value is 0"
        )


def _one_mode(net: Arrays, settings: Settings) -> str:
    if net.two_mode:
        return "a two-mode network has no triangles; use redundancy, or a projection on one mode"
    return some_tie(net, settings)


def _weights(net: Arrays, settings: Settings) -> str:
    if net.directed:
        return "it is defined without directions, and this network has them; use clustering"
    if not net.weighted:
        return "all ties have the weight 1; use clustering, which is the same"
    return _one_mode(net, settings) or positive(net, settings)


def _two_mode(net: Arrays, settings: Settings) -> str:
    if not net.two_mode:
        return "it needs a two-mode network, and this is not one; use clustering"
    return some_tie(net, settings)


_FEWER = "A node with fewer than two neighbours has 0, as in networkx; there is nothing to share."
_LATAPY = (
    'Latapy, Magnien and Del Vecchio (2008), "Basic notions for the analysis of large two-mode'
    ' networks"'
)

MEASURES = (
    Measure(
        name="clustering",
        of="nodes",
        summary="The share of pairs of a node's neighbours that have a tie with each other.",
        formula="2t / (d (d - 1)): d neighbours, t ties among them. Directions and weights are left"
        f" out. {_FEWER}",
        normalisation="From 0 to 1.",
        source='Watts and Strogatz (1998), "Collective dynamics of small-world networks"',
        compute=_clustering,
        fits=_one_mode,
    ),
    Measure(
        name="weighted-clustering",
        of="nodes",
        summary="As clustering, where a triangle of strong ties counts for more.",
        formula="2 / (d (d - 1)) times the sum over triangles of (w1 w2 w3)^(1/3), where w is a"
        f" weight divided by the highest weight in the network. {_FEWER}",
        normalisation="From 0 to 1; equal to clustering if all weights are equal.",
        source='Onnela, Saramäki, Kertész and Kaski (2005), "Intensity and coherence of motifs in'
        ' weighted complex networks"',
        compute=_weighted_clustering,
        fits=_weights,
    ),
    Measure(
        name="redundancy",
        of="nodes",
        summary="The share of pairs of a node's neighbours that would still share a neighbour"
        " without it: pairs of actors of an event that also meet at another event.",
        formula="2r / (d (d - 1)): d neighbours, r pairs of them with one more common neighbour."
        " A node with fewer than two neighbours has no value.",
        normalisation="From 0 to 1.",
        source=_LATAPY,
        compute=_redundancy,
        fits=_two_mode,
    ),
    Measure(
        name="two-mode-clustering",
        of="nodes",
        summary="How far the neighbours of a node overlap with those of each node of its mode with"
        " which it shares one, on average.",
        formula="Mean over the nodes v of its mode that share a neighbour with u of |N(u) and N(v)|"
        " / |N(u) or N(v)|. A node that shares no neighbour has no value.",
        normalisation="From above 0 to 1.",
        source=_LATAPY,
        compute=_two_mode_clustering,
        fits=_two_mode,
    ),
)
