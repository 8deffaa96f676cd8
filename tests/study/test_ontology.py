"""The terms of the ontology, and of a study that adds its own."""

from __future__ import annotations

from kg.rdf.vocabulary import expand
from kg.study.dataset import load_dataset
from kg.study.ontology import read_terms

OWN = """
@prefix my: <https://example.org/my#> .
my:Forum a owl:Class ; rdfs:subClassOf migov:Event .
my:Small a owl:Class ; rdfs:subClassOf my:Forum .
my:Loop a owl:Class ; rdfs:subClassOf my:Loop .
my:chairs a owl:ObjectProperty ; rdfs:domain migov:Person ; rdfs:range my:Forum ;
  skos:example "my:a" .
my:a a my:Small .
"""
MY = "https://example.org/my#"


def test_the_shipped_terms_have_their_kinds_and_examples():
    terms = read_terms()
    assert {expand("migov:Event"), expand("migov:Project")} <= terms.classes
    assert {expand("migov:participant"), expand("migov:date")} <= terms.properties
    assert not terms.classes & terms.properties
    assert terms.examples.keys() <= terms.properties | terms.classes
    assert expand("role:organiser") in terms.things
    assert expand("event:riga-mile-partners") not in terms.things


def test_a_studys_own_terms_and_records_stand_beside_the_shipped_ones(make_study):
    terms = read_terms(load_dataset(make_study({"own.ttl": OWN})))
    shipped = read_terms()
    assert terms.classes - shipped.classes == {f"{MY}{name}" for name in ("Forum", "Small", "Loop")}
    assert terms.properties - shipped.properties == {f"{MY}chairs"}
    assert terms.examples[f"{MY}chairs"] == "my:a"
    assert f"{MY}a" in terms.things


def test_a_class_is_within_itself_and_all_above_it(make_study):
    terms = read_terms(load_dataset(make_study({"own.ttl": OWN})))
    event = {expand("migov:Event")}
    assert terms.within(expand("migov:Event"), event)
    assert terms.within(f"{MY}Forum", event)
    assert terms.within(f"{MY}Small", event)
    assert not terms.within(expand("migov:Event"), {f"{MY}Forum"})
    assert not terms.within(f"{MY}Loop", event)
    assert not terms.within(f"{MY}Small", set())


def test_what_the_data_use_of_other_vocabularies_counts_where_it_is_asked(make_study):
    """Shapes of others were refused for classes that the data had."""
    body = (
        "<http://x.org/a> a <http://x.org/Group> , migov:Organization ; "
        "<http://x.org/member> <http://x.org/b> ; migov:knid kind:ngo ."
    )
    dataset = load_dataset(make_study({"own.ttl": body}))
    plain, used = read_terms(dataset), read_terms(dataset).with_others()
    assert used.classes - plain.classes >= {"http://x.org/Group"}
    assert used.properties - plain.properties >= {"http://x.org/member"}
    misspelt = {expand("migov:Organization"), expand("migov:knid")}
    assert misspelt & (used.classes | used.properties) == set()
