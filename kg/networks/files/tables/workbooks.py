"""Networks as workbooks: a sheet of nodes, one of edges, and one about the network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import Say, silent
from kg.networks.files.tables.columns import NODE_COLUMNS, ends, first_of
from kg.networks.files.tables.edge_tables import network_of_edges
from kg.networks.files.tables.node_tables import nodes_of
from kg.networks.files.tables.sheets import Book
from kg.networks.files.tables.tabular import network_of
from kg.networks.files.tables.written_tables import edge_rows, node_rows
from kg.tables import LONGEST, MOST_ROWS, is_too_long, workbook

__all__ = ["as_xlsx", "read_nodes_xlsx", "read_xlsx"]

# As :func:`folded` has them.
_EDGES = ("edges", "edgelist", "ties", "links")
_NODES = ("nodes", "vertices", "nodelist")


def as_xlsx(graph: nx.Graph[str], say: Say = silent) -> bytes:
    """Write a workbook of three sheets; every text is a text, never a formula.

    Raises
    ------
    InputError
        If there are more nodes or edges than a sheet has rows.
    """
    tables = {"nodes": node_rows(graph), "edges": edge_rows(graph)}
    sheets: dict[str, list[Sequence[Any]]] = {}
    long = rounded = 0
    for name, (header, rows) in tables.items():
        if len(rows) >= MOST_ROWS:
            raise InputError(
                f"a sheet can have {MOST_ROWS - 1:,} {name}, and the network has {len(rows):,}; "
                "choose csv"
            )
        long += sum(isinstance(cell, str) and is_too_long(cell) for row in rows for cell in row)
        rounded += sum(
            isinstance(cell, float) and float(f"{cell:.16g}") != cell
            for row in rows
            for cell in row
        )
        sheets[name] = [header, *rows]
    if rounded:
        say(
            f"numbers of more than 16 digits are rounded in xlsx ({rounded:,}); csv and json have "
            "them whole"
        )
    if long:
        say(
            f"texts of more than {LONGEST:,} characters, which a cell cannot have, are truncated "
            f"({long:,}); csv and json have them whole"
        )
    sheets["about"] = [["what", "is"], *([name, fact] for name, fact in graph.graph.items())]
    return workbook(sheets)


def read_xlsx(content: bytes, say: Say = silent, *, two_mode: bool = False) -> nx.Graph[str]:
    """Read a workbook with a sheet of edges, alone or with one of nodes and one about the network.

    Raises
    ------
    InputError
        If it is no workbook, or at the first row of a sheet that does not fit.
    """
    return _network(Book(content, say), say, two_mode)


def _network(book: Book, say: Say, two_mode: bool) -> nx.Graph[str]:
    edges, nodes, about = (book.called(names) for names in (_EDGES, _NODES, ("about",)))
    if not edges:
        others = [name for name in book.names if name not in (nodes, about)]
        if len(others) != 1:
            raise InputError(
                f"has the sheets {', '.join(f'“{name}”' for name in book.names)}; call the one "
                "with the ties “edges”, and one with the nodes “nodes”"
            )
        edges = others[0]
    if lost := [name for name in book.names if name not in (edges, nodes, about)]:
        say(f"other sheets are left out: {', '.join(f'“{name}”' for name in lost)}")
    declared = nodes_of(book.sheet(nodes, _names_nodes), say) if nodes else None
    sheet = book.sheet(edges, ends)
    if declared is not None and ends(sheet.header):
        graph = network_of_edges(sheet, say, declared, two_mode=two_mode)
    else:
        graph = network_of(sheet, say, two_mode=two_mode)
    for _, row in book.sheet(about, ends).rows if about else ():
        if len(row) == 2 and row[0] != "" and row[1] != "":
            graph.graph[str(row[0])] = row[1]
    return graph


def read_nodes_xlsx(content: bytes, say: Say = silent) -> dict[str, dict[str, Any]]:
    """Read a table of nodes from a workbook: its sheet “nodes”, or its only one.

    Raises
    ------
    InputError
        As :func:`kg.networks.files.tables.node_tables.nodes_of`.
    """
    return _nodes(Book(content, say), say)


def _nodes(book: Book, say: Say) -> dict[str, dict[str, Any]]:
    name = book.called(_NODES) or (book.names[0] if len(book.names) == 1 else "")
    if not name:
        raise InputError("has no sheet “nodes”; call the one with the nodes so")
    return nodes_of(book.sheet(name, _names_nodes), say)


def _names_nodes(header: Sequence[str]) -> object:
    return first_of(NODE_COLUMNS["id"], header, {*range(len(header))})
