"""Ties and nodes in tables that are texts: CSV with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.escapes import as_written
from kg.networks.attributes import Say, silent
from kg.networks.files.tables.columns import NODE_COLUMNS, Sheet, ends, first_of
from kg.networks.files.tables.node_tables import nodes_of
from kg.networks.files.tables.tabular import network_of

__all__ = ["read_csv", "read_nodes"]

_SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
# Excel's own first line, which names the separator.
_ANNOUNCED = re.compile(r'"?sep=([,;\t])"?[,;\t]*(\r\n?|\n|$)', re.IGNORECASE)


def read_csv(text: str, say: Say = silent, *, two_mode: bool = False) -> nx.Graph[str]:
    """Read a table of ties, or a matrix, with commas, semicolons or tabs between its cells.

    Raises
    ------
    InputError
        At the first row that does not fit the first line, or at that line.
    """
    with _long_cells():
        return network_of(_sheet(text), say, two_mode=two_mode)


def read_nodes(text: str, say: Say = silent) -> dict[str, dict[str, Any]]:
    """Read a table of nodes: their facts, by their identifiers.

    Raises
    ------
    InputError
        As :func:`kg.networks.files.tables.node_tables.nodes_of`.
    """
    with _long_cells():
        return nodes_of(_sheet(text), say)


def _sheet(text: str) -> Sheet:
    given = _ANNOUNCED.match(text)
    before = 1 if given else 0
    body = text[given.end() :] if given else text
    separator = given[1] if given else _separator(body)
    rows = _rows(body, separator, before)
    line, header = next(rows, (1 + before, []))
    return Sheet(
        [name.strip() for name in header],
        rows,
        lambda line, message: InputError(message, line=line),
        line,
        _SEPARATORS[separator],
        separator != ",",
    )


def _separator(text: str) -> str:
    """Return the separator with which the first line names most of what is looked for."""

    def worth(separator: str) -> tuple[bool, bool, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        try:
            header = [name.strip() for name in next((row for row in reader if row), [])]
        except csv.Error:
            return False, False, 0
        node = first_of(NODE_COLUMNS["id"], header, {*range(len(header))})
        return ends(header) is not None, len(header) > 1 and node is not None, len(header)

    return max(_SEPARATORS, key=worth)


def _rows(text: str, separator: str, before: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Give each row that is not empty, with the line that it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    marked, line = "'" in text, 1
    try:
        for row in reader:
            if any(row):
                yield line + before, [*map(as_written, row)] if marked else row
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"a row that begins here cannot be read ({error}); is a quotation mark missing?",
            line=line + before,
        ) from error


@contextmanager
def _long_cells() -> Iterator[None]:
    """Allow cells of any length: the claims of one tie may be many."""
    before = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(before)
