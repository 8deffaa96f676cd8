"""Networks as files that other tools read, and networks made elsewhere read back.

Same network, same bytes: nodes and edges are sorted, and no file bears the time of writing.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx

from kg import turtle
from kg.errors import InputError
from kg.tables import as_written, csv_text
from kg.workbooks import workbook

__all__ = ["FORMATS", "export_network", "read_network"]

# What XML 1.0 cannot hold, and so neither GEXF, GraphML nor XLSX.
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export_network(graph: nx.Graph[str], form: str) -> bytes:
    """Write a network in one of :data:`FORMATS`.

    Raises
    ------
    InputError
        If the format is unknown.
    """
    if form not in FORMATS:
        raise InputError(
            f"“.{form}” is no network format; end the file's name in one of "
            f"{', '.join('.' + name for name in FORMATS)}"
        )
    return FORMATS[form](_clean(graph))


def _clean(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return a sorted copy whose attributes every format can hold."""
    copy: nx.Graph[str] = nx.Graph(**_plain(graph.graph))
    for node in sorted(graph):
        copy.add_node(_UNWRITABLE.sub("", node), **_plain(graph.nodes[node]))
    for first, second in sorted(tuple(sorted(edge)) for edge in graph.edges):
        ends = (_UNWRITABLE.sub("", end) for end in (first, second))
        copy.add_edge(*ends, **_plain(graph.edges[first, second]))
    return copy


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, fact in sorted(facts.items()):
        if isinstance(fact, (bool, int, float)):
            kept[name] = fact
        elif fact is not None:
            kept[name] = _UNWRITABLE.sub("", str(fact))
    return kept


def _gexf(graph: nx.Graph[str]) -> bytes:
    text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    # networkx writes the day of writing; a file must not change with the clock.
    text = re.sub(r' lastmodifieddate="[^"]*"', "", text)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _graphml(graph: nx.Graph[str]) -> bytes:
    text = "\n".join(nx.generate_graphml(graph))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _names(graph: nx.Graph[str]) -> dict[str, str]:
    """Return a name for each node that is its label, made unique, without quotation marks."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for node, facts in graph.nodes.items():
        # Readers of these formats stumble over quotation marks and backslashes.
        label = re.sub(r"\s+", " ", str(facts.get("label") or node))
        label = name = label.replace('"', "'").replace("\\", "/")
        number = 1
        while name in taken:
            number += 1
            name = f"{label} ({number})"
        taken.add(name)
        names[node] = name
    return names


def _by_mode(graph: nx.Graph[str]) -> tuple[list[str], int]:
    """Return the nodes, those of the first mode first, and how many these are (0: one mode)."""
    modes = str(graph.graph.get("modes", "")).split()
    nodes = sorted(graph)
    if len(modes) != 2:
        return nodes, 0
    first = [node for node in nodes if graph.nodes[node].get("mode") == modes[0]]
    return [*first, *(node for node in nodes if node not in set(first))], len(first)


def _pajek(graph: nx.Graph[str]) -> bytes:
    nodes, first = _by_mode(graph)
    names, number = _names(graph), {node: at for at, node in enumerate(nodes, 1)}
    lines = [f"*Vertices {len(nodes)}" + (f" {first}" if first else "")]
    lines += [f'{number[node]} "{names[node]}"' for node in nodes]
    lines.append("*Edges")
    pairs = sorted(
        (*sorted((number[u], number[v])), d.get("weight", 1)) for u, v, d in _tied(graph)
    )
    lines += [f"{one} {other} {weight}" for one, other, weight in pairs]
    return ("\n".join(lines) + "\n").encode()


def _dl(graph: nx.Graph[str]) -> bytes:
    """Write UCINET DL: ``edgelist2`` for a two-mode network, else ``edgelist1``."""
    nodes, first = _by_mode(graph)
    names, number = _names(graph), {node: at for at, node in enumerate(nodes)}
    rows = [
        (*sorted((number[u], number[v])), facts.get("weight", 1)) for u, v, facts in _tied(graph)
    ]
    size = f"nr={first} nc={len(nodes) - first}" if first else f"n={len(nodes)}"
    kind = "edgelist2" if first else "edgelist1"
    lines = [f"dl {size} format={kind}"]
    if first:
        lines += ["row labels:", *(f'"{names[node]}"' for node in nodes[:first])]
        lines += ["column labels:", *(f'"{names[node]}"' for node in nodes[first:])]
    else:
        lines += ["labels:", *(f'"{names[node]}"' for node in nodes)]
    lines.append("data:")
    lines += [f"{a + 1} {b + 1 - first} {weight}" for a, b, weight in sorted(rows)]
    return ("\n".join(lines) + "\n").encode()


def _tied(graph: nx.Graph[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the ties; these formats cannot tell a structural edge from one."""
    return [(u, v, d) for (u, v), d in graph.edges.items() if not d.get("structural")]


def _edge_rows(graph: nx.Graph[str]) -> tuple[list[str], list[list[Any]]]:
    names = sorted(
        {name for facts in graph.edges.values() for name in facts} - {"source", "target"}
    )
    kept = ("label", "mode")
    header = [
        name for end in ("source", "target") for name in (end, *(f"{end}_{fact}" for fact in kept))
    ] + names
    rows = []
    for (u, v), facts in graph.edges.items():
        source, target = facts.get("source", u), facts.get("target", v)
        row: list[Any] = []
        for node in (source, target):
            known = graph.nodes[node]
            row += [node, known.get("label", node), known.get("mode", "")]
        rows.append(row + [facts.get(name, "") for name in names])
    return header, sorted(rows, key=lambda row: (row[0], row[3]))


def _csv(graph: nx.Graph[str]) -> bytes:
    header, rows = _edge_rows(graph)
    return csv_text(header, rows).encode()


def _xlsx(graph: nx.Graph[str]) -> bytes:
    """Write a workbook of two sheets, nodes and edges; every text is a text, never a formula."""
    facts = sorted({name for facts in graph.nodes.values() for name in facts})
    nodes = [[node, *(graph.nodes[node].get(name, "") for name in facts)] for node in graph]
    header, edges = _edge_rows(graph)
    return workbook({"nodes": [["id", *facts], *nodes], "edges": [header, *edges]})


def _json(graph: nx.Graph[str]) -> bytes:
    data = nx.node_link_data(graph, edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


FORMATS: dict[str, Callable[[nx.Graph[str]], bytes]] = {
    "gexf": _gexf,
    "graphml": _graphml,
    "net": _pajek,
    "dl": _dl,
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}


def read_network(path: Path) -> nx.Graph[str]:
    """Read a network made elsewhere: GEXF, GraphML, Pajek, node-link JSON, or a CSV of edges.

    A CSV has a header with the columns ``source`` and ``target``; a column ``weight`` is a number.
    Direction and parallel edges are dropped.

    Raises
    ------
    InputError
        If the file cannot be read, or its ending is none of these.
    """
    form = path.suffix.removeprefix(".").lower()
    if form not in _READERS:
        raise InputError(
            f"is no network file; its name must end in {', '.join('.' + n for n in _READERS)}",
            path=path,
        )
    text = turtle.read_text(path)
    try:
        graph = _READERS[form](text)
        simple: nx.Graph[str] = nx.Graph(**{str(k): v for k, v in dict(graph.graph).items()})
        simple.add_nodes_from((str(node), facts) for node, facts in graph.nodes.items())
        simple.add_edges_from((str(e[0]), str(e[1]), facts) for e, facts in graph.edges.items())
    except InputError as error:
        raise InputError(error.message, path=path, line=error.line) from error
    # What a foreign parser raises on a broken file is its own affair and of many kinds.
    except (
        *(ArithmeticError, AttributeError, LookupError, RecursionError, StopIteration),
        *(SyntaxError, TypeError, ValueError, csv.Error, nx.NetworkXException, RuntimeError),
    ) as error:
        raise InputError(f"is not {_CALLED[form]}; was it cut short?", path=path) from error
    if not simple:
        raise InputError("holds no node", path=path)
    simple.graph.setdefault("title", path.stem)
    for node, facts in simple.nodes.items():
        facts.setdefault("label", node)
    return simple


def _read_csv(text: str) -> nx.Graph[str]:
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
                    f"the weight “{facts['weight']}” is no number", line=reader.line_num
                ) from error
        facts["structural"] = facts.get("structural") == "True"
        ends = [cells[end].strip() for end in ("source", "target")]
        if not all(ends):
            raise InputError("a row lacks its source or target", line=reader.line_num)
        for node, end in zip(ends, ("source", "target"), strict=True):
            label, mode = facts.pop(f"{end}_label", ""), facts.pop(f"{end}_mode", "")
            graph.add_node(node, label=label or node, mode=mode or "")
        graph.add_edge(*ends, **facts)
    return graph


def _read_json(text: str) -> nx.Graph[str]:
    data = json.loads(text)
    if not isinstance(data, dict) or "nodes" not in data:
        raise InputError("is no node-link JSON: it has no “nodes”")
    name = "edges" if "edges" in data else "links"
    graph: nx.Graph[str] = nx.node_link_graph(data, edges=name)
    return graph


def _read_pajek(text: str) -> nx.Graph[str]:
    """Read Pajek; networkx does not know the second number that marks a two-mode network."""
    head = re.match(r"\s*\*Vertices[ \t]+\d+[ \t]+(\d+)", text, re.IGNORECASE)
    if head:
        text = text.replace(head[0], head[0][: -len(head[1])].rstrip(), 1)
    graph: nx.Graph[str] = nx.parse_pajek(text)
    if head:
        for at, facts in enumerate(graph.nodes.values()):
            facts["mode"] = "first" if at < int(head[1]) else "second"
    return graph


_READERS: dict[str, Callable[[str], nx.Graph[str]]] = {
    "gexf": lambda text: nx.read_gexf(io.BytesIO(text.encode())),
    "graphml": lambda text: nx.read_graphml(io.BytesIO(text.encode())),
    "net": _read_pajek,
    "csv": _read_csv,
    "json": _read_json,
}
_CALLED = {
    "gexf": "well-formed GEXF",
    "graphml": "well-formed GraphML",
    "net": "a Pajek network",
    "csv": "a CSV of edges",
    "json": "node-link JSON",
}
