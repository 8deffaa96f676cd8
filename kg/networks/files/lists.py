"""Lists of edges as CSV, workbook and node-link JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.escapes import as_written
from kg.networks.network import ends_in_order
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


def as_csv(graph: nx.Graph[str]) -> bytes:
    """Write a CSV of edges, with the label and mode of both ends."""
    header, rows = _edge_rows(graph)
    return csv_text(header, rows).encode()


def as_text(graph: nx.Graph[str]) -> bytes:
    """Write the edges as lines for a terminal, with labels in place of identifiers."""
    header, rows = _edge_rows(graph)
    shown = [name for name in header if name not in (*_ENDS, "claims")]
    places = [header.index(name) for name in shown]
    columns = tuple(name.removesuffix("_label") for name in shown)
    return write(
        Table(columns, tuple(tuple(row[at] for at in places) for row in rows)), "text"
    ).encode()


def as_xlsx(graph: nx.Graph[str]) -> bytes:
    """Write a workbook of two sheets, nodes and edges; every text is a text, never a formula."""
    facts = sorted({name for facts in graph.nodes.values() for name in facts})
    nodes = [[node, *(graph.nodes[node].get(name, "") for name in facts)] for node in graph]
    header, edges = _edge_rows(graph)
    return workbook({"nodes": [["id", *facts], *nodes], "edges": [header, *edges]})


def as_json(graph: nx.Graph[str]) -> bytes:
    """Write node-link JSON, as networkx has it."""
    data = nx.node_link_data(graph, edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_csv(text: str) -> nx.Graph[str]:
    """Read a CSV of edges with the columns source and target; weight is a number."""
    reader = csv.DictReader(io.StringIO(text))
    columns = reader.fieldnames or []
    if not {"source", "target"} <= set(columns):
        raise InputError("the first line must name the columns source and target", line=1)
    graph: nx.Graph[str] = nx.Graph()
    for row in reader:
        cells = {name: as_written(cell or "") for name, cell in row.items() if name}
        facts: dict[str, Any] = {k: v for k, v in cells.items() if k not in ("source", "target")}
        if facts.get("weight"):
            try:
                facts["weight"] = float(facts["weight"])
            except ValueError as error:
                raise InputError(
                    f"the weight “{facts['weight']}” is not a number", line=reader.line_num
                ) from error
        if facts.pop("part_of", "") == "True":
            facts["part_of"] = True
        ends = [cells[end].strip() for end in ("source", "target")]
        if not all(ends):
            raise InputError("source or target is empty; write both", line=reader.line_num)
        for node, end in zip(ends, ("source", "target"), strict=True):
            label, mode = facts.pop(f"{end}_label", ""), facts.pop(f"{end}_mode", "")
            graph.add_node(node, label=label or node, mode=mode or "")
        graph.add_edge(*ends, **facts)
    return graph


def read_json(text: str) -> nx.Graph[str]:
    """Read node-link JSON."""
    data = json.loads(text)
    if not isinstance(data, dict) or "nodes" not in data:
        raise InputError("is not node-link JSON: it has no “nodes”")
    name = "edges" if "edges" in data else "links"
    graph: nx.Graph[str] = nx.node_link_graph(data, edges=name)
    return graph
