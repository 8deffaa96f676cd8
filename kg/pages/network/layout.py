"""Where each node stands: the same picture for every reader, computed once, here."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Hashable
from typing import Any

import networkx as nx

from kg.escapes import clean
from kg.networks import seeded
from kg.pages.network.packing import Box, Point, fill, frame_of, packed, turned
from kg.pages.wrapping import wrapped

__all__ = [
    "CLEAR_EDGES_LIMIT",
    "KAMADA_KAWAI_LIMIT",
    "MANY",
    "NEIGHBOUR",
    "SPARE",
    "Pair",
    "positions",
]

NEIGHBOUR = 130
"""Pixels to aim at between a node and its neighbour."""

KAMADA_KAWAI_LIMIT = 1_000
# Beyond these, moving nodes apart would take longer than drawing them.
CLEAR_EDGES_LIMIT = 30_000
MANY = 400
# How many times the room of its boxes a drawing gets at least.
SPARE = 1.5

Pair = tuple[int, int]


def positions(graph: nx.Graph[Any]) -> dict[Hashable, tuple[int, int]]:
    """Place every node of a graph, in whole pixels.

    Each connected component is laid out alone, and the components are packed into a picture of
    ``ASPECT``: small ones would otherwise fly out and squeeze the main one into a corner. The order
    in which nodes and edges were added does not matter.

    >>> positions(nx.Graph([("b", "a")])) == positions(nx.Graph([("a", "b")]))
    True
    """
    both_ways = graph.to_undirected(as_view=True) if graph.is_directed() else graph
    parts = [sorted(part, key=str) for part in nx.connected_components(both_ways)]
    parts.sort(key=lambda part: (-len(part), str(part[0])))
    shapes = [[_box(graph.nodes[node].get("label", node)) for node in part] for part in parts]
    ties = [_pairs(graph, part) for part in parts]
    drawn = [_drawn(len(part), pairs) for part, pairs in zip(parts, ties, strict=True)]
    for points, boxes in zip(drawn, shapes, strict=True):
        _widen(points, boxes)
    drawn = turned(drawn, shapes)
    for points, boxes, pairs in zip(drawn, shapes, ties, strict=True):
        _clear(points, boxes, pairs)
    frames = [frame_of(points, boxes) for points, boxes in zip(drawn, shapes, strict=True)]
    for points, (left, top, _, _), (x, y) in zip(drawn, frames, packed(frames), strict=True):
        for point in points:
            point[0] += x - left
            point[1] += y - top
    fill([point for points in drawn for point in points])
    every = zip(itertools.chain(*parts), itertools.chain(*drawn), strict=True)
    return _distinct(dict(every))


def _box(label: object) -> Box:
    lines = wrapped(clean(label)).split("\n")
    return 3.6 * max(map(len, lines)) + 14, 24, 28 + 15 * len(lines)


def _pairs(graph: nx.Graph[Any], part: list[Hashable]) -> list[Pair]:
    index = {node: at for at, node in enumerate(part)}
    ends = ((index[u], index[v]) for u, v in graph.edges(part) if u != v)
    return sorted({(min(u, v), max(u, v)) for u, v in ends})


def _drawn(size: int, pairs: list[Pair]) -> list[Point]:
    """Draw a component: its core first, then the leaves of each node around it."""
    leaves = _leaves(size, pairs)
    hanging = {leaf for fan in leaves.values() for leaf in fan}
    core = [at for at in range(size) if at not in hanging]
    index = {at: rank for rank, at in enumerate(core)}
    inner = [(index[u], index[v]) for u, v in pairs if u in index and v in index]
    room = [_room(len(leaves.get(at, ()))) for at in core]
    points: dict[int, Point] = dict(zip(core, _core(inner, room), strict=True))
    around = defaultdict(list)
    for u, v in inner:
        around[core[u]].append(points[core[v]])
        around[core[v]].append(points[core[u]])
    for hub, fan in leaves.items():
        points |= zip(fan, _fan(points[hub], around[hub], len(fan)), strict=True)
    return [points[at] for at in range(size)]


def _leaves(size: int, pairs: list[Pair]) -> dict[int, list[int]]:
    """Return the nodes of one tie by the node they hang on; of a mere pair, the second hangs."""
    degree = [0] * size
    for end in itertools.chain(*pairs):
        degree[end] += 1
    leaves = defaultdict(list)
    for u, v in pairs:
        if degree[v] == 1:
            leaves[u].append(v)
        elif degree[u] == 1:
            leaves[v].append(u)
    return leaves


def _room(leaves: int) -> float:
    """Return how far the fan of a node reaches, as a multiple of ``NEIGHBOUR``."""
    return min(max(1.0, leaves / 7), 5.0) if leaves else 0.0


def _core(pairs: list[Pair], room: list[float]) -> list[Point]:
    """Draw a component without its leaves, lying, with longer ties where there will be fans."""
    if not pairs:
        return [[0.0, 0.0] for _ in room]
    ideal = [1 + 0.6 * (room[u] + room[v]) for u, v in pairs]
    points = _lying(_sprung(len(room), pairs, ideal))
    length = sum(math.dist(points[u], points[v]) for u, v in pairs)
    factor = NEIGHBOUR * sum(ideal) / length
    return [[x * factor, y * factor] for x, y in points]


def _sprung(size: int, pairs: list[Pair], ideal: list[float]) -> list[Point]:
    # Imported here: igraph is wanted for pages only, and every command would pay for it.
    import igraph

    drawing = igraph.Graph(n=size, edges=pairs)
    if size <= KAMADA_KAWAI_LIMIT:
        # Sought at once with unequal lengths, a chain may stay folded.
        layout = drawing.layout_kamada_kawai()
        if len(set(ideal)) > 1:
            layout = drawing.layout_kamada_kawai(weights=ideal, seed=layout)
    else:
        # A start on a small circle would put all nodes into one cell of igraph's grid: far slower.
        side = math.sqrt(size)
        with seeded(0) as chance:
            start = [[chance.uniform(0, side), chance.uniform(0, side)] for _ in range(size)]
            layout = drawing.layout_fruchterman_reingold(seed=start, grid=True)
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


def _fan(hub: Point, around: list[Point], number: int) -> list[Point]:
    """Set leaves on arcs about their node, where no other tie of it runs; on two rings if many."""
    steps = _free_angles([math.atan2(y - hub[1], x - hub[0]) for x, y in around], number)
    radius = NEIGHBOUR * _room(number)
    fan = []
    for at, angle in enumerate(steps):
        reach = radius * (1.5 if number > 6 and at % 2 else 1)
        fan.append([hub[0] + reach * math.cos(angle), hub[1] + reach * math.sin(angle)])
    return fan


def _free_angles(taken: list[float], number: int) -> list[float]:
    """Spread angles over the gaps between those taken, most into the widest."""
    if not taken:
        return [math.tau * at / number for at in range(number)]
    starts = sorted(taken)
    gaps = [b - a for a, b in itertools.pairwise([*starts, starts[0] + math.tau])]
    filled = [0] * len(gaps)
    for _ in range(number):
        # Rounding errors must not decide between gaps of one width.
        widest = max(range(len(gaps)), key=lambda at: (round(gaps[at] / (filled[at] + 1), 6), -at))
        filled[widest] += 1
    return [
        start + gap * (at + 1) / (share + 1)
        for start, gap, share in zip(starts, gaps, filled, strict=True)
        for at in range(share)
    ]


def _widen(points: list[Point], shapes: list[Box]) -> None:
    """Enlarge a drawing that has less room than its boxes take: moving them apart is slow."""
    _, _, width, height = frame_of(points, shapes)
    taken = sum(2 * half * (above + below) for half, above, below in shapes)
    factor = math.sqrt(SPARE * taken / (width * height))
    if factor > 1:
        for point in points:
            point[0] *= factor
            point[1] *= factor


def _clear(points: list[Point], shapes: list[Box], pairs: list[Pair]) -> None:
    """Move nodes until no box lies over another, and no node on a tie that is not its own."""
    clear = pairs if len(points) * len(pairs) <= CLEAR_EDGES_LIMIT else []
    for _ in range(60 if len(points) <= MANY else 15):
        moved = _push_apart(points, shapes)
        moved |= _push_off_edges(points, clear)
        if not moved:
            break


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


def _push_off_edges(points: list[Point], pairs: list[Pair]) -> bool:
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
