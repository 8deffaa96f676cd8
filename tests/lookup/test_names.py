"""All names of all things, except those that have none."""

from __future__ import annotations

import pytest

from kg.lookup.names import read_names
from kg.study import load_dataset


def names(dataset, thing):
    return {(name.text, name.lang, name.kind) for name in read_names(dataset.store)
            if name.thing == f"https://w3id.org/migov/id/{thing}"}  # fmt: skip


@pytest.fixture
def named(make_study):
    return load_dataset(
        make_study(
            {
                "a.ttl": """
actor:x a migov:Organisation ; skos:prefLabel "Ex"@en ; skos:altLabel "Iksas"@lt ;
  skos:hiddenLabel "Iks"@lt .
actor:y a migov:Person .
project:p a migov:Project ; migov:acronym "PRO" ; migov:grantNumber "101" ;
  dcterms:title "Project"@en .
claim:c a migov:Participation ; migov:participant actor:x ; migov:role role:partner ;
  migov:inEvent event:e ; migov:asNamed "Iksui"@lt ; migov:presentationTitle "Apie"@lt ;
  migov:status status:stated .
event:e a migov:Event .
quote:q a migov:Evidence ; oa:exact "no name"@en .
[] a migov:Organisation ; skos:prefLabel "nameless"@en .
"""
            }
        )
    )


def test_each_kind_of_name_is_read(named):
    assert names(named, "actor/x") == {
        ("Ex", "en", "name"),
        ("Iksas", "lt", "other name"),
        ("Iks", "lt", "as printed"),
        ("Iksui", "lt", "as printed"),
        ("x", "", "IRI"),
    }
    assert names(named, "project/p") == {
        ("PRO", "", "acronym"),
        ("101", "", "grant number"),
        ("Project", "en", "title"),
        ("p", "", "IRI"),
    }
    assert names(named, "event/e") == {("Apie", "lt", "title of the talk"), ("e", "", "IRI")}


def test_a_thing_without_a_label_has_the_name_of_its_iri(named):
    assert names(named, "actor/y") == {("y", "", "IRI")}


def test_claims_and_quotes_have_no_names(named):
    assert names(named, "claim/c") == names(named, "quote/q") == set()


def test_codes_and_terms_have_names_and_definitions(named):
    found = {(name.thing, name.text) for name in read_names(named.store)}
    assert ("https://w3id.org/migov#inEvent", "in Event") in found
    meanings = [name for name in read_names(named.store) if name.is_meaning]
    assert any(name.text == "What an actor does in a project or an event." for name in meanings)


def test_the_order_is_always_the_same(named):
    assert read_names(named.store) == read_names(named.store)
    assert len(set(read_names(named.store))) == len(read_names(named.store))
