"""Answers as a workbook: a sheet of rows, and one that says what they answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.links import web_address
from kg.rdf import XSD
from kg.tables.cells import Cell, value
from kg.tables.table import Table
from kg.tables.workbooks import LONGEST, MOST_LINKS, MOST_ROWS, Link, is_too_long, workbook

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
    found = Counter[str]()

    def answer() -> Iterator[Sequence[object]]:
        yield shown.columns
        yield from _rows(shown, found)
        if table.notice:
            yield [table.notice]

    def told() -> Iterator[tuple[str, str]]:
        yield "what", "is"
        yield from about.items()
        if table.notice:
            yield "Not all", table.notice
        # Counted while the rows were written.
        if long := found["long"]:
            what = f"longer than the {LONGEST:,} characters that a cell can have"
            yield "Shortened texts", f"{long:,} {what}"
        if (links := found["links"]) > MOST_LINKS:
            yield "Links", f"the first {MOST_LINKS:,} of {links:,}; a sheet cannot have more"

    return workbook({"answer": answer(), "about": told()})


def _rows(table: Table, found: Counter[str]) -> Iterator[list[object]]:
    """Give the rows of a table with labels; a thing's label is a link to it.

    What is told beside them is counted: ``links``, and ``long`` texts.
    """
    names = table.columns
    linked = [bool(at) and name == f"{names[at - 1]}_label" for at, name in enumerate(names)]
    address = cache(web_address)
    for row in table.rows:
        cells: list[object] = []
        for at, cell in enumerate(row):
            held = _typed(cell)
            if isinstance(held, str):
                thing = row[at - 1] if linked[at] else None
                if is_too_long(held):
                    found["long"] += 1
                if isinstance(thing, NamedNode) and address(thing.value):
                    found["links"] += 1
                    held = Link(held, thing.value)
            cells.append(held)
        yield cells


def _typed(cell: Cell) -> object:
    if isinstance(cell, NamedNode):
        return cell.value
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
