"""A cell says in brackets what a new actor is; the name does not have the brackets."""

from __future__ import annotations

import copy

import pytest
from coding_sheets import ROWS, as_book

from kg.incoming.sheets.imported.importing import import_book
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.rdf import compress, expand


@pytest.fixture
def imported(made, layout, source):
    """Import the rows of the new document with other names of those who take part."""

    def run(*names):
        rows = copy.deepcopy(ROWS)
        first = rows["migov:Participation"][0]
        rows["migov:Participation"] += [
            first | {"migov:participant": each, "skos:note": f"{number} @en"}
            for number, each in enumerate(names)
        ]
        found = import_book(
            as_book(layout, rows), made.dataset, SourceTexts(file=source[0]), faults=[]
        )
        new = {
            compress(t.subject.value): compress(t.object.value)
            for path in found.contents
            for t in found.after.files[path]
            if t.predicate.value == expand("rdf:type") and "/actor/" in t.subject.value
        }
        return found, new

    return run


def test_a_name_is_told_once_for_all_rows(imported):
    found, new = imported("Creative Roads", "Creative Roads (organisation)", "Anna Berg (Asmuo)")

    assert [str(each) for each in found.faults] == []
    assert new["actor:creative-roads"] == "migov:Organisation"
    assert new["actor:anna-berg"] == "migov:Person"
    assert not [iri for iri in new if "asmuo" in iri or "organisation" in iri]


def test_a_persons_name_is_a_person_and_it_is_said(imported):
    found, new = imported("Ilze Bērziņa")

    assert new["actor:ilze-berzina"] == "migov:Person"
    assert "“Ilze Bērziņa” is new, and is taken as “person”" in str(found.remarks[-1])


def test_two_rows_that_tell_different_kinds_are_told(imported):
    found, _ = imported("Creative Roads (person)", "Creative Roads (organisation)")

    assert [each.message for each in found.faults] == [
        "another row has it as “person”; correct one"
    ]


def test_brackets_that_name_no_kind_are_a_part_of_the_name(imported):
    _, new = imported("Biedrība “Ceļi” (Ventava)")

    assert new["actor:biedriba-celi-ventava"] == "migov:Organisation"
