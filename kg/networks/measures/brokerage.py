"""Brokerage between groups: the five roles of Gould and Fernandez."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.networks.measures.triangles import Pairs

if TYPE_CHECKING:
    from kg.networks.arrays import Places

__all__ = ["MEASURES", "ROLES", "Brokers"]

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
"""The roles, in the order in which they are counted."""

_AT_ONCE = 32
_NUMBERS = 2**22
"""Shuffles counted together at most, and nodes times shuffles at most: memory is bounded."""


class Brokers:
    """Paths of two ties from a source by a broker to a receiver who have no tie between them.

    Parameters
    ----------
    pairs
        The ties, directed or not. Without directions a tie leads both ways, so that each pair of
        ends is counted from either side.
    """

    def __init__(self, pairs: Pairs) -> None:
        self.size = pairs.size
        self._pairs = pairs
        both = pairs.forward & pairs.backward
        self._tails: Places = np.concatenate(
            [pairs.first[pairs.forward], pairs.second[pairs.backward]]
        )
        self._heads: Places = np.concatenate(
            [pairs.second[pairs.forward], pairs.first[pairs.backward]]
        )
        self._mutual = np.concatenate([both[pairs.forward], both[pairs.backward]])
        self._symmetric = bool(both.all())
        self._out = self._matrix(self._tails, self._heads)
        self._into = self._matrix(self._heads, self._tails)

    def roles(self, groups: Places) -> Places:
        """Count the roles of each node, then all together: an array of 6, nodes, columns.

        ``groups`` has the group of each node as a number from 0, a row a node; each column is one
        way to group the nodes, and columns are counted one by one.
        """
        codes = groups.astype(np.min_scalar_type(int(groups.max(initial=0))))
        # Of all open paths, those whose source, whose receiver, or both are in the broker's group,
        # those whose ends share a group, and all.
        source, receiver, both, ends, every = counts = np.zeros((5, *groups.shape), dtype=np.int64)
        for column in range(groups.shape[1]):
            counts[:, :, column] = self._paths(groups[:, column])
        for a, b, c in self._closed():
            order = np.argsort(b, kind="stable")
            a, b, c = a[order], b[order], c[order]
            starts = np.flatnonzero(np.diff(b, prepend=-1))
            brokers = b[starts]
            ab, bc, ac = codes[a] == codes[b], codes[b] == codes[c], codes[a] == codes[c]
            for found, flags in ((source, ab), (receiver, bc), (both, ab & bc), (ends, ac)):
                found[brokers] -= np.add.reduceat(flags, starts, axis=0, dtype=np.int64)
            every[brokers] -= np.diff(starts, append=len(b))[:, np.newaxis]
        if self._symmetric:
            pass
        liaison = every - source - receiver - ends + 2 * both
        return np.stack([both, ends - both, receiver - both, source - both, liaison, every])

    def _paths(self, groups: Places) -> Places:
        """Count all paths from one node by each node to another, open or closed."""
        from scipy.sparse import csr_array

        same = groups[self._tails] == groups[self._heads]
        count = np.bincount
        size = self.size
        into, into_same = (
            count(self._heads, minlength=size),
            count(self._heads[same], minlength=size),
        )
        out, out_same = count(self._tails, minlength=size), count(self._tails[same], minlength=size)
        # A path back to its source is none.
        back = count(self._tails[self._mutual], minlength=size)
        back_same = count(self._tails[self._mutual & same], minlength=size)
        shape = (size, int(groups.max(initial=0)) + 1)
        member = csr_array(
            (np.ones(size, dtype=np.int64), groups, np.arange(size + 1)), shape=shape
        )
        ends = ((self._into @ member) * (self._out @ member)).sum(axis=1)
        return np.stack(
            [
                into_same * out - back_same,
                into * out_same - back_same,
                into_same * out_same - back_same,
                ends - back,
                into * out - back,
            ]
        )
