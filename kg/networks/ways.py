"""The ways of a two-mode network that lead from a node through a shared one to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from kg.networks.arrays import Arrays

if TYPE_CHECKING:
    from kg.networks.arrays import Places

__all__ = ["Ways", "ways_of"]


@dataclass
class Ways:
    """All ways from one node through a shared node to another, sorted by these three.

    One entry a way: the two ends and the shared node, as places in ``own`` and ``shared``, and the
    two ties, as places in the ties of the two-mode network.
    """

    shared: list[str]
    ends: tuple[Places, Places]
    through: Places
    ties: tuple[Places, Places]

    @cached_property
    def starts(self) -> Places:
        """Where the ways of each pair begin."""
        first, second = (np.diff(end, prepend=-1) != 0 for end in self.ends)
        return np.flatnonzero(first | second)


def ways_of(net: Arrays, own: Sequence[str]) -> Ways:
    """Return the ways between the nodes of one mode, given sorted."""
    mine = {node: at for at, node in enumerate(own)}
    shared = sorted(node for node in net.nodes if node not in mine)
    place = {node: at for at, node in enumerate(shared)} | mine
    places = np.array([place[node] for node in net.nodes], dtype=np.int64)
    is_mine = np.array([node in mine for node in net.nodes], dtype=bool)
    tail_first = is_mine[net.tails]
    ends = places[np.where(tail_first, net.tails, net.heads)]
    middle = places[np.where(tail_first, net.heads, net.tails)]
    order = np.lexsort((ends, middle))
    degree = np.bincount(middle, minlength=len(shared))
    begin = np.cumsum(degree) - degree
    ones, others = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for size in np.unique(degree[degree > 1]):  # all shared nodes of one size at once
        at = begin[degree == size][:, None] + np.arange(size)
        first, second = np.triu_indices(size, 1)
        ones.append(order[at[:, first].ravel()])
        others.append(order[at[:, second].ravel()])
    one, other = np.concatenate(ones), np.concatenate(others)
    sort = np.lexsort((middle[one], ends[other], ends[one]))
    one, other = one[sort], other[sort]
    return Ways(shared, (ends[one], ends[other]), middle[one], (one, other))
