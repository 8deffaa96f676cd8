from __future__ import annotations

import io
import re
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from tables_helpers import TEXTS, members

from kg.tables import workbook, workbooks
from kg.tables.workbooks import Link, is_too_long


def sheets_of(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_each_kind_of_cell_is_read_back():
    rows = [["a", 1, 2.5, True, date(2031, 5, 4), datetime(2031, 5, 4, 10, 30), None, "b"]]
    sheet = sheets_of(workbook({"one": rows, "two": []}))["one"]
    assert [cell.value for cell in sheet[1]] == [
        *("a", 1, 2.5, True, datetime(2031, 5, 4), datetime(2031, 5, 4, 10, 30), None, "b")
    ]
    assert sheet["E1"].number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == "A2"


def test_no_text_is_a_formula_and_each_can_be_had_back():
    sheet = sheets_of(workbook({"a": [[text] for text in TEXTS]}))["a"]
    cells = [row[0] for row in sheet.iter_rows()]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert [unescape(cell.value or "") for cell in cells] == TEXTS
    quoted = [cell.value for cell in cells if cell.quotePrefix]
    assert quoted == [text for text in TEXTS if text.startswith(("=", "+", "-", "@"))]


def test_an_escape_that_a_text_has_itself_is_not_taken_for_one():
    content = workbook({"a": [["_x001B_ and _x"]]})
    assert b">_x005F_x001B_ and _x<" in members(content)["xl/worksheets/sheet1.xml"]


def test_a_workbook_does_not_tell_the_time():
    core = members(workbook({"a": [["b"]]}))["docProps/core.xml"].decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", core)) == {"2000-01-01T00:00:00"}


def test_a_sheet_has_no_more_links_than_programs_take(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_LINKS", 1)
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
