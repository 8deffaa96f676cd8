"""Brokerage between groups: the five roles of Gould and Fernandez."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.networks.arrays import UNGROUPED
from kg.networks.measures.conditions import some_tie
from kg.networks.measures.definition import Measure
from kg.networks.measures.grouping import groups_differ, groups_found
from kg.networks.measures.permutation import Moments, shuffles
from kg.networks.measures.triangles import Pairs

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from kg.networks.arrays import Arrays, Places
    from kg.networks.measures.definition import Settings, Values

__all__ = ["MEASURES", "ROLES", "Brokers"]

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
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
        self._out = self._matrix(self._tails, self._heads, self.size)
        self._into = self._matrix(self._heads, self._tails, self.size)

    def roles(self, groups: Places) -> Places:
        """Count the roles of each node, then all together: an array of 6, nodes, columns.

        ``groups`` has the group of each node as a number from 0, a row a node; each column is one
        way to group the nodes, and columns are counted one by one.
        """
        codes = groups.astype(np.min_scalar_type(int(groups.max(initial=0))))
        # Of all open paths: those whose source, whose receiver, or both are in the broker's group,
        # those whose two ends share a group, and all.
        source, receiver, both, ends, every = counts = np.zeros((5, *groups.shape), dtype=np.int64)
        for column in range(groups.shape[1]):
            counts[:, :, column] = self._paths(groups[:, column])
        for a, b, c in self._closed():
            starts = np.flatnonzero(np.diff(b, prepend=-1))
            ab, bc, ac = codes[a] == codes[b], codes[b] == codes[c], codes[a] == codes[c]
            x, y, xy, z = (
                np.add.reduceat(flags, starts, axis=0, dtype=np.int64)
                for flags in (ab, bc, ab & bc, ac)
            )
            number = np.diff(starts, append=len(b))[:, np.newaxis]
            if self._symmetric:  # each path also leads the other way
                x, y, xy, z, number = x + y, x + y, 2 * xy, 2 * z, 2 * number
            counts[:, b[starts]] -= np.stack([x, y, xy, z, np.broadcast_to(number, x.shape)])
        liaison = every - source - receiver - ends + 2 * both
        return np.stack([both, ends - both, receiver - both, source - both, liaison, every])

    def _closed(self) -> Iterator[tuple[Places, Places, Places]]:
        """Give each path whose source has a tie to the receiver, in the order of the brokers.

        Where all ties lead both ways, each path comes in one of its two directions.
        """
        for at in self._pairs.corners():
            found = [(at.one, at.to_one, at.other, at.to_other)]
            if not self._symmetric:
                found.append((at.other, at.to_other, at.one, at.to_one))
            for source, to_source, receiver, to_receiver in found:
                order = np.arange(len(source))
                if not self._symmetric:
                    leads = self._pairs.leads
                    closed = leads(to_source, source) & leads(to_receiver, at.node)
                    order = np.flatnonzero(closed & leads(at.opposite, source))
                order = order[np.argsort(at.node[order], kind="stable")]
                if len(order):
                    yield source[order], at.node[order], receiver[order]

    def _paths(self, groups: Places) -> Places:
        """Count all paths from one node by each node to another, open or closed, as ``roles``."""
        same = groups[self._tails] == groups[self._heads]
        into, into_same = self._number(self._heads), self._number(self._heads[same])
        out, out_same = self._number(self._tails), self._number(self._tails[same])
        # A path that leads back to its source is not counted.
        back = self._number(self._tails[self._mutual])
        back_same = self._number(self._tails[self._mutual & same])
        number = np.arange(self.size)
        member = self._matrix(number, groups, int(groups.max(initial=0)) + 1)
        ends = (self._into @ member).multiply(self._out @ member).sum(axis=1)
        return np.stack(
            [
                into_same * out - back_same,
                into * out_same - back_same,
                into_same * out_same - back_same,
                ends - back,
                into * out - back,
            ]
        )

    def _number(self, nodes: Places) -> Places:
        return np.bincount(nodes, minlength=self.size)

    def _matrix(self, rows: Places, columns: Places, width: int) -> csr_array:
        from scipy.sparse import csr_array

        ones = np.ones(len(rows), dtype=np.int64)
        places = (rows.astype(np.int32), columns.astype(np.int32))
        return csr_array((ones, places), shape=(self.size, width))


def _brokerage(net: Arrays, settings: Settings) -> Values:
    _, codes = net.groups(settings.group_by)
    kept = np.flatnonzero(codes != UNGROUPED)
    observed, chance = _counted(net, settings, "brokerage", lambda roles, _groups: roles)
    columns: dict[str, list[Any]] = {}
    for column, found in _columns("brokerage", observed, chance).items():
        values: list[Any] = [None] * len(net)
        for at, value in zip(kept.tolist(), found, strict=True):
            values[at] = value
        columns[column] = values
    return columns


def _by_group(net: Arrays, settings: Settings) -> Values:
    name = "brokerage-by-group"
    names, codes = net.groups(settings.group_by)

    def added(roles: Places, groups: Places) -> Places:
        """Add up the roles of the nodes of each group: an array of 6, groups, columns."""
        sums = np.zeros((len(roles), len(names), groups.shape[1]), dtype=np.int64)
        for role, column in np.ndindex(len(roles), groups.shape[1]):
            np.add.at(sums[role, :, column], groups[:, column], roles[role, :, column])
        return sums

    observed, chance = _counted(net, settings, name, added)
    sizes = np.bincount(codes[codes != UNGROUPED], minlength=len(names))
    return {
        "group": list(names),
        f"{name}-nodes": sizes.tolist(),
        **_columns(name, observed, chance),
    }


def _counted(
    net: Arrays, settings: Settings, name: str, take: Callable[[Places, Places], Places]
) -> tuple[Places, Moments | None]:
    """Return what ``take`` makes of the roles and groups, and of those after shuffles."""
    _, codes = net.groups(settings.group_by)
    kept = np.flatnonzero(codes != UNGROUPED)
    _say(net, settings, name, len(net) - len(kept))
    place = np.full(len(net), UNGROUPED)
    place[kept] = np.arange(len(kept))
    tails, heads = place[net.tails], place[net.heads]
    inside = (tails != UNGROUPED) & (heads != UNGROUPED)
    pairs = Pairs(
        len(kept), tails[inside], heads[inside], net.weights[inside], directed=net.directed
    )
    brokers = Brokers(pairs)
    codes = codes[kept]
    own = codes[:, np.newaxis]
    observed = take(brokers.roles(own), own)[..., 0]
    if not settings.permutations:
        return observed, None
    chance = Moments()
    at_once = max(1, min(_AT_ONCE, _NUMBERS // len(kept)))
    for groups in shuffles(codes, settings.permutations, settings.seed, at_once):
        chance.add(take(brokers.roles(groups), groups))
        settings.progress(chance.number, settings.permutations)
    return observed, chance


def _say(net: Arrays, settings: Settings, name: str, ungrouped: int) -> None:
    group_by = settings.group_by
    if ungrouped:
        settings.say(
            f"{name}: {ungrouped} of {len(net)} nodes have no “{group_by}”; they are left out, as"
            " brokers and as ends of paths"
        )
    if net.two_mode:
        settings.say(
            f"{name}: in a two-mode network two nodes of one mode never have a tie, so each path"
            " between them counts; a projection on one mode may say more"
        )
    if not net.directed:
        settings.say(
            f"{name}: ties have no direction, so each path counts once in each direction, and"
            " representative and gatekeeper are equal"
        )
    if settings.permutations:
        settings.say(
            f"{name}: expected values and z-scores are from {settings.permutations} shuffles of"
            f" “{group_by}” among {len(net) - ungrouped} nodes, seed {settings.seed}"
        )


def _columns(name: str, observed: Places, chance: Moments | None) -> dict[str, list[Any]]:
    columns = {
        f"{name}.{role}": values.tolist()
        for role, values in zip((*ROLES, "total"), observed, strict=True)
    }
    if chance is None:
        return columns
    for role, values, mean, deviation in zip(
        ROLES, observed[:-1], chance.mean, chance.deviation, strict=False
    ):
        columns[f"{name}.{role}-expected"] = mean.tolist()
        columns[f"{name}.{role}-z"] = [
            (v - m) / d if d else None
            for v, m, d in zip(values.tolist(), mean.tolist(), deviation.tolist(), strict=True)
        ]
    return columns


def _fits(net: Arrays, settings: Settings) -> str:
    return some_tie(net, settings) or groups_found(net, settings) or groups_differ(net, settings)


_FORMULA = (
    "Counts the paths of two ties a to b to c, a and c different, without a tie from a to c; b is"
    " the broker. With groups A, B and C: coordinator, all three are in one group (A A A);"
    " itinerant, also called consultant, a and c are in one group and b is in another (A B"
    " A); gatekeeper, b and c are in one group and a is in another (A B B): b lets in what comes"
    " from outside; representative, a and b are in one group and c is in another (A A B): b speaks"
    " to others for its group; liaison, all three are in different groups (A B C); total, their"
    " sum. Without directions each tie leads both ways: each path counts once in each direction,"
    " so representative and gatekeeper are equal, the others are even, and total is twice the"
    " number of pairs (Everett and Borgatti 2012 take the two equal roles as one). Weights are left"
    " out. Nodes without a group are left out, as brokers and as ends. In R, sna::brokerage gives"
    " the same counts: w_I is coordinator, w_O itinerant, b_IO representative, b_OI gatekeeper,"
    " b_O liaison, t total; on a network without directions too. With shuffles: the groups of all"
    " nodes are dealt again at random, the ties stay; expected is the mean of the shuffles, z is"
    " (count - expected) / standard deviation of the shuffles, without a value if that is 0. The"
    " expected values of sna are others: they assume random ties, and keep the groups."
)
_SOURCE = (
    'Gould and Fernandez (1989), "Structures of mediation: a formal approach to brokerage in'
    ' transaction networks"; Everett and Borgatti (2012), "Categorical attribute based'
    ' centrality: E-I and G-F centrality"'
)

MEASURES = (
    Measure(
        name="brokerage",
        setting="group_by",
        of="nodes",
        summary="How often a node is the link between two others that have no tie, by the groups of"
        " the three: coordinator, itinerant, gatekeeper, representative, liaison.",
        formula=_FORMULA,
        normalisation="None: counts. Groups differ in size: compare with the expected values.",
        source=_SOURCE,
        compute=_brokerage,
        fits=_fits,
    ),
    Measure(
        name="brokerage-by-group",
        setting="group_by",
        of="groups",
        summary="The brokerage of all nodes of a group together, by role.",
        formula=f"The sum of brokerage over the nodes of each group. {_FORMULA}",
        normalisation="None: counts.",
        source=_SOURCE,
        compute=_by_group,
        fits=_fits,
    ),
)
