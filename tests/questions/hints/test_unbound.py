"""A variable that can have no value where it is used."""

from __future__ import annotations

from hints_helpers import probe

from kg.questions.hints.unbound import never_bound


def test_a_variable_that_no_pattern_has_is_named_with_a_near_one():
    one = probe("", "SELECT ?actr { ?actor ?p ?o FILTER(?actr = 1) }")
    assert never_bound(one, "?actor ?p ?o", "?actr = 1") == (
        "?actr has no value here: no pattern has it. Did you mean ?actor?"
    )
    assert never_bound(one, "?a ?p ?o", "?zzz = 1") == "?zzz has no value here: no pattern has it"


def test_one_of_another_group_is_told_to_be_there():
    one = probe("", "SELECT * { ?a ?p ?o { ?b ?p ?x FILTER(?other = 1) } { ?other ?p ?o } }")
    assert "it is only in another { }" in never_bound(one, "?b ?p ?x", "?other = 1")


def test_one_that_select_computes_is_told_to_come_later():
    one = probe("", "SELECT ?k (COUNT(?a) AS ?n) { ?a ?p ?k FILTER(?n > 3) } GROUP BY ?k")
    assert never_bound(one, "?a ?p ?k", "?n > 3") == (
        "?n is computed by SELECT, after the patterns; after GROUP BY write HAVING with COUNT(?a) "
        "in its place"
    )


def test_of_parameters_and_of_exists_nothing_is_told():
    one = probe("", "SELECT ?who { ?a ?p ?o }", who="http://x.org/a")
    assert never_bound(one, "?a ?p ?o", "?who = ?a") == ""
    assert never_bound(one, "?a ?p ?o", "EXISTS { ?b ?p ?a }") == ""
