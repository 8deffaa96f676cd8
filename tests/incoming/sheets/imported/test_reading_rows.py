"""Sheets and columns are found by what they are called, whatever people did to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.incoming.sheets.imported.reading_rows import read_sheets
from kg.incoming.sheets.layout.layout import read_layout
from kg.tables.reading import Book, Cell, Row, Sheet


@pytest.fixture(scope="module")
def layout(made):
    return read_layout(made.dataset)


def sheet(name, *rows):
    """Give a sheet; its rows are given as they are seen, and the empty ones are left out."""
    cells = [
        Row(number, tuple(Cell(text, "text" if text else "empty", text) for text in row))
        for number, row in enumerate(rows, 1)
        if any(row)
    ]
    return Sheet(name, cells, Path("code.xlsx"))


def read(layout, *sheets):
    faults = []
    found, notes = read_sheets(Book("xlsx", sheets), layout, faults)
    return found, notes, [str(each) for each in faults]


CLAIMS = ("quote", "who", "role", "in what", "status")


def test_a_sheet_is_known_by_its_headings_in_any_order_and_under_any_name(layout):
    (found,), notes, faults = read(
        layout,
        sheet("Sheet1", ("Role", " in  what", "WHO*", "quote:", "status"), ("a", "b", "c", "", "")),
    )

    assert found.sheet.key == "migov:Participation"
    (line,) = found.lines()
    keys = ("migov:role", "migov:inProject", "migov:participant", "migov:evidence", "migov:mode")
    assert [line.cell(key).text for key in keys] == ["a", "b", "c", "", ""]
    assert (notes, faults) == ([], [])


def test_headings_may_be_below_a_title_and_rows_may_be_empty(layout):
    (found,), _, _ = read(
        layout,
        sheet("x", ("My coding", *[""] * 4), ("",) * 5, CLAIMS, ("",) * 5, ("q", *[""] * 4)),
    )

    assert [line.row.number for line in found.lines()] == [5]


@pytest.mark.parametrize("lang", ["lt", "lv"])
def test_headings_may_be_in_any_of_the_languages(layout, lang):
    claims = layout.sheet("migov:Participation")
    headings = tuple(column.heading(lang) for column in claims.columns)
    values = tuple(f"{heading} 1" for heading in headings)
    (found,), notes, faults = read(layout, sheet("x", headings, values))

    assert (found.sheet, found.lang) == (claims, lang)
    assert list(found.columns) == [column.key for column in claims.columns]
    assert (notes, faults) == ([], [])


def test_every_sheet_is_told_from_every_other_in_every_language(layout):
    for lang in ("en", "lt", "lv"):
        for each in layout.sheets:
            headings = tuple(column.heading(lang) for column in each.columns)
            (found,), _, faults = read(layout, sheet("any", headings))
            assert (found.sheet.key, faults) == (each.key, [])


def test_what_is_not_a_sheet_or_column_of_ours_is_said_with_its_number_of_values(layout):
    found, notes, faults = read(
        layout,
        sheet("Notes", ("call Riga",)),
        sheet("Claims", (*CLAIMS, "my notes", "free"), ("q", "w", "r", "i", "", "x", "")),
        sheet("Empty"),
    )

    assert len(found) == 1
    assert notes == [
        "sheet “Notes” is not read: no row of it has the headings of one",
        "sheet “Claims”: column F “my notes” is not a column of this sheet; its value is not read",
    ]
    assert faults == []


def test_a_misspelt_a_second_an_unnamed_and_a_missing_column_are_faults(layout):
    _, _, faults = read(
        layout,
        sheet(
            "Claims",
            ("quote", "whoo", "in what", "in what", "", "status"),
            ("q", "w", "i", "j", "k", ""),
        ),
    )

    assert faults == [
        "sheet “Claims”, row 1, column B (“whoo”): there is no such column; did you mean “who”?",
        "sheet “Claims”, row 1, column D (“in what”): two columns have this heading; delete one of "
        "them",
        "sheet “Claims”, row 1, column E: this column has values and no heading; write one, or "
        "delete the column",
        "sheet “Claims”, row 1: the column “who” is missing; add it",
        "sheet “Claims”, row 1: the column “role” is missing; add it",
    ]


def test_a_fault_in_a_cell_has_its_column_heading_and_value(layout):
    (found,), _, _ = read(layout, sheet("Claims", CLAIMS, ("q", "w", "r", "i", "")))
    (line,) = found.lines()
    role, mode = (found.sheet.column(f"migov:{name}") for name in ("role", "mode"))

    assert str(line.fault(role, "no")) == "sheet “Claims”, row 2, column C “role” (“r”): no"
    assert str(line.fault(mode, "no")) == "sheet “Claims”, row 2: no"


@pytest.mark.parametrize("version", ["1", "2", ""])
def test_a_sheet_of_another_version_is_refused(layout, version):
    front = sheet("Read me", ("migov-kg", ""), ("sheet version", version), ("who", "role"))
    if version == "1":
        assert read(layout, front) == ([], [], [])
        return
    with pytest.raises(InputError, match=r"code\.xlsx: is a coding sheet of version [2?],.*reads"):
        read(layout, front)


def test_the_example_is_not_read(layout):
    found, notes, faults = read(layout, sheet("Piemērs", CLAIMS, ("q", "w", "r", "i", "")))

    assert (found, notes, faults) == ([], [], [])


def test_what_the_reader_of_the_file_says_about_a_sheet_is_said(layout):
    told = Sheet("x", sheet("x", CLAIMS).rows, Path("code.xlsx"), ("hidden rows are read (2)",))
    assert read(layout, told)[1] == ["hidden rows are read (2)"]


def test_headings_that_are_there_again_are_no_row(layout):
    first, again = ("q", "a", "host", "b", ""), ("Quote", *CLAIMS[1:])
    (found,), notes, faults = read(layout, sheet("Claims", CLAIMS, first, again, first))

    assert [line.row.number for line in found.lines()] == [2, 4]
    assert (notes, faults) == (["sheet “Claims”: the headings are there again, in row 3"], [])


def test_a_row_with_one_word_of_a_heading_is_a_row(layout):
    (found,), notes, _ = read(layout, sheet("Claims", CLAIMS, ("quote", "a", "host", "b", "")))
    assert [line.row.number for line in found.lines()] == [2]
    assert notes == []
