"""A small picture improved in the frame of the page, so that every name is read at first sight.

Node by node, some places near are tried with each spot for the name, and the best is taken: what
lies over something else, ties that cross, and ties that run through nodes cost most, as in Davidson
and Harel, "Drawing graphs nicely using simulated annealing", ACM Transactions on Graphics 15
(1996), but downhill only, so that the picture stays what it was where it was good.
"""

from __future__ import annotations

import math
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kg.pages.network.clearing import Points, spread
from kg.pages.network.geometry import crossed, crossings, distances, shared
from kg.pages.network.lettering import LINE, Naming, width_of

__all__ = ["FRAME", "SCALES", "Scale", "readable", "settled", "touched_up"]

Costs = NDArray[np.float64]

# What each thing costs, where a square pixel of two things over each other costs 1.
CROSSING = 250.0
THROUGH = 500.0
UNDER_NAME = 25.0
TOUCHED = 80.0
MARK_ON_NAME = 3.0
# For each pixel that a tie is longer than this, or shorter than what its ends need.
LONG, LENGTH = 1.0, 110.0
SHORT, CLEAR = 12.0, 26.0
# Between a node and the line of a tie that is not its own, or another node.
APART = 6.0
# Of the places tried, so many are tried with the name.
CHOSEN = 10

# Rounds, how many in vain are enough, and how many nodes are looked at in all rounds together.
ROUNDS, PATIENCE, ENOUGH = 10, 3, 450
# How far a drawing is drawn out to fill the frame, and how much enlarged at most.
STRETCH, ENLARGED = 1.6, 1.3
# Where more than this share of the names has no place, or names and marks take more than so much of
# the frame, the drawing is thinned out where it is dense, this far: few names are cut then.
GOOD, CROWDED, SHARE = 0.03, 0.42, 0.5
# Where more than this share has none even then, the frame grows by this factor, and again; at once
# where names and marks take more than so much of it.
LOST, GROWTH, GROWN, HOPELESS = 0.12, 1.25, 3, 0.6
# With more ties than this for a node, nodes lie on ties whatever is done.
DENSE = 3

_DIRECTIONS = np.array([[math.cos(a), math.sin(a)] for a in np.arange(16) * math.tau / 16])


@dataclass(frozen=True)
class Scale:
    """How large the page draws: pixels of the screen for one of the picture, letters, marks."""

    factor: float
    letters: float
    marks: float


# The page reduces a picture that is larger than its place, its letters only to a size that can
# still be read, and its marks less than the picture.
SCALES = (Scale(15 / 13, 15, 0.92), Scale(1, 13, 0.8), Scale(11.5 / 13, 11.5, 0.75))
# A picture whose names and marks take more of the frame than this is drawn at the next scale.
FULL = 0.3
# The place of the nodes in a window of 1400 by 900 pixels.
FRAME = (790.0, 528.0)


def readable(
    points: Points,
    radii: NDArray[np.float64],
    names: Sequence[Sequence[str]],
    ties: NDArray[np.intp],
    asked: NDArray[np.intp],
) -> Points:
    """Return a picture that fills the frame of the page, with a place for every name.

    Where the names need more room than that, the picture grows: readers draw nearer then.

    Parameters
    ----------
    points
        Where the nodes stand in the drawing.
    radii
        How far the marks of the nodes reach.
    names
        The lines of each node's name.
    ties, asked
        The pairs of nodes that lines join, and those with a question mark in the middle.
    """
    order = _order(radii)
    units = np.array([[width_of(lines), LINE * len(lines)] for lines in names])
    for scale in SCALES:
        naming = Naming(radii * scale.marks, units * scale.letters, order, ties, asked, FRAME)
        density = naming.density()
        if density > (FULL if scale is not SCALES[-1] else HOPELESS):
            continue
        found, missing = _best(naming, points * scale.factor)
        if missing <= (0 if scale is not SCALES[-1] else LOST * len(points)):
            return found / scale.factor
    growth = max(GROWTH, math.sqrt(density / CROWDED))
    for _ in range(GROWN):
        frame = (FRAME[0] * growth, FRAME[1] * growth)
        naming = replace(naming, frame=frame, radii=radii * scale.marks * growth)
        found, missing = _best(naming, points * scale.factor)
        if missing <= LOST * len(points):
            break
        growth *= GROWTH
    return found / scale.factor


def touched_up(
    points: Points,
    radii: NDArray[np.float64],
    names: Sequence[Sequence[str]],
    ties: NDArray[np.intp],
    asked: NDArray[np.intp],
    movable: Sequence[int],
) -> Points:
    """Return a picture in which some nodes, and no others, have moved to where their names fit."""
    low, extent = points.min(axis=0), np.maximum(np.ptp(points, axis=0), 1)
    factor = float(min((np.array(FRAME) / extent).min(), 1.35))
    letters = min(max(13 * factor, 11.5), 15)
    marks = factor * min(max(0.75 / factor, 0.8), 3)
    sizes = np.array([[width_of(lines), LINE * len(lines)] for lines in names]) * letters
    wide, high = (extent * factor).tolist()
    naming = Naming(radii * marks, sizes, _order(radii), ties, asked, (wide, high))
    found, _ = settled(naming, (points - low) * factor, ROUNDS, frozenset(movable))
    moved = points.copy()
    moved[list(movable)] = found[list(movable)] / factor + low
    return moved


def _order(radii: NDArray[np.float64]) -> list[int]:
    """Return the nodes in the order in which the page places their names."""
    return sorted(range(len(radii)), key=lambda at: (-round(float(radii[at]), 1), at))


def _best(naming: Naming, points: Points) -> tuple[Points, int]:
    """Settle a drawing as it is, or if that leaves many names without a place, thinned out."""
    start = _placed_in(naming.frame, points)
    rounds = min(ROUNDS, ENOUGH // len(points))
    found, missing = start, len(points)
    if naming.density() < CROWDED:
        found, missing = settled(naming, start, rounds)
    if missing <= GOOD * len(points):
        return found, missing
    area = naming.sizes.prod(axis=1) + (2 * naming.radii) ** 2
    boxes = np.column_stack([area, np.full(len(area), 0.5), np.full(len(area), 0.5)])
    thinner = spread(start, boxes, math.prod(naming.frame), SHARE, bucket=1)
    other, without = settled(naming, _placed_in(naming.frame, thinner), rounds)
    return (other, without) if without < missing else (found, missing)


def _placed_in(frame: tuple[float, float], points: Points) -> Points:
    """Put a drawing in the middle of a frame, drawn out to fill it if it does not take much."""
    low, extent = points.min(axis=0), np.maximum(np.ptp(points, axis=0), 1)
    fit = np.array(frame) / extent
    fit = np.minimum(np.minimum(fit, STRETCH * fit.min()), ENLARGED)
    placed: Points = (points - low) * fit + (np.array(frame) - extent * fit) / 2
    return placed


def settled(
    naming: Naming, points: Points, rounds: int, movable: Container[int] | None = None
) -> tuple[Points, int]:
    """Move nodes until every name has a free place; return also how many nodes have not.

    ``movable`` are the nodes that may move, if not all.
    """
    points = np.clip(points, 0, naming.frame)
    boxes, free = naming.placed(points)
    faults = ~free | _misplaced(naming, points)
    best, fewest, vain = points.copy(), int(faults.sum()), 0
    for _ in range(rounds):
        if not fewest or vain > PATIENCE:
            break
        for node in _concerned(naming, points, boxes, faults):
            if movable is None or node in movable:
                points[node], boxes[node] = _improved(naming, points, boxes, node)
        boxes, free = naming.placed(points)
        faults = ~free | _misplaced(naming, points)
        vain += 1
        if faults.sum() < fewest:
            best, fewest, vain = points.copy(), int(faults.sum()), 0
    return best, fewest


def _misplaced(naming: Naming, points: Points) -> NDArray[np.bool_]:
    """Tell which nodes lie over others, or on ties that are not theirs if these are few."""
    marks = naming.marks(points)
    faults: NDArray[np.bool_] = (shared(marks, marks) > 0).sum(axis=1) > 1
    if 0 < len(naming.ties) <= DENSE * len(points):
        near = distances(points, points[naming.ties]) < naming.radii[:, None] + 1
        near[naming.ties.T, np.arange(len(naming.ties))] = False
        faults |= near.any(axis=1)
    return faults


def _concerned(
    naming: Naming, points: Points, boxes: NDArray[np.float64], faults: NDArray[np.bool_]
) -> list[int]:
    """Return the nodes that have no good place, or their names, and those in the way of these."""
    lost = np.flatnonzero(faults)
    near = shared(boxes[lost], np.concatenate([boxes, naming.marks(points)])).any(axis=0)
    count = len(points)
    found = set(lost.tolist()) | set((np.flatnonzero(near) % count).tolist())
    return [node for node in naming.order if node in found]


def _improved(
    naming: Naming, points: Points, boxes: NDArray[np.float64], node: int
) -> tuple[Points, NDArray[np.float64]]:
    """Return the best place for a node and for its name, all others being where they are."""
    own = (naming.ties == node).any(axis=1)
    ends = naming.ties[own]
    neighbours = np.where(ends[:, 0] == node, ends[:, 1], ends[:, 0])
    places = _places(naming, points, node, neighbours)
    rest = np.ones(len(points), dtype=bool)
    rest[node] = False
    lines = points[naming.ties[~own]]
    costs = _place_costs(naming, points, boxes, node, places, neighbours, lines, rest)
    chosen = np.argsort(costs, kind="stable")[:CHOSEN]
    spots = naming.spots(places[chosen], node)
    flat = spots.reshape(-1, 4)
    others = np.concatenate([boxes[rest], naming.marks(points)[rest], naming.questions(points)])
    over = shared(flat, others)
    names = over.sum(axis=1) + TOUCHED * (over > 0).sum(axis=1) + naming.outside(flat)
    names += UNDER_NAME * crossed(flat, lines)
    total = costs[chosen][:, None] + names.reshape(spots.shape[:2])
    place, spot = divmod(int(total.argmin()), spots.shape[1])
    return places[chosen][place], spots[place, spot]


def _places(naming: Naming, points: Points, node: int, neighbours: NDArray[np.intp]) -> Points:
    """Return the places to try: the present one, those near, and for a leaf all about its node."""
    here = points[node]
    tried = [here[None], here + 16 * _DIRECTIONS[::2], here + 45 * _DIRECTIONS[1::2]]
    if len(neighbours) == 1:
        hub = points[neighbours[0]]
        reach = naming.radii[neighbours[0]] + naming.radii[node]
        tried += [hub + (reach + far) * _DIRECTIONS for far in (35, 65, 100, 145, 200)]
    else:
        tried.append(here + 100 * _DIRECTIONS[::2])
    places: Points = np.clip(np.concatenate(tried), 0, naming.frame)
    return places


def _place_costs(
    naming: Naming,
    points: Points,
    boxes: NDArray[np.float64],
    node: int,
    places: Points,
    neighbours: NDArray[np.intp],
    lines: NDArray[np.float64],
    rest: NDArray[np.bool_],
) -> Costs:
    """Return what each place costs, whatever becomes of the name."""
    radius = float(naming.radii[node])
    reach = radius + APART
    marks = np.column_stack([places - reach, places + reach])
    costs: Costs = MARK_ON_NAME * shared(marks, boxes[rest]).sum(axis=1)
    costs += 10 * shared(marks, naming.marks(points)[rest]).sum(axis=1)
    costs += THROUGH * (distances(places, lines) < reach).sum(axis=1)
    for neighbour in neighbours:
        hub = points[neighbour]
        far = np.hypot(*(places - hub).T)
        costs += LONG * np.maximum(far - LENGTH, 0)
        costs += SHORT * np.maximum(radius + naming.radii[neighbour] + CLEAR - far, 0)
        ties = np.stack([places, np.broadcast_to(hub, places.shape)], axis=1)
        costs += CROSSING * crossings(ties, lines).sum(axis=1)
        others = rest.copy()
        others[neighbour] = False
        near = distances(points[others], ties) < naming.radii[others][:, None] + APART
        costs += THROUGH * near.sum(axis=0)
    return costs
