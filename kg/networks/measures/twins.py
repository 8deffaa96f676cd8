"""Nodes that could change places: paths that start at one of them tell those of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import igraph
    from scipy.sparse import csr_array

    from kg.networks.arrays import Places

__all__ = ["twins"]


def twins(graph: igraph.Graph, lengths: list[float] | None = None) -> Places:
    """Return, for each node, the first node that it could change places with; often itself.

    Two nodes could if their ties lead to the same other nodes, with the same lengths in each
    direction, whether the two are tied to each other or not: actors of one and the same event,
    for example. No shortest path to or from one of two twins has the other between its ends.
    """
    count = graph.vcount()
    firsts = np.arange(count, dtype=np.int64)
    if not count:
        return firsts
    ways = _ways(graph, lengths)
    # Twins that are tied to each other have the same rows if each row has the node itself too.
    # The weight for it must be theirs; it is only looked for where that is the largest.
    for same in (ways, [_with_itself(way) for way in ways]):
        seen: dict[tuple[bytes, ...], int] = {}
        for node, row in enumerate(_rows(same)):
            if firsts[node] == node:
                firsts[node] = seen.setdefault(row, node)
    return firsts


def _ways(graph: igraph.Graph, lengths: list[float] | None) -> list[csr_array]:
    """Return the weights from row to column and, with directions, from column to row."""
    from scipy.sparse import csr_array

    size = (graph.vcount(), graph.vcount())
    tails, heads = np.array(graph.get_edgelist(), dtype=np.int32).reshape(-1, 2).T
    weights = np.ones(len(tails)) if lengths is None else 1 / np.array(lengths)
    out = csr_array((weights, (tails, heads)), shape=size)
    back = csr_array((weights, (heads, tails)), shape=size)
    return [out, back] if graph.is_directed() else [csr_array(out + back)]


def _with_itself(way: csr_array) -> csr_array:
    from scipy.sparse import csr_array, diags_array

    return csr_array(way + diags_array(way.max(axis=1).toarray().ravel()))


def _rows(ways: list[csr_array]) -> list[tuple[bytes, ...]]:
    """Return what is in each row of the matrices: where, and which weights."""
    rows: list[tuple[bytes, ...]] = [()] * ways[0].shape[0]
    for way in ways:
        way.sort_indices()
        for at, (start, end) in enumerate(zip(way.indptr, way.indptr[1:], strict=False)):
            rows[at] += (way.indices[start:end].tobytes(), way.data[start:end].tobytes())
    return rows
