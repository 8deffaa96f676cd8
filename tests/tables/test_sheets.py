from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from pyoxigraph import Literal
from tables_helpers import CUT, LAKE, NOTICE, RIGA, TEXTS, members, rows_of, typed

from kg.errors import InputError
from kg.tables import Table, as_xlsx, sheet_xml, sheets


def test_a_workbook_has_types_and_links():
    table = Table(
        ("who", "n", "d", "t", "day", "moment", "zone", "old"),
        (
            (
                *(LAKE, typed("020", "integer"), typed("1.50", "decimal")),
                *(typed("true", "boolean"), typed("2031-05-04", "date")),
                *(typed("2031-05-04T10:30:00", "dateTime"),),
                *(typed("2031-05-04T10:30:00Z", "dateTime"), typed("1899-01-01", "date")),
            ),
        ),
        {LAKE.value: "The lake"},
    )
    content = as_xlsx(table, {})
    header, row = rows_of(content)[0]
    assert header == ["who", "who_label", "n", "d", "t", "day", "moment", "zone", "old"]
    assert row == [
        *(LAKE.value, "The lake", 20, 1.5, True, datetime(2031, 5, 4)),
        *(datetime(2031, 5, 4, 10, 30), "2031-05-04T10:30:00Z", "1899-01-01"),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(content))["answer"]
    assert sheet["B2"].hyperlink.target == LAKE.value
    assert sheet["A2"].hyperlink is None
    assert sheet["F2"].number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == "A2"
    assert [sheet.column_dimensions[at].width for at in "ABC"] == [len(LAKE.value) + 2, 11, 4]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("12345678901234567", "integer"), ("0.12345678901234567", "decimal"), ("1e400", "double"),
     ("2031-13-01", "date"), ("2031-05-04+02:00", "date"), ("soon", "dateTime"), ("x", "integer")],
)  # fmt: skip
def test_what_a_spreadsheet_would_round_or_misread_stays_text(text, kind):
    assert rows_of(as_xlsx(Table(("a",), ((typed(text, kind),),)), {}))[0][1] == [text]


def test_large_and_small_numbers_are_numbers_still():
    rows = ((typed("1000000000000000000000", "integer"),), (typed("-1.5e-30", "double"),))
    assert rows_of(as_xlsx(Table(("a",), rows), {}))[0][1:] == [[10**21], [-1.5e-30]]


def test_a_text_longer_than_a_cell_is_shortened_and_the_second_sheet_says_so():
    table = Table(("a",), (("a" * 32_768,), ("b" * 32_767,), ("c" * 32_765 + "\x1b",)))
    (_, *rows), about = rows_of(as_xlsx(table, {}))
    assert [row[0] for row in rows] == ["a" * 32_766 + "…", "b" * 32_767, "c" * 32_765 + "…"]
    assert ["Shortened texts", "2 longer than the 32,767 characters that a cell can have"] in about


def test_labels_beyond_the_most_links_are_texts_and_the_second_sheet_says_so(monkeypatch):
    for module in (sheets, sheet_xml):
        monkeypatch.setattr(module, "MOST_LINKS", 2)
    content = as_xlsx(Table(("a",), ((LAKE,), (LAKE,), (RIGA,))), {})
    sheet = openpyxl.load_workbook(io.BytesIO(content))["answer"]
    assert [bool(cell.hyperlink) for cell in sheet["B"]] == [False, True, True, False]
    assert ["Links", "the first 2 of 3; a sheet cannot have more"] in rows_of(content)[1]


def test_more_rows_than_a_sheet_can_have_are_refused():
    with pytest.raises(InputError, match="at most 1,048,574 rows, and the answer has 1,048,575"):
        as_xlsx(Table(("a",), ((1,),) * 1_048_575), {})


def test_no_text_of_either_sheet_is_a_formula():
    table = Table(("a", "b"), tuple((n, Literal(text)) for n, text in enumerate(TEXTS)))
    content = as_xlsx(table, {"=a": "=1+1", "+b": "@x"})
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [row[1] for row in book["answer"].iter_rows(min_row=2)]
    assert [unescape(cell.value or "") for cell in cells] == TEXTS
    told = [cell for row in book["about"].iter_rows() for cell in row]
    assert [cell.value for cell in told] == ["what", "is", "=a", "=1+1", "+b", "@x"]
    assert {cell.data_type for cell in (*cells, *told) if cell.value} == {"s"}
    assert b"<f>" not in b"".join(members(content).values())


def test_a_truncated_answer_says_so_in_both_sheets():
    assert rows_of(as_xlsx(CUT, {"Rows": "2"})) == [
        [
            ["a", "a_label", "b"],
            [LAKE.value, LAKE.value, "x"],
            [RIGA.value, "actor:riga", None],
            [NOTICE, None, None],
        ],
        [["what", "is"], ["Rows", "2"], ["Not all", NOTICE]],
    ]
