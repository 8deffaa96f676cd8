"""What a network must have for a measure to make sense, each with the sentence that says so."""

from __future__ import annotations

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.definition import Fits, Settings

__all__ = [
    "ALL_PAIRS_LIMIT",
    "all_of",
    "at_least",
    "directed",
    "few_enough",
    "numbers",
    "one_mode",
    "positive",
    "some_tie",
    "two_modes",
    "weighted",
]


ALL_PAIRS_LIMIT = 20_000
"""Nodes up to which paths between all pairs are followed; of more it would take many minutes."""


def all_of(*conditions: Fits) -> Fits:
    """Return a condition that gives the first reason that any of the conditions gives."""

    def first(net: Arrays, settings: Settings) -> str:
        return next((why for each in conditions if (why := each(net, settings))), "")

    return first


def directed(net: Arrays, _settings: Settings) -> str:
    """Require directions."""
    return "" if net.directed else "the ties do not have directions"


def some_tie(net: Arrays, _settings: Settings) -> str:
    """Require a tie between two nodes."""
    return "" if len(net.weights) else "the network does not have a tie between two nodes"


def numbers(net: Arrays, _settings: Settings) -> str:
    """Require that each weight is a number."""
    return "" if np.isfinite(net.weights).all() else "some weights are not numbers"


def weighted(net: Arrays, _settings: Settings) -> str:
    """Require a weight that is not 1."""
    return (
        ""
        if net.weighted
        else "each tie has the weight 1, so that it equals the measure without weights"
    )


def two_modes(net: Arrays, _settings: Settings) -> str:
    """Require two modes, and ties only between them."""
    if net.two_mode:
        return ""
    return "the nodes are not of two modes with ties only between one mode and the other"


def at_least(number: int) -> Fits:
    """Require a number of nodes."""

    def check(net: Arrays, _settings: Settings) -> str:
        if len(net) >= number:
            return ""
        needed = "one node" if number == 1 else f"{number} nodes"
        return f"it needs at least {needed}, and the network has {len(net) or 'none'}"

    return check


def one_mode(net: Arrays, _settings: Settings) -> str:
    """Require that the network has not two modes."""
    if not net.two_mode:
        return ""
    return "it is for one-mode networks; make a one-mode projection of this two-mode network first"


def positive(net: Arrays, _settings: Settings) -> str:
    """Require that each weight is a number above 0; the sentence names a tie with another."""
    odd = np.flatnonzero(~(np.isfinite(net.weights) & (net.weights > 0)))
    if not len(odd):
        return ""
    tail, head = (net.nodes[ends[odd[0]]] for ends in (net.tails, net.heads))
    more = f"; ties with such weights: {len(odd)}" if len(odd) > 1 else ""
    return (
        f"it needs weights above 0, and the tie of “{tail}” and “{head}” has "
        f"{net.weights[odd[0]]:g}{more}"
    )


def few_enough(net: Arrays, _settings: Settings) -> str:
    """Require so few nodes that the paths between all of them can be followed."""
    if len(net) <= ALL_PAIRS_LIMIT:
        return ""
    return (
        f"it follows the shortest paths between all nodes, which takes too long for {len(net):,} "
        f"nodes; it is computed up to {ALL_PAIRS_LIMIT:,}"
    )
