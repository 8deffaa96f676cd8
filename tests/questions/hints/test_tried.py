"""An expression tried in the rows of some patterns."""

from __future__ import annotations

from hints_helpers import probe
from pyoxigraph import Literal

from kg.questions.hints.tried import tried_out

DATA = "x:a x:size 20 , 5 ; x:name 'w' . x:b x:size 7 ."


def test_rows_with_a_value_are_counted_and_values_are_shown():
    one = probe(DATA)
    tried = tried_out(one, "?s x:size ?z OPTIONAL { ?s x:name ?n }", "STRLEN(?n) + ?z")
    assert (tried.rows, tried.worked, tried.bound) == (3, 2, {"n": 2, "z": 3})
    assert tried.values == {"n": [Literal("w")], "z": [Literal(5), Literal(7), Literal(20)]}


def test_what_cannot_be_asked_is_none():
    assert tried_out(probe(DATA), "?s x:size ?z", "?z ??") is None
