"""Networks made elsewhere, read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx

from kg.encodings import line_ends, read_text
from kg.errors import InputError
from kg.names import shown
from kg.networks.attributes import Say, silent
from kg.networks.files.delimited import read_csv
from kg.networks.files.encoded import read_xml
from kg.networks.files.gexf import read_gexf
from kg.networks.files.graphml import read_graphml
from kg.networks.files.json_files import read_json
from kg.networks.files.merging import simple
from kg.networks.files.pajek_reading import read_pajek
from kg.networks.files.ucinet_reading import read_dl
from kg.networks.files.workbooks import read_xlsx
from kg.reading import read_bytes

__all__ = ["read_network"]


def read_network(path: Path, *, say: Say = silent) -> nx.Graph[str]:
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
    reader = READERS[form]

    def tell(sentence: str) -> None:
        say(f"{shown(path)}: {sentence}")

    try:
        graph = reader.read(reader.load(path, tell), tell)
        network = simple(graph)
    except InputError as error:
        raise InputError(error.message, path=path, line=error.line) from error
    # What a foreign parser raises on a broken file is its own affair and of many kinds.
    except (
        *(ArithmeticError, AttributeError, LookupError, RecursionError, StopIteration),
        *(SyntaxError, TypeError, ValueError, nx.NetworkXException, RuntimeError),
    ) as error:
        raise InputError(
            f"is not {reader.called}, or is incomplete; export it again", path=path
        ) from error
    if not network:
        raise InputError("the network is empty: it has no node; check the file", path=path)
    if fewer := graph.number_of_edges() - network.number_of_edges():
        tell(f"edges of one pair are joined ({fewer:,} fewer), and weights added up")
    network.graph.setdefault("title", shown(path.stem))
    for node, facts in network.nodes.items():
        facts.setdefault("label", node)
    return network


def _load_text(path: Path, _say: Say) -> str:
    text = read_text(path)
    if "\0" in text:
        line = line_ends(text[: text.index("\0")]) + 1
        raise InputError("has a NUL byte (0x00); restore it from a good copy", line=line)
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
    ``relation``. It raises an InputError with the line.
    """

    called: str
    read: Callable[[Any, Say], nx.Graph[Any]]
    load: Callable[[Path, Say], str | bytes] = _load_text


READERS = {
    "gexf": _Reader("GEXF", read_gexf, read_xml),
    "graphml": _Reader("GraphML", read_graphml, read_xml),
    "net": _Reader("a Pajek network", read_pajek),
    "paj": _Reader("a Pajek project", read_pajek),
    "dl": _Reader("UCINET DL", read_dl),
    "csv": _Reader("a CSV of edges", read_csv),
    "tsv": _Reader("a table of edges", read_csv),
    "json": _Reader("JSON of a network", read_json),
    "xlsx": _Reader("a workbook of edges", read_xlsx, _load_bytes),
}
"""The reader of each format, by the ending of its files."""
