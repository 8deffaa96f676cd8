"""Faults and remarks have their cells, and rows with faults are known."""

from __future__ import annotations

from pathlib import Path

import pytest
from coding_sheets import as_book

from kg.incoming.sheets.imported.problems import Problems, as_result
from kg.incoming.sheets.imported.reading_rows import read_sheets
from kg.tables.reading import Fault


@pytest.fixture
def lines(layout, rows):
    (read, *_), _ = read_sheets(as_book(layout, {"migov:Actor": rows["migov:Actor"]}), layout, [])
    return list(read.lines())


def test_a_fault_marks_its_row_and_a_remark_is_kept_once(lines):
    problems = Problems()
    first, second, _ = lines
    column = first.of.sheet.column("class")
    problems.fault(first, column, "wrong")
    problems.remark(second, column, "mind")
    problems.remark(second, column, "mind")

    assert [problems.is_faulty(each) for each in (first, second)] == [True, False]
    assert (len(problems.faults), len(problems.remarks)) == (1, 1)


def test_what_was_wrong_in_sheets_that_are_not_read_is_forgotten(lines):
    path = Path("code.xlsx")
    kept = Fault(path, "Actors", 3, "B", "", "wrong")
    problems = Problems([kept, Fault(path, "Notes", 3, "B", "", "wrong")])
    problems.keep_only_of([lines[0].of])

    assert problems.faults == [kept]
    assert [problems.is_faulty(each) for each in lines] == [False, True, False]


def test_a_result_names_sheet_cell_heading_and_value():
    fault = Fault(Path("code.xlsx"), "Claims", 5, "D “role”", "hostt", "there is no such role")
    row = Fault(Path("code/Claims.csv"), "", 5, "", "", "too long")

    assert str(as_result(fault, "error")) == (
        "code.xlsx:5: error: sheet “Claims”, cell D5 “role” “hostt”: there is no such role"
    )
    assert str(as_result(row, "note")) == "code/Claims.csv:5: note: row 5: too long"
