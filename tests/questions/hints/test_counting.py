"""Counts and sums that take a thing several times."""

from __future__ import annotations

import pytest
from hints_helpers import told

DATA = """
x:c1 x:role role:partner ; x:quote x:q1 , x:q2 ; x:amount 10 .
x:c2 x:role role:partner ; x:quote x:q3 ; x:amount 10 .
x:a x:kind kind:ngo , kind:school . x:b x:kind kind:ngo .
"""


def test_a_count_of_rows_is_told_with_what_multiplies_them():
    text = "SELECT ?r (COUNT(?c) AS ?n) { ?c x:role ?r ; x:quote ?q } GROUP BY ?r"
    assert told(DATA, text) == [
        "COUNT(?c) counts rows: 3 in all, of 2 different ones, since each ?c is counted once for "
        "each ?q. To count things, write COUNT(DISTINCT ?c)"
    ]


def test_an_amount_that_is_added_several_times_is_told():
    (only,) = told(DATA, "SELECT (SUM(?x) AS ?s) { ?c x:amount ?x ; x:quote ?q }")
    assert only.startswith("SUM(?x) adds some amounts several times: 3 rows for 2 amounts of ?c.")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?k (COUNT(?a) AS ?n) { ?a x:kind ?k } GROUP BY ?k",
        "SELECT ?r (COUNT(DISTINCT ?c) AS ?n) { ?c x:role ?r ; x:quote ?q } GROUP BY ?r",
        "SELECT (COUNT(*) AS ?n) { ?c x:role ?r ; x:quote ?q }",
        "SELECT (COUNT(?x) AS ?n) { ?c x:amount ?x }",
        "SELECT (SUM(?x) AS ?s) { ?c x:amount ?x }",
    ],
)
def test_a_count_of_different_things_and_of_values_is_not(text):
    assert told(DATA, text) == []
