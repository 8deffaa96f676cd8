"""The XML of a sheet: what each cell becomes, and that rows are not kept."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from datetime import date, datetime, timedelta

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from tables_helpers import members

from kg.tables import sheet_xml, workbook
from kg.tables.sheet_xml import Link, is_too_long
from kg.tables.sheet_xml import sheet_xml as written


def sheets_of(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_sheet_has_no_more_links_than_programs_take(monkeypatch):
    monkeypatch.setattr(sheet_xml, "MOST_LINKS", 1)
    addresses = ["https://example.org/" + "a" * 2_000, "https://x.org/b", "https://x.org/c"]
    sheet = sheets_of(workbook({"a": [[Link(f"to {a[-1]}", a)] for a in addresses]}))["a"]
    assert [cell.value for cell in sheet["A"]] == ["to a", "to b", "to c"]
    links = [cell.hyperlink and cell.hyperlink.target for cell in sheet["A"]]
    assert links == [None, "https://x.org/b", None]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a" * 32_767, "a" * 32_767),
        ("a" * 32_768, "a" * 32_766 + "…"),
        ("a" * 32_765 + "\x1b", "a" * 32_765 + "…"),
    ],
)
def test_a_text_longer_than_a_cell_is_shortened_and_no_escape_is_broken(text, kept):
    assert sheets_of(workbook({"a": [[text]]}))["a"]["A1"].value == kept
    assert is_too_long(text) is (kept != text)


def test_a_column_is_as_wide_as_its_longest_text_up_to_a_limit():
    sheet = sheets_of(workbook({"a": [["a" * 9, "b" * 99], [None, None]]}))["a"]
    assert [sheet.column_dimensions[at].width for at in "AB"] == [11, 60]


def test_an_escape_that_a_text_has_itself_is_not_taken_for_one():
    content = workbook({"a": [["_x001B_ and _x"]]})
    assert b">_x005F_x001B_ and _x<" in members(content)["xl/worksheets/sheet1.xml"]


def test_a_link_without_an_address_that_xml_can_hold_is_a_text():
    sheet = sheets_of(workbook({"a": [[Link("x", "https://x.org/\ufffe")], [Link("=y", "")]]}))["a"]
    assert [cell.value for cell in sheet["A"]] == ["x", "=y"]
    assert sheet["A1"].hyperlink is None


def test_an_address_is_kept_whatever_its_signs():
    address = "https://x.org/?a=1&b=\"<'>#c"
    sheet = sheets_of(workbook({"a": [[Link("<&>", address)]]}))["a"]
    assert (sheet["A1"].value, sheet["A1"].hyperlink.target) == ("<&>", address)
    assert sheet["A1"].style == "Hyperlink"


def test_the_label_of_a_link_stays_a_text_when_it_is_edited():
    sheet = sheets_of(workbook({"a": [[Link("=1+1", "https://x.org/")]]}))["a"]
    assert (sheet["A1"].data_type, sheet["A1"].quotePrefix) == ("s", True)


@pytest.mark.parametrize(
    "moment",
    [date(1900, 3, 1), date(2031, 5, 4), date(9999, 12, 31), datetime(2031, 5, 4, 23, 59, 59),
     datetime(1900, 3, 1)],
)  # fmt: skip
def test_a_day_is_the_number_that_openpyxl_writes(moment):
    book = openpyxl.Workbook()
    book.active["A1"] = moment
    stream = io.BytesIO()
    book.save(stream)
    ours, theirs = (
        ET.fromstring(members_of(content)["xl/worksheets/sheet1.xml"]).findtext(".//{*}v")
        for content in (workbook({"a": [[moment]]}), stream.getvalue())
    )
    assert float(ours) == pytest.approx(float(theirs), abs=1e-9)
    read = sheets_of(workbook({"a": [[moment]]}))["a"]["A1"].value
    assert abs(read - datetime.combine(moment, datetime.min.time())) < timedelta(days=1)


def members_of(content):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_columns_have_the_names_of_spreadsheets():
    row = list(range(800))
    sheet = sheets_of(workbook({"a": [row]}))["a"]
    assert [cell.value for cell in sheet[1]] == row
    text = members(workbook({"a": [row]}))["xl/worksheets/sheet1.xml"].decode()
    assert all(f'r="{get_column_letter(at + 1)}1"' in text for at in row)


def test_rows_are_written_while_they_come():
    taken, at_first = 0, None

    def rows():
        nonlocal taken
        for taken in range(5_000):
            yield [taken]

    def write(text):
        nonlocal at_first
        if "<row" in text and at_first is None:
            at_first = taken

    written(rows(), write)
    assert at_first is not None
    assert at_first < 2_500, "the first rows were written before the last were asked for"


def test_what_a_sheet_cannot_hold_is_not_guessed():
    with pytest.raises(TypeError, match="cannot hold a list"):
        workbook({"a": [[["x"]]]})


def test_the_same_text_may_come_with_and_without_a_link():
    rows = [["x", Link("x", "https://x.org/")], [Link("x", "https://x.org/"), "x"]]
    sheet = sheets_of(workbook({"a": rows}))["a"]
    assert [[bool(cell.hyperlink) for cell in row] for row in sheet] == [
        [False, True],
        [True, False],
    ]
