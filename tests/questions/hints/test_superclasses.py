"""A path over classes, which counts things more than once."""

from __future__ import annotations

import pytest

import kg
from kg.questions.asking import advice, run
from kg.questions.headers import parse_query
from kg.questions.hints.superclasses import path_over_classes
from kg.rdf import PREFIXES


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT ?x {\n ?x a/rdfs:subClassOf* migov:Actor }", "line 2: “a/rdfs:subClassOf*” gives"),
        ("SELECT ?x { ?x rdf:type/rdfs:subClassOf migov:Actor }", "write ?x a migov:Actor,"),
        ("SELECT DISTINCT ?x { ?x a/rdfs:subClassOf migov:Actor }", ""),
        ("SELECT ?x { ?x a migov:Actor . migov:Unit rdfs:subClassOf ?c }", ""),
        ("ASK { ?x a/rdfs:subClassOf migov:Actor }", ""),
    ],
)
def test_a_path_over_classes_is_told(text, said):
    told = path_over_classes(text, PREFIXES)
    assert (said in told) if said else not told


def test_it_is_told_beside_an_answer_that_has_it(make_study):
    study = kg.load(make_study({"a.ttl": "actor:a a migov:Unit . actor:b a migov:Organisation ."}))
    query = parse_query("SELECT ?x { ?x a/rdfs:subClassOf migov:Organisation }", name="x")
    table = run(study, query)
    assert len(table.rows) > 2
    assert any("once for each class on the way" in each for each in advice(study, query, {}, table))
