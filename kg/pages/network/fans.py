"""The leaves of a node, which have no other tie, set about it."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable

__all__ = ["NEIGHBOUR", "Pair", "fan", "leaves_of", "reach"]

NEIGHBOUR = 130
"""Pixels to aim at between a node and its neighbour."""

# From so many leaves on they stand on two rings, then on more.
RING = 6
# The room of a leaf on a ring, and between rings, in pixels.
ARC = 66.0
STEP = 60.0

Pair = tuple[int, int]


def leaves_of(size: int, pairs: Iterable[Pair]) -> dict[int, list[int]]:
    """Return the nodes of one tie by the node they hang on; of a mere pair, the second hangs.

    >>> leaves_of(4, [(0, 1), (0, 2), (2, 3)])
    {0: [1], 2: [3]}
    """
    pairs = list(pairs)
    degree = [0] * size
    for end in itertools.chain(*pairs):
        degree[end] += 1
    leaves = defaultdict(list)
    for u, v in pairs:
        if degree[v] == 1:
            leaves[u].append(v)
        elif degree[u] == 1:
            leaves[v].append(u)
    return dict(leaves)


def _rings(leaves: int) -> tuple[int, float]:
    """Return on how many rings leaves stand, and how far off the innermost is."""
    if leaves <= RING:
        return 1, float(NEIGHBOUR)
    # As many rings as make the whole as deep as its hole is wide.
    rings = max(2, math.ceil(math.sqrt(leaves * ARC / (math.tau * STEP)) / 2))
    return rings, max(float(NEIGHBOUR), leaves * ARC / (math.tau * rings))


def reach(leaves: int) -> float:
    """Return how far the fan of a node reaches, as a multiple of ``NEIGHBOUR``."""
    if not leaves:
        return 0.0
    rings, inner = _rings(leaves)
    return (inner + (rings - 1) * STEP) / NEIGHBOUR


def fan(
    hub: tuple[float, float], around: Iterable[tuple[float, float]], number: int
) -> list[list[float]]:
    """Set leaves on arcs about their node, where no other tie of it runs; on rings if many.

    ``around`` are the places of the other neighbours of the node.
    """
    rings, inner = _rings(number)
    x, y = hub
    angles = _free_angles([math.atan2(b - y, a - x) for a, b in around], number)
    return [
        [
            x + (inner + at % rings * STEP) * math.cos(angle),
            y + (inner + at % rings * STEP) * math.sin(angle),
        ]
        for at, angle in enumerate(angles)
    ]


def _free_angles(taken: list[float], number: int) -> list[float]:
    """Spread angles over the gaps between those taken, most into the widest."""
    if not taken:
        return [math.tau * at / number for at in range(number)]
    starts = sorted(taken)
    gaps = [b - a for a, b in itertools.pairwise([*starts, starts[0] + math.tau])]
    return [
        start + gap * (at + 1) / (share + 1)
        for start, gap, share in zip(starts, gaps, _shared(gaps, number), strict=True)
        for at in range(share)
    ]


def _shared(gaps: list[float], number: int) -> list[int]:
    """Share leaves out over gaps, in proportion to their width."""
    # One by one would take as many looks at all gaps as there are leaves: whole shares come first.
    filled = [math.floor(number * gap / math.tau) for gap in gaps]
    for _ in range(number - sum(filled)):
        # Rounding errors must not decide between gaps of one width.
        widest = max(range(len(gaps)), key=lambda at: (round(gaps[at] / (filled[at] + 1), 6), -at))
        filled[widest] += 1
    return filled
