"""The documents of a workbook, and the rows that are of each."""

from __future__ import annotations

import pytest
from coding_sheets import as_book, exported

from kg.incoming.sheets.imported.importing import import_book
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.study import changes


def imported(made, layout, rows):
    return import_book(as_book(layout, rows), made.dataset, SourceTexts(), faults=[])


def messages(found):
    return [each.message for each in found.faults]


def test_two_documents_of_one_number_and_one_without_a_title_are_told(made, layout, rows):
    first = rows["migov:Document"][0]
    found = imported(
        made, layout, {"migov:Document": [first, first, first | {"skos:prefLabel": ""}]}
    )

    assert messages(found)[:2] == ["two documents have the number 1"] * 2


def test_a_row_needs_its_document_where_there_are_several(made):
    layout, rows = exported(made.dataset)
    claims = rows["migov:Participation"]
    claims[0]["document"], claims[1]["document"] = "", "9"
    found = imported(made, layout, rows)

    assert messages(found) == [
        "write the number of the document that says so",
        "no document has this number; the sheet of documents has 1, 2",
    ]


@pytest.mark.parametrize("dash", ["–", "-", "—"])
def test_a_row_with_a_dash_is_about_the_record_itself(made, dash):
    layout, rows = exported(made.dataset)
    (row,) = [each for each in rows["migov:Actor"] if "Ežezers Council" in each["skos:prefLabel"]]
    assert row["document"] == "–"
    row["document"], row["skos:altLabel"] = dash, "Lake Council @en"
    found = imported(made, layout, rows)

    assert messages(found) == []
    assert [each.path.name for each in changes(found.before, found.after)] == ["ezezers.ttl"]


def test_without_the_sheet_of_documents_a_row_names_a_document_of_the_study(made, layout):
    claim = {"document": "doc:lakee", "migov:participant": "Ežezera dome"}
    found = imported(made, layout, {"migov:Participation": [claim]})

    assert messages(found) == ["write which document says so: doc:bridge, doc:lake"]


def test_a_document_whose_number_is_its_short_name_needs_no_other(made, layout):
    claim = {
        "document": "doc:lake",
        "migov:evidence": "gandrīz 15 viesu",
        "migov:participant": "Ežezera dome",
        "migov:role": "host",
        "migov:inProject": "Kopā pie ūdens",
    }
    found = imported(made, layout, {"migov:Participation": [claim]})

    assert messages(found) == []
    assert [each.kind for each in changes(found.before, found.after)] == ["added"]
