"""Betweenness: exact, with weights, and estimated from some nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.conditions import all_of, positive, weighted
from kg.networks.measures.definition import Measure, Settings, Values
from kg.networks.measures.paths import between, distances
from kg.networks.measures.two_mode import highest_betweenness

if TYPE_CHECKING:
    from kg.networks.arrays import Numbers

__all__ = ["MEASURES"]


def _highest(net: Arrays) -> Numbers:
    """Return the highest betweenness that each node could have; 0 where none could have any."""
    count = len(net)
    if net.directed or not net.two_mode:
        pairs = max(count - 1, 0) * max(count - 2, 0)
        return np.full(count, pairs if net.directed else pairs / 2)
    return highest_betweenness(net)


def _shares(net: Arrays, sums: Numbers) -> Numbers:
    top = _highest(net)
    return np.divide(sums, top, out=np.zeros(len(net)), where=top > 0)


def _betweenness(net: Arrays, settings: Settings) -> Values:
    return _exact("betweenness", net, settings, None)


def _weighted(net: Arrays, settings: Settings) -> Values:
    name = "weighted-betweenness"
    return _exact(name, net, settings, distances(name, net, settings))


def _exact(name: str, net: Arrays, settings: Settings, lengths: list[float] | None) -> Values:
    sums = between(net.igraph, settings, lengths)
    if len(net.weights) and not sums.any():
        settings.say(f"{name}: not one node is between two others, so each value is 0")
    return {name: _shares(net, sums).tolist()}


def _sampled(net: Arrays, settings: Settings) -> Values:
    name, count = "sampled-betweenness", len(net)
    chosen = min(settings.samples or count, count)
    settings.say(
        f"{name}: estimated from the paths of {chosen} of {count} nodes, "
        f"drawn with the seed {settings.seed}"
    )
    drawn = np.random.default_rng(settings.seed).choice(count, size=chosen, replace=False)
    sums, squares = np.zeros(count), np.zeros(count)
    for done, source in enumerate(np.sort(drawn).tolist(), start=1):
        part = np.array(net.igraph.betweenness(sources=[source]))
        sums += part
        squares += part**2
        settings.progress(done, chosen)
    estimate = _shares(net, sums * count / max(chosen, 1)).tolist()
    if chosen < 2:
        return {name: estimate, f"{name}-error": [None] * count}
    variance = np.maximum(squares - sums**2 / chosen, 0) / (chosen - 1)
    error = count * np.sqrt(variance / chosen * (1 - chosen / count))
    return {name: estimate, f"{name}-error": _shares(net, error).tolist()}


def _samples_given(_net: Arrays, settings: Settings) -> str:
    given = settings.samples is not None
    return "" if given else "choose from how many nodes paths are followed"


_FORMULA = (
    "sum, over all pairs of other nodes s and t, of the number of shortest paths from s to t "
    "through the node, divided by the number of all shortest paths from s to t"
)
_NORMALISATION = (
    "divided by (n - 1)(n - 2) / 2, with directions by (n - 1)(n - 2); in a two-mode network "
    "without directions by the highest value that a node of its mode could have (Borgatti and "
    "Everett 1997); 0 where that is 0"
)

MEASURES = (
    Measure(
        name="betweenness",
        of="nodes",
        summary="How often a node lies on shortest paths between others; weights are left out.",
        formula=_FORMULA,
        normalisation=_NORMALISATION,
        source='Freeman (1977), "A set of measures of centrality based on betweenness"',
        compute=_betweenness,
    ),
    Measure(
        name="weighted-betweenness",
        of="nodes",
        summary="How often a node lies on shortest paths between others, strong ties being short.",
        formula=f"{_FORMULA}; a tie has the length 1 / weight, and paths are equally long if they "
        "differ by less than a ten-billionth",
        normalisation=_NORMALISATION,
        source='Brandes (2001), "A faster algorithm for betweenness centrality"; lengths after '
        'Newman (2001), "Scientific collaboration networks. II"',
        compute=_weighted,
        fits=all_of(positive, weighted),
    ),
    Measure(
        name="sampled-betweenness",
        setting="samples",
        of="nodes",
        summary="Betweenness, estimated from paths that start at some nodes, with its standard "
        "error in a second column.",
        formula="n / k times the part of betweenness that is due to paths from k nodes, drawn "
        "without putting back; the error is n times the standard deviation of the parts of one "
        "node, divided by the square root of k, times the square root of 1 - k / n",
        normalisation=_NORMALISATION,
        source='Brandes and Pich (2007), "Centrality estimation in large networks"',
        compute=_sampled,
        fits=_samples_given,
    ),
)
