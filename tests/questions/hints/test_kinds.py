"""Of which kinds the things are that a query puts in one place."""

from __future__ import annotations

from hints_helpers import probe

from kg.questions.hints.kinds import two_kinds, used

DATA = "x:a a x:One ; x:p 1 , 2 , 3 . x:b a x:Two ; x:q 'w' . x:c a x:Two ; x:p 2 , x:b ."


def test_a_variable_of_two_kinds_is_named_with_both():
    told = two_kinds(probe(DATA), "?v a x:One .", ("?v", "x:q", "?w"))
    assert told == (
        "Before this, ?v is a x:One; here it is a x:Two. No value is both: use two variables, "
        "or another property"
    )


def test_of_what_may_be_one_kind_nothing_is_told():
    one = probe(DATA)
    assert two_kinds(one, "?v a x:One .", ("?v", "x:p", "?w")) == ""
    assert two_kinds(one, "", ("?v", "x:q", "?w")) == ""
    assert two_kinds(one, "?v a x:One .", ("?u", "x:q", "?w")) == ""
    assert two_kinds(one, "?v x:p ?n .", ("?v", "x:none", "?w")) == ""


def test_a_property_that_a_kind_may_have_is_no_mistake():
    """No participation of the example is disputed, and that was told as a mistake."""
    classes = "x:q rdfs:domain x:Wide . x:One rdfs:subClassOf x:Wide ."
    assert two_kinds(probe(DATA + classes), "?v a x:One .", ("?v", "x:q", "?w")) == ""
    classes = "x:q rdfs:domain x:Other . x:One rdfs:subClassOf x:Wide ."
    assert two_kinds(probe(DATA + classes), "?v a x:One .", ("?v", "x:q", "?w")) != ""


def test_the_values_that_a_property_has_are_told_the_most_frequent_first():
    one = probe(DATA)
    assert used(one, "", ("?s", "x:p", "7")) == "Values of x:p are, for example, 2, x:b, 1, 3"
    assert used(one, "", ("x:b", "x:p", "?o")) == "x:p is a property of x:One, x:Two"
    assert used(one, "", ("?s", "a", "x:Three")) == ""
    assert used(one, "", ("?s", "?p", "7")) == ""
