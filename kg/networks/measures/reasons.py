"""Why a measure makes no sense on a network: the reasons that several measures share."""

from __future__ import annotations

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.measure import Fits, Settings

__all__ = [
    "ALL_PAIRS_LIMIT",
    "at_least",
    "few_enough",
    "one_mode",
    "positive_weights",
]

ALL_PAIRS_LIMIT = 20_000
"""Nodes up to which paths between all pairs are followed; of more it would take many minutes."""


def at_least(number: int) -> Fits:
    """Return a check that the network has a number of nodes."""

    def check(net: Arrays, _settings: Settings) -> str:
        if len(net) >= number:
            return ""
        needed = "one node" if number == 1 else f"{number} nodes"
        return f"it needs at least {needed}, and the network has {len(net) or 'none'}"

    return check


def one_mode(net: Arrays, _settings: Settings) -> str:
    """Say that the network has two modes."""
    if not net.two_mode:
        return ""
    return "it is for one-mode networks; make a one-mode projection of this two-mode network first"


def positive_weights(net: Arrays, _settings: Settings) -> str:
    """Say that a weight is not a number above 0, and of which tie."""
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
    """Say that there are too many nodes to follow the paths between all of them."""
    if len(net) <= ALL_PAIRS_LIMIT:
        return ""
    return (
        f"it follows the shortest paths between all nodes, which takes too long for {len(net):,} "
        f"nodes; it is computed up to {ALL_PAIRS_LIMIT:,}"
    )
