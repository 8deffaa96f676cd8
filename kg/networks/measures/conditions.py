"""What a network must have for a measure to make sense, each with the sentence that says so."""

from __future__ import annotations

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.measure import Fits, Settings

__all__ = ["all_of", "directed", "numbers", "positive", "some_tie", "two_modes", "weighted"]


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


def positive(net: Arrays, _settings: Settings) -> str:
    """Require that each weight is a number above 0."""
    fine = np.isfinite(net.weights).all() and (net.weights > 0).all()
    return "" if fine else "some weights are not numbers above 0"


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
