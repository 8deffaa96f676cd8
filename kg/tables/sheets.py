"""Answers as a workbook: a sheet of rows, and one that says what they answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.links import web_address
from kg.rdf import XSD
from kg.tables.cells import Cell, value
from kg.tables.table import Table
from kg.tables.workbooks import LONGEST, MOST_ROWS, Link, is_too_long, workbook

__all__ = ["as_xlsx"]

# Before March 1900 spreadsheet programs do not agree on which day a number means.
_FIRST = date(1900, 3, 1)
# Beyond fifteen digits a spreadsheet rounds.
_DIGITS = 15


def as_xlsx(table: Table, about: Mapping[str, str]) -> bytes:
    """Write a workbook of two sheets, ``answer`` and ``about``.

    The label of a thing is a link to its IRI. Numbers, truth values and full dates have their
    types; what a spreadsheet would round or misread (long numbers, times with a zone, dates before
    March 1900) stays text. If the answer was truncated, a last row and ``about`` say so.

    Raises
    ------
    InputError
        If there are more rows than a sheet can have.
    """
    if len(table.rows) + 2 > MOST_ROWS:
        raise InputError(
            f"a sheet can have at most {MOST_ROWS - 2:,} rows, and the answer has "
            f"{len(table.rows):,}; choose csv"
        )
    shown = table.labelled()
    rows: list[list[object]] = [list(shown.columns)]
    for row in shown.rows:
        cells: list[object] = []
        for at, cell in enumerate(row):
            thing = row[at - 1] if at else None
            own = shown.columns[at] == f"{shown.columns[at - 1]}_label" if at else False
            if own and isinstance(thing, NamedNode) and web_address(thing.value):
                cells.append(Link(str(value(cell)), thing.value))
            else:
                cells.append(_typed(cell))
        rows.append(cells)
    told = dict(about)
    if table.notice:
        rows.append([table.notice])
        told["Not all"] = table.notice
    long = sum(isinstance(cell, str) and is_too_long(cell) for row in rows for cell in row)
    if long:
        told["Shortened texts"] = (
            f"{long:,} longer than the {LONGEST:,} characters that a cell can have"
        )
    return workbook({"answer": rows, "about": [("what", "is"), *told.items()]})


def _typed(cell: Cell) -> object:
    plain = value(cell)
    if isinstance(plain, (int, float)) and not isinstance(plain, bool):
        written = cell.value if isinstance(cell, Literal) else str(cell)
        digits = re.sub(r"[eE].*|\D", "", written).strip("0")
        return plain if len(digits) <= _DIGITS else written
    if isinstance(cell, Literal):
        try:
            if cell.datatype.value == f"{XSD}date" and len(cell.value) == 10:
                day = date.fromisoformat(cell.value)
                return day if day >= _FIRST else cell.value
            if cell.datatype.value == f"{XSD}dateTime" and "T" in cell.value:
                moment = datetime.fromisoformat(cell.value)
                plainly = moment.tzinfo is None and moment.date() >= _FIRST
                return moment if plainly else cell.value
        except ValueError:
            return cell.value  # not a date, whatever its type says
    return plain
