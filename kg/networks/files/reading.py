"""Networks made elsewhere, read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx

from kg.encodings import line_ends, read_text
from kg.errors import InputError
from kg.names import shown
from kg.networks.attributes import Say
from kg.networks.files.encoded import read_xml
from kg.networks.files.gexf import read_gexf
from kg.networks.files.graphml import read_graphml
from kg.networks.files.lists import read_csv, read_json
from kg.networks.files.merging import simple
from kg.networks.files.pajek_reading import read_pajek
from kg.networks.files.ucinet_reading import read_dl

__all__ = ["read_network"]


def read_network(
    path: Path,
    *,
    nodes: Path | None = None,
    two_mode: bool = False,
    say: Callable[[str], None] | None = None,
) -> nx.Graph[str]:
    """Read a network made elsewhere; its ending tells the format, one of :data:`READERS`.

    Edges of one pair become one; see :func:`kg.networks.files.merging.simple`. A network with
    directions is a ``DiGraph``.

    Parameters
    ----------
    say
        Called with a sentence on what is dropped, joined or taken for something.

    Raises
    ------
    InputError
        If the file cannot be read, or its ending is none of these.
    """
    form = path.suffix.removeprefix(".").lower()
    if form not in READERS:
        raise InputError(
            f"is not a network file that kg reads; its name must end in "
            f"{', '.join('.' + n for n in READERS)}",
            path=path,
        )

    def tell(sentence: str) -> None:
        if say:
            say(f"{shown(path)}: {sentence}")

    try:
        graph = _read(path, form, tell)
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
    if fewer := graph.number_of_edges() - network.number_of_edges():
        tell(f"edges of one pair are joined ({fewer:,} fewer), and weights added up")
    network.graph.setdefault("title", shown(path.stem))
    for node, facts in network.nodes.items():
        facts.setdefault("label", node)
    return network


def _read(path: Path, form: str, tell: Say) -> nx.Graph[Any]:
    if form in _XML:
        return _XML[form](read_xml(path, tell), tell)
    text = read_text(path)
    _refuse_nul(text)
    return _TEXT[form](text, tell)


def _refuse_nul(text: str) -> None:
    if "\0" in text:
        line = line_ends(text[: text.index("\0")]) + 1
        raise InputError("has a NUL byte (0x00); restore it from a good copy", line=line)


_XML: dict[str, Callable[[bytes, Say], nx.Graph[Any]]] = {
    "gexf": read_gexf,
    "graphml": read_graphml,
}
_TEXT: dict[str, Callable[[str, Say], nx.Graph[Any]]] = {
    "net": read_pajek,
    "paj": read_pajek,
    "dl": read_dl,
    "csv": read_csv,
    "json": read_json,
}
READERS: dict[str, Callable[..., nx.Graph[Any]]] = {**_XML, **_TEXT}
"""The reader of each format, by the ending of its files.

A reader takes the text (of XML the bytes in UTF-8), and a function that it calls with what a user
must know: what is left out, joined or taken for something. It returns the network as the file has
it: a ``MultiGraph`` or a ``MultiDiGraph``, or where no pair has two edges a ``Graph`` or a
``DiGraph``, whose nodes are known by their identifiers in the file, with the facts ``label`` and
``mode`` where the file has them, and whose edges may have ``weight`` and the name of their
``relation``. It raises an InputError with the line.
"""
_CALLED = {
    "gexf": "GEXF",
    "graphml": "GraphML",
    "net": "a Pajek network",
    "paj": "a Pajek project",
    "dl": "UCINET DL",
    "csv": "a CSV of edges",
    "json": "node-link JSON",
}
