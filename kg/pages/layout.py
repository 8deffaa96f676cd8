"""Where each node stands: the same picture for every reader, computed once, here."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Hashable
from typing import Any

import networkx as nx

from kg.pages.text import clean, wrapped

__all__ = ["positions"]

NEIGHBOUR = 130
"""Pixels to aim at between a node and its nearest neighbour."""

KAMADA_KAWAI_LIMIT = 2_000
# Beyond these, moving nodes apart would take longer than drawing them.
CLEAR_EDGES_LIMIT = 30_000
MANY = 400

# A box is half its width, and what of it lies above and below the node's centre.
Box = tuple[float, float, float]
Point = list[float]


def positions(graph: nx.Graph[Any]) -> dict[Hashable, tuple[int, int]]:
    """Place every node of a graph, in whole pixels.

    Each connected component is laid out alone and the components are packed side by side, largest
    first: small ones would otherwise fly out and squeeze the main one into a corner. The order in
    which nodes and edges were added does not matter.

    >>> positions(nx.Graph([("b", "a")])) == positions(nx.Graph([("a", "b")]))
    True
    """
    both_ways = graph.to_undirected(as_view=True) if graph.is_directed() else graph
    components = [sorted(part, key=str) for part in nx.connected_components(both_ways)]
    components.sort(key=lambda part: (-len(part), str(part[0])))
    boxes = {node: _box(graph.nodes[node].get("label", node)) for node in graph}
    placed = [_place(graph, part, boxes) for part in components]
    _pack(placed, boxes)
    return _distinct({node: xy for part in placed for node, xy in part.items()})


def _box(label: object) -> Box:
    lines = wrapped(clean(label)).split("\n")
    return 3.6 * max(map(len, lines)) + 14, 24, 28 + 15 * len(lines)


def _place(
    graph: nx.Graph[Any], part: list[Hashable], boxes: dict[Hashable, Box]
) -> dict[Hashable, Point]:
    if len(part) == 1:
        return {part[0]: [0.0, 0.0]}
    index = {node: at for at, node in enumerate(part)}
    pairs = sorted(
        {(min(index[u], index[v]), max(index[u], index[v])) for u, v in graph.edges(part) if u != v}
    )
    points = _drawn(len(part), pairs)
    points = _lying(points)
    _scale(points)
    shapes = [boxes[node] for node in part]
    clear = pairs if len(part) * len(pairs) <= CLEAR_EDGES_LIMIT else []
    for _ in range(60 if len(part) <= MANY else 15):
        moved = _push_apart(points, shapes)
        moved |= _push_off_edges(points, clear)
        if not moved:
            break
    return dict(zip(part, points, strict=True))


def _drawn(size: int, pairs: list[tuple[int, int]]) -> list[Point]:
    # Imported here: igraph is wanted for pages only, and every command would pay for it.
    import igraph

    drawing = igraph.Graph(n=size, edges=pairs)
    if size <= KAMADA_KAWAI_LIMIT:
        layout = drawing.layout_kamada_kawai()
    else:
        # igraph draws its chance from Python's shared generator, which is left as it was found. A
        # start on a small circle would put all nodes into one cell of its grid: far slower.
        chance = random.Random(0)  # noqa: S311  (no secret here)
        side = math.sqrt(size)
        start = [[chance.uniform(0, side), chance.uniform(0, side)] for _ in range(size)]
        igraph.set_random_number_generator(chance)
        try:
            layout = drawing.layout_fruchterman_reingold(seed=start, grid=True)
        finally:
            igraph.set_random_number_generator(random)
    return [list(map(float, point)) for point in layout]


def _lying(points: list[Point]) -> list[Point]:
    """Turn a drawing so that its longest extent lies across: screens and labels are wide."""
    n = len(points)
    mx, my = sum(p[0] for p in points) / n, sum(p[1] for p in points) / n
    xx = sum((p[0] - mx) ** 2 for p in points)
    yy = sum((p[1] - my) ** 2 for p in points)
    xy = sum((p[0] - mx) * (p[1] - my) for p in points)
    # A round drawing has no longest extent: rounding errors must not decide the angle.
    angle = 0.0 if math.hypot(xx - yy, 2 * xy) < 1e-6 * (xx + yy) else math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle / 2), math.sin(angle / 2)
    return [[(x - mx) * cos + (y - my) * sin, (y - my) * cos - (x - mx) * sin] for x, y in points]


def _scale(points: list[Point]) -> None:
    nearest = sorted(_nearest_distances(points))
    typical = nearest[len(nearest) // 4] or nearest[-1] or 1.0
    factor = NEIGHBOUR / typical
    # A long drawing is drawn out upwards, to use the height of a screen.
    wide, high = (max(p[axis] for p in points) - min(p[axis] for p in points) for axis in (0, 1))
    stretch = min(max(wide / high / 1.5, 1.0), 1.8) if high > 0.1 * wide else 1.0
    for point in points:
        point[0] *= factor * 1.1
        point[1] *= factor * 0.9 * stretch


def _nearest_distances(points: list[Point]) -> list[float]:
    """Return each point's distance to its nearest other, looking along x from a sorted list."""
    order = sorted(points)
    found = []
    for at, (x, y) in enumerate(order):
        best = math.inf
        for step in (1, -1):
            other = at + step
            while 0 <= other < len(order) and abs(order[other][0] - x) < best:
                best = min(best, math.hypot(order[other][0] - x, order[other][1] - y))
                other += step
        found.append(best)
    return found


def _push_apart(points: list[Point], shapes: list[Box]) -> bool:
    """Move nodes whose boxes overlap, each by half of the smaller overlap."""
    widest = 2 * max(shape[0] for shape in shapes)
    order = sorted(range(len(points)), key=lambda at: (points[at][0], at))
    moved = False
    for rank, a in enumerate(order):
        for b in order[rank + 1 :]:
            dx = points[b][0] - points[a][0]
            if dx > widest:
                break
            over_x = shapes[a][0] + shapes[b][0] - abs(dx)
            upper, lower = (a, b) if points[a][1] <= points[b][1] else (b, a)
            over_y = shapes[upper][2] + shapes[lower][1] - (points[lower][1] - points[upper][1])
            if over_x <= 0.5 or over_y <= 0.5:
                continue
            moved = True
            if over_x < over_y:
                shift = math.copysign(over_x / 2, dx)
                points[a][0] -= shift
                points[b][0] += shift
            else:
                points[upper][1] -= over_y / 2
                points[lower][1] += over_y / 2
    return moved


def _push_off_edges(points: list[Point], pairs: list[tuple[int, int]]) -> bool:
    """Move nodes that lie on the line of a tie that is not theirs: it would read as two ties."""
    room = 42.0
    moved = False
    for u, v in pairs:
        (ux, uy), (vx, vy) = points[u], points[v]
        dx, dy = vx - ux, vy - uy
        length = math.hypot(dx, dy)
        if not length:
            continue
        for at, point in enumerate(points):
            if at in (u, v):
                continue
            along = ((point[0] - ux) * dx + (point[1] - uy) * dy) / length
            if not 0 < along < length:
                continue
            off = ((point[1] - uy) * dx - (point[0] - ux) * dy) / length
            if abs(off) < room:
                shift = math.copysign(room - abs(off) + 1, off) if off else room
                point[0] -= shift * dy / length
                point[1] += shift * dx / length
                moved = True
    return moved


def _pack(placed: list[dict[Hashable, Point]], boxes: dict[Hashable, Box]) -> None:
    """Set the components in rows, as lines of a page are filled."""
    gap = 60.0
    frames = []
    for part in placed:
        left = min(xy[0] - boxes[node][0] for node, xy in part.items())
        right = max(xy[0] + boxes[node][0] for node, xy in part.items())
        top = min(xy[1] - boxes[node][1] for node, xy in part.items())
        bottom = max(xy[1] + boxes[node][2] for node, xy in part.items())
        frames.append((left, top, right - left, bottom - top))
    area = sum((width + gap) * (height + gap) for _, _, width, height in frames)
    line = max([math.sqrt(1.6 * area), *(width for _, _, width, _ in frames)], default=0.0)
    x = y = tallest = 0.0
    for part, (left, top, width, height) in zip(placed, frames, strict=True):
        if x and x + width > line:
            x, y, tallest = 0.0, y + tallest + gap, 0.0
        for point in part.values():
            point[0] += x - left
            point[1] += y - top
        x += width + gap
        tallest = max(tallest, height)


def _distinct(points: dict[Hashable, Point]) -> dict[Hashable, tuple[int, int]]:
    """Round to whole pixels, and see that no two nodes share one."""
    taken: dict[tuple[int, int], int] = defaultdict(int)
    result = {}
    for node in sorted(points, key=str):
        x, y = (round(value) for value in points[node])
        while (x, y) in taken:
            x += 12
        taken[x, y] += 1
        result[node] = (x, y)
    return result
