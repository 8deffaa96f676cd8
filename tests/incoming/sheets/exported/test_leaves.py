"""What each sheet of a workbook holds."""

from __future__ import annotations

import pytest

from kg.incoming.sheets.exported.exporting import export_sheets
from kg.incoming.sheets.exported.leaves import choices, leaves
from kg.rdf import expand


@pytest.fixture(scope="module")
def filled(example):
    return export_sheets(example.dataset, [expand("doc:krda-project")], lang="lt")


def offered(filled, sheet, key):
    of = filled.layout.sheet(f"migov:{sheet}")
    return choices(filled, of, of.column(key))


def test_a_sheet_has_its_headings_and_its_rows(filled):
    found = {leaf.title: leaf for leaf in leaves(filled)}
    claims = found["Teiginiai"]
    assert claims.headings[:4] == ("dokumentas", "citata", "kas", "vaidmuo")
    assert len(claims.rows) == 7
    assert all(len(row) == len(claims.headings) for row in claims.rows)
    assert found["Narystės"].rows == ()


def test_a_shortened_quote_has_a_note_with_its_words(filled):
    claims = next(leaf for leaf in leaves(filled) if leaf.title == "Teiginiai")
    assert claims.rows[0][1] == "the…involves | 5…Culture"
    assert claims.notes[0, 1].splitlines() == [
        "the project involves",
        "5 past, future and current European Capitals of Culture",
    ]


def test_lists_are_in_the_language_of_the_sheets(filled):
    assert "pranešėjas" in offered(filled, "Participation", "migov:role")
    assert "speaker" not in offered(filled, "Participation", "migov:role")
    assert offered(filled, "Participation", "migov:throughRepresentatives") == ("taip", "ne")
    assert "asmuo" in offered(filled, "Actor", "class")
    assert "šalis" in offered(filled, "Statement", "rdf:predicate")
    assert "Supolka" in " ".join(offered(filled, "Participation", "migov:participant"))
    assert offered(filled, "Participation", "migov:reason") == ()
    topics = offered(filled, "Event", "migov:about")
    assert {"tarpkultūrinis dialogas", "Ryga"} <= {*topics}
