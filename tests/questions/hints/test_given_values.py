"""What the data have in place of a value that is given."""

from __future__ import annotations

import pytest
from hints_helpers import Few, probe, told
from pyoxigraph import Literal

from kg.questions.hints.given_values import near_given, near_parameter
from kg.questions.hints.patterns import split_query
from kg.questions.hints.probe import Probe
from kg.questions.sources import Request

DATA = 'x:a skos:prefLabel "Riga"@en ; x:kind kind:ngo ; x:when "2022"^^loc:edtf .'


@pytest.mark.parametrize(
    ("patterns", "written"),
    [
        ('VALUES ?l { "None" "Riga" } ?a skos:prefLabel ?l', '"Riga"@en'),
        ('?a skos:prefLabel ?l . VALUES ?l { "riga"@lv }', '"Riga"@en'),
        ('BIND("Riga" AS ?l) ?a skos:prefLabel ?l', '"Riga"@en'),
        ("VALUES ?k { role:ngo } ?a x:kind ?k", "kind:ngo"),
        ('VALUES ?w { "2022"^^xsd:gYear } ?a x:when ?w', '"2022"^^loc:edtf'),
    ],
)
def test_a_value_in_another_dress_is_found(patterns, written):
    (only,) = told(DATA, f"SELECT * {{ {patterns} }}")
    assert f"Write {written}" in only


@pytest.mark.parametrize(
    "patterns", ["VALUES ?k { kind:ngo } ?a x:kind ?k", "?a x:no ?b", "BIND(1 AS ?x)"]
)
def test_where_nothing_is_near_nothing_is_told(patterns):
    *before, last = split_query(f"ASK {{ {patterns} }}")
    assert near_given(probe(DATA), before, last) == ""


def test_the_value_of_a_parameter_is_looked_for_too():
    request = Request("SELECT ?a ?l { ?a skos:prefLabel ?l }", {"l": Literal("riga")})
    one = Probe(Few(DATA), request)
    assert near_parameter(one, "?a skos:prefLabel ?l .") == (
        'For l, the data have "Riga"@en: small and capital letters count'
    )
    request = Request("SELECT ?a ?l { ?a skos:prefLabel ?l }", {"l": Literal("Vilnius")})
    assert near_parameter(Probe(Few(DATA), request), "?a skos:prefLabel ?l .") == ""
