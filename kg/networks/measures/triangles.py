"""The pairs of nodes that have a tie, and the triangles that they form, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.networks.arrays import Arrays, Numbers, Places

__all__ = ["Corners", "Pairs", "steps"]

_TABLE = 2**21
_BATCH = 2**15
"""Numbers held in a table of pairs, and paths followed at once: both fit in a processor's cache."""


class Corners(NamedTuple):
    """Nodes of which two neighbours have a tie: numbers of nodes, and of the pairs they form."""

    node: Places
    one: Places
    other: Places
    to_one: Places
    to_other: Places
    opposite: Places


class Pairs:
    """The pairs of nodes with a tie in either direction, each once.

    Of each pair ``first`` is the node with fewer neighbours (of equal ones, that with the lower
    number), ``second`` the other one. So no node is the first of many pairs, and triangles are
    found in little time even where a few nodes have ties with a large share of the network.

    Parameters
    ----------
    size
        The number of nodes.
    tails, heads
        Both ends of each tie, never equal.
    weights
        The strength of each tie.
    directed
        Whether a tie leads from its tail to its head only.
    """

    def __init__(
        self, size: int, tails: Places, heads: Places, weights: Numbers, *, directed: bool
    ) -> None:
        keys, pair = np.unique(
            np.minimum(tails, heads) * size + np.maximum(tails, heads), return_inverse=True
        )
        low, high = np.divmod(keys, max(size, 1))
        self.size = size
        self.degree: Places = np.bincount(low, minlength=size) + np.bincount(high, minlength=size)
        rank = np.empty(size, dtype=np.int64)
        rank[np.argsort(self.degree, kind="stable")] = np.arange(size)
        swap = rank[low] > rank[high]
        self.first: Places = np.where(swap, high, low)
        self.second: Places = np.where(swap, low, high)
        order = np.lexsort((rank[self.second], rank[self.first]))
        self.first, self.second = self.first[order], self.second[order]
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        pair = place[pair]
        self.weight: Numbers = np.zeros(len(order))
        """The strength of both directions together."""
        np.add.at(self.weight, pair, weights)
        along = tails == self.first[pair]
        self.forward: NDArray[np.bool_] = np.zeros(len(order), dtype=bool)
        """Whether a tie leads from the first to the second node."""
        self.backward: NDArray[np.bool_] = np.zeros(len(order), dtype=bool)
        """Whether a tie leads from the second to the first node."""
        self.forward[pair[along]] = self.backward[pair[~along]] = True
        if not directed:
            self.forward[:] = self.backward[:] = True
        self._rank = rank

    @classmethod
    def of(cls, net: Arrays) -> Pairs:
        """Take the pairs of a network."""
        return cls(len(net), net.tails, net.heads, net.weights, directed=net.directed)

    def __len__(self) -> int:
        return len(self.first)

    @property
    def ties(self) -> Numbers:
        """How many ties each pair has: one or two with directions, two without."""
        return self.forward.astype(np.float64) + self.backward

    def sums(self, at_first: Numbers, at_second: Numbers) -> Numbers:
        """Add up values of pairs for each node: ``at_first`` where it is the first of the pair."""
        found: Numbers = np.zeros(self.size)
        np.add.at(found, self.first, at_first)
        np.add.at(found, self.second, at_second)
        return found

    def leads(self, pairs: Places, start: Places) -> NDArray[np.bool_]:
        """Tell whether a tie of each of ``pairs`` leads away from its node ``start``."""
        return np.where(self.first[pairs] == start, self.forward[pairs], self.backward[pairs])

    def corners(self) -> Iterator[Corners]:
        """Give each triangle three times, once from each of its nodes, some thousands at a time."""
        for uv, vw, uw in self._triangles():
            u, v, w = self.first[uv], self.second[uv], self.second[uw]
            yield Corners(u, v, w, uv, uw, vw)
            yield Corners(v, u, w, uv, vw, uw)
            yield Corners(w, u, v, uw, vw, uv)

    def _triangles(self) -> Iterator[tuple[Places, Places, Places]]:
        """Give each triangle of nodes u, v and w, in the order of their degrees, as three pairs.

        They are u and v, v and w, u and w. Memory is bounded, whatever the network: a table has
        the pairs of a few nodes u at a time, in which u and w are looked up for each v and w.
        """
        first, second = self._rank[self.first], self._rank[self.second]
        starts = np.searchsorted(first, np.arange(self.size + 1))
        many = np.diff(starts)
        table = np.full((_rows_at_once(self.size), self.size), -1, dtype=np.int32)
        for row in range(0, self.size, len(table)):
            here = slice(starts[row], starts[min(row + len(table), self.size)])
            table[first[here] - row, second[here]] = np.arange(here.start, here.stop)
            for at, vw in steps(many[second[here]], starts[second[here]]):
                uv = at + here.start
                uw = table[first[uv] - row, second[vw]]
                closed = np.flatnonzero(uw >= 0)
                if len(closed):
                    yield uv[closed], vw[closed], uw[closed].astype(np.int64)
            table[first[here] - row, second[here]] = -1

    def two_paths(self) -> Iterator[tuple[Places, Places, Places, Places]]:
        """Give each path from u by v to another node w, and how many paths lead from u to w.

        Each comes in both directions, some thousands at a time.
        """
        near = np.concatenate([self.first, self.second])
        far = np.concatenate([self.second, self.first])
        order = np.lexsort((far, near))
        near, far = near[order], far[order]
        starts = np.searchsorted(near, np.arange(self.size + 1))
        table = np.zeros((_rows_at_once(self.size), self.size), dtype=np.int32)
        for row in range(0, self.size, len(table)):
            here = slice(starts[row], starts[min(row + len(table), self.size)])
            start, through = near[here], far[here]
            counts = self.degree[through], starts[through]
            for at, end in steps(*counts):
                np.add.at(table, (start[at] - row, far[end]), 1)
            for at, end in steps(*counts):
                u, w = start[at], far[end]
                other = np.flatnonzero(u != w)
                u, v, w = u[other], through[at[other]], w[other]
                yield u, v, w, table[u - row, w].astype(np.int64)
            for at, end in steps(*counts):
                table[start[at] - row, far[end]] = 0


def _rows_at_once(size: int) -> int:
    return max(1, min(size, _TABLE // max(size, 1)))


def steps(counts: Places, starts: Places) -> Iterator[tuple[Places, Places]]:
    """Give each place of ``counts`` with that many numbers, which begin at its ``starts``.

    They come some thousands at a time.

    >>> (place, number), = steps(np.array([2, 0, 1]), np.array([5, 7, 9]))
    >>> place.tolist(), number.tolist()
    ([0, 0, 2], [5, 6, 9])
    """
    done = np.concatenate([[0], np.cumsum(counts)])
    begin = 0
    while begin < len(counts):
        reach = int(np.searchsorted(done, done[begin] + _BATCH, "right")) - 1
        end = max(begin + 1, reach)
        of = counts[begin:end]
        place = np.repeat(np.arange(begin, end), of)
        number = np.arange(done[begin], done[end]) + (starts - done[:-1])[place]
        if len(number):
            yield place, number
        begin = end
