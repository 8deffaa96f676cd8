"""A coding sheet for a new document."""

from __future__ import annotations

import hashlib
import os

import pytest

from kg.errors import InputError
from kg.incoming.sheets.exported.exporting import known_values
from kg.incoming.sheets.exported.starting import (
    example_sheets,
    new_document,
    new_sheets,
    usual_coder,
)
from kg.rdf import expand

TEXT = (
    "Susitikimas prie ežero\n"
    "Gegužės 14 d. Šilojų bendruomenė ir Vėjupio savivaldybė surengė susitikimą.\n"
)


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text(TEXT, "utf-8")
    os.utime(path, (1_790_000_000, 1_790_000_000))
    return path


def test_what_is_known_of_a_text_is_filled_in_and_what_is_guessed_is_said(text):
    found = new_document("https://example.org/news", text)
    assert dict(found.cells) == {
        "migov:address": "https://example.org/news",
        "migov:language": "lt",
        "skos:prefLabel": "Susitikimas prie ežero",
        "migov:retrieved": "2026-09-21",
        "migov:sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "migov:textFile": "news.txt",
    }
    assert [remark.partition(",")[0].partition(":")[0] for remark in found.remarks] == [
        "the text is taken as Lithuanian (lt); if it is not",
        "the title is taken from the first line",
        "the text is taken as retrieved on 2026-09-21",
    ]


def test_a_long_first_line_is_no_title_and_a_language_given_is_not_guessed(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("word " * 40, "utf-8")
    found = new_document("", path, "pl")
    assert "skos:prefLabel" not in dict(found.cells)
    assert found.language == "pl"
    assert len(found.remarks) == 1


@pytest.mark.parametrize(
    ("address", "content", "told"),
    [
        ("example.org", None, "is not an address on the web"),
        ("javascript:alert(1)", None, "is not an address on the web"),
        ("", b"", "has no text"),
        ("", b" \n ", "has no text"),
        ("", "Zażółć gęślą jaźń".encode("utf-16"), "UTF-16"),
        ("", b"Il-kunsill lokali approva l-pjan tal-belt", "in a language that kg cannot"),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path, address, content, told):
    path = None
    if content is not None:
        path = tmp_path / "text.txt"
        path.write_bytes(content)
    with pytest.raises(InputError, match=told):
        new_document(address, path)


def test_records_that_the_text_names_are_listed_and_nothing_is_said_of_them(made, text):
    filled = new_sheets(made.dataset, new_document("", text))
    actors = filled.of(filled.layout.sheet("migov:Actor"))
    assert actors == [{"skos:prefLabel": "Šilojų bendruomenė", "class": "organisation"}]
    (document,) = filled.of(filled.layout.sheet("migov:Document"))
    assert document["migov:language"] == "lt"
    assert filled.of(filled.layout.sheet("migov:Participation")) == []


def test_who_codes_is_filled_in(made, text):
    assert usual_coder(made.dataset) == "the migov-kg contributors"
    filled = new_sheets(made.dataset, new_document("", text), coder="A | B")
    (document,) = filled.of(filled.layout.sheet("migov:Document"))
    assert document["migov:coder"] == "A \\| B"


def test_what_was_found_is_told_with_names_that_the_study_does_not_have(made, text):
    head, *rows = new_sheets(made.dataset, new_document("", text)).found
    assert head[0] == "in the text"
    by_text = {row[0]: row for row in rows}
    assert by_text["Šilojų bendruomenė"][2:] == ("organisation", "1", str(TEXT.index("Šilojų")))
    assert by_text["Vėjupio savivaldybė"][1:3] == ("", "?")


def test_what_is_no_language_is_refused(text):
    with pytest.raises(InputError, match="“xx” is not the tag of a language") as caught:
        new_document("", text, "xx")
    assert caught.value.setting == "text_lang"


def test_a_record_that_a_text_names_in_another_language_is_marked_as_a_guess(example, tmp_path):
    path = tmp_path / "news.txt"
    path.write_text("Vakar Europos Komisija kartu su savivaldybe surengė susitikimą.\n", "utf-8")
    _, *rows = new_sheets(example.dataset, new_document("", path, "lt")).found
    assert rows[0] == ("Europos Komisija", "European Commission", "organisation ?", "1", "6")


def test_a_document_that_the_study_has_is_refused(example):
    values = known_values(example.dataset)
    record = values.contents.records[expand("doc:riga-mile-partners")]
    with pytest.raises(InputError, match="has this document already, as doc:riga-mile-partners"):
        new_sheets(example.dataset, new_document(record.one(expand("migov:address"))))


def test_without_a_document_the_sheets_are_empty(made):
    filled = new_sheets(made.dataset)
    assert (filled.rows, filled.found) == ((), ())


def test_the_example_is_the_document_that_the_ontology_names():
    filled = example_sheets("lv")
    assert {row.document for row, _ in filled.rows} == {expand("doc:riga-mile-partners"), ""}
    assert "…" not in "".join(texts.get("migov:evidence", "") for _, texts in filled.rows)
