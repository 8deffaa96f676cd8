"""Measures of a network: each takes a graph and gives a value a node.

To add one, write a function and name it in :data:`MEASURES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import networkx as nx
from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.networks.attributes import listed, ties
from kg.networks.measures.centrality import betweenness, degree
from kg.tables import Cell, Table

__all__ = ["MEASURES", "measure", "values"]

MEASURES: dict[str, Callable[[nx.Graph[str]], Mapping[str, int | float]]] = {
    "degree": degree,
    "betweenness": betweenness,
}


def values(graph: nx.Graph[str], names: Iterable[str] = ()) -> dict[str, Mapping[str, int | float]]:
    """Return each measure's value of each node, of the ties without part-of edges.

    Raises
    ------
    InputError
        If a measure is unknown.
    """
    wanted = list(names) or list(MEASURES)
    for name in wanted:
        if name not in MEASURES:
            raise InputError(f"there is no measure “{name}”; choose one of {', '.join(MEASURES)}")
    counted = ties(graph)
    return {name: MEASURES[name](counted) for name in wanted}


def measure(graph: nx.Graph[str], names: Iterable[str] = ()) -> Table:
    """Return one row a node with its measures, highest first by the first measure."""
    found = values(graph, names)
    first = next(iter(found.values()))
    nodes = sorted(
        graph, key=lambda node: (-first[node], str(graph.nodes[node].get("label")), str(node))
    )
    rows: list[tuple[Cell, ...]] = []
    for node in nodes:
        facts = graph.nodes[node]
        name = str(node)  # a network made with networkx may have numbers as nodes
        described = (str(facts.get("mode", "")), "; ".join(listed(facts.get("kind"))))
        rows.append((_named(name), *described, *(_rounded(m[node]) for m in found.values())))
    labels = {str(node): str(label) for node, label in graph.nodes(data="label") if label}
    return Table(("node", "mode", "kind", *found), tuple(rows), labels)


def _named(node: str) -> Cell:
    """Return a node that is an IRI as one, and any other as its text."""
    try:
        return NamedNode(node) if node.startswith(("http://", "https://")) else node
    except ValueError:
        return node


def _rounded(number: float) -> int | float:
    """Round to ten places, below which engines differ."""
    return number if isinstance(number, int) else round(number, 10)
