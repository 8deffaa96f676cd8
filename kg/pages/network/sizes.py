"""How far the mark of each node reaches, where the page sizes nodes by their ties."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

__all__ = ["LEAST", "MOST", "radii"]

# As the page's script has them, before it enlarges all where the picture is much reduced.
LEAST, MOST = 7.0, 26.0


def radii(graph: nx.Graph[Any], nodes: Sequence[Hashable]) -> NDArray[np.float64]:
    """Return the radius of each node: the area grows with its ties.

    What only belongs to a whole counts half.

    >>> radii(nx.star_graph(4), [0, 1, 2]).round(1).tolist()
    [15.0, 9.6, 9.6]
    """
    at = {node: row for row, node in enumerate(graph)}
    counts = np.zeros((2, len(at)))
    for u, v, facts in graph.edges(data=True):
        row = int(bool(facts.get("part_of")))
        counts[row, at[u]] += 1
        if u != v:
            counts[row, at[v]] += 1
    values = np.where(counts[0] > 0, counts[0], counts[1] / 2)
    most = values.max(initial=0)
    widest = min(MOST, LEAST + 4 * most**0.5)
    areas = LEAST**2 + values / max(most, 1e-9) * (widest**2 - LEAST**2)
    found: NDArray[np.float64] = np.sqrt(areas)[[at[node] for node in nodes]]
    return found
