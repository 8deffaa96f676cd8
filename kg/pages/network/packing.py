"""Components of a picture packed into a frame."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable

__all__ = [
    "ASPECT",
    "GAP",
    "STRETCH",
    "TURNED",
    "Box",
    "Frame",
    "Point",
    "fill",
    "frame_of",
    "packed",
    "turned",
]

ASPECT = 1.4
"""How much wider than high the picture is: the page turns it where the screen is upright."""
# So many components, the largest, are tried both lying and upright.
TURNED = 4
# Between components; and how far a picture may be drawn out to fill the screen.
GAP = 60.0
STRETCH = 1.6

# A box is half its width, and what of it lies above and below the node's centre.
Box = tuple[float, float, float]
Point = list[float]
# Left, top, width, height.
Frame = tuple[float, float, float, float]


def turned(drawn: list[list[Point]], shapes: list[list[Box]]) -> list[list[Point]]:
    """Stand drawings upright where all of them then pack into a larger picture."""
    upright = [[[-y, x] for x, y in points] for points in drawn[:TURNED]]
    both = [
        [(points, frame_of(points, boxes)) for points in ways]
        for ways, boxes in zip(zip(drawn, upright, strict=False), shapes, strict=False)
    ]
    rest = [
        (points, frame_of(points, boxes))
        for points, boxes in zip(drawn[TURNED:], shapes[TURNED:], strict=True)
    ]
    choices = [[*choice, *rest] for choice in itertools.product(*both)]
    best = min(choices, key=lambda choice: round(_packing([frame for _, frame in choice])[0], 3))
    return [points for points, _ in best]


def frame_of(points: list[Point], shapes: list[Box]) -> Frame:
    """Return the frame around a component's boxes."""
    every = list(zip(points, shapes, strict=True))
    left = min(x - box[0] for (x, _), box in every)
    right = max(x + box[0] for (x, _), box in every)
    top = min(y - box[1] for (_, y), box in every)
    bottom = max(y + box[2] for (_, y), box in every)
    return left, top, right - left, bottom - top


def packed(frames: list[Frame]) -> list[tuple[float, float]]:
    """Return where the left upper corner of each frame goes."""
    return _packing(frames)[1]


def _packing(frames: list[Frame]) -> tuple[float, list[tuple[float, float]]]:
    """Return the height that a picture of ``ASPECT`` must have, and where each frame stands."""
    if not frames:
        return 0.0, []
    widths = [width for _, _, width, _ in frames]
    area = math.sqrt(sum(width * height for _, _, width, height in frames) * ASPECT)
    lines = [area * factor for factor in (1, 1.15, 1.3, 1.5)]
    lines += itertools.accumulate(width + GAP for width in widths[:TURNED])
    tried = [_rows(frames, max(line, *widths)) for line in lines]
    return min(tried, key=lambda found: round(found[0], 3))


def _rows(frames: list[Frame], line: float) -> tuple[float, list[tuple[float, float]]]:
    """Set frames in rows, as lines of a page are filled; low ones in a row stand on each other."""
    places = []
    x = y = below = wide = tallest = right = 0.0
    for _, _, width, height in frames:
        if below and below + height <= tallest and width <= wide:
            places.append((x, y + below))
            below += height + GAP
            continue
        x += wide + GAP if wide else 0.0
        if x and x + width > line:
            x, y, tallest = 0.0, y + tallest + GAP, 0.0
        places.append((x, y))
        below, wide, tallest = height + GAP, width, max(tallest, height)
        right = max(right, x + width)
    return max(right / ASPECT, y + tallest), places


def fill(points: Iterable[Point]) -> None:
    """Draw a picture out, across or upwards, towards ``ASPECT``."""
    points = list(points)
    wide, high = (
        max((p[axis] for p in points), default=0) - min((p[axis] for p in points), default=0)
        for axis in (0, 1)
    )
    if not wide or not high:
        return
    across = wide / high / ASPECT
    for point in points:
        point[0] *= min(max(1 / across, 1), STRETCH)
        point[1] *= min(max(across, 1), STRETCH)
