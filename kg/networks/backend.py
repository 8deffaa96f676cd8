"""A backend of networkx: functions of networkx itself, computed by igraph and scipy.

With ``nx.config.backend_priority = ["migov"]``, or ``backend="migov"`` in a call, code written for
networkx is faster and gives the same values. A call that cannot be answered exactly as networkx
answers it is left to networkx. It knows no modes and no part-of edges, as networkx does not: the
measures of kg are in :mod:`kg.networks.measures`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    import igraph

__all__ = ["Backend", "Held", "backend"]

_FEW = 300
"""With fewer nodes networkx is fast enough."""
_NO_LOOPS = ("core_number", "constraint", "pagerank")
_NO_DIRECTION = ("clustering", "triangles", "transitivity", "connected_components")
_QUICK = ("connected_components",)  # faster in networkx than to hold the network would be


_WITHOUT_EFFECT = (
    "G",
    "seed",
    "backend",
    "backend_kwargs",
)  # a seed is for samples; k asks for them


class Held:
    """A network of networkx as numbers, without ties of a node with itself.

    ``ends`` are the ties, one a row: (ties, 2), the nodes by number. ``values`` has an array for
    each attribute asked for.

    Parameters
    ----------
    graph
        A simple network; it is only read.
    attributes
        Attributes of ties, with the value of a tie that has none.
    """

    __networkx_backend__ = "migov"

    def __init__(self, graph: nx.Graph[Any], attributes: Mapping[str, float]) -> None:
        import igraph

        self.original = graph
        self.nodes = list(graph)
        place = {node: at for at, node in enumerate(self.nodes)}
        rows = [row for _, row in graph.adjacency()]
        tails = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        heads = np.array([place[node] for row in rows for node in row], dtype=np.int64)
        kept = tails != heads if graph.is_directed() else tails < heads
        self.ends = np.column_stack([tails, heads])[kept]
        self.values = {
            name: np.array(
                [facts.get(name, default) for row in rows for facts in row.values()], dtype=float
            )[kept]
            for name, default in attributes.items()
        }
        self.igraph: igraph.Graph = igraph.Graph(
            n=len(self.nodes), edges=self.ends, directed=graph.is_directed()
        )

    def is_directed(self) -> bool:
        """Tell whether ties have a direction."""
        return bool(self.igraph.is_directed())

    def is_multigraph(self) -> bool:
        """Return False: no two ties join the same nodes."""
        return False

    def number_of_edges(self) -> int:
        """Return the number of ties."""
        return len(self.ends)

    def by_node(self, values: Any) -> dict[Any, Any]:  # noqa: ANN401 (a list or an array)
        """Return each node's value."""
        return dict(zip(self.nodes, np.asarray(values).tolist(), strict=True))


def _betweenness(net: Held, *, normalized: bool) -> dict[Any, float]:
    found = np.array(net.igraph.betweenness(), dtype=float)
    if normalized and (nodes := len(net.nodes)) > 2:
        # igraph counts a pair once where there is no direction.
        found *= (1 if net.is_directed() else 2) / ((nodes - 1) * (nodes - 2))
    return net.by_node(found)


def _closeness(net: Held, *, wf_improved: bool) -> dict[Any, float]:
    found = np.nan_to_num(np.array(net.igraph.closeness(mode="in"), dtype=float))
    if wf_improved and len(net.nodes) > 1:
        if net.is_directed():
            reached = np.array(net.igraph.neighborhood_size(order=len(net.nodes), mode="in"))
        else:
            parts = net.igraph.connected_components()
            reached = np.array(parts.sizes())[parts.membership]
        found *= (reached - 1) / (len(net.nodes) - 1)
    return net.by_node(found)


def _harmonic(net: Held) -> dict[Any, float]:
    return net.by_node(net.igraph.harmonic_centrality(mode="in", normalized=False))


def _clustering(net: Held) -> dict[Any, float]:
    return net.by_node(net.igraph.transitivity_local_undirected(mode="zero"))


def _triangles(net: Held) -> dict[Any, int]:
    degree = np.array(net.igraph.degree(), dtype=float)
    share = np.array(net.igraph.transitivity_local_undirected(mode="zero"), dtype=float)
    return net.by_node(np.rint(share * degree * (degree - 1) / 2).astype(np.int64))


def _transitivity(net: Held) -> float:
    return float(net.igraph.transitivity_undirected(mode="zero"))


def _cores(net: Held) -> dict[Any, int]:
    return net.by_node(net.igraph.coreness(mode="all"))


def _constraint(net: Held) -> dict[Any, float]:
    return net.by_node(net.igraph.constraint())


def _components(net: Held) -> Iterator[set[Any]]:
    parts: dict[int, set[Any]] = {}
    for node, part in zip(net.nodes, net.igraph.connected_components().membership, strict=True):
        parts.setdefault(part, set()).add(node)
    yield from parts.values()


def _pagerank(
    net: Held, *, alpha: float, max_iter: int, tol: float, weight: str | None
) -> dict[Any, float]:
    """Follow the steps of networkx: it stops early, and its values are those of that moment."""
    from scipy.sparse import csr_array

    if not (number := len(net.nodes)):
        return {}
    tails, heads = net.ends.T
    weights = net.values[weight] if weight else np.ones(len(tails))
    if not net.is_directed():
        tails, heads = np.concatenate([tails, heads]), np.concatenate([heads, tails])
        weights = np.concatenate([weights, weights])
    given = np.bincount(tails, weights, minlength=number)
    ends = np.flatnonzero(given == 0)  # who follows no tie goes anywhere
    steps = csr_array((weights / given[tails], (heads, tails)), shape=(number, number))
    rank = np.full(number, 1 / number)
    for _ in range(max_iter):
        before = rank
        rank = alpha * (steps @ before + before[ends].sum() / number) + (1 - alpha) / number
        if np.abs(rank - before).sum() < number * tol:
            return net.by_node(rank)
    raise nx.PowerIterationFailedConvergence(max_iter)


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "betweenness_centrality": _betweenness,
    "closeness_centrality": _closeness,
    "harmonic_centrality": _harmonic,
    "clustering": _clustering,
    "triangles": _triangles,
    "transitivity": _transitivity,
    "core_number": _cores,
    "constraint": _constraint,
    "connected_components": _components,
    "pagerank": _pagerank,
}
"""The functions of networkx that are here. The parameters of each are those of networkx that may
have another value than their default."""


class Backend:
    """What networkx asks: whether a call can be answered here, and the answer."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in _FUNCTIONS:
            raise AttributeError(name)
        return partial(self._answer, name)

    def _answer(self, name: str, *args: object, **kwargs: object) -> Any:  # noqa: ANN401
        net, asked, _ = _call(name, args, kwargs)
        return _FUNCTIONS[name](net, **asked)

    def can_run(self, name: str, args: tuple[object, ...], kwargs: dict[str, object]) -> bool | str:
        """Tell whether a call gives here what networkx gives; else say why not."""
        graph, _, others = _call(name, args, kwargs)
        if others:
            return f"it has no {', '.join(others)}"
        if graph.is_multigraph():
            return "several ties may join the same nodes"
        if name in _NO_DIRECTION and graph.is_directed():
            return "ties have directions"
        if name == "constraint" and not graph.number_of_edges():
            return "networkx has an error of its own for it"
        if name in _NO_LOOPS and not isinstance(graph, Held) and nx.number_of_selfloops(graph):
            return "a node has a tie with itself"
        return True

    def should_run(
        self, name: str, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> bool | str:
        """Tell whether a call is faster here."""
        graph, _, _ = _call(name, args, kwargs)
        if len(graph) < _FEW:
            return f"networkx is fast enough below {_FEW} nodes"
        held = getattr(graph, "__networkx_cache__", None) or {}
        if name in _QUICK and not held.get("backends", {}).get("migov"):
            return "networkx is faster than a conversion"
        return True

    def convert_from_nx(
        self,
        graph: nx.Graph[Any],
        *,
        edge_attrs: Mapping[str, float] | None = None,
        **_others: object,
    ) -> Held:
        """Hold a network of networkx."""
        return Held(graph, edge_attrs or {})

    def convert_to_nx(self, result: Any, **_others: object) -> Any:  # noqa: ANN401
        """Return the network that a held one was made of, and any other result as it is."""
        return result.original if isinstance(result, Held) else result


backend = Backend()


@cache
def _parameters(name: str) -> inspect.Signature:
    return inspect.signature(getattr(nx, name))


def _call(
    name: str, args: tuple[object, ...], kwargs: Mapping[str, object]
) -> tuple[Any, dict[str, object], list[str]]:
    """Return a call's network, the arguments used here, and the names of others that are given."""
    bound = _parameters(name).bind(*args, **kwargs)
    bound.apply_defaults()
    graph, *_ = bound.arguments.values()
    used = inspect.signature(_FUNCTIONS[name]).parameters.keys()
    others = [
        each
        for each, parameter in _parameters(name).parameters.items()
        if each not in {*_WITHOUT_EFFECT, *used} and bound.arguments[each] is not parameter.default
    ]
    return graph, {each: bound.arguments[each] for each in used if each != "net"}, others
