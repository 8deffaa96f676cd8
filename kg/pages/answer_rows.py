"""The rows of an answer as a page shows them: the first ones, with the names of their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.escapes import clean
from kg.rdf import compress
from kg.tables import Cell, Table, is_number

__all__ = ["MOST_ROWS", "Places", "label_rules", "page_column", "page_row", "rows_shown"]

MOST_ROWS = 1_000
"""The most rows that a page shows: a browser takes a quarter of a second for so many."""

# In characters: fewer rows are shown where they have long texts.
_MOST_TEXT = 2_000_000


@dataclass(frozen=True)
class Places:
    """Where a name leads to, by its IRI: the page of its record, and its node in a network."""

    records: Mapping[str, str] = field(default_factory=dict)
    nodes: Mapping[str, str] = field(default_factory=dict)


def rows_shown(table: Table) -> int:
    """Return how many rows of an answer its page shows, from the first.

    >>> rows_shown(Table(("a",), ((1,),) * 2_000))
    1000
    """
    text = 0
    for at, cells in enumerate(table.rows[:MOST_ROWS]):
        text += sum(len(table.show(cell)) for cell in cells)
        if at and text > _MOST_TEXT:
            return at
    return min(len(table.rows), MOST_ROWS)


def page_column(name: str, table: Table) -> dict[str, Any]:
    """Return a column's name in words, and whether it has only numbers."""
    held = [cell for cell in table.column(name) if cell is not None]
    return {"words": _words(name), "number": bool(held) and all(map(is_number, held))}


def _words(column: str) -> str:
    """Split a variable's name into words: ``asStated`` becomes ``as stated``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column).replace("_", " ").lower()


def page_row(
    cells: Sequence[Cell],
    table: Table,
    shown: Sequence[str],
    cites: Sequence[str],
    numbers: Mapping[str, int],
    places: Places,
) -> dict[str, Any]:
    """Return the shown cells of a row, the numbers of what it rests on, and if it is inferred."""
    by_name = dict(zip(table.columns, cells, strict=True))
    cited = [cell.value for cell in map(by_name.get, cites) if isinstance(cell, NamedNode)]
    return {
        "cells": [_cell(by_name[name], table, places) for name in shown],
        "cited": [numbers[iri] for iri in dict.fromkeys(cited) if iri in numbers],
        "inferred": _is_inferred(by_name.get("status")),
    }


class _Cell(NamedTuple):
    """A cell as the template writes it, which looks up attributes sooner than keys."""

    text: str
    iri: str
    record: str
    node: str
    lang: str
    number: bool


def _cell(cell: Cell, table: Table, places: Places) -> _Cell:
    iri = cell.value if isinstance(cell, NamedNode) else ""
    return _Cell(
        text=clean(table.show(cell)),
        iri=iri,
        record=places.records.get(iri, ""),
        node=places.nodes.get(iri, ""),
        lang=(isinstance(cell, Literal) and cell.language) or "",
        number=is_number(cell),
    )


def _is_inferred(cell: object) -> bool:
    return isinstance(cell, NamedNode) and compress(cell.value) in (
        "status:inferred",
        "status:external",
    )


def label_rules(words: Sequence[str]) -> str:
    r"""Return CSS that puts its column's name before each cell, for rows that stand as cards.

    >>> label_rules(["an <actor>"])
    '.answer td:nth-child(1)::before{content:"an \\3c actor\\3e "}'
    """
    return "".join(
        f'.answer td:nth-child({at})::before{{content:"{_in_css(each)}"}}'
        for at, each in enumerate(words, 1)
    )


def _in_css(text: str) -> str:
    # A blank ends an escape; with any sign escaped, no name can end the text or the style.
    return re.sub(r"[^\w ]|\n", lambda found: f"\\{ord(found[0]):x} ", text)
