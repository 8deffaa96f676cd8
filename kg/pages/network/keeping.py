"""A picture that grew: what was there stays where it was, and what is new finds room."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from kg.pages.network.clearing import Boxes, Points
from kg.pages.network.fans import NEIGHBOUR, Pair
from kg.pages.network.geometry import Floats, crossings, shared
from kg.pages.network.packing import ASPECT, GAP

__all__ = ["Room", "beside", "joined"]

# The cells of the grid in which boxes are looked up, in pixels.
CELL = 200.0
# Rings of places are tried about where a node would suit best, by halves of the usual length of a
# tie: the next ones where those before have no free place. On each ring there are so many.
RINGS = ((0, 1, 2, 3), (4, 5), (6, 7, 8))
TURNS = 16
# With more ties than this it is not looked which would cross.
FEW_TIES = 2_000
CROSSING = 400.0

_DIRECTIONS = np.array([[math.cos(a), math.sin(a)] for a in np.arange(TURNS) * math.tau / TURNS])


class Room:
    """The boxes that are taken, by the cells of a grid."""

    def __init__(self, most: int) -> None:
        """Have room for so many boxes."""
        self._boxes = np.zeros((most, 4))
        self._number = 0
        self._cells: dict[tuple[int, int], list[int]] = defaultdict(list)

    def take(self, box: Floats) -> None:
        """Take a box: left, top, right, bottom."""
        self._boxes[self._number] = box
        for cell in self._cells_of(box):
            self._cells[cell].append(self._number)
        self._number += 1

    def taken(self, boxes: Floats) -> Floats:
        """Return how much of each box is taken, in square pixels."""
        around = np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])
        met = {at for cell in self._cells_of(around) for at in self._cells.get(cell, ())}
        over: Floats = shared(boxes, self._boxes[sorted(met)]).sum(axis=1)
        return over

    def _cells_of(self, box: Floats) -> Iterable[tuple[int, int]]:
        left, top, right, bottom = (math.floor(edge / CELL) for edge in box.tolist())
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                yield column, row


def joined(points: Points, boxes: Boxes, pairs: Sequence[Pair], known: Sequence[int]) -> list[int]:
    """Place nodes that are tied to nodes with a place, near those; return which have one then.

    ``points`` is changed: the rows of ``known`` stay as they are.
    """
    around: dict[int, list[int]] = defaultdict(list)
    for u, v in pairs:
        around[u].append(v)
        around[v].append(u)
    few = len(pairs) <= FEW_TIES
    room = Room(len(points))
    for node in known:
        room.take(_box(points[node], boxes[node]))
    placed = dict.fromkeys(known)
    length = _usual(points, pairs, placed)
    while layer := {near for node in placed for near in around[node]} - placed.keys():
        # Those that most of their neighbours are there of come first.
        counts = {node: sum(near in placed for near in around[node]) for node in layer}
        for node in sorted(layer, key=lambda at: (-counts[at], at)):
            near = [other for other in around[node] if other in placed]
            lines = [(u, v) for u, v in pairs if u in placed and v in placed] if few else []
            points[node] = _spot(points, boxes[node], near, room, length, lines)
            room.take(_box(points[node], boxes[node]))
            placed[node] = None
    return list(placed)


def _usual(points: Points, pairs: Sequence[Pair], placed: dict[int, None]) -> float:
    """Return how long ties are in the picture."""
    lengths = [math.dist(points[u], points[v]) for u, v in pairs if u in placed and v in placed]
    return min(max(float(np.median(lengths)), 40.0), 2.0 * NEIGHBOUR) if lengths else NEIGHBOUR


def _spot(
    points: Points,
    box: Floats,
    near: list[int],
    room: Room,
    length: float,
    lines: list[Pair],
) -> Points:
    """Return the best of some places about the neighbours of a node."""
    middle = points[near].mean(axis=0)
    half, above, below = box
    best: Points = middle
    least = math.inf
    for rings in RINGS:
        places = np.concatenate([middle + length * ring / 2 * _DIRECTIONS for ring in rings])
        x, y = places.T
        costs = room.taken(np.column_stack([x - half, y - above, x + half, y + below]))
        is_free = bool((costs == 0).any())
        for node in near:
            costs += 5 * np.abs(np.hypot(*(places - points[node]).T) - length)
            if lines:
                tie = np.stack([places, np.broadcast_to(points[node], places.shape)], axis=1)
                costs += CROSSING * crossings(tie, points[np.array(lines)]).sum(axis=1)
        at = int(np.round(costs, 3).argmin())
        if costs[at] < least:
            best, least = places[at].copy(), float(costs[at])
        if is_free:
            break
    return best


def _box(point: Points, box: Floats) -> Floats:
    half, above, below = box
    x, y = point
    return np.array([x - half, y - above, x + half, y + below])


def beside(new: Points, new_boxes: Boxes, points: Points, boxes: Boxes) -> Points:
    """Move a drawing to free room within a picture, or else to its right or below it."""
    low, high = _extent(points, boxes)
    own_low, own_high = _extent(new, new_boxes)
    size, own = high - low, own_high - own_low
    room = Room(len(points))
    for point, box in zip(points, boxes, strict=True):
        room.take(_box(point, box))
    # From the left above, row by row: the first hole that is large enough.
    step = np.maximum(GAP, (size - own) / 30)
    for y in np.arange(low[1], high[1] - own[1] + 1, step[1]):
        across = np.arange(low[0], high[0] - own[0] + 1, step[0])
        for x in across:
            hole = np.array(
                [[x - GAP / 2, y - GAP / 2, x + own[0] + GAP / 2, y + own[1] + GAP / 2]]
            )
            if not room.taken(hole)[0]:
                return np.add(new - own_low, [x, y])
    to_the_right = max((size[0] + GAP + own[0]) / ASPECT, size[1], own[1])
    under = max(size[0] / ASPECT, own[0] / ASPECT, size[1] + GAP + own[1])
    corner = [high[0] + GAP, low[1]] if to_the_right <= under else [low[0], high[1] + GAP]
    return np.add(new - own_low, corner)


def _extent(points: Points, boxes: Boxes) -> tuple[Points, Points]:
    half, above, below = boxes.T
    low = [(points[:, 0] - half).min(), (points[:, 1] - above).min()]
    high = [(points[:, 0] + half).max(), (points[:, 1] + below).max()]
    return np.array(low), np.array(high)
