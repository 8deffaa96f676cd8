"""Where each node stands: the same picture for every reader, computed once, here."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.escapes import clean
from kg.pages.network.fans import Pair
from kg.pages.wrapping import wrapped

if TYPE_CHECKING:
    from kg.pages.network.clearing import Boxes, Points

__all__ = ["CLEAR_EDGES_LIMIT", "KEPT", "NAMED", "SPARE", "positions"]

# In a larger network nodes get the same room each, whatever they are called: all names are never
# read at once there.
NAMED = 120
UNNAMED = (42.0, 24.0, 36.0)
# Beyond this, moving nodes off ties would take longer than drawing them.
CLEAR_EDGES_LIMIT = 30_000
# Where so large a part of the nodes has a place from before, that is kept.
KEPT = 2 / 3
# How many times the room of its boxes a drawing gets at least.
SPARE = 1.5
# How far the nodes of a large component go towards a picture that is equally dense all over.
SHARE = 0.6


def positions(
    graph: nx.Graph[Any], *, known: Mapping[Any, tuple[int, int]] = MappingProxyType({})
) -> dict[Hashable, tuple[int, int]]:
    """Place every node of a graph, in whole pixels.

    Each connected component is laid out alone, and the components are packed into a picture of
    ``ASPECT``: small ones would otherwise fly out and squeeze the main one into a corner. The order
    in which nodes and edges were added does not matter.

    ``known`` are places from before, by node or by its identifier as a text. Where most nodes have
    one, these stay exactly where they are, and the others find room among them; else all is laid
    out anew.

    >>> positions(nx.Graph([("b", "a")])) == positions(nx.Graph([("a", "b")]))
    True
    >>> positions(nx.Graph([("a", "b")]), known={"a": (1, 1), "b": (99, 1)})
    {'a': (1, 1), 'b': (99, 1)}
    """
    kept = {
        node: place
        for node in sorted(graph, key=_by_name)
        if (place := known.get(node, known.get(str(node)))) is not None
    }
    if len(kept) == len(graph):
        return kept
    if len(kept) >= KEPT * len(graph):
        return _grown(graph, kept)
    nodes, points, _ = _packed(graph, graph)
    if len(graph) <= NAMED:
        points = _readable(graph, nodes, points)
    return _distinct(dict(zip(nodes, points.tolist(), strict=True)))


def _packed(graph: nx.Graph[Any], within: nx.Graph[Any]) -> tuple[list[Hashable], Points, Boxes]:
    """Lay the components of a graph out, with as much room for each node as it has in a whole."""
    # Imported here: numpy is wanted for pages of networks only, and every other page would pay.
    import numpy as np

    from kg.pages.network.packing import filled, frame_of, packed

    both_ways = graph.to_undirected(as_view=True) if graph.is_directed() else graph
    parts = [sorted(part, key=_by_name) for part in nx.connected_components(both_ways)]
    parts.sort(key=lambda part: (-len(part), _by_name(part[0])))
    ties = [tuple(_pairs(graph, part)) for part in parts]
    most = _most(within)
    shapes = [_boxes(within, part, most) for part in parts]
    drawings = _drawings(ties, shapes)
    frames = [frame_of(points, boxes) for points, boxes in zip(drawings, shapes, strict=True)]
    corners = packed(frames, [*map(len, parts)])
    moved = [
        points + np.array(corner) - frame[:2]
        for points, frame, corner in zip(drawings, frames, corners, strict=True)
    ]
    nodes = [node for part in parts for node in part]
    return nodes, filled(np.concatenate(moved)), np.concatenate(shapes)


def _most(graph: nx.Graph[Any]) -> int:
    return max(1, *(degree for _, degree in graph.degree()))


def _grown(
    graph: nx.Graph[Any], kept: dict[Hashable, tuple[int, int]]
) -> dict[Hashable, tuple[int, int]]:
    """Keep places, and find some for the other nodes."""
    import numpy as np

    from kg.pages.network.keeping import beside, joined

    nodes = sorted(graph, key=_by_name)
    at = {node: row for row, node in enumerate(nodes)}
    points = np.zeros((len(nodes), 2))
    points[[at[node] for node in kept]] = list(kept.values())
    boxes = _boxes(graph, nodes, _most(graph))
    placed = joined(points, boxes, _pairs(graph, nodes), [at[node] for node in kept])
    apart = [nodes[row] for row in sorted({*range(len(nodes))} - {*placed})]
    if apart:
        found, new, room = _packed(graph.subgraph(apart), graph)
        points[[at[node] for node in found]] = beside(new, room, points[placed], boxes[placed])
    if len(nodes) <= NAMED:
        movable = [at[node] for node in nodes if node not in kept]
        points = _readable(graph, nodes, points, movable)
    new_ones = {node: points[at[node]].tolist() for node in nodes if node not in kept}
    return {**kept, **_distinct(new_ones, kept.values())}


def _readable(
    graph: nx.Graph[Any],
    nodes: list[Hashable],
    points: Points,
    movable: Sequence[int] | None = None,
) -> Points:
    """Move nodes, all or some, until every name has a place in the frame of the page."""
    import numpy as np

    from kg.pages.network.framing import readable, touched_up
    from kg.pages.network.sizes import radii

    at = {node: row for row, node in enumerate(nodes)}
    ties = sorted(
        (*sorted((at[u], at[v])), status == "inferred" and not part_of)
        for u, v, status, part_of in (
            (u, v, facts.get("status"), facts.get("part_of"))
            for u, v, facts in graph.edges(data=True)
        )
        if u != v
    )
    pairs = np.array(ties, dtype=int).reshape(-1, 3)
    names = [_lines(graph.nodes[node].get("label", node)) for node in nodes]
    asked = pairs[pairs[:, 2] == 1, :2]
    lines = np.unique(pairs[:, :2], axis=0)
    if movable is not None:
        return touched_up(points, radii(graph, nodes), names, lines, asked, movable)
    return readable(points, radii(graph, nodes), names, lines, asked)


def _by_name(node: Hashable) -> tuple[str, str]:
    return str(node), type(node).__name__


def _pairs(graph: nx.Graph[Any], part: list[Hashable]) -> list[Pair]:
    index = {node: at for at, node in enumerate(part)}
    ends = ((index[u], index[v]) for u, v in graph.edges(part) if u != v)
    return sorted({(min(u, v), max(u, v)) for u, v in ends})


def _boxes(graph: nx.Graph[Any], part: list[Hashable], most: int) -> Boxes:
    """Return the room that each node takes: of its name, or in a large network of its mark."""
    import numpy as np

    if len(graph) <= NAMED:
        rows = [_named(graph.nodes[node].get("label", node)) for node in part]
        return np.array(rows, dtype=float)
    degrees = np.array([graph.degree(node) for node in part], dtype=float)
    # As the page draws them: larger where the whole picture is much reduced.
    marks = 8 + min(18, 4 * most**0.5) * (degrees / most) ** 0.5
    marks *= 1.25 * min(3.0, 0.1 * len(graph) ** 0.5)
    return np.column_stack([np.maximum(marks + 2, least) for least in UNNAMED])


def _named(label: object) -> tuple[float, float, float]:
    lines = _lines(label)
    return 3.6 * max(map(len, lines)) + 14, 24, 28 + 15 * len(lines)


def _lines(label: object) -> list[str]:
    return wrapped(clean(label)).split("\n")


def _drawings(ties: list[tuple[Pair, ...]], shapes: list[Boxes]) -> list[Points]:
    """Draw each component; those of one form and room are drawn once."""
    from kg.pages.network.drawing import drawn
    from kg.pages.network.packing import turned

    made: dict[object, Points] = {}
    for pairs, boxes in zip(ties, shapes, strict=True):
        key = (pairs, boxes.tobytes())
        if key not in made:
            made[key] = _widened(drawn(len(boxes), pairs), boxes)
    drawings = [made[pairs, boxes.tobytes()] for pairs, boxes in zip(ties, shapes, strict=True)]
    cleared: dict[object, Points] = {}
    keys = []
    for points, pairs, boxes in zip(turned(drawings, shapes), ties, shapes, strict=True):
        keys.append((pairs, boxes.tobytes(), points.tobytes()))
        if keys[-1] not in cleared:
            cleared[keys[-1]] = _cleared(points, boxes, pairs)
    return [cleared[key] for key in keys]


def _widened(points: Points, boxes: Boxes) -> Points:
    """Enlarge a drawing that has less room than its boxes take: moving them apart is slow."""
    from kg.pages.network.clearing import spread
    from kg.pages.network.packing import frame_of

    taken = float((2 * boxes[:, 0] * (boxes[:, 1] + boxes[:, 2])).sum())
    if len(points) > NAMED:
        return spread(points, boxes, 2 * taken, SHARE)
    _, _, width, height = frame_of(points, boxes)
    wider: Points = points * max(1.0, (SPARE * taken / (width * height)) ** 0.5)
    return wider


def _cleared(points: Points, boxes: Boxes, pairs: tuple[Pair, ...]) -> Points:
    import numpy as np

    from kg.pages.network.clearing import clear

    few = len(points) * len(pairs) <= CLEAR_EDGES_LIMIT
    return clear(points, boxes, np.array(pairs if few else (), dtype=int).reshape(-1, 2))


def _distinct(
    points: dict[Hashable, Sequence[float]], others: Iterable[tuple[int, int]] = ()
) -> dict[Hashable, tuple[int, int]]:
    """Round to whole pixels, and see that no two nodes share one."""
    taken = set(others)
    result = {}
    for node in sorted(points, key=_by_name):
        x, y = (round(value) for value in points[node])
        while (x, y) in taken:
            x += 12
        taken.add((x, y))
        result[node] = (x, y)
    return result
