"""What lies over what, and which lines cross: for many boxes, points and lines at once.

A box is a row of left, top, right, bottom; a line two rows, its ends.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floats", "crossed", "crossings", "distances", "shared"]

Floats = NDArray[np.float64]


def shared(boxes: Floats, others: Floats) -> Floats:
    """Return the area that each box shares with each other one."""
    across = np.minimum(boxes[:, 2, None], others[:, 2]) - np.maximum(
        boxes[:, 0, None], others[:, 0]
    )
    down = np.minimum(boxes[:, 3, None], others[:, 3]) - np.maximum(boxes[:, 1, None], others[:, 1])
    area: Floats = np.maximum(across, 0) * np.maximum(down, 0)
    return area


def crossed(boxes: Floats, lines: Floats) -> Floats:
    """Return how many lines cross each box: Liang and Barsky's way to clip a line."""
    first, last = np.zeros((len(boxes), len(lines))), np.ones((len(boxes), len(lines)))
    for axis in (0, 1):
        start = lines[:, 0, axis]
        change = lines[:, 1, axis] - start
        change = np.where(change == 0, 1e-9, change)
        one = (boxes[:, axis, None] - start) / change
        other = (boxes[:, axis + 2, None] - start) / change
        first = np.maximum(first, np.minimum(one, other))
        last = np.minimum(last, np.maximum(one, other))
    found: Floats = (first < last).sum(axis=1).astype(float)
    return found


def distances(points: Floats, lines: Floats) -> Floats:
    """Return how far each point is from each line between two points."""
    start, along = lines[None, :, 0], lines[None, :, 1] - lines[None, :, 0]
    to = points[:, None] - start
    square = np.maximum((along**2).sum(axis=2), 1e-9)
    share = np.clip((to * along).sum(axis=2) / square, 0, 1)
    off = to - share[..., None] * along
    far: Floats = np.hypot(off[..., 0], off[..., 1])
    return far


def crossings(some: Floats, lines: Floats) -> NDArray[np.bool_]:
    """Tell which of some lines cross which others; lines that only meet at an end do not."""
    a, b = some[:, None, 0], some[:, None, 1]
    c, d = lines[None, :, 0], lines[None, :, 1]
    apart = _side(a, b, c) * _side(a, b, d) < -1e-6
    both: NDArray[np.bool_] = apart & (_side(c, d, a) * _side(c, d, b) < -1e-6)
    return both


def _side(a: Floats, b: Floats, c: Floats) -> Floats:
    side: Floats = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
        c[..., 0] - a[..., 0]
    )
    return side
