from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.tables.reading.building import Builder, Filled
from kg.tables.reading.cells import EMPTY, Cell


def text(written):
    return Cell(written, "text", written)


@pytest.fixture
def builder():
    return Builder(Path("a.xlsx"), "s", [], Filled(), hidden=False)


def test_rows_have_their_numbers_and_one_width(builder):
    builder.row(1, {0: text("a"), 2: text("c")})
    builder.row(2, {})
    builder.row(7, {1: text("b")})
    sheet = builder.done()
    assert [(row.number, [cell.text for cell in row.cells]) for row in sheet.rows] == [
        (1, ["a", "", "c"]),
        (7, ["", "b", ""]),
    ]
    assert sheet.rows[1].cells[0] is EMPTY
    assert (sheet.name, sheet.notes, sheet.hidden) == ("s", (), False)


def test_a_cell_merged_downwards_is_in_each_of_its_rows_that_has_others(builder):
    builder.row(2, {0: text("LT"), 1: text("a")})
    builder.row(3, {1: text("b")})
    builder.row(5, {1: text("c")})
    builder.row(9, {1: text("d")})
    builder.merge(2, 5, 0)
    builder.merge(3, 9, 2)
    builder.merge(8, 9, 1)
    sheet = builder.done()
    assert [row.cells[0].text for row in sheet.rows] == ["LT", "LT", "LT", ""]
    assert sheet.notes == (
        "a.xlsx: sheet “s”: the value of merged cells is read in each of their rows (2)",
    )


def test_what_is_hidden_is_said():
    builder = Builder(Path("a.xlsx"), "s", [], Filled(), hidden=True)
    builder.row(1, {0: text("a")}, hidden=True)
    builder.row(2, {1: text("a")})
    builder.row(3, {}, hidden=True)
    builder.hide(1, 16_383)
    assert builder.done().notes == (
        "a.xlsx: sheet “s” is hidden, and is read",
        "a.xlsx: sheet “s”: hidden rows are read (1)",
        "a.xlsx: sheet “s”: hidden columns are read (1)",
    )


def test_a_date_without_its_year_is_said(builder):
    builder.row(1, {0: Cell("XXXX-02-07", "date", "44964"), 1: Cell("2022", "date", "1")})
    assert builder.done().notes == (
        "a.xlsx: sheet “s”: dates that are shown without a year are read without it (1)",
    )


def test_what_is_wrong_in_cells_has_its_place(builder):
    builder.row(3, {27: Cell("#REF!", "error", "#REF!"), 28: Cell("", "formula", "=A1")})
    assert [str(fault) for fault in builder.faults] == [
        "sheet “s”, row 3, column AB (“#REF!”): a formula gave an error here; correct it, or write "
        "the value",
        "sheet “s”, row 3, column AC (“=A1”): this formula has no value; open the workbook and "
        "save it again, or write the value in its place",
    ]


@pytest.mark.parametrize("number", [1, 2, 1_048_577])
def test_a_row_out_of_order_is_damage(builder, number):
    builder.row(2, {0: text("a")})
    with pytest.raises(InputError, match="is a damaged workbook"):
        builder.row(number, {0: text("a")})


def test_more_than_fits_into_memory_is_refused(monkeypatch, builder):
    monkeypatch.setattr("kg.tables.reading.building._MOST_FILLED", 5)
    monkeypatch.setattr("kg.tables.reading.building._MOST", 100)
    builder.row(1, {0: text("a"), 1: text("b")})
    other = Builder(Path("a.xlsx"), "t", [], builder.filled, hidden=False)
    other.row(1, {0: text("a"), 60: text("b")})
    other.row(2, {0: text("a")})
    with pytest.raises(InputError, match=r"has more than 5 cells that are not empty; split it"):
        other.row(3, {0: text("a")})
    other.filled.number = 0
    with pytest.raises(InputError, match="sheet “t” has more than 1 rows, and 61 columns; keep"):
        other.row(3, {0: text("a")})
