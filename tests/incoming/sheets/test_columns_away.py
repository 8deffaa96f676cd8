"""Columns that somebody took out of an exported sheet: what was in them stays as it is."""

from __future__ import annotations

import pytest
from coding_sheets import as_book, exported

from kg.incoming.sheets.imported.importing import import_book
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.rdf import expand
from kg.tables.reading import Book, Row, Sheet


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Documents", "note"),
        ("Claims", "as named"),
        ("Claims", "status"),
        ("Claims", "reason"),
        ("Claims", "confidence"),
        ("Claims", "quote"),
        ("Claims", "id"),
        ("Actors", "in group"),
        ("Events", "about"),
    ],
)
def test_nothing_in_it_is_lost(example, title, heading):
    layout, rows = exported(example.dataset, [expand("doc:krda-project")])
    book = as_book(layout, rows)
    sheets = [without(sheet, heading) if sheet.name == title else sheet for sheet in book.sheets]
    assert sheets != list(book.sheets)
    found = import_book(Book(book.kind, tuple(sheets)), example.dataset, SourceTexts(), faults=[])
    assert [str(each) for each in found.faults] == []
    assert found.contents == {}


def without(sheet, heading):
    at = [cell.text for cell in sheet.rows[0].cells].index(heading)
    rows = [Row(row.number, row.cells[:at] + row.cells[at + 1 :]) for row in sheet.rows]
    return Sheet(sheet.name, rows, sheet.path)


def test_a_row_with_a_status_whose_value_is_away_is_told(example):
    layout, rows = exported(example.dataset, [expand("doc:krda-project")])
    book = as_book(layout, rows)
    sheets = [
        without(sheet, "country") if sheet.name == "Actors" else sheet for sheet in book.sheets
    ]
    found = import_book(Book(book.kind, tuple(sheets)), example.dataset, SourceTexts(), faults=[])
    assert len(found.faults) == 4
    assert "this row has a status and no value" in str(found.faults[0])
