from __future__ import annotations

import pytest

from kg.networks.recipe import Recipe
from kg.networks.rolling_up import roll_up
from kg.networks.rows import Row
from kg.rdf.vocabulary import expand

DEPARTMENT = expand("actor:society-integration-department")
MINISTRY = expand("actor:ministry-of-culture-lv")
UNIT, PERSON = Recipe(roll_up=("unit",)), Recipe(roll_up=("person",))


@pytest.fixture(scope="module")
def claims(example):
    """Give participations of persons: with whom they speak for, and with neither."""
    rows = example.query(
        "SELECT ?claim ?person ?body WHERE { ?claim migov:participant ?person ; migov:inEvent ?e . "
        "?person a migov:Person . OPTIONAL { ?claim migov:onBehalfOf ?body } } ORDER BY ?claim"
    )
    return list(rows)


def row(source, target="e", claim=""):
    return Row(source, target, "actor", "event", claim)


def test_a_unit_counts_as_the_organisation_it_belongs_to(example):
    said = []
    rolled = roll_up([row(DEPARTMENT), row("x")], UNIT, example, False, said.append)
    assert [each.source for each in rolled] == [MINISTRY, "x"]
    assert said == ["1 units count as the organisations they belong to"]


def test_a_row_between_a_unit_and_its_organisation_is_left_out_and_said(example):
    said = []
    assert roll_up([row(DEPARTMENT, MINISTRY)], UNIT, example, False, said.append) == []
    assert said[-1] == "left out: 1 rows whose two ends are now one organisation"


def test_a_person_counts_as_whom_the_claim_says(example, claims):
    named = next(each for each in claims if each.body)
    rolled = roll_up(
        [row(named.person, claim=named.claim)],
        PERSON,
        example,
        False,
        [].append,
    )
    bodies = {each.body for each in claims if each.claim == named.claim}
    assert {each.source for each in rolled} == bodies


def test_a_person_whose_claim_names_no_organisation_stays_and_it_is_said(example):
    alone = row(expand("actor:laura-pereviciute"), claim="http://x.org/no-such-claim")
    said = []
    assert roll_up([alone], PERSON, example, False, said.append) == [alone]
    assert said == [
        "0 persons count as the organisations they speak for; 0 stay, since a claim of theirs "
        "names none"
    ]


def test_units_that_belong_to_each_other_come_to_an_end(study):
    import kg

    (study / "data" / "loop.ttl").write_text(
        "@prefix migov: <https://w3id.org/migov#> . @prefix x: <http://x.org/> .\n"
        "x:a migov:subUnitOf x:b . x:b migov:subUnitOf x:a . x:c migov:subUnitOf x:a .\n",
        "utf-8",
    )
    loaded = kg.load(study)
    rolled = roll_up([row("http://x.org/c")], UNIT, loaded, False, [].append)
    assert [each.source for each in rolled] == ["http://x.org/b"]


def test_an_organisation_in_place_of_a_person_has_its_own_mode(example, claims):
    named = next(each for each in claims if each.body)
    recipe = Recipe(("person", "organisation", "event"), roll_up=("person",))
    person = Row(named.person, "e", "person", "event", named.claim)
    found = roll_up([person], recipe, example, False, [].append)
    assert {each.source_mode for each in found} == {"organisation"}
    assert {each.target_mode for each in found} == {"event"}
