"""A coding sheet as files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kg.incoming.sheets.exported.exporting import export_sheets
from kg.incoming.sheets.exported.writing import sheet_files
from kg.rdf import expand


@pytest.fixture(scope="module")
def filled(example):
    return export_sheets(example.dataset, [expand("doc:rijeka-project")])


def test_a_workbook_is_one_file(filled):
    made = sheet_files(filled, Path("x.xlsx"), is_book=True)
    assert list(made) == [Path("x.xlsx")]
    assert made[Path("x.xlsx")].startswith(b"PK")


def test_a_folder_has_a_file_for_each_sheet_that_excel_reads_as_utf_8(filled):
    made = sheet_files(filled, Path("out"), is_book=False, example=filled)
    assert len(made) == len(filled.layout.sheets) + 2
    assert {path.parent for path in made} == {Path("out")}
    assert all(content.startswith(b"\xef\xbb\xbf") for content in made.values())
    text = made[Path("out/Claims.csv")].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == sum(row.sheet.key == "migov:Participation" for row, _ in filled.rows)
    assert rows[0]["role"] == filled.of(filled.layout.sheet("migov:Participation"))[0]["migov:role"]


def test_examples_have_the_columns_that_they_use_and_no_ids(filled):
    made = sheet_files(filled, Path("out"), is_book=False, example=filled)
    rows = list(csv.reader(io.StringIO(made[Path("out/Example.csv")].decode("utf-8-sig"))))
    at = rows.index(["Claims"])
    assert rows[at + 1][:4] == ["quote", "who", "role", "in what"]
    assert "id" not in rows[at + 1]
    assert len(rows[at + 2]) == len(rows[at + 1])
