"""All that is known of a thing, each saying once, in its group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import InputError
from kg.lookup.describing import describe_thing
from kg.rdf import PREFIXES, expand
from kg.study import load_dataset


@pytest.fixture(scope="module")
def fresh(example):
    """Return the example with no more derived than is asked for here."""
    return replace(example.dataset)


@pytest.fixture(scope="module")
def shown(fresh):
    return lambda thing, **more: describe_thing(fresh, expand(thing), **more)


def groups(found):
    return {group: [each.sentence for each in told] for group, told in found.groups()}


def test_an_actor_has_its_names_facts_and_roles(shown):
    found = shown("actor:providus")
    assert (found.label, found.written, found.what) == (
        "Public policy centre “Providus”",
        "actor:providus",
        "organisation: think tank",
    )
    assert ("Providus", "en, lv, other name") in found.names
    told = groups(found)
    assert told["What documents say about it"] == [
        "Public policy centre “Providus” has the country Latvia.",
        "Public policy centre “Providus” has the kind think tank.",
    ]
    assert len(told["Its roles, posts and money"]) == 2


def test_all_claims_that_name_a_thing_are_told_once(fresh, shown):
    """Beside a plain search of the store, for each kind of thing."""
    things = (
        *("actor:riga-state-city-municipality", "project:mile", "event:kaunas-network-event"),
        *(
            "role:speaker",
            "place:lt",
            "actor:group-mile-partners",
            "programme:amif",
            "topic:good-practice",
        ),
    )
    for thing in things:
        told = [each.claim for each in shown(thing).sayings if each.claim]
        claims = f"SELECT DISTINCT ?c {{ ?c migov:status|migov:weakestStatus ?s ; ?p {thing} }}"
        found = fresh.view().query(claims, prefixes=PREFIXES)
        assert sorted(told) == sorted(row[0].value for row in found), thing


def test_a_claim_with_a_thing_in_two_places_is_told_once(make_study):
    body = """
actor:x a migov:Organisation ; skos:prefLabel "Ex"@en .
claim:c a migov:Participation ; migov:participant actor:x ; migov:onBehalfOf actor:x ;
  migov:inEvent event:e ; migov:role role:partner ; migov:status status:stated .
"""
    found = describe_thing(load_dataset(make_study({"a.ttl": body})), expand("actor:x"))
    assert [each.claim for each in found.sayings] == [expand("claim:c")]
    assert sum(found.left.values()) == 0


def test_all_triples_of_a_thing_are_told(fresh, shown):
    """What no claim says is told as a plain triple; nothing else is left out."""
    apart = {
        expand(name)
        for name in (
            *("rdf:type", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "migov:acronym"),
            "migov:evidence",
        )
    }
    for thing in ("project:mile", "event:riga-mile-partners", "doc:riga-mile-partners"):
        sayings = shown(thing).sayings
        found = fresh.view().query(f"SELECT ?p ?o {{ {thing} ?p ?o }}", prefixes=PREFIXES)
        wanted = {(str(p), str(o.value)) for p, o in ((row[0].value, row[1]) for row in found)
                  if p not in apart}  # fmt: skip
        told = {(each.says.value, each.value.value) for each in sayings
                if each.subject == expand(thing)}  # fmt: skip
        assert wanted <= told, thing


def test_who_takes_part_is_told_for_an_event_and_what_leads_to_it(shown):
    told = groups(shown("event:kaunas-network-event"))
    assert any("“moderator”" in each for each in told["Who has a role in it"])
    assert any(each.startswith("First day of the event in Kaunas is part of")
               for each in told["Claims that name it"])  # fmt: skip


def test_plain_records_that_lead_to_a_thing_are_told(shown):
    told = groups(shown("place:lt"))["Records that lead to it"]
    assert "Kaunas is within Lithuania." in told
    # What a claim says is not told a second time.
    assert not any("has the country" in each for each in told)


def test_a_claim_tells_what_it_says_and_who_needs_it(shown):
    told = groups(shown("claim:kaunas-deputy-head"))
    assert len(told["What this claim says"]) == 1
    assert "as “vedėjo pavaduotojas”" in told["Claims that name it"][0]


def test_a_quote_tells_its_words_and_the_claims_that_rest_on_it(shown):
    told = groups(shown("quote:riga-fund"))
    assert any(each.startswith("Words: Eiropas Savienības") for each in told["What it is"])
    assert any("“funder”" in each for each in told["Claims that name it"])


def test_a_code_and_a_term_tell_their_meaning(shown):
    code = groups(shown("role:sends-speaker"))["What it is"]
    assert "sends speaker implies presence." in code
    term = groups(shown("migov:partOf"))["What it is"]
    assert "part of has the domain activity." in term
    uses = groups(shown("skos:broader"))["Where this property is used"]
    assert "ministry has the broader code public authority." in uses


def test_a_record_that_was_joined_leads_to_the_one_that_stays(shown):
    found = shown("actor:association-of-municipalities-as-printed")
    assert found.written == "actor:association-of-local-authorities-in-lithuania"
    assert any("is “same”" in each.sentence for each in found.sayings)


def test_only_what_is_stated(shown):
    everything = shown("actor:department-of-national-minorities")
    stated = shown("actor:department-of-national-minorities", stated_only=True)
    assert "inferred" in {each.status for each in everything.sayings}
    assert {each.status for each in stated.sayings} <= {"stated", "interpreted", ""}
    assert stated.sayings


def test_the_most_sayings_of_a_group_are_kept_and_the_others_counted(shown):
    found, whole = shown("project:mile", most=2), shown("project:mile")
    for group, told in groups(whole).items():
        assert groups(found)[group] == told[:2]
        assert found.left[group] == len(told) - len(told[:2])
    assert found.table().cut == len(found.table())
    assert whole.table().cut is None


def test_the_rows_have_subject_says_value_status_document_words_and_claim(shown):
    table = shown("actor:providus").table()
    assert table.columns == (
        *("subject", "says", "value", "status", "document", "words", "cells", "claim", "reason"),
        "sentence",
    )
    row = next(each for each in table if each.claim == expand("claim:riga-providus-kind"))
    assert (row.subject, row.says, row.value, row.status, row.document) == (
        expand("actor:providus"),
        expand("migov:kind"),
        expand("kind:think-tank"),
        "interpreted",
        expand("doc:riga-mile-partners"),
    )
    assert row.words == "projekta partneri no Latvijas – sabiedriskās politikas centrs “Providus”"


def test_what_is_not_there_is_refused(shown):
    with pytest.raises(InputError) as caught:
        shown("actor:nobody")
    assert str(caught.value) == ("nothing in the study is called actor:nobody. Try: kg find nobody")
    with pytest.raises(InputError, match="nothing in the study is called <https://w3id"):
        shown(f"{PREFIXES['actor']}no(body)")
    with pytest.raises(InputError, match="“https://x> y” is not a valid IRI"):
        shown("https://x> y")
