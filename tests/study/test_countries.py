import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

import kg
from kg.rdf import expand, read_triples
from kg.study import data_version, dump, load_dataset
from kg.study.countries import (
    countries_folder,
    countries_named,
    country_files,
    country_names,
    read_countries,
)
from kg.study.folder import shipped
from kg.validation import validate

HEAD = "@prefix place: <https://w3id.org/migov/id/place/> .\n"
FULL = "<https://w3id.org/migov/id/place/lv>"


def named(text):
    return [path.stem for path in countries_named({Path("a.ttl"): text.encode()})]


def test_each_country_has_one_file_with_its_code_and_a_name_in_three_languages():
    paths = sorted(countries_folder().iterdir())
    assert len(paths) == 249
    for path in paths:
        triples = read_triples(path)
        assert {triple.subject.value for triple in triples} == {expand(f"place:{path.stem}")}
        said = {triple.predicate.value: triple.object.value for triple in triples}
        assert said[expand("rdf:type")] == expand("migov:Place")
        assert said[expand("migov:iso3166")] == path.stem.upper()
        names = [t.object for t in triples if t.predicate.value == expand("skos:prefLabel")]
        assert sorted(name.language for name in names) == ["en", "lt", "lv"]
        assert all(re.fullmatch(r"[^\s\"&].*[^\s.]", name.value) for name in names)


def test_the_united_kingdom_is_found_by_its_older_name_too():
    names = {str(triple.object) for triple in read_triples(countries_folder() / "gb.ttl")}
    assert {'"United Kingdom"@en', '"Great Britain"@en', '"Lielbritānija"@lv'} <= names


def test_each_country_has_its_file_its_names_and_what_is_said_about_it_by_its_iri():
    norway = expand("place:no")
    assert country_files()[norway] == countries_folder() / "no.ttl"
    assert read_countries()[norway] == read_triples(countries_folder() / "no.ttl")
    assert [country_names()[name] for name in ("norway", "norvēģija", "no")] == [norway] * 3
    assert list(country_files()) == list(read_countries())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (HEAD + "place:riga <x:in> place:lv .", ["lv"]),
        (HEAD + "place:riga <x:in> place:lv, place:lt.", ["lt", "lv"]),
        (HEAD.replace("place:", "p:") + "p:riga <x:in> p:lv .", ["lv"]),
        (HEAD.replace("place:", ":") + ":riga <x:in> :lv .", ["lv"]),
        (f"<x:riga> <x:in> {FULL} .", ["lv"]),
        (HEAD + "place:lva <x:in> place:lv-x, place:lv.x, place:lvā, place:l, place:LV .", []),
        (HEAD + "<x:riga> <x:in> place:lx .", []),
        ("@prefix place: <http://x.org/> .\nplace:riga <x:in> place:lv .", []),
        (HEAD + 'place:lv a <x:Place> ; <x:name> "Mine" .', []),
        (HEAD + "place:lt <x:next> place:lv .\nplace:lv\n <x:name> 1 ; a <x:Place> .", ["lt"]),
        (HEAD + "place:lv <x:name> 1 .", ["lv"]),
    ],
)
def test_a_country_is_read_if_a_file_names_it_and_none_has_its_record(text, codes):
    assert named(text) == codes


def test_a_file_that_is_not_turtle_is_left_to_who_loads_it():
    assert named("@prefix place: <https://w3id.org/migov/id/place/> .\n@prefix x .") == []


def test_the_record_may_be_in_another_file():
    record = HEAD + "place:lv a <x:Place> ."
    use = HEAD + "<x:riga> <x:in> place:lv ."
    assert countries_named({Path("a"): use.encode(), Path("b"): record.encode()}) == []


BODY = (
    'actor:council a migov:Organisation ; skos:prefLabel "Council"@en ; '
    "migov:country place:lv ; migov:evidence quote:q .\n"
    'doc:d a migov:Document ; skos:prefLabel "D"@en ; migov:address <https://example.org/d> ;\n'
    '  migov:coder "me" ; migov:language "en" ; migov:textFile "d.txt" .\n'
    'quote:q a migov:Evidence ; migov:document doc:d ; oa:exact "Latvia\'s council"@en .\n'
)


def test_a_country_comes_with_kg_and_is_no_file_of_the_study(make_study):
    dataset = load_dataset(make_study({"a.ttl": BODY}))
    path = shipped() / "ontology" / "countries" / "lv.ttl"
    assert path in dataset.ontology
    assert dataset.graphs[path].value == expand("graph:ontology/countries/lv.ttl")
    assert not any(other.stem == "lt" for other in dataset.contents)
    assert dataset.labels("lv")[expand("place:lv")] == "Latvija"
    graph = b"<https://w3id.org/migov/graph/ontology/countries/lv.ttl> ."
    assert dump(dataset).count(graph) == len(dataset.files[path])
    assert f"in {len(dataset.contents)} files" in data_version(dataset)
    report = validate(dataset)
    assert report.conforms, [str(result) for result in report.results]
    assert "together with" not in report.checked


def test_the_study_may_have_its_own_record_or_say_more(make_study):
    own = make_study({"a.ttl": BODY, "p.ttl": 'place:lv a migov:Place ; skos:prefLabel "L"@en .'})
    dataset = load_dataset(own)
    assert dataset.ontology.isdisjoint(countries_folder().iterdir())
    assert dataset.labels()[expand("place:lv")] == "L"
    more = make_study({"p.ttl": 'place:lv skos:prefLabel "Lettland"@de .'})
    assert load_dataset(more).labels("de")[expand("place:lv")] == "Lettland"
    assert load_dataset(more).labels("en")[expand("place:lv")] == "Latvia"
    assert validate(load_dataset(more)).conforms


def test_a_misspelt_country_is_an_error_at_its_line(make_study):
    root = make_study({"a.ttl": BODY.replace("place:lv", "place:lx")})
    report = validate(load_dataset(root))
    found = [each for each in report.results if each.value == "place:lx"]
    assert found
    assert {(each.severity, each.location.path.name) for each in found} == {("error", "a.ttl")}


def test_the_example_names_its_countries_and_its_towns_are_within_them(example: kg.Study):
    within = NamedNode(expand("migov:within"))
    triples = read_triples(shipped() / "data" / "places.ttl")
    assert {t.object.value for t in triples if t.predicate == within} <= example.labels().keys()
