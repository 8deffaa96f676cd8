"""What follows the patterns and takes all rows away."""

from __future__ import annotations

import pytest
from hints_helpers import told

from kg.questions.hints.having import has_end

DATA = "x:a x:kind kind:ngo , kind:school . x:b x:kind kind:ngo ."
ASKED = "SELECT ?k (COUNT(?a) AS ?n) { ?a x:kind ?k } GROUP BY ?k "


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("HAVING (?n > 1)",
         "No rows: line 1 (“HAVING (?n > 1)”): ?n has no value in HAVING. Write "
         "HAVING (COUNT(?a) > 1)"),
        ("HAVING (?n > 1 && ?n < 9) ORDER BY ?n", "Write HAVING (COUNT(?a) > 1 && COUNT(?a) < 9)"),
        ("HAVING (?n > 5)", "Write HAVING (COUNT(?a) > 5); but no group fulfils that either"),
        ("HAVING (COUNT(?a) > 5)", "HAVING at the end removes all rows. The largest COUNT(?a) is"),
        ('HAVING (COUNT(?a) > "1")', "is not a number. Write HAVING (COUNT(?a) > 1)"),
        ("LIMIT 0", "all patterns match; LIMIT at the end removes all rows"),
        ("OFFSET 9", "all patterns match; OFFSET at the end removes all rows"),
    ],
)  # fmt: skip
def test_what_takes_the_rows_away_is_named(end, said):
    (only,) = told(DATA, ASKED + end)
    assert said in only


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("SELECT ?a { VALUES ?a { 1 } { SELECT ?b { ?b ?c ?d } LIMIT 1 } } ORDER BY ?a", False),
        ("SELECT ?a { ?a ?b ?c } limit 1", True),
        ("SELECT ?a { ?a ?b ?c } VALUES ?a { 1 }", True),
    ],
)
def test_what_may_take_rows_away_is_seen(text, there):
    assert has_end(text) is there


def test_a_variable_within_an_aggregate_is_known():
    (only,) = told(DATA, f"{ASKED} HAVING (COUNT(?a) > 5 && MIN(?n) > 1)")
    assert "MIN(?n)" not in only
