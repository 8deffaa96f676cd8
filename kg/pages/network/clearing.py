"""Nodes moved until none lies over another, nor on a tie that is not its own.

Overlaps are sought in the cells of a grid and removed all at once, each by half of its smaller
side; what then still overlaps gets more room, as in Gansner and Hu, "Efficient,
proximity-preserving node overlap removal", Journal of Graph Algorithms and Applications 14 (2010).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

__all__ = ["FEW", "Boxes", "Points", "clear", "pushed_apart", "pushed_off", "spread", "touching"]

Points = NDArray[np.float64]
"""A row a node: x, y."""

Boxes = NDArray[np.float64]
"""A row a node: half its width, and what of it lies above and below its centre."""

Indices = NDArray[np.intp]
Pairs = tuple[Indices, Indices]

# Up to so many nodes all pairs are compared: that is quicker than a grid.
FEW = 200
# After so many rounds in vain the drawing grows by this factor.
ROUNDS = 20
GROWTH = 1.08
# Nodes that get their room together, when a drawing is thinned out.
BUCKET = 8
# Who is near whom is looked up anew after so many rounds, and it is who is this near, in pixels.
AT_ONCE = 5
SOON = 40.0
# Overlaps and distances below this, in pixels, are none.
NEAR = 0.5
# A node keeps this far off the lines of ties that are not its own.
OFF = 42.0


def clear(points: Points, boxes: Boxes, ties: Indices) -> Points:
    """Move nodes until no box lies over another; ``ties`` are those that nodes should not lie on.

    There is always a result without overlaps: the drawing grows as long as there are some.
    """
    points = points.copy()
    for _ in range(3 * ROUNDS if len(ties) else 0):
        apart = pushed_apart(points, boxes)
        if not (pushed_off(points, ties) or apart):
            break
    rounds = 0
    while True:
        # What is near stays near for some rounds: who is near whom is the slow part.
        near = _near(points, boxes)
        for turn in range(AT_ONCE):
            if not pushed_apart(points, boxes, near):
                if not turn:
                    return points
                break
            rounds += 1
            if rounds % ROUNDS == 0:
                points *= GROWTH


def _near(points: Points, boxes: Boxes) -> Pairs:
    """Return the pairs whose boxes overlap or may soon."""
    return touching(*_rectangles(points, boxes + SOON / 2))


def spread(points: Points, boxes: Boxes, area: float, share: float, bucket: int = BUCKET) -> Points:
    """Thin out where nodes lie close, in a drawing that fills a rectangle of so large an area.

    The nodes are halved, left and right or above and below, again and again, and each half gets
    room by what its boxes take, down to a ``bucket`` of a few. ``share`` is how far nodes go from
    where they are to that room.
    """
    low, high = points.min(axis=0), points.max(axis=0)
    scale = math.sqrt(area / max(float(np.prod(high - low)), 1.0))
    points = (points - low) * scale
    taken = boxes[:, 0] * (boxes[:, 1] + boxes[:, 2])
    target = points.copy()
    open_ = [(np.arange(len(points)), np.zeros(2), (high - low) * scale)]
    while open_:
        among, corner, size = open_.pop()
        axis = int(size[1] > size[0])
        among = among[np.argsort(points[among, axis], kind="stable")]
        if len(among) <= bucket:
            target[among] = _fitted(points[among], corner, size)
            continue
        half = len(among) // 2
        part = taken[among[:half]].sum() / taken[among].sum()
        first, last, middle = size.copy(), size.copy(), corner.copy()
        first[axis] *= part
        last[axis] *= 1 - part
        middle[axis] += first[axis]
        open_ += [(among[:half], corner, first), (among[half:], middle, last)]
    points += share * (target - points)
    return points


def _fitted(points: Points, corner: Points, size: Points) -> Points:
    """Move and stretch a drawing, so that it stands within a rectangle with half a space around."""
    low, extent = points.min(axis=0), np.ptp(points, axis=0)
    edge = size / (2 * math.sqrt(len(points)))
    unit = (points - low) / np.where(extent, extent, 1)
    placed: Points = corner + edge + unit * (size - 2 * edge)
    return placed


def pushed_apart(points: Points, boxes: Boxes, near: Pairs | None = None) -> bool:
    """Move nodes whose boxes overlap, each by half of the smaller side of what they share.

    ``near`` are the pairs to look at, if not all.
    """
    centres, halves = _rectangles(points, boxes)
    one, other = touching(centres, halves, near)
    if not len(one):
        return False
    between = centres[other] - centres[one]
    over = halves[one] + halves[other] - np.abs(between)
    # Of two that are one upon the other, the first goes left or up.
    shift = np.where(between < 0, -over / 2, over / 2)
    sideways = over[:, 0] < over[:, 1]
    shift[sideways, 1] = 0
    shift[~sideways, 0] = 0
    for axis in (0, 1):
        points[:, axis] += np.bincount(other, shift[:, axis], len(points))
        points[:, axis] -= np.bincount(one, shift[:, axis], len(points))
    return True


def _rectangles(points: Points, boxes: Boxes) -> tuple[Points, Points]:
    """Return the centres of boxes, and half of what each is wide and high."""
    half, above, below = boxes.T
    centres = points + np.column_stack([np.zeros(len(boxes)), (below - above) / 2])
    return centres, np.column_stack([half, (above + below) / 2])


def touching(centres: Points, halves: Points, among: Pairs | None = None) -> Pairs:
    """Return the pairs of rectangles that overlap, each once, in order."""
    if among is not None:
        one, other = among
    elif len(centres) <= FEW:
        one, other = np.triu_indices(len(centres), 1)
    else:
        one, other = _neighbours(centres, 2 * halves.max(axis=0))
    for axis in (0, 1):
        place, half = centres[:, axis], halves[:, axis]
        over = np.abs(place[one] - place[other]) < half[one] + half[other] - NEAR
        one, other = one[over], other[over]
    return one, other


def _neighbours(centres: Points, cell: Points) -> Pairs:
    """Return the pairs of points in one cell of a grid, or in cells that touch."""
    columns, rows = np.floor((centres - centres.min(axis=0)) / cell).astype(np.int64).T
    high = rows.max() + 2
    cells = columns * high + rows
    order = np.argsort(cells, kind="stable")
    cells = cells[order]
    pairs = []
    # The cell itself, the one below it, and the three to its right: so each pair is met once.
    for step in (0, 1, high - 1, high, high + 1):
        first = np.searchsorted(cells, cells + step, "left")
        last = np.searchsorted(cells, cells + step, "right")
        if not step:
            first = np.arange(1, len(cells) + 1)
        number = last - first
        one = np.repeat(np.arange(len(cells)), number)
        start = np.repeat(first - np.concatenate([[0], np.cumsum(number)[:-1]]), number)
        pairs.append((one, start + np.arange(len(one))))
    one, other = (order[np.concatenate(ends)] for ends in zip(*pairs, strict=True))
    return np.minimum(one, other), np.maximum(one, other)


def pushed_off(points: Points, ties: Indices, room: float = OFF) -> bool:
    """Move nodes off the lines of ties that are not theirs: each would read as two ties."""
    if not len(ties):
        return False
    start, end = points[ties[:, 0]], points[ties[:, 1]]
    along = end - start
    length = np.hypot(*along.T)
    along /= np.where(length, length, 1)[:, None]
    # A row a tie, a column a node.
    to = points[None, :, :] - start[:, None, :]
    reach = to[:, :, 0] * along[:, :1] + to[:, :, 1] * along[:, 1:]
    off = to[:, :, 1] * along[:, :1] - to[:, :, 0] * along[:, 1:]
    near = (reach > 0) & (reach < length[:, None]) & (np.abs(off) < room)
    near[np.arange(len(ties))[:, None], ties] = False
    tie, node = np.nonzero(near)
    if not len(tie):
        return False
    shift = np.where(off[tie, node] < 0, -1, 1) * (room - np.abs(off[tie, node]) + 1)
    # Of all that push a node, the one that pushes most: their sum would throw it far.
    strongest = np.lexsort((tie, -np.abs(shift), node))
    node, first = np.unique(node[strongest], return_index=True)
    tie, shift = tie[strongest][first], shift[strongest][first]
    points[node, 0] -= shift * along[tie, 1]
    points[node, 1] += shift * along[tie, 0]
    return True
