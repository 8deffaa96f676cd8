"""Lists of edges as CSV, workbook and node-link JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.escapes import as_written
from kg.networks.attributes import Say, ends_in_order, silent
from kg.tables import Table, csv_text, workbook, write

__all__ = ["as_csv", "as_json", "as_text", "as_xlsx", "read_csv", "read_json"]


_ENDS = ("source", "target")


def _edge_rows(graph: nx.Graph[str]) -> tuple[list[str], list[list[Any]]]:
    names = sorted({name for facts in graph.edges.values() for name in facts} - set(_ENDS))
    kept = ("label", "mode")
    header = [name for end in _ENDS for name in (end, *(f"{end}_{fact}" for fact in kept))] + names
    rows = []
    for u, v, facts in graph.edges(data=True):
        row: list[Any] = []
        for node in ends_in_order(graph, u, v):
            known = graph.nodes[node]
            row += [node, known.get("label", node), known.get("mode", "")]
        rows.append(row + [facts.get(name, "") for name in names])
    return header, sorted(rows, key=lambda row: (row[0], row[3]))


def as_csv(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write a CSV of edges, with the label and mode of both ends."""
    header, rows = _edge_rows(graph)
    return csv_text(header, rows).encode()


def as_text(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write the edges as lines for a terminal, with labels in place of identifiers."""
    header, rows = _edge_rows(graph)
    shown = [name for name in header if name not in (*_ENDS, "claims")]
    places = [header.index(name) for name in shown]
    columns = tuple(name.removesuffix("_label") for name in shown)
    return write(
        Table(columns, tuple(tuple(row[at] for at in places) for row in rows)), "text"
    ).encode()


def as_xlsx(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write a workbook of two sheets, nodes and edges; every text is a text, never a formula."""
    facts = sorted({name for facts in graph.nodes.values() for name in facts})
    nodes = [[node, *(graph.nodes[node].get(name, "") for name in facts)] for node in graph]
    header, edges = _edge_rows(graph)
    return workbook({"nodes": [["id", *facts], *nodes], "edges": [header, *edges]})


def as_json(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write node-link JSON, as networkx has it."""
    data = nx.node_link_data(graph, edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_csv(text: str, say: Say = silent) -> nx.Graph[str]:  # noqa: ARG001
    """Read a CSV of edges with the columns source and target.

    Raises
    ------
    InputError
        At the first row that does not fit the first line.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    graph: nx.Graph[str] = nx.MultiGraph()
    try:
        header = [name.strip() for name in next(reader, [])]
        if not set(_ENDS) <= set(header):
            raise InputError("the first line must name the columns source and target", line=1)
        if twice := [name for name, times in Counter(header).items() if name and times > 1]:
            raise InputError(f"two columns are called “{twice[0]}”; rename one", line=1)
        for row in reader:
            if row:
                _add_row(graph, header, row, reader.line_num)
    except csv.Error as error:
        raise InputError(
            f"is not a CSV row ({error}); is a quotation mark missing?", line=reader.line_num
        ) from error
    return graph


def _add_row(graph: nx.Graph[str], header: list[str], row: list[str], line: int) -> None:
    if len(row) != len(header):
        raise InputError(
            f"this row has {len(row)} fields, and the first line has {len(header)}", line=line
        )
    # A column without name is the number of the row, as pandas writes it.
    cells = {name: as_written(cell) for name, cell in zip(header, row, strict=True) if name}
    ends = [cells.pop(end).strip() for end in _ENDS]
    if not all(ends):
        raise InputError("source or target is empty; write both", line=line)
    for node, end in zip(ends, _ENDS, strict=True):
        facts = {fact: cells.pop(f"{end}_{fact}", "") for fact in ("label", "mode")}
        known = graph.nodes.get(node, {})
        for fact, told in facts.items():
            if told and known.get(fact, told) != told:
                raise InputError(
                    f"“{node}” has two values of {fact}, “{known[fact]}” and “{told}”", line=line
                )
        graph.add_nodes_from([(node, {fact: told for fact, told in facts.items() if told})])
    try:
        weight = cells["weight"] = cells.get("weight", "").strip()
        if weight:
            float(weight)
    except ValueError as error:
        raise InputError(f"the weight “{weight}” is not a number", line=line) from error
    filled = {name: cell for name, cell in cells.items() if cell}
    graph.add_edges_from([(ends[0], ends[1], filled)])


def read_json(text: str, say: Say = silent) -> nx.Graph[str]:  # noqa: ARG001
    """Read node-link JSON.

    Raises
    ------
    InputError
        If it is another JSON, or not JSON.
    """
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON ({error.msg})", line=error.lineno) from error
    links = data.get("edges", data.get("links")) if isinstance(data, dict) else None
    if not isinstance(links, list) or not isinstance(data.get("nodes"), list):
        raise InputError("is not node-link JSON: it needs the lists “nodes” and “edges” or “links”")
    graph: nx.Graph[Any] = nx.MultiGraph()
    about = data.get("graph") or {}
    if not isinstance(about, dict):
        raise InputError("“graph” must hold names and values")
    graph.graph.update({**about, "directed": data.get("directed") is True})
    for number, node in enumerate(data["nodes"], 1):
        name = _name(node, "id", f"node {number}")
        if name in graph:
            raise InputError(f"two nodes have the id “{name}”; give each its own")
        graph.add_nodes_from([(name, {k: v for k, v in node.items() if k != "id"})])
    for number, link in enumerate(links, 1):
        ends = [_name(link, end, f"edge {number}") for end in _ENDS]
        if lost := [end for end in ends if end not in graph]:
            raise InputError(f"edge {number} names “{lost[0]}”, which is not among the nodes")
        taken = {*_ENDS, "key"} if data.get("multigraph") else {*_ENDS}
        facts = {name: fact for name, fact in link.items() if name not in taken}
        graph.add_edges_from([(ends[0], ends[1], facts)])
    return graph


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, times in Counter(n for n, _ in pairs).items() if times > 1)
        raise InputError(f"“{twice}” has two values in one object; keep one")
    return found


def _name(thing: object, key: str, which: str) -> str:
    name = thing.get(key) if isinstance(thing, dict) else None
    if isinstance(name, bool) or not isinstance(name, (str, int, float)) or not str(name).strip():
        raise InputError(f"{which} has no “{key}” that is a text or a number")
    return str(name)
