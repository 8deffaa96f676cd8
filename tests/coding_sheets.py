"""Coding sheets as books in memory, for tests of the way in."""

from __future__ import annotations

from pathlib import Path

from kg.incoming.sheets.exporting import export_sheets
from kg.tables.reading import Book, Cell, Row, Sheet


def cell(text, kind=None):
    """Give a cell with a text as a person sees it."""
    return Cell(text, kind or ("text" if text else "empty"), text)


def exported(dataset, documents=None, *, lang="en"):
    """Give what an export has: for each sheet's key, rows of texts by the column's key."""
    filled = export_sheets(dataset, documents, lang=lang)
    rows = {sheet.key: filled.of(sheet) for sheet in filled.layout.sheets}
    return filled.layout, {key: [dict(row) for row in found] for key, found in rows.items()}


def as_book(layout, rows, *, lang="en", path="code.xlsx"):
    """Give the book that rows make: headings in the first row, and all columns."""
    sheets = []
    for sheet in layout.sheets:
        if sheet.key not in rows:
            continue
        lines = [tuple(cell(column.heading(lang)) for column in sheet.columns)]
        for row in rows[sheet.key]:
            given = [row.get(column.key, "") for column in sheet.columns]
            lines.append(tuple(each if isinstance(each, Cell) else cell(each) for each in given))
        numbered = [Row(number, cells) for number, cells in enumerate(lines, 1)]
        sheets.append(Sheet(sheet.name(lang), numbered, Path(path)))
    return Book("xlsx", tuple(sheets))
