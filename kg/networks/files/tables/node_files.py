"""A table of nodes in a file of its own, for a network whose file lists ties only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.encodings import read_text
from kg.errors import InputError
from kg.names import shown
from kg.networks.files.tables.delimited import read_nodes
from kg.networks.files.tables.node_tables import Nodes
from kg.networks.files.tables.workbooks import read_nodes_xlsx
from kg.reading import read_bytes

__all__ = ["read_node_file"]


def read_node_file(path: Path, *, say: Callable[[str], None] | None = None) -> Nodes:
    """Read a table of nodes from CSV or a workbook, for :func:`with_nodes`.

    Parameters
    ----------
    say
        Called with a sentence on what is dropped or taken for something.

    Raises
    ------
    InputError
        If the file cannot be read, or at the first row that does not fit.
    """

    def tell(sentence: str) -> None:
        if say:
            say(f"{shown(path)}: {sentence}")

    ending = path.suffix.lower()
    if ending not in (".csv", ".tsv", ".xlsx"):
        raise InputError(
            "is not a table of nodes; its name must end in .csv, .tsv or .xlsx", path=path
        )
    content = read_bytes(path) if ending == ".xlsx" else read_text(path)
    if not content.strip():
        raise InputError("is empty; choose a table of nodes", path=path)
    try:
        if isinstance(content, bytes):
            return read_nodes_xlsx(content, tell)
        return read_nodes(content, tell)
    except InputError as error:
        raise InputError(error.message, path=path, line=error.line) from error
