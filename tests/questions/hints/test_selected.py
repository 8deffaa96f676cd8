"""The columns of a SELECT, and what they compute."""

from __future__ import annotations

import pytest

from kg.questions.hints.selected import columns_of, grouped_as


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("SELECT ?a ?b { }", [("a", "", ""), ("b", "", "")]),
        ("PREFIX x: <http://x.org/> SELECT DISTINCT ?a WHERE { SELECT ?b { } }", [("a", "", "")]),
        ("SELECT (COUNT(DISTINCT ?a) AS ?n) { }", [("n", "COUNT", "?a")]),
        ('SELECT (GROUP_CONCAT(STR(?a); separator=",") AS ?n) { }',
         [("n", "GROUP_CONCAT", "STR(?a)")]),
        ("SELECT (COUNT(*) AS ?n) (1 + 2 AS ?m) { }", [("n", "COUNT", "*"), ("m", "", "")]),
        ("SELECT * { }", []),
        ("ASK { }", []),
        ("SELECT (COUNT(", []),
        ("", []),
    ],
)  # fmt: skip
def test_the_columns_of_a_select_are_read(text, columns):
    assert [(each.name, each.aggregate, each.of) for each in columns_of(text)] == columns


def test_what_group_by_computes_is_read():
    text = (
        "SELECT ?y { ?e ?p ?d } GROUP BY ?p (YEAR(?d) AS ?y) STR(?p) (?a + 1 AS ?z) HAVING (1 > 0)"
    )
    assert grouped_as(text) == {"y": "YEAR(?d)", "z": "?a + 1"}
    assert grouped_as("SELECT ?y { ?e ?p ?d }") == {}
