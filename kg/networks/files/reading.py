"""Networks made elsewhere, read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx

from kg.encodings import line_ends, read_text
from kg.errors import InputError
from kg.names import shown
from kg.networks.files.lists import read_csv, read_json
from kg.networks.files.merging import simple
from kg.networks.files.pajek import read_pajek
from kg.networks.files.xml import read_gexf, read_graphml

__all__ = ["read_network"]


def read_network(path: Path, *, say: Callable[[str], None] | None = None) -> nx.Graph[str]:
    """Read a network made elsewhere: GEXF, GraphML, Pajek, node-link JSON, or a CSV of edges.

    A CSV has a header with the columns ``source`` and ``target``. Direction is dropped, and edges
    of one pair become one; see :func:`kg.networks.files.merging.simple`.

    Parameters
    ----------
    say
        Called with a message on what is dropped or joined.

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
        _refuse_nul(text)
        graph = _READERS[form](text)
        network = simple(graph)
    except InputError as error:
        raise InputError(error.message, path=path, line=error.line) from error
    # What a foreign parser raises on a broken file is its own affair and of many kinds.
    except (
        *(ArithmeticError, AttributeError, LookupError, RecursionError, StopIteration),
        *(SyntaxError, TypeError, ValueError, nx.NetworkXException, RuntimeError),
    ) as error:
        raise InputError(
            f"is not {_CALLED[form]}, or is incomplete; export it again", path=path
        ) from error
    if not network:
        raise InputError("the network is empty: it has no node; check the file", path=path)
    directed = bool(network.graph.pop("directed", False)) or graph.is_directed()
    fewer = graph.number_of_edges() - network.number_of_edges()
    if say and directed:
        say(f"{shown(path)}: the edges have directions; kg leaves the directions out")
    if say and fewer:
        say(f"{shown(path)}: edges of one pair are joined ({fewer:,} fewer), and weights added up")
    network.graph.setdefault("title", shown(path.stem))
    for node, facts in network.nodes.items():
        facts.setdefault("label", node)
    return network


def _refuse_nul(text: str) -> None:
    if "\0" in text:
        line = line_ends(text[: text.index("\0")]) + 1
        raise InputError("has a NUL byte (0x00); restore it from a good copy", line=line)


_READERS: dict[str, Callable[[str], nx.Graph[str]]] = {
    "gexf": read_gexf,
    "graphml": read_graphml,
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
