"""One component drawn: its core, then the leaves of each node around it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from kg.networks import seeded
from kg.pages.network.clearing import Points
from kg.pages.network.fans import NEIGHBOUR, Pair, fan, leaves_of, reach

if TYPE_CHECKING:
    import igraph

__all__ = ["KAMADA_KAWAI_LIMIT", "drawn", "lying", "pivoted"]

KAMADA_KAWAI_LIMIT = 400
# Rounds of Fruchterman and Reingold's springs after the pivots have given the outline.
ROUNDS = 60
PIVOTS = 60


def drawn(size: int, pairs: Sequence[Pair]) -> Points:
    """Draw a component of so many nodes, with a distance of about ``NEIGHBOUR`` between two."""
    leaves = leaves_of(size, pairs)
    hanging = {leaf for fan in leaves.values() for leaf in fan}
    core = [at for at in range(size) if at not in hanging]
    index = {at: rank for rank, at in enumerate(core)}
    inner = [(index[u], index[v]) for u, v in pairs if u in index and v in index]
    points = np.zeros((size, 2))
    points[core] = _core(inner, [reach(len(leaves.get(at, ()))) for at in core])
    around = defaultdict(list)
    for u, v in inner:
        around[core[u]].append(core[v])
        around[core[v]].append(core[u])
    for hub, hung in leaves.items():
        points[hung] = fan(tuple(points[hub]), points[around[hub]].tolist(), len(hung))
    return points


def _core(pairs: list[Pair], room: list[float]) -> Points:
    """Draw a component without its leaves, lying, with longer ties where there will be fans."""
    if not pairs:
        return np.zeros((len(room), 2))
    ideal = [1 + 0.6 * (room[u] + room[v]) for u, v in pairs]
    points = lying(_sprung(len(room), pairs, ideal))
    u, v = np.array(pairs).T
    length = np.hypot(*(points[u] - points[v]).T).sum()
    points *= NEIGHBOUR * sum(ideal) / length
    return points


def _sprung(size: int, pairs: list[Pair], ideal: list[float]) -> Points:
    # Imported here: igraph is wanted for pages only, and every command would pay for it.
    import igraph

    graph = igraph.Graph(n=size, edges=pairs)
    if size <= KAMADA_KAWAI_LIMIT:
        # Sought at once with unequal lengths, a chain may stay folded.
        layout = graph.layout_kamada_kawai()
        if len(set(ideal)) > 1:
            layout = graph.layout_kamada_kawai(weights=ideal, seed=layout)
    else:
        with seeded(0) as chance:
            start = pivoted(graph) * math.sqrt(size)
            # Nodes that see the same of the network would stand on one point, and stay there.
            start += [[chance.uniform(-0.3, 0.3), chance.uniform(-0.3, 0.3)] for _ in range(size)]
            layout = graph.layout_fruchterman_reingold(
                seed=start.tolist(), grid=True, niter=ROUNDS, start_temp=math.sqrt(size) / 10
            )
    return np.array(layout.coords, dtype=float)


def pivoted(graph: igraph.Graph) -> Points:
    """Draw the outline of a large component, within a square about 0 of side 2.

    The distances to some nodes that lie far from each other tell where every node is, as in
    Brandes and Pich, "Eigensolver methods for progressive multidimensional scaling of large data",
    Graph Drawing (2006).
    """
    size = graph.vcount()
    degrees = graph.degree()
    pivot = degrees.index(max(degrees))
    rows: list[Points] = []
    nearest = np.full(size, np.inf)
    for _ in range(min(PIVOTS, size)):
        rows.append(np.array(graph.distances(source=[pivot])[0], dtype=float))
        nearest = np.minimum(nearest, rows[-1])
        pivot = int(np.argmax(nearest))
    squares = np.array(rows).T ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    points: Points = centred @ vectors[:, [-1, -2]]
    # An eigenvector may point either way: the node farthest out decides.
    points *= np.sign(points[np.abs(points).argmax(axis=0), [0, 1]])
    points /= np.abs(points).max()
    return points


def lying(points: Points) -> Points:
    """Turn a drawing so that its longest extent lies across: screens and labels are wide."""
    points = points - points.mean(axis=0)
    (xx, xy), (_, yy) = points.T @ points
    # A round drawing has no longest extent: rounding errors must not decide the angle.
    round_ = math.hypot(xx - yy, 2 * xy) < 1e-6 * (xx + yy)
    angle = 0.0 if round_ else math.atan2(2 * xy, xx - yy) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    turned: Points = points @ np.array([[cos, -sin], [sin, cos]])
    return turned
