"""Components of a picture packed into a frame."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np

from kg.pages.network.clearing import Boxes, Points

__all__ = [
    "ASPECT",
    "GAP",
    "STRETCH",
    "TIDY",
    "TURNED",
    "Frame",
    "Place",
    "filled",
    "frame_of",
    "packed",
    "turned",
]

ASPECT = 1.4
"""How much wider than high the picture is: the page turns it where the screen is upright."""
# So many components, the largest, are tried both lying and upright, unless there are many.
TURNED = 4
MANY = 40
# Components of so few nodes stand in a grid, if there are some of them.
TIDY = 3
SOME = 4
# So many components, the largest, are put into holes that others leave.
HOLES = 120
# Between components; and how far a picture may be drawn out to fill the screen.
GAP = 60.0
STRETCH = 1.6

# Left, top, width, height.
Frame = tuple[float, float, float, float]
# The left upper corner of a frame in the picture.
Place = tuple[float, float]
# Width and height.
Extent = tuple[float, float]


def turned(drawings: Sequence[Points], shapes: Sequence[Boxes]) -> list[Points]:
    """Stand drawings upright where all of them then pack into a larger picture."""
    sizes = [len(points) for points in drawings]
    if len(drawings) > MANY:
        return list(drawings)
    ways = [
        [(points, frame_of(points, boxes)) for points in (lying, _upright(lying))]
        for lying, boxes in zip(drawings[:TURNED], shapes, strict=False)
    ]
    for lying, boxes in zip(drawings[TURNED:], shapes[TURNED:], strict=True):
        ways.append([(lying, frame_of(lying, boxes))])
    best = min(
        itertools.product(*ways),
        key=lambda choice: round(_packing([frame for _, frame in choice], sizes)[0], 3),
    )
    return [points for points, _ in best]


def _upright(points: Points) -> Points:
    return np.column_stack([-points[:, 1], points[:, 0]])


def frame_of(points: Points, boxes: Boxes) -> Frame:
    """Return the frame around a component's boxes."""
    half, above, below = boxes.T
    left, right = (points[:, 0] - half).min(), (points[:, 0] + half).max()
    top, bottom = (points[:, 1] - above).min(), (points[:, 1] + below).max()
    return float(left), float(top), float(right - left), float(bottom - top)


def packed(frames: Sequence[Frame], sizes: Sequence[int]) -> list[Place]:
    """Return where the left upper corner of each frame goes.

    ``sizes`` are numbers of nodes, the largest first: those of three nodes and fewer stand in a
    grid, below the others or beside them.
    """
    return _packing(frames, sizes)[1]


def _packing(frames: Sequence[Frame], sizes: Sequence[int]) -> tuple[float, list[Place]]:
    """Return the height that a picture of ``ASPECT`` must have, and where each frame stands."""
    if not frames:
        return 0.0, []
    extents = [(width, height) for _, _, width, height in frames]
    small = sum(size <= TIDY for size in sizes)
    large = len(frames) - small if small >= SOME else len(frames)
    across = math.sqrt(sum(width * height for width, height in extents) * ASPECT)
    lines = [across * factor for factor in (0.6, 0.8, 1, 1.15, 1.3, 1.5)]
    lines += itertools.accumulate(width + GAP for width, _ in extents[: min(TURNED, large)])
    tried = []
    for line in lines:
        widest = max((width for width, _ in extents[:large]), default=0.0)
        places, whole = _rows(extents[:large], max(line, widest))
        if large == len(frames):
            tried.append((whole, places))
            continue
        for grid, corner in (
            (_grid(extents[large:], sizes[large:], max(line, whole[0])), (0.0, whole[1] + GAP)),
            (_grid_beside(extents[large:], sizes[large:], whole[1]), (whole[0] + GAP, 0.0)),
        ):
            left, top = corner if large else (0.0, 0.0)
            moved = [(x + left, y + top) for x, y in grid[1]]
            size = (max(whole[0], left + grid[0][0]), max(whole[1], top + grid[0][1]))
            tried.append((size, places + moved))
    heights = [(max(width / ASPECT, height), places) for (width, height), places in tried]
    return min(heights, key=lambda found: round(found[0], 3))


def _rows(extents: Sequence[Extent], line: float) -> tuple[list[Place], Extent]:
    """Set frames as high as they can be, the first ones where there is a hole, then in rows."""
    outline = [(0.0, 0.0)]
    places = []
    for extent in extents[:HOLES]:
        places.append(_lowest(outline, extent, line))
        outline = _with(outline, places[-1], extent)
    right = max((x + wide for (x, _), (wide, _) in zip(places, extents, strict=False)), default=0.0)
    x, y = 0.0, max(height for _, height in outline)
    tallest = 0.0
    for width, height in extents[HOLES:]:
        if x and x + width > line:
            x, y, tallest = 0.0, y + tallest + GAP, 0.0
        places.append((x, y))
        x, tallest = x + width + GAP, max(tallest, height)
        right = max(right, x - GAP)
    bottom = y + tallest if tallest else y - GAP
    return places, (right, bottom)


def _lowest(outline: list[Place], extent: Extent, line: float) -> Place:
    """Return the highest place for a frame under what is there, the leftmost of several.

    The outline of what is there says from which x on it reaches down to which y; down is where the
    page grows.
    """
    found = []
    for at, (x, y) in enumerate(outline):
        if x and x + extent[0] > line:
            break
        for later, reach in outline[at + 1 :]:
            if later >= x + extent[0]:
                break
            y = max(y, reach)
        found.append((y, x))
    y, x = min(found)
    return x, y


def _with(outline: list[Place], place: Place, extent: Extent) -> list[Place]:
    """Return the outline with one more frame, and its gaps to the right of it and below."""
    left, right = place[0], place[0] + extent[0] + GAP
    before = [step for step in outline if step[0] < left]
    under = [y for x, y in outline if x <= right]
    after = [step for step in outline if step[0] > right]
    return [*before, (left, place[1] + extent[1] + GAP), (right, under[-1]), *after]


def _grid(
    extents: Sequence[Extent], sizes: Sequence[int], line: float
) -> tuple[Extent, list[Place]]:
    """Set small frames in rows and columns, those of one number of nodes together."""
    places: list[Place] = []
    right = top = 0.0
    for _, same in itertools.groupby(zip(sizes, extents, strict=True), key=lambda pair: pair[0]):
        frames = [extent for _, extent in same]
        wide, high = (max(frame[axis] for frame in frames) + GAP for axis in (0, 1))
        columns = max(1, int((line + GAP) // wide))
        for at, (width, height) in enumerate(frames):
            row, column = divmod(at, columns)
            middle = ((wide - GAP - width) / 2, (high - GAP - height) / 2)
            places.append((column * wide + middle[0], top + row * high + middle[1]))
        right = max(right, min(columns, len(frames)) * wide - GAP)
        top += math.ceil(len(frames) / columns) * high
    return (right, top - GAP), places


def _grid_beside(
    extents: Sequence[Extent], sizes: Sequence[int], height: float
) -> tuple[Extent, list[Place]]:
    """Set small frames in a grid that is no higher than what it stands beside, if it can be."""
    widest = max(width for width, _ in extents) + GAP
    low, high = 1, len(extents)
    while low < high:
        middle = (low + high) // 2
        fits = _grid(extents, sizes, middle * widest - GAP)[0][1] <= height
        low, high = (low, middle) if fits else (middle + 1, high)
    return _grid(extents, sizes, low * widest - GAP)


def filled(points: Points) -> Points:
    """Draw a picture out, across or upwards, towards ``ASPECT``."""
    wide, high = np.ptp(points, axis=0) if len(points) else (0, 0)
    if not wide or not high:
        return points
    across = wide / high / ASPECT
    drawn_out: Points = points * [min(max(1 / across, 1), STRETCH), min(max(across, 1), STRETCH)]
    return drawn_out
