from __future__ import annotations

import io
import re
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from tables_helpers import TEXTS, members

from kg.errors import InputError
from kg.tables import workbook, workbooks


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


def test_a_workbook_does_not_tell_the_time():
    core = members(workbook({"a": [["b"]]}))["docProps/core.xml"].decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", core)) == {"2000-01-01T00:00:00"}


def test_a_sheet_that_no_program_could_unpack_is_refused(monkeypatch):
    monkeypatch.setattr(workbooks, "_LARGEST", 2_000)
    assert workbook({"a": [["b"]]})
    with pytest.raises(InputError, match="at most 2 GB; choose csv"):
        workbook({"a": [["b" * 2_000]]})


def test_the_same_rows_give_the_same_bytes_and_a_later_sheet_is_read_later():
    read = []

    def rows(name):
        read.append(name)
        yield [name]

    first, second = (workbook({name: rows(name) for name in "ab"}) for _ in range(2))
    assert first == second
    assert read == ["a", "b"] * 2


def test_a_column_offers_texts_to_choose_from():
    rows = [["a", "b"], ["x", "y"]]
    content = workbook({"one": rows, "two": rows}, {"one": {2: ["to & fro", "here"]}})
    book = sheets_of(content)
    (offer,) = book["one"].data_validations.dataValidation
    assert (str(offer.sqref), offer.formula1) == ("B2:B1048576", '"to & fro,here"')
    assert offer.type == "list"
    assert book["two"].data_validations.dataValidation == []
