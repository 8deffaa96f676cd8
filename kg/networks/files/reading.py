"""Networks made elsewhere, read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx

from kg.collecting import many_objects
from kg.encodings import line_ends, read_text
from kg.errors import InputError
from kg.names import shown
from kg.networks.attributes import Say, silent
from kg.networks.files.json import read_json
from kg.networks.files.looks import other_format
from kg.networks.files.merging import settled
from kg.networks.files.pajek import read_pajek
from kg.networks.files.tables import read_csv, read_node_file, read_xlsx, with_nodes
from kg.networks.files.ucinet import read_dl
from kg.networks.files.xml import read_gexf, read_graphml, read_xml
from kg.reading import read_bytes

__all__ = ["read_network"]


def read_network(
    path: Path, *, nodes: Path | None = None, two_mode: bool = False, say: Say = silent
) -> nx.Graph[str]:
    """Read a network made elsewhere; its ending tells the format, one of :data:`READERS`.

    Edges of one pair become one; see :func:`kg.networks.files.merging.simple`. A network with
    directions is a ``DiGraph``.

    Parameters
    ----------
    nodes
        A table of the nodes, CSV or XLSX: labels, modes, other facts, nodes without ties.
    two_mode
        Whether, in a table of ties, sources are one mode and targets the other.
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
    reader = READERS[form]
    if two_mode and not reader.of_ties:
        raise InputError(
            "only tables of ties (csv, tsv, xlsx) can have their columns taken for modes",
            path=path,
            setting="two_mode",
        )

    def tell(sentence: str) -> None:
        say(f"{shown(path)}: {sentence}")

    try:
        content = reader.load(path, tell)
        chosen = {"two_mode": True} if two_mode else {}
        with many_objects():
            graph = reader.read(content, tell, **chosen)
            edges = graph.number_of_edges()
            network = settled(graph)
    except InputError as error:
        raise InputError(error.message, path=path, line=error.line) from error
    # None is known; a user whose file finds one is told so in words.
    except (
        *(ArithmeticError, AttributeError, LookupError, RecursionError, StopIteration),
        *(SyntaxError, TypeError, ValueError, nx.NetworkXException, RuntimeError),
    ) as error:
        raise InputError(
            f"kg stumbled over this file as {reader.called} ({type(error).__name__}: {error}); "
            "export it again in another format, and tell the authors of kg",
            path=path,
        ) from error
    if fewer := edges - network.number_of_edges():
        tell(f"edges of one pair are joined ({fewer:,} fewer), and weights added up")
    if nodes is not None:
        table = read_node_file(nodes, say=say)
        try:
            network = with_nodes(network, table, say)
        except InputError as error:
            raise InputError(error.message, path=nodes) from error
    if not network:
        raise InputError("the network is empty: it has no node; check the file", path=path)
    network.graph.setdefault("title", shown(path.stem))
    for node, facts in network.nodes.items():
        facts.setdefault("label", node)
    return network


def _load_text(path: Path, _say: Say) -> str:
    text = read_text(path)
    if "\0" in text:
        line = line_ends(text[: text.index("\0")]) + 1
        raise InputError("has a NUL byte (0x00); restore it from a good copy", line=line)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError("is empty; export it again, or restore it from a good copy", line=1)
    ending = path.suffix.removeprefix(".").lower()
    if looks := other_format(text, ending):
        raise InputError(f"is not {READERS[ending].called}: it looks like {looks}", line=1)
    return text


def _load_bytes(path: Path, _say: Say) -> bytes:
    return read_bytes(path)


@dataclass(frozen=True)
class _Reader:
    """A format: what a file of it is called, how its content is loaded, and how it is read.

    ``read`` takes the content, and a function that it calls with what a user must know: what is
    left out, joined or taken for something. It returns the network as the file has it: a
    ``MultiGraph`` or a ``MultiDiGraph``, or where no pair has two edges a ``Graph`` or a
    ``DiGraph``, whose nodes are known by their identifiers in the file, with the facts ``label``
    and ``mode`` where the file has them, and whose edges may have ``weight`` and the name of their
    ``relation``. It raises an InputError with the line. ``of_ties`` tells that it is a table of
    ties, whose reader can be told that its two columns are two modes.
    """

    called: str
    read: Callable[..., nx.Graph[Any]]
    load: Callable[[Path, Say], str | bytes] = _load_text
    of_ties: bool = False


READERS = {
    "gexf": _Reader("GEXF", read_gexf, read_xml),
    "graphml": _Reader("GraphML", read_graphml, read_xml),
    "net": _Reader("a Pajek network", read_pajek),
    "paj": _Reader("a Pajek project", read_pajek),
    "dl": _Reader("UCINET DL", read_dl),
    "csv": _Reader("a CSV of edges", read_csv, of_ties=True),
    "tsv": _Reader("a table of edges", read_csv, of_ties=True),
    "json": _Reader("JSON of a network", read_json),
    "xlsx": _Reader("a workbook of edges", read_xlsx, _load_bytes, of_ties=True),
}
"""The reader of each format, by the ending of its files."""
