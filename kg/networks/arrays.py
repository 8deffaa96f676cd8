"""A network as arrays: what sparse products and igraph compute on."""

from __future__ import annotations

from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from kg.networks.attributes import listed, named_modes

if TYPE_CHECKING:
    import igraph
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Numbers = NDArray[np.float64]
    Places = NDArray[np.int64]

__all__ = ["UNGROUPED", "Arrays"]

UNGROUPED = -1
"""The code of a node without a mode, or without a value of the attribute that groups."""


class Arrays:
    """The ties of a network, once each, between nodes that are numbered in the graph's own order.

    Part-of edges are no ties. Ties of a node with itself are left out and counted in ``loops``.

    Parameters
    ----------
    graph
        A simple network, with direction or without; it is only read.
    """

    def __init__(self, graph: nx.Graph[Any]) -> None:
        self.graph = graph
        self.directed = graph.is_directed()
        self.nodes: list[Any] = list(graph)
        self.index = {node: at for at, node in enumerate(self.nodes)}
        rows = [row for _, row in graph.adjacency()]
        tails = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        heads = np.array([self.index[node] for row in rows for node in row], dtype=np.int64)
        # Without direction each row has its ties, those of earlier nodes too.
        once = np.ones(len(heads), dtype=bool) if self.directed else tails <= heads
        facts = [*compress((known for row in rows for known in row.values()), once.tolist())]
        ties = np.array([known.get("part_of") is not True for known in facts], dtype=bool)
        weights = np.array([known.get("weight", 1) for known in facts], dtype=np.float64)
        tails, heads = tails[once], heads[once]
        kept = ties & (tails != heads)
        self.loops = int(ties.sum() - kept.sum())
        self.tails: Places = tails[kept]
        self.heads: Places = heads[kept]
        self.weights: Numbers = weights[kept]

    def __len__(self) -> int:
        return len(self.nodes)

    @cached_property
    def undirected(self) -> Arrays:
        """The same without directions: a pair has one tie, and the weights of two are added up."""
        if not self.directed:
            return self
        made = object.__new__(Arrays)
        made.graph, made.nodes, made.index = self.graph, self.nodes, self.index
        made.directed, made.loops = False, self.loops
        size = max(len(self), 1)
        lower, higher = np.minimum(self.tails, self.heads), np.maximum(self.tails, self.heads)
        pairs, place = np.unique(lower * size + higher, return_inverse=True)
        made.tails, made.heads = pairs // size, pairs % size
        made.weights = np.bincount(place, self.weights, minlength=len(pairs)).astype(np.float64)
        return made

    @cached_property
    def weighted(self) -> bool:
        """Whether ties differ in weight, or all have another one than 1."""
        return bool((self.weights != 1).any())

    @cached_property
    def modes(self) -> tuple[str, ...]:
        """The modes that nodes have: those that the network names first, in its order."""
        found = {str(facts.get("mode") or "") for facts in self.graph.nodes.values()} - {""}
        named = [mode for mode in named_modes(self.graph) if mode in found]
        return (*named, *sorted(found - set(named)))

    @cached_property
    def mode(self) -> Places:
        """The mode of each node, as its place in ``modes``; UNGROUPED for none."""
        place = {mode: at for at, mode in enumerate(self.modes)}
        given = (str(facts.get("mode") or "") for facts in self.graph.nodes.values())
        return np.array([place.get(mode, UNGROUPED) for mode in given], dtype=np.int64)

    @cached_property
    def two_mode(self) -> bool:
        """Whether each node has one of two modes, and no tie is within a mode."""
        return (
            len(self.modes) == 2
            and UNGROUPED not in self.mode
            and bool((self.mode[self.tails] != self.mode[self.heads]).all())
        )

    def groups(self, attribute: str) -> tuple[tuple[str, ...], Places]:
        """Return the values of an attribute, sorted, and each node's value as its place in them.

        A node with several values has them as one, such as ``LT; LV``; one without any has
        UNGROUPED.
        """
        given = ["; ".join(listed(f.get(attribute))) for f in self.graph.nodes.values()]
        names = tuple(sorted(set(given) - {""}))
        place = {name: at for at, name in enumerate(names)}
        codes = [place.get(name, UNGROUPED) for name in given]
        return names, np.array(codes, dtype=np.int64)

    @cached_property
    def weighted_matrix(self) -> csr_array:
        """Square matrix of weights, from row to column; without direction both halves are full."""
        return self._matrix(self.weights)

    @cached_property
    def matrix(self) -> csr_array:
        """As ``weighted_matrix``, with 1 for each tie."""
        return self._matrix(np.ones(len(self.weights)))

    def _matrix(self, values: Numbers) -> csr_array:
        from scipy.sparse import csr_array

        ends = (self.tails, self.heads)
        if not self.directed:
            values = np.concatenate([values, values])
            ends = (np.concatenate(ends), np.concatenate(ends[::-1]))
        # scipy picks 64 or 32 bits by itself only where it makes the index.
        size = (len(self), len(self))
        return csr_array((values, tuple(e.astype(np.int32) for e in ends)), shape=size)

    @cached_property
    def igraph(self) -> igraph.Graph:
        """The same network in igraph, the nodes by number; edges in the order of ``weights``."""
        import igraph

        ends = np.column_stack([self.tails, self.heads])
        made = igraph.Graph(n=len(self), edges=ends, directed=self.directed)
        made.es["weight"] = self.weights.tolist()
        return made

    @cached_property
    def component(self) -> Places:
        """The connected component of each node, whatever the directions: 0 is the largest.

        Of equal ones the one with the first node comes first.
        """
        from scipy.sparse.csgraph import connected_components

        _, found = connected_components(self.matrix, directed=True, connection="weak")
        _, firsts, sizes = np.unique(found, return_index=True, return_counts=True)
        order = sorted(range(len(sizes)), key=lambda at: (-sizes[at], firsts[at]))
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        return rank[found] if len(found) else np.zeros(0, dtype=np.int64)
