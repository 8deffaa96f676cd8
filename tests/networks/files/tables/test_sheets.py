from __future__ import annotations

import datetime

import pytest
from book_samples import changed
from network_books import workbook

from kg.errors import InputError
from kg.networks.files.tables.columns import ends
from kg.networks.files.tables.sheets import Book


def sheet_of(rows, **more):
    said = []
    sheet = Book(workbook(s=rows, **more), said.append).sheet("s", ends)
    return sheet.header, list(sheet.rows), said


def test_cells_have_their_kinds_and_rows_their_numbers():
    header, rows, said = sheet_of(
        [
            ["Source", " Target ", "n", "ok", None],
            ["A", 7, 2.0, True],
            [None] * 3,
            ["B", 1.5, None, False, None],
        ]
    )
    assert header == ["Source", "Target", "n", "ok"]
    assert rows == [(2, ["A", 7, 2, True]), (4, ["B", 1.5, "", False])]
    assert [type(cell) for cell in rows[0][1]] == [str, int, int, bool]
    assert said == []


def test_short_rows_are_filled_and_longer_ones_stay_so():
    _, rows, _ = sheet_of([["source", "target", "x"], ["A", "B"], ["A", "B", 1, 2]])
    assert [len(row) for _, row in rows] == [3, 4]


def test_dates_are_read_as_they_are_shown_and_that_is_said():
    day, moment = datetime.date(2022, 11, 1), datetime.datetime(2022, 11, 1, 9, 30)
    _, rows, said = sheet_of([["source", "target", "a", "b"], ["A", "B", day, moment]])
    assert rows == [(2, ["A", "B", "2022-11-01", "2022-11-01 09:30:00"])]
    assert said == [
        "sheet “s”: dates are read as they are shown, such as 2022-11 or 2022-11-01 (2 cells)"
    ]


def test_characters_that_a_workbook_writes_as_escapes_are_read_as_themselves():
    _, rows, _ = sheet_of([["source", "target"], ["a_x000D_b", "_x005F_x0041_"]])
    assert rows == [(2, ["a\rb", "_x0041_"])]


def test_the_names_of_columns_may_stand_below_a_title():
    header, rows, said = sheet_of([["Ties of 2022"], [], ["from", "to"], ["A", "B"], ["C", "D"]])
    assert header == ["from", "to"]
    assert rows == [(4, ["A", "B"]), (5, ["C", "D"])]
    assert said == ["sheet “s”: what is above row 3 is left out"]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 9])
def test_no_row_is_lost_while_the_names_are_looked_for(number):
    _, rows, _ = sheet_of([["a", "b"], *([str(at), "x"] for at in range(number))])
    assert [row[0] for _, row in rows] == [str(at) for at in range(number)]


def test_a_formula_has_its_value_or_is_refused_by_its_cell():
    content = workbook(s=[["source", "target", "weight"], ["A", "B", "=1+1"]])
    with pytest.raises(InputError) as caught:
        Book(content, print).sheet("s", ends)
    assert caught.value.message == (
        "sheet “s”, row 2, column C (“=1+1”): this formula has no value; open the workbook and "
        "save it again, or write the value in its place"
    )
    saved = changed(
        content, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v />", b"<v>2</v>")
    )
    assert list(Book(saved, print).sheet("s", ends).rows) == [(2, ["A", "B", 2])]


def test_an_error_of_a_formula_is_refused_by_its_cell():
    with pytest.raises(InputError, match=r"sheet “s”, row 3, column B \(“#REF!”\): a formula gave"):
        sheet_of([["source", "target"], ["A", "B"], ["A", "#REF!"]])


def test_a_sheet_that_tells_a_wrong_size_is_read_whole():
    content = workbook(s=[["source", "target"], ["A", "B"], ["C", "D"]])
    wrong = changed(
        content, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'"A1:B3"', b'"A1:A1"')
    )
    assert len(list(Book(wrong, print).sheet("s", ends).rows)) == 2


def test_a_row_far_beyond_the_last_is_refused():
    """Empty rows were made without end."""
    content = workbook(s=[["source", "target"], ["A", "B"]])
    far = changed(
        content,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<row r="2">', b'<row r="99999999999">'),
    )
    with pytest.raises(InputError, match="is a damaged workbook"):
        Book(far, print)


def test_what_is_not_a_workbook_is_refused_in_words():
    with pytest.raises(InputError, match="is a text, not a workbook"):
        Book(b"source,target\na,b\n", print)


def test_a_sheet_is_called_in_any_case():
    book = Book(workbook(Nodes=[["id"]], **{"EDGE LIST": [["a"]]}), print)
    assert book.names == ["Nodes", "EDGE LIST"]
    assert book.called(("edges", "edgelist")) == "EDGE LIST"
    assert book.called(("about",)) == ""
