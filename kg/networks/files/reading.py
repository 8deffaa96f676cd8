"""Networks made elsewhere, read."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import networkx as nx

from kg.encodings import read_text
from kg.errors import InputError
from kg.names import shown
from kg.networks.files.lists import read_csv, read_json
from kg.networks.files.pajek import read_pajek

__all__ = ["read_network"]


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
            f"is not a network file that kg reads; its name must end in "
            f"{', '.join('.' + n for n in _READERS)}",
            path=path,
        )
    text = read_text(path)
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
        raise InputError(
            f"is not {_CALLED[form]}, or is incomplete; export it again", path=path
        ) from error
    if not simple:
        raise InputError("the network is empty: it has no node; check the file", path=path)
    simple.graph.setdefault("title", shown(path.stem))
    for node, facts in simple.nodes.items():
        facts.setdefault("label", node)
    return simple


_READERS: dict[str, Callable[[str], nx.Graph[str]]] = {
    "gexf": lambda text: nx.read_gexf(io.BytesIO(text.encode())),
    "graphml": lambda text: nx.read_graphml(io.BytesIO(text.encode())),
    "net": read_pajek,
    "csv": read_csv,
    "json": read_json,
}
_CALLED = {
    "gexf": "GEXF",
    "graphml": "GraphML",
    "net": "a Pajek network",
    "csv": "a CSV of edges",
    "json": "node-link JSON",
}
