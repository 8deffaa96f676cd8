"""The classes and properties that a query may use."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.lookup.finding import Finder
from kg.lookup.terms import list_terms
from kg.study import load_dataset, read_terms


@pytest.fixture(scope="module")
def finder(example):
    return Finder(example.dataset)


@pytest.fixture(scope="module")
def everything(finder):
    return {row.write: row for row in list_terms(finder)}


def test_all_terms_of_the_ontology_are_there(example, everything):
    terms = read_terms(example.dataset)
    told = {row.term: row.is_ for row in everything.values()}
    assert {each for each in terms.classes if told[each] != "class"} == set()
    assert {each for each in terms.properties if told[each] != "property"} == set()


def test_a_term_has_its_definition_domain_range_and_example(everything):
    row = everything["migov:inEvent"]
    assert (row.domain, row.range, row.is_) == ("migov:Participation", "migov:Event", "property")
    assert row.definition
    assert everything["migov:Event"].example == "event:riga-mile-partners"
    assert everything["migov:Event"].domain is None


def test_uses_are_counted(example, everything):
    events = example.query("SELECT (COUNT(*) AS ?n) { ?x a migov:Event }")["n"][0]
    roles = example.query("SELECT (COUNT(*) AS ?n) { ?x migov:role ?y }")["n"][0]
    assert everything["migov:Event"].used == events > 30
    assert everything["migov:role"].used == roles > 100
    assert everything["migov:legalBasis"].used == 0


def test_terms_of_other_vocabularies_that_the_data_use_are_there(everything):
    assert everything["skos:prefLabel"].is_ == "property"
    assert everything["skos:prefLabel"].used > 100


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("inEvent", "migov:inEvent"),
        ("migov:inEvent", "migov:inEvent"),
        ("in event", "migov:inEvent"),
        ("renginys", "migov:Event"),  # a label in another language
        ("renginiai", "migov:Event"),  # inflected
        ("particpant", "migov:participant"),  # misspelt
        ("grammatical ending", "migov:asNamed"),  # in the definition
    ],
)
def test_words_choose_terms_and_the_best_is_first(finder, words, first):
    assert list_terms(finder, words)["write"][0] == first


def test_words_that_no_term_has_are_refused(finder):
    with pytest.raises(InputError, match="terms has the words “qqwwzz” in its name"):
        list_terms(finder, "qqwwzz")


def test_records_are_not_terms(finder):
    assert "actor:providus" not in list_terms(finder, "project")["write"]


def test_a_study_has_terms_of_its_own(make_study):
    root = make_study({"a.ttl": "actor:x a <https://my.example/Guild> ; skos:prefLabel 'X'@en ."})
    (root / "ontology").mkdir()
    (root / "ontology" / "own.ttl").write_text(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<https://my.example/Guild> a owl:Class ; rdfs:label "guild"@en .\n',
        "utf-8",
    )
    row = next(iter(list_terms(Finder(load_dataset(root)), "guild")))
    assert (row.write, row.is_, row.used) == ("<https://my.example/Guild>", "class", 1)
