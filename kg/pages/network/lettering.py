"""Names of nodes on the screen: where the page can write each, so that none lies over another.

All lengths are in pixels of the screen, at the scale at which the page opens. The page's script
places names in the same way, whatever the letters of the reader's machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.pages.network.clearing import Points
from kg.pages.network.geometry import crossed, shared

__all__ = ["ABOVE", "BELOW", "LINE", "SIDE", "Naming", "Spots", "width_of"]

# What the page holds free around the nodes.
SIDE, ABOVE, BELOW = 90.0, 56.0, 60.0
LINE = 1.18
# Half of a question mark on a tie.
MARK = 9.0
# Between a node and its name.
OFF = 4.0

Spots = NDArray[np.float64]
"""For each node and each spot of its name: left, top, right, bottom."""

_NARROW = frozenset("fiíįījlļrtIJ.,:;'’!|()[]/- “”„\"")
_WIDE = frozenset("mwMWОШЩЖЮшщжюм@%—…")


def width_of(lines: Sequence[str]) -> float:
    """Return how wide the widest line is, in units of the size of its letters.

    >>> width_of(["ill"]) < width_of(["abc"]) < width_of(["MMM"]) == width_of(["a", "MMM"])
    True
    """
    return max((sum(map(_width, line)) for line in lines), default=0.0)


def _width(letter: str) -> float:
    if letter in _NARROW:
        return 0.39
    if letter in _WIDE:
        return 0.95
    return 0.7 if letter.isupper() else 0.61


@dataclass(frozen=True)
class Naming:
    """The names of nodes that stand in a frame.

    Attributes
    ----------
    radii
        How far the mark of each node reaches.
    sizes
        How wide and high each name is.
    order
        The nodes, those whose names are placed first at the front.
    ties
        Pairs of nodes that a line joins.
    asked
        The ties that bear a question mark in their middle.
    frame
        How wide and high the place of the nodes is; names may reach beyond it.
    """

    radii: NDArray[np.float64]
    sizes: Points
    order: Sequence[int]
    ties: NDArray[np.intp]
    asked: NDArray[np.intp]
    frame: tuple[float, float]

    def density(self) -> float:
        """Return what share of the place of the picture names and marks take."""
        wide, high = self.frame
        taken = self.sizes.prod(axis=1).sum() + (4 * self.radii**2).sum()
        return float(taken / ((wide + 2 * SIDE) * (high + ABOVE + BELOW)))

    def spots(self, points: Points, node: int | None = None) -> Spots:
        """Return where each name could stand: below, above, beside, at the corners, and aside.

        With ``node``, the points are places of this one.
        """
        radii, sizes = (self.radii, self.sizes) if node is None else self._many(node, len(points))
        r, d = radii + OFF, 0.7 * (radii + OFF)
        w, h = sizes.T
        lefts = [-w / 2, -w / 2, r, -r - w, d, -d - w, d, -d - w, r, -r - w, r, -r - w]
        lefts += [-0.75 * w, -0.25 * w, -0.75 * w, -0.25 * w]
        tops = [r, -r - h, -h / 2, -h / 2, d, d, -d - h, -d - h, -h, -h, 0 * h, 0 * h]
        tops += [r, r, -r - h, -r - h]
        left = points[:, :1] + np.column_stack(lefts)
        top = points[:, 1:] + np.column_stack(tops)
        return np.stack([left, top, left + w[:, None], top + h[:, None]], axis=2)

    def _many(self, node: int, number: int) -> tuple[NDArray[np.float64], Points]:
        return np.full(number, self.radii[node]), np.tile(self.sizes[node], (number, 1))

    def questions(self, points: Points) -> NDArray[np.float64]:
        """Return the square of each question mark."""
        middles = points[self.asked].mean(axis=1)
        return np.column_stack([middles - MARK, middles + MARK])

    def marks(self, points: Points) -> NDArray[np.float64]:
        """Return the square of each node."""
        reach = np.maximum(self.radii - 1, 1)[:, None]
        return np.column_stack([points - reach, points + reach])

    def placed(self, points: Points) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Place every name: return its box, and whether it is free of all others."""
        spots = self.spots(points)
        number, ways, _ = spots.shape
        marks = self.marks(points)
        questions = self.questions(points)
        # How much of each spot is taken: by other nodes, by question marks, by the frame's edge.
        covered = shared(spots.reshape(-1, 4), marks).reshape(number, ways, -1)
        covered[np.arange(number), :, np.arange(number)] = 0
        taken = covered.sum(axis=2)
        taken += shared(spots.reshape(-1, 4), questions).sum(axis=1).reshape(number, ways)
        taken += self.outside(spots)
        lines = crossed(spots.reshape(-1, 4), points[self.ties]).reshape(number, ways)
        boxes = np.zeros((number, 4))
        free = np.zeros(number, dtype=bool)
        # Of the spots that nothing but names may take, those that fewest lines cross come first.
        ranked = [
            [
                spots[node, at]
                for at in np.argsort(lines[node], kind="stable")
                if taken[node, at] <= 0
            ]
            for node in range(number)
        ]
        for node in self.order:
            if not ranked[node]:
                boxes[node] = spots[node, taken[node].argmin()]
                continue
            mine = np.array(ranked[node])
            over = (shared(mine, boxes) > 0) & free
            if not over.any(axis=1).all():
                boxes[node], free[node] = mine[(~over.any(axis=1)).argmax()], True
                continue
            boxes[node] = mine[over.sum(axis=1).argmin()]
            free[node] = _given_way(mine, over, ranked, boxes, free, node)
        return boxes, free

    def outside(self, spots: Spots) -> NDArray[np.float64]:
        """Return by how much each spot reaches out of what is seen, in square pixels."""
        wide, high = self.frame
        beyond = np.maximum(-SIDE - spots[..., 0], 0) + np.maximum(spots[..., 2] - wide - SIDE, 0)
        beyond += np.maximum(-ABOVE - spots[..., 1], 0)
        beyond += np.maximum(spots[..., 3] - high - BELOW, 0)
        return beyond * 50


def _given_way(
    mine: NDArray[np.float64],
    over: NDArray[np.bool_],
    ranked: Sequence[Sequence[NDArray[np.float64]]],
    boxes: NDArray[np.float64],
    free: NDArray[np.bool_],
    node: int,
) -> bool:
    """Let a name that is in the way go to another spot, if it has one; tell whether one did."""
    for box, taken in zip(mine, over, strict=True):
        if taken.sum() > 1:
            continue
        other = int(taken.argmax())
        rest = free.copy()
        rest[other] = False
        theirs = np.array(ranked[other])
        clash = shared(theirs, np.concatenate([boxes[rest], box[None]])).any(axis=1)
        if not clash.all():
            boxes[node], boxes[other] = box, theirs[(~clash).argmax()]
            return True
    return False
