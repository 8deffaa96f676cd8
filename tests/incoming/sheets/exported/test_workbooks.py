"""A coding workbook, read back by another program."""

from __future__ import annotations

import io
import tempfile
import zipfile

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from kg.incoming.sheets.exported.exporting import export_sheets
from kg.incoming.sheets.exported.workbooks import as_workbook
from kg.rdf import expand


@pytest.fixture(scope="module")
def filled(example):
    return export_sheets(example.dataset, [expand("doc:nwc-riga")])


@pytest.fixture(scope="module")
def content(filled):
    return as_workbook(filled, {"Read me": [["=1+1", "two"]]}, {"Example": [["row"]]})


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_sheets_are_in_order_and_the_lists_are_hidden(book):
    names = book.sheetnames
    assert names[:4] == ["Read me", "Documents", "Claims", "Actors"]
    assert names[-2:] == ["Example", "Lists"]
    assert [book[name].sheet_state for name in ("Claims", "Lists")] == ["visible", "hidden"]


def test_every_cell_is_a_text_also_what_looks_like_a_formula(book):
    assert book["Read me"]["A1"].value == "=1+1"
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert book["Claims"].column_dimensions["C"].number_format == "@"


def test_the_header_stays_in_view_and_tells_what_to_write(book):
    claims = book["Claims"]
    assert claims.freeze_panes == "B2"
    heading = claims["C1"]
    assert (heading.value, heading.font.bold) == ("who", True)
    assert heading.comment.text.startswith("Needed. The name as the document prints it")
    assert not claims["I1"].font.bold
    assert claims["B1"].comment.text.startswith("The shortest phrase")


def test_a_column_of_codes_has_a_list_and_takes_nothing_else(book):
    claims = book["Claims"]
    by_column = {str(each.sqref)[0]: each for each in claims.data_validations.dataValidation}
    role, who = by_column["D"], by_column["C"]
    assert (role.type, bool(role.showErrorMessage)) == ("list", True)
    assert not who.showErrorMessage  # a new name is not in the list
    title, _, place = role.formula1.partition("!")
    at, first, _, last = range_boundaries(place)
    listed = [book[title.strip("'")].cell(row, at).value for row in range(first, last + 1)]
    assert {"partner", "speaker", "host"} <= {*listed}
    assert listed == sorted(listed, key=str.casefold)
    assert str(role.sqref).endswith(str(claims.max_row + 500))


def test_each_row_of_the_export_is_a_row_of_its_sheet(book, filled):
    for sheet in filled.layout.sheets:
        rows = [texts for row, texts in filled.rows if row.sheet.key == sheet.key]
        found = list(book[sheet.name("en")].iter_rows(min_row=2, values_only=True))
        assert [[cell or "" for cell in row] for row in found if any(row)] == [
            [texts.get(column.key, "") for column in sheet.columns] for texts in rows
        ]


def test_the_same_rows_give_the_same_bytes(filled, content):
    again = as_workbook(filled, {"Read me": [["=1+1", "two"]]}, {"Example": [["row"]]})
    assert again == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {2000}


def test_what_a_workbook_cannot_hold_is_shown_as_a_sign(filled):
    content = as_workbook(filled, {"Read me": [["a\x01b"]]}, {})
    assert openpyxl.load_workbook(io.BytesIO(content))["Read me"]["A1"].value == "a�b"


def test_no_temporary_file_is_made(filled, monkeypatch):
    """A full disk was told as a refusal of the system that named no file."""
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", None)
    monkeypatch.setattr(openpyxl.worksheet._writer, "NamedTemporaryFile", None)
    assert as_workbook(filled, {}, {}).startswith(b"PK")


def test_rows_are_as_high_as_their_texts(filled):
    rows = [["=1+1", "two"], ["long", "word " * 40]]
    content = as_workbook(filled, {"Read me": rows}, {})
    book = openpyxl.load_workbook(io.BytesIO(content))

    assert [book["Read me"].row_dimensions[row].height for row in (1, 2)] == [None, 45]
    longest = max(len(row[10].value or "") for row in book["Claims"].iter_rows())
    heights = [book["Claims"].row_dimensions[row].height or 15 for row in range(1, 17)]
    assert longest > 4 * 32
    assert max(heights) >= 75


def test_a_printed_page_has_all_columns_and_their_headings(book):
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
            assert sheet.print_title_rows == "$1:$1"
