"""A row may shorten a name that another row writes in full, whatever their order and sheets."""

from __future__ import annotations

import copy

import pytest
from coding_sheets import ROWS, as_book

from kg.incoming.sheets.imported.importing import import_book
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.rdf import compress, expand


@pytest.fixture
def imported(made, layout, source):
    """Import the rows of the new document and more: participants in claims, names of actors."""

    def run(participants, actors=()):
        rows = copy.deepcopy(ROWS)
        first = rows["migov:Participation"][0]
        rows["migov:Participation"] += [first | {"migov:participant": e} for e in participants]
        rows.setdefault("migov:Actor", []).extend({"skos:prefLabel": name} for name in actors)
        found = import_book(
            as_book(layout, rows), made.dataset, SourceTexts(file=source[0]), faults=[]
        )
        named = {
            compress(t.subject.value): t.object.value
            for path in found.contents
            for t in found.after.files[path]
            if t.predicate.value == expand("skos:prefLabel") and "/actor/" in t.subject.value
        }
        return [each.message for each in found.faults], named

    return run


def test_a_row_of_an_actor_has_the_full_name_of_a_claim(imported):
    faults, named = imported(["Ežerų krašto savivaldybė"], ["Ežerų…"])

    assert faults == []
    assert named["actor:ezeru-krasto-savivaldybe"] == "Ežerų krašto savivaldybė"


def test_the_full_name_may_come_later(imported):
    assert imported(["Ežerų…", "Ežerų krašto savivaldybė"]) == imported(
        ["Ežerų krašto savivaldybė", "Ežerų…"]
    )


def test_two_names_that_begin_so_are_told(imported):
    faults, _ = imported(["Ežerų krašto savivaldybė", "Ežerų krašto bendrija"], ["Ežerų…"])
    assert len(faults) == 1

    faults, _ = imported(["Ežerų krašto savivaldybė", "Ežerų krašto bendrija", "Ežerų…"])
    either = "actor:ezeru-krasto-savivaldybe or actor:ezeru-krasto-bendrija"
    assert faults == [f"this may be {either}; write more of its name"]


def test_a_name_that_the_study_has_is_left_as_it_is(imported):
    faults, named = imported(["Šilojų bendruomenė", "Šilojų…"])

    assert faults == []
    assert not [iri for iri in named if "siloju" in iri]
