"""What a thing is, and how it is written in a query."""

from __future__ import annotations

import pytest

from kg.lookup.things import Things
from kg.rdf import PREFIXES, expand


@pytest.fixture(scope="module")
def things(example):
    return Things(example.dataset)


@pytest.mark.parametrize(
    ("thing", "what"),
    [
        ("actor:providus", "organisation: think tank"),
        ("actor:laura-pereviciute", "person"),
        ("event:kaunas-network-event-1-blazyte", "event: talk"),
        ("place:lt", "place"),
        ("role:speaker", "code of the list “roles in projects and events”"),
        ("list:role", "code list"),
        ("migov:Event", "class"),
        ("migov:role", "property"),
        ("claim:kaunas-coordinators", "participation"),
        ("actor:nobody", ""),
    ],
)
def test_what_a_thing_is(things, thing, what):
    assert things.what(expand(thing)) == what


@pytest.mark.parametrize(
    ("iri", "written"),
    [
        ("https://w3id.org/migov/id/actor/providus", "actor:providus"),
        ("https://w3id.org/migov#inEvent", "migov:inEvent"),
        ("https://example.org/x", "<https://example.org/x>"),
        (f"{PREFIXES['actor']}žuvis", "actor:žuvis"),
        (f"{PREFIXES['actor']}a.b", "actor:a.b"),
        # what SPARQL would read as something else
        (f"{PREFIXES['actor']}a.", f"<{PREFIXES['actor']}a.>"),
        (f"{PREFIXES['actor']}a(b)", f"<{PREFIXES['actor']}a(b)>"),
        (f"{PREFIXES['actor']}a,b", f"<{PREFIXES['actor']}a,b>"),
        (f"{PREFIXES['actor']}a/b", f"<{PREFIXES['actor']}a/b>"),
        (PREFIXES["actor"], f"<{PREFIXES['actor']}>"),
    ],
)
def test_how_a_thing_is_written(example, things, iri, written):
    assert things.written(iri) == written
    # It is SPARQL, and means the same thing.
    answer = example.query(f"SELECT ?x {{ BIND({written} AS ?x) }}")
    assert answer["x"] == [iri]


def test_the_classes_above_another_are_left_out(things):
    assert things.classes(expand("actor:providus")) == [expand("migov:Organisation")]


def test_the_classes_of_an_example(things):
    actors = things.with_example("actor:")
    assert {expand("migov:Organisation"), expand("migov:Person"), expand("migov:Actor")} <= actors
    assert expand("migov:Record") not in actors  # a document is one as well
    assert expand("migov:Event") not in actors
    assert things.is_of(expand("actor:providus"), actors)
    assert not things.is_of(expand("place:lt"), actors)


def test_inferred_kinds_are_left_out_if_only_stated_ones_count(example):
    thing = expand("actor:department-of-national-minorities")
    assert Things(example.dataset).what(thing) == "organisation: state institution"
    assert Things(example.dataset, stated_only=True).what(thing) == "organisation"


def test_a_meaning_in_another_language_is_better_than_none(example):
    assert Things(example.dataset, "lv").meaning(expand("role:speaker")) == "Gives a talk."
