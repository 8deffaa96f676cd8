"""Reasons, in plain words, why a measure makes no sense on a network; `""` if there are none."""

from __future__ import annotations

import numpy as np

from kg.networks.arrays import UNGROUPED, Arrays
from kg.networks.attributes import listed

__all__ = ["grouped", "has_ties", "positive"]


def has_ties(net: Arrays) -> str:
    """Tell if no two nodes have a tie."""
    return "" if len(net.weights) else "no two nodes of this network have a tie"


def positive(net: Arrays) -> str:
    """Tell if a tie has another weight than a number above zero."""
    bad = np.flatnonzero(~(np.isfinite(net.weights) & (net.weights > 0)))
    if not len(bad):
        return ""
    tail, head = net.nodes[net.tails[bad[0]]], net.nodes[net.heads[bad[0]]]
    more = {1: "", 2: ", and 1 more tie has such a weight"}
    return (
        f"it needs weights above 0; the tie of “{tail}” and “{head}” has"
        f" {net.weights[bad[0]]:g}"
        + more.get(len(bad), f", and {len(bad) - 1} more ties have such weights")
    )


def grouped(net: Arrays, attribute: str) -> str:
    """Tell if an attribute does not sort the nodes into two groups or more."""
    has = sorted(
        {
            str(name)
            for facts in net.graph.nodes.values()
            for name, fact in facts.items()
            if name != "label" and listed(fact)
        }
    )
    choice = f"the nodes have: {', '.join(has)}" if has else "the nodes do not have any"
    if not attribute:
        return f"it needs an attribute that sorts nodes into groups; {choice}"
    names, codes = net.groups(attribute)
    if not names:
        return f"no node has the attribute “{attribute}”; {choice}"
    if len(names) == 1:
        some = "all nodes" if UNGROUPED not in codes else "all nodes that have one"
        return f"{some} have the same “{attribute}”, {names[0]}; it needs two groups or more"
    return ""
