"""Ties and nodes in tables that are texts: CSV with any of the usual separators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.escapes import as_written
from kg.networks.attributes import Say, silent
from kg.networks.files.tables.columns import NODE_COLUMNS, Sheet, ends, first_of
from kg.networks.files.tables.node_tables import nodes_of
from kg.networks.files.tables.tabular import network_of
from kg.tables.reading import SEPARATORS, delimited_rows, parted

__all__ = ["read_csv", "read_nodes"]


def read_csv(text: str, say: Say = silent, *, two_mode: bool = False) -> nx.Graph[str]:
    """Read a table of ties, or a matrix, with any of :data:`SEPARATORS` between its cells.

    Raises
    ------
    InputError
        At the first row that does not fit the first line, or at that line.
    """
    return network_of(_sheet(text), say, two_mode=two_mode)


def read_nodes(text: str, say: Say = silent) -> dict[str, dict[str, Any]]:
    """Read a table of nodes: their facts, by their identifiers.

    Raises
    ------
    InputError
        As :func:`kg.networks.files.tables.node_tables.nodes_of`.
    """
    return nodes_of(_sheet(text), say)


def _sheet(text: str) -> Sheet:
    announced, body, before = parted(text)
    separator = announced or _separator(body)
    rows = _rows(body, separator, before)
    line, header = next(rows, (1 + before, []))
    return Sheet(
        [name.strip() for name in header],
        rows,
        lambda line, message: InputError(message, line=line),
        line,
        SEPARATORS[separator],
        separator != ",",
    )


def _separator(text: str) -> str:
    """Return the separator with which the first line names most of what is looked for."""

    def worth(separator: str) -> tuple[bool, bool, int]:
        try:
            _, first = next(delimited_rows(text, separator), (1, []))
        except InputError:
            return False, False, 0
        header = [name.strip() for name in first]
        node = first_of(NODE_COLUMNS["id"], header, {*range(len(header))})
        return ends(header) is not None, len(header) > 1 and node is not None, len(header)

    return max(SEPARATORS, key=worth)


def _rows(text: str, separator: str, before: int) -> Iterator[tuple[int, Sequence[str]]]:
    marked = "'" in text
    for line, row in delimited_rows(text, separator, before):
        yield line, [*map(as_written, row)] if marked else row
