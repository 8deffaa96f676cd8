"""Which nodes have a like position: core and periphery, and structural equivalence."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.conditions import all_of, at_least, one_mode, some_tie
from kg.networks.measures.definition import Measure, Settings, Values

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.int64]

__all__ = ["MEASURES"]


def _core_periphery(net: Arrays, settings: Settings) -> Values:
    name = "core-periphery"
    if net.directed:
        settings.say(f"{name}: the directions of ties are left out")
    plain = net.undirected
    degree = np.bincount(np.concatenate([plain.tails, plain.heads]), minlength=len(net))
    size, alike = _core_size(degree)
    core = np.zeros(len(net), dtype=bool)
    core[_by_degree(plain, degree)[:size]] = True
    fit = _fit(plain, core)
    told = "not defined" if fit is None else f"{fit:.4f}"
    settings.say(
        f"{name}: {size} of {len(net)} nodes are core; correlation with the ideal pattern {told}, "
        "ties between core and periphery left out"
    )
    if alike:
        settings.say(
            f"{name}: {alike} nodes have the degree of the last node in the core, and not all are "
            "in it; another choice among them has as many errors"
        )
    return {name: core.astype(np.int64).tolist()}


def _core_size(degree: Places) -> tuple[int, int]:
    """Return how many nodes the core has, and how many share the degree at its border if it cuts.

    With k nodes in the core there are m + k (k - 1) / 2 - (sum of their degrees) errors. So the
    next node is worth taking while it has more ties than the core has nodes, and makes no
    difference if it has as many. It is then taken if nodes of one degree stay together by that.
    """
    falling = np.sort(degree)[::-1]
    size = int((falling > np.arange(len(falling))).sum())

    def cut(core: int) -> int:
        if core in (0, len(falling)) or falling[core - 1] != falling[core]:
            return 0
        return int((falling == falling[core]).sum())

    even = size < len(falling) and falling[size] == size
    if cut(size) and even and not cut(size + 1):
        return size + 1, 0
    return size, cut(size)


def _by_degree(net: Arrays, degree: Places) -> Places:
    """Return the nodes by degree; of equal ones first those tied to more nodes of higher degree."""
    both = np.concatenate([net.tails, net.heads]), np.concatenate([net.heads, net.tails])
    upward = degree[both[1]] > degree[both[0]]
    higher = np.bincount(both[0][upward], minlength=len(net))
    named = np.empty(len(net), dtype=np.int64)
    named[sorted(range(len(net)), key=lambda at: str(net.nodes[at]))] = np.arange(len(net))
    return np.lexsort((named, -higher, -degree))


def _fit(net: Arrays, core: NDArray[np.bool_]) -> float | None:
    """Return the correlation of ties within core and periphery with the ideal: all, and none."""
    inside = int((core[net.tails] & core[net.heads]).sum())
    outside = int((~core[net.tails] & ~core[net.heads]).sum())
    size = int(core.sum())
    rest = len(net) - size
    missing = size * (size - 1) // 2 - inside
    absent = rest * (rest - 1) // 2 - outside
    sides = (inside + missing, outside + absent, inside + outside, missing + absent)
    spread = math.prod(map(math.sqrt, sides))
    return (inside * absent - missing * outside) / spread if spread else None


def _equivalence(net: Arrays, settings: Settings) -> Values:
    name = "structural-equivalence"
    if net.weighted:
        settings.say(f"{name}: weights are left out; a tie is there or not")
    opened, closed = _rows(net, itself=False), _rows(net, itself=True)
    places: dict[tuple[bool, tuple[bytes, ...]], list[int]] = {}
    for itself, rows in ((False, opened), (True, closed)):
        for at, row in enumerate(rows):
            places.setdefault((itself, row), []).append(at)
    # A node has equals that it is not tied to or equals that it is tied to, never both.
    classes = sorted(
        (
            members
            for (itself, _), members in places.items()
            if len(members) > 1 or (not itself and len(places[True, closed[members[0]]]) == 1)
        ),
        key=lambda members: (-len(members), members[0]),
    )
    number = [0] * len(net)
    for at, members in enumerate(classes, start=1):
        for member in members:
            number[member] = at
    alone = sum(len(members) == 1 for members in classes)
    settings.say(f"{name}: {len(classes)} classes, {alone} of a single node")
    return {name: number}


def _rows(net: Arrays, *, itself: bool) -> list[tuple[bytes, ...]]:
    """Return for each node whom it is tied to, in either direction, with itself or without."""
    from scipy.sparse import csr_array, eye_array

    matrix = net.matrix
    if itself:
        matrix = csr_array(matrix + eye_array(len(net), format="csr"))
    sides = []
    for side in (matrix, csr_array(matrix.T)) if net.directed else (matrix,):
        side.sort_indices()
        ends = side.indptr.tolist()
        sides.append([side.indices[a:b].tobytes() for a, b in pairwise(ends)])
    return list(zip(*sides, strict=True))


MEASURES: tuple[Measure, ...] = (
    Measure(
        name="core-periphery",
        of="nodes",
        summary="Whether the node is in the core (1), whose nodes are tied to each other, or in "
        "the periphery (0), whose nodes are not.",
        formula="the core with the fewest errors: pairs in the core without a tie, and pairs in "
        "the periphery with one; ties between the two are not looked at. The nodes of highest "
        "degree make such a core. The correlation with the ideal pattern is said",
        normalisation="none; without weights and directions",
        source='Borgatti and Everett (2000), "Models of core/periphery structures"; found exactly '
        'after Lip (2011), "A fast algorithm for the discrete core/periphery bipartitioning '
        'problem"',
        compute=_core_periphery,
        fits=all_of(one_mode, at_least(3), some_tie),
        ranked=False,
    ),
    Measure(
        name="structural-equivalence",
        of="nodes",
        summary="The number of the class of nodes with exactly the same ties to others; 1 is the "
        "largest class. Nodes without ties are one class.",
        formula="i and j are in a class if they have the same ties to and from all other nodes, "
        "and between them none or, with directions, both",
        normalisation="none; without weights; of equally large classes the one with the first "
        "node comes first",
        source="Lorrain and White (1971), Journal of Mathematical Sociology 1",
        compute=_equivalence,
        fits=at_least(1),
        ranked=False,
    ),
)
