"""Cells as people fill them: what is read, and what is said about the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from coding_sheets import as_book, cell
from pyoxigraph import Literal

from kg.incoming.sheets.imported.importing import import_book
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.rdf import compress, expand
from kg.tables.reading import Cell, Fault

CLAIM = {
    "document": "doc:lake",
    "migov:evidence": "gandrīz 15 viesu",
    "migov:participant": "Ežezera dome",
    "migov:role": "host",
    "migov:inProject": "Kopā pie ūdens",
}
# The column, what is written into it, and what is told.
WRONG = [
    ("migov:role", "hosst", "there is no such role; did you mean “host”?"),
    ("migov:role", "speakers", "there is no such role; did you mean “speaker”"),
    ("migov:role", "host | speaker", "there is room for one value here; write one"),
    ("migov:role", "role:hosst", "there is no record role:hosst; did you mean role:host?"),
    ("migov:status", "maybe", "there is no such status; write one of external, inferred, "),
    ("migov:date", "4.5.2031", "this is not how a date is written here; write 2031-05-04"),
    ("migov:date", "soon", "“soon” is not a date in EDTF; write for example 2023, "),
    ("migov:date", "2031-12/2031-01", "“2031-12/2031-01” ends before it starts; "),
    ("migov:disputed", "perhaps", "this is neither “yes” nor “no”; write one of them"),
    ("migov:participant", "Kopā pie ūdens", "this is event:lake (Seminar by the water), which "),
    ("migov:participant", "actor:nobody", "there is no record actor:nobody; "),
    ("migov:participant", "x1:nobody", "the prefix before the colon is unknown; "),
    ("migov:inProject", "Nezināms pasākums", "nothing is called so; correct it, or give it a row "),
    ("migov:evidence", "quote:nothing", "there is no such quote; write its words instead"),
    ("migov:evidence", "“Ūdensroze”", "“Ūdensroze” is in the text 2 times; write which one "),
    ("migov:evidence", "Semināru … kaimiņu pilsētām", "the quote has 26 words, and may have 12; "),
    ("migov:remoteFrom", "Latvija, LV; Latvia", "write “ | ” between values: Latvija | LV | "),
    ("migov:role", "host, speaker", "write “ | ” between values: host | speaker"),
    ("migov:role", cell("2031-05", "date"), "the spreadsheet has made this a date; set the format"),
]
RIGHT = [
    ("migov:role", "HOST", "role:host"),
    ("migov:role", "sends\u00a0speaker", "role:sends-speaker"),
    ("migov:participant", "Šilojų\u00a0bendruomenė", "actor:siloju"),
    ("migov:date", cell("2031-05", "date"), "2031-05"),
    ("migov:date", "'2031-05", "2031-05"),
    ("migov:disputed", "TRUE", "true"),
    ("migov:disputed", "taip", "true"),
    ("migov:remoteFrom", "Latvija", "place:lv"),
    ("migov:remoteFrom", "ee", "place:ee"),
    ("migov:participant", "ežezera dome", "actor:ezezers"),
    ("migov:participant", "Šilojų bendruomene", "actor:siloju"),
    ("migov:presentationTitle", "Title @en", "Title"),
    ("migov:evidence", "“Ūdensroze” #2", "quote:lake-udensroze"),
]


@pytest.fixture(scope="module")
def read(made, layout):
    """Give the import of a row for each of the cells, in one sheet."""
    rows = [CLAIM | {key: text} for key, text, _ in [*WRONG, *RIGHT]]
    book = as_book(layout, {"migov:Participation": rows})
    texts = SourceTexts(folder=made.dataset.folder.root / "texts")
    return import_book(book, made.dataset, texts, faults=[])


@pytest.mark.parametrize("number", range(len(WRONG)), ids=lambda n: str(WRONG[n][1])[:30])
def test_a_cell_that_is_wrong_is_told_with_what_to_do(read, layout, number):
    key, _, told = WRONG[number]
    heading = layout.sheet("migov:Participation").column(key).heading("en")
    found = [each for each in read.faults if each.row == number + 2]

    assert [each.column.partition(" ")[2] for each in found] == [f"“{heading}”"], found
    assert found[0].message.startswith(told)


def test_cells_in_other_forms_are_read(read):
    assert [each for each in read.faults if each.row > len(WRONG) + 1] == []
    by_row = {line.row.number: iri for iri, line in read.lines.items() if "/claim/" in iri}
    for number, (key, _, value) in enumerate(RIGHT, len(WRONG) + 2):
        triples = read.after.files[read.before.folder.data / "documents" / "lake.ttl"]
        values = [
            compress(t.object.value)
            for t in triples
            if t.subject.value == by_row[number] and t.predicate.value == expand(key)
        ]
        assert value in values, (key, value)


def test_a_name_that_is_taken_as_another_is_said(read):
    told = {each.message for each in read.remarks}

    assert "“Šilojų bendruomene” is taken as actor:siloju (Šilojų bendruomenė)" in told


def test_a_number_that_a_spreadsheet_wrote_anew_is_the_number_that_was(made, layout, rows, source):
    rows["migov:Funding"] = [
        {
            "migov:evidence": "Projektu vada Ventavas dome",
            "migov:fundingKind": "grant",
            "migov:inProject": "Ostas balsis",
            "migov:amount": "148 680,50",
            "migov:currency": "EUR",
        },
        {"migov:fundingKind": "grant", "migov:amount": "1,500"},
    ]
    texts = SourceTexts(file=source[0])
    found = import_book(as_book(layout, rows), made.dataset, texts, faults=[])
    amounts = {
        t.object
        for path in found.contents
        for t in found.after.files[path]
        if t.predicate.value == expand("migov:amount")
    }

    assert {each.value for each in amounts} == {"148680.50"}
    assert all(isinstance(each, Literal) for each in amounts)
    assert "this is not a number; write digits, and a point before decimals" in {
        each.message for each in found.faults
    }


def test_a_formula_without_a_value_is_told_once(made, layout):
    rows = [
        CLAIM | {"migov:inProject": Cell("", "formula", "=E2")},
        CLAIM | {"migov:inProject": Cell("#REF!", "error", "#REF!")},
    ]
    told = [Fault(Path("code.xlsx"), "Claims", n, "E", "=E2", "no value") for n in (2, 3)]
    book = as_book(layout, {"migov:Participation": rows})
    texts = SourceTexts(folder=made.dataset.folder.root / "texts")
    found = import_book(book, made.dataset, texts, faults=told)

    assert found.faults == told
