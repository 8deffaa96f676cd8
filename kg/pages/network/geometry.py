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
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    both = np.maximum(high - low, 0)
    area: Floats = both[..., 0] * both[..., 1]
    return area


def crossed(boxes: Floats, lines: Floats) -> Floats:
    """Return how many lines cross each box: Liang and Barsky's way to clip a line."""
    start, change = lines[None, :, 0], lines[None, :, 1] - lines[None, :, 0]
    change = np.where(change == 0, 1e-9, change)
    one = (boxes[:, None, :2] - start) / change
    other = (boxes[:, None, 2:] - start) / change
    first = np.maximum(np.minimum(one, other).max(axis=2), 0)
    last = np.minimum(np.maximum(one, other).min(axis=2), 1)
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
