from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.tables.reading.cells import Fault, column_letters, refuse


def test_columns_have_the_letters_that_spreadsheets_show():
    assert [column_letters(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_fault_tells_its_place_and_value():
    fault = Fault(Path("a.xlsx"), "claims", 7, "C", "#REF!", "correct it")
    assert str(fault) == "sheet “claims”, row 7, column C (“#REF!”): correct it"
    assert str(Fault(Path("a.csv"), "", 7, "", "", "correct it")) == "line 7: correct it"


def test_all_faults_are_in_one_error():
    faults = [Fault(Path("a.csv"), "", row, "B", "x", "correct it") for row in range(2, 40)]
    with pytest.raises(DataError) as caught:
        refuse(faults)
    lines = str(caught.value).splitlines()
    assert lines[:2] == [
        "a.csv:2: column B (“x”): correct it",
        "  line 3, column B (“x”): correct it",
    ]
    assert len(lines) == 22
    assert lines[-1] == "  and 17 more"
    refuse([])
