"""By its id a row leads back to what it was."""

from __future__ import annotations

import pytest
from coding_sheets import as_book, exported

from kg.incoming.sheets.exported.exporting import known_values
from kg.incoming.sheets.imported.old_rows import OldRows
from kg.incoming.sheets.imported.problems import Problems
from kg.incoming.sheets.imported.reading_rows import read_sheets
from kg.rdf import expand

LAKE = expand("doc:lake")


@pytest.fixture
def old(made):
    problems = Problems()
    return OldRows(known_values(made.dataset), [LAKE], problems), problems


@pytest.fixture(scope="module")
def lines(made):
    layout, rows = exported(made.dataset, [LAKE])
    read, _ = read_sheets(as_book(layout, rows), layout, [])
    return [line for each in read for line in each.lines()]


def test_each_line_of_an_export_leads_to_its_own_row(old, lines):
    rows, problems = old
    numbered = [line for line in lines if line.cell("id").text]
    found = [
        rows.of(line, "" if line.cell("document").text == "–" else LAKE)[0] for line in numbered
    ]

    assert problems.faults == []
    assert len({id(row) for row in found}) == len(numbered) > 10
    assert all(
        row.sheet.key == line.of.sheet.key for row, line in zip(found, numbered, strict=True)
    )


def test_an_id_that_two_lines_have_is_told_with_the_other_row(old, lines):
    rows, problems = old
    claims = [line for line in lines if line.of.sheet.key == "migov:Participation"]
    assert rows.of(claims[0], LAKE)[1]
    again = type(claims[0])(claims[0].of, claims[0].row._replace(number=99))

    assert rows.of(again, LAKE) == (None, False)
    assert problems.faults[0].message == "row 2 has this id too; empty it in the row that is new"


def test_a_record_whose_row_nobody_gives_is_free_in_its_own_document_only(old):
    rows, _ = old
    claim = expand("claim:lake-host")

    assert rows.is_free(claim, [LAKE])
    assert not rows.is_free(claim, [])
    assert not rows.is_free(expand("claim:bridge-lead"), [LAKE])


def test_a_row_without_an_id_is_found_by_what_it_is_about(old):
    rows, _ = old

    assert rows.without_id(LAKE, expand("actor:ezezers")).about == expand("actor:ezezers")
    assert rows.without_id(LAKE, expand("event:lake")).defines
    assert rows.without_id(LAKE, expand("actor:siloju")) is None
