"""The ties and nodes of a network as tables, and as texts: CSV, and lines for a terminal."""

from __future__ import annotations

from typing import Any

import networkx as nx

from kg.networks.attributes import Say, edges_of, ends_in_order, modes_of, silent
from kg.networks.files.tables.columns import NODE_COLUMNS, folded
from kg.tables import Table, csv_lines, encoded, written

__all__ = ["as_csv", "as_nodes", "as_text", "edge_rows", "edge_table", "node_rows"]

_ENDS = ("source", "target")
_OF_ENDS = ("label", "mode")


def edge_rows(graph: nx.Graph[str]) -> tuple[list[str], list[list[Any]]]:
    """Return the names of columns, and a row for each edge, sorted by its ends.

    A row has the label and mode of both ends, whether the edge has a direction, and all its facts.
    """
    header = [name for end in _ENDS for name in (end, *(f"{end}_{fact}" for fact in _OF_ENDS))]
    directed = graph.is_directed()
    kind = "directed" if directed else "undirected"
    of_ends = {
        node: [node, facts.get("label", node), facts.get("mode", "")]
        for node, facts in graph.nodes.items()
    }
    edges = edges_of(graph)
    names = sorted({name for _, _, facts in edges for name in facts} | {"weight"})
    order = {mode: at for at, mode in enumerate(modes_of(graph))}
    place = {
        node: (order.get(str(facts.get("mode")), len(order)), node)
        for node, facts in graph.nodes.items()
    }
    rows = []
    for u, v, facts in edges:
        if directed:
            one, other = u, v
        elif "part" in facts:
            one, other = ends_in_order(graph, u, v)
        else:
            one, other = (u, v) if place[u] <= place[v] else (v, u)
        values = [facts.get(name, "") for name in names]
        rows.append([*of_ends[one], *of_ends[other], kind, *values])
    return [*header, "type", *names], sorted(rows, key=lambda row: (row[0], row[3]))


def node_rows(graph: nx.Graph[str]) -> tuple[list[str], list[list[Any]]]:
    """Return the names of columns, and a row for each node: its id, label, mode and facts.

    The columns of labels and modes are there too where another fact would be taken for one.
    """
    facts = {name for facts in graph.nodes.values() for name in facts}
    known = {folded(name) for name in facts}
    first = [name for name in _OF_ENDS if known & {*NODE_COLUMNS[name]}]
    names = [*first, *sorted(facts - {*first})]
    rows = [[node, *(known.get(name, "") for name in names)] for node, known in graph.nodes.items()]
    return ["id", *names], rows


def as_csv(graph: nx.Graph[str], say: Say = silent) -> bytes:
    """Write a CSV of edges, with the label and mode of both ends."""
    if alone := nx.number_of_isolates(graph):
        say(
            f"a list of ties does not name nodes without a tie ({alone:,} here); the format nodes "
            "lists all nodes"
        )
    if lost := {name for facts in graph.nodes.values() for name in facts} - {*_OF_ENDS}:
        say(
            f"a list of ties does not have all that is known of nodes ({', '.join(sorted(lost))}); "
            "the format nodes does"
        )
    return encoded(csv_lines(*edge_rows(graph)))


def as_nodes(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write a CSV of nodes, with all that is known of them."""
    return encoded(csv_lines(*node_rows(graph)))


def as_text(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write the edges as lines for a terminal; see :func:`edge_table`."""
    return written(edge_table(graph), "text")


def edge_table(graph: nx.Graph[str]) -> Table:
    """Return the edges as a table for readers, with labels in place of identifiers."""
    header, rows = edge_rows(graph)
    left_out = {*_ENDS, "claims"} | (set() if graph.is_directed() else {"type"})
    if not any("weight" in facts for facts in graph.edges.values()):
        left_out.add("weight")
    places = [at for at, name in enumerate(header) if name not in left_out]
    columns = tuple(header[at].removesuffix("_label") for at in places)
    shown = tuple(tuple(row[at] for at in places) for row in rows)
    return Table(columns, shown)
