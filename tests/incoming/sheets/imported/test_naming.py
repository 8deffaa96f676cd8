"""Names in cells: known ones, nearly known ones, and new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.incoming.sheets.cells.contents import Contents
from kg.incoming.sheets.cells.known_names import Names
from kg.incoming.sheets.imported.naming import Meant, Naming
from kg.incoming.sheets.imported.new_records import NewRecords
from kg.incoming.sheets.layout.layout import read_layout
from kg.lookup import Finder
from kg.rdf import expand

ACTOR, EVENT = [expand("migov:Actor")], [expand("migov:Event")]


@pytest.fixture(scope="module")
def naming(example):
    dataset = example.dataset
    layout = read_layout(dataset)
    new = NewRecords(layout, Path("data"), lambda _: False)
    return Naming(Names(layout, Contents(dataset, layout)), new, Finder(dataset))


def refused(naming, text, classes=ACTOR):
    with pytest.raises(DataError) as caught:
        naming.find(text, classes)
    return caught.value.message


@pytest.mark.parametrize(
    "text",
    ["Riga State City Municipality", "Rīgas valstspilsētas pašvaldība", "Riga City Municipality"],
)
def test_every_name_of_a_record_means_it_without_a_word(naming, text):
    assert naming.find(text, ACTOR) == Meant(expand("actor:riga-state-city-municipality"))


def test_a_short_name_means_its_record_and_must_have_one(naming):
    assert naming.find("actor:providus", ACTOR) == Meant(expand("actor:providus"))
    assert refused(naming, "actor:providis") == (
        "there is no record actor:providis; did you mean actor:providus?"
    )
    assert refused(naming, "event:riga-mile-partners").endswith("which cannot be in this column")


def test_a_name_of_something_else_is_told(naming):
    told = refused(naming, "Providus", EVENT)

    providus = "actor:providus (Public policy centre “Providus”)"
    assert told == f"this is {providus}, which cannot be in this column"


def test_a_name_that_is_nearly_that_of_one_record_is_taken_and_said(naming):
    found = naming.find("New Women Conectors", ACTOR)

    assert found == Meant(
        expand("actor:new-women-connectors"),
        "“New Women Conectors” is taken as actor:new-women-connectors (New Women Connectors)",
    )


def test_a_name_that_is_alike_and_not_the_same_is_asked_about(naming):
    told = refused(naming, "Ministry of Culture")

    assert told.startswith("nothing is called so; did you mean actor:ministry-of-culture-l")
    assert " or actor:society-integration-department (" in told
    assert told.endswith("If it is another, give it a row in the sheet of its kind")


def test_a_name_that_is_like_no_other_is_new(naming):
    assert naming.find("Zarasų vandens entuziastai", ACTOR) is None


def test_a_number_tells_two_names_apart(naming):
    assert naming.find("First part of the meeting in Riga", EVENT) is not None
    assert "2020" not in refused(naming, "Rijeka European Capital of Culture 2019")


def test_a_new_thing_may_be_called_as_a_code_is(naming):
    """“Tyrimas”, a study, was refused since a code is called so."""
    assert naming.exact("study", [expand("migov:Output")]) is None
    assert naming.exact("municipality", ACTOR) is None


def test_the_first_words_of_a_new_name_mean_it_unless_others_begin_so(example):
    layout = read_layout(example.dataset)
    new = NewRecords(layout, Path("data"), lambda _: False)
    for name in ("Winds", "Sea", "Local Lakes"):
        new.call(
            expand(f"actor:{name.split()[-1].lower()}"),
            f"Association of {name}",
            expand("migov:Organisation"),
        )
    names = Names(layout, Contents(example.dataset, layout))
    naming = Naming(names, new, Finder(example.dataset))
    assert naming.find("association…winds", ACTOR) == Meant(expand("actor:winds"))
    assert refused(naming, "Association of Local…") == (
        "this may be actor:association-of-local-authorities-in-lithuania (Association of Local "
        "Authorities in Lithuania) or actor:lakes; write more of its name"
    )


def test_a_group_of_another_document_is_taken_and_said(naming, example):
    text, group = "International partners of MILE", "actor:group-mile-international-partners"
    files = {path.stem: path for path in example.dataset.files if path.parent.name == "documents"}

    assert naming.find(text, ACTOR, files["nwc-riga"]) == Meant(expand(group))
    assert naming.find(text, ACTOR, files["krda-project"]) == Meant(
        expand(group),
        f"“{text}” is taken as the group {group} of other documents; if it is another group, give "
        "it a name of its own in “Actors”",
    )
