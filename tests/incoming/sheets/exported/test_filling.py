"""The texts of cells."""

from __future__ import annotations

import pytest

from kg.incoming.sheets.exported.exporting import export_sheets
from kg.rdf import expand


@pytest.fixture(scope="module")
def filled(example):
    """The sheets of one document, in full."""
    return export_sheets(example.dataset, [expand("doc:kaunas-network-event")], is_brief=False)


@pytest.fixture(scope="module")
def brief(example):
    return export_sheets(example.dataset)


def texts(filled, about):
    return [texts for row, texts in filled.rows if row.about == expand(about)]


def test_a_participant_is_written_as_the_document_prints_it(filled):
    (found,) = texts(filled, "claim:kaunas-blazyte-speaks")
    assert found["migov:participant"] == "Giedrės Blažytės"
    assert "migov:asNamed" not in found


def test_a_name_in_another_language_than_the_document_is_written_beside_the_printed_one(made):
    filled = export_sheets(made.dataset, is_brief=False)
    (found,) = texts(filled, "claim:lake-speaker-1")
    assert found["migov:participant"] == "Šilojų bendruomenė"
    assert found["migov:asNamed"] == "Šilojų bendruomenė @lt"


def test_a_participant_without_a_printed_name_is_not_written_as_one(made):
    """A name that is in the quote would be read as what the document prints."""
    (host,) = texts(export_sheets(made.dataset, lang="lv", is_brief=False), "claim:lake-host")
    assert host["migov:participant"] == "actor:ezezers"


def test_stated_is_an_empty_cell_in_a_sheet_of_claims_only(filled):
    (stated,) = texts(filled, "claim:kaunas-blazyte-speaks")
    assert "migov:status" not in stated
    (concluded,) = texts(filled, "claim:kaunas-centre-practice")
    assert (concluded["migov:status"], concluded["migov:confidence"]) == ("inferred", "medium")


def test_one_document_needs_no_number_and_a_shared_record_has_a_dash(filled, brief):
    assert {texts.get("document", "") for _, texts in filled.rows} == {"", "–"}
    numbers = {texts["document"] for _, texts in brief.rows}
    assert numbers == {"1", "2", "3", "4", "5", "–"}


def test_a_reason_that_comes_again_is_shortened(brief):
    krda = [texts for row, texts in brief.rows if row.document == expand("doc:krda-project")]
    reasons = [each.get("migov:reason", "") for each in krda if "migov:participant" in each]
    assert sum(each.startswith("The project is said to involve it; read") for each in reasons) == 1
    assert sum(each == "The…meant." or each.endswith("…") for each in reasons) == 4


def test_ids_lead_to_what_a_row_defines(filled):
    for row, cells in filled.rows:
        expected = len(row.records) if row.defines or row.is_statement or row.sheet.is_claims else 0
        assert len(cells.get("id", "").split(" | ")) == expected or (
            not expected and "id" not in cells
        )
    ids = [cells["id"] for row, cells in filled.rows if row.document and "id" in cells]
    assert len(ids) == len(set(ids))
