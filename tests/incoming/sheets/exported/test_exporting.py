"""A study's documents as filled sheets, and how much there is to type."""

from __future__ import annotations

import pytest

from kg.incoming.sheets.exported.exporting import export_sheets
from kg.rdf import expand

DOCUMENTS = [
    *("kaunas-network-event", "krda-project", "nwc-riga", "riga-mile-partners", "rijeka-project")
]


def characters(filled):
    """Count the characters of all cells on documents, with numbers, ids and checksums."""
    return sum(sum(map(len, texts.values())) for row, texts in filled.rows if row.document)


def test_the_documents_are_a_quarter_of_their_turtle(example):
    exported = turtle = 0
    for name in DOCUMENTS:
        filled = export_sheets(example.dataset, [expand(f"doc:{name}")])
        exported += characters(filled)
        path = filled.values.contents.documents[expand(f"doc:{name}")]
        turtle += len(example.dataset.contents[path].decode("utf-8"))
    assert turtle > 190_000
    assert exported <= turtle / 4
    assert exported > turtle / 5  # nothing is left out


def test_in_full_it_is_half_of_it(example):
    filled = export_sheets(example.dataset, is_brief=False)
    assert 90_000 < characters(filled) < 100_000


def test_rows_are_those_of_the_documents_named_in_that_order(example):
    chosen = [expand("doc:rijeka-project"), expand("doc:krda-project")]
    filled = export_sheets(example.dataset, chosen)
    assert filled.documents == tuple(chosen)
    assert {row.document for row, _ in filled.rows} == {*chosen, ""}
    first = next(row for row, texts in filled.rows if texts.get("document") == "1")
    assert first.document == chosen[0]


@pytest.mark.parametrize("lang", ["en", "lt", "lv"])
def test_codes_and_names_are_in_the_language_asked_for(example, lang):
    filled = export_sheets(example.dataset, [expand("doc:nwc-riga")], lang=lang)
    roles = {texts.get("migov:role") for _, texts in filled.rows}
    assert {"en": "attendee", "lt": "dalyvis", "lv": "dalībnieks"}[lang] in roles
