"""What is wrong with a query that has the form of SPARQL and breaks one of its rules."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from kg.rdf import tokens
from kg.rdf.misuse import misused


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("SELECT ?k ?o (COUNT(?o) AS ?n) { ?o ?p ?k } GROUP BY ?k", 10, "?o is not in GROUP BY"),
        ("SELECT ?k (COUNT(?o) AS ?n) { ?o ?p ?k }", 7, "write GROUP BY ?k after the last “}”"),
        ("SELECT ?k ?p (SUM(?o) AS ?n) { ?o ?p ?k }", 7, "write GROUP BY ?k ?p after"),
        ("SELECT * { ?o ?p ?k } GROUP BY ?k", 7, "the columns must be named"),
        ("SELECT (?k AS ?o) { ?o ?p ?k }", 14, "?o has a value already"),
        ("SELECT ?k { ?o ?p ?k BIND(1 AS ?k) }", 31, "?k has a value already"),
        ("SELECT ?k { ?o ?p ?k FILTER(COUNT(?o) > 1) }", 28, "write HAVING (COUNT(...))"),
        ("SELECT ?k { ?o ?p ?k } ORDER BY COUNT(?o)", 32, "COUNT needs a GROUP BY"),
    ],
)
def test_the_rule_that_is_broken_is_named_at_its_word(text, at, said):
    with pytest.raises(SyntaxError):
        Store().query(text)
    token, told = misused(tokens(text))
    assert token.start == at
    assert said in told


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?k (COUNT(?o) AS ?n) { ?o ?p ?k } GROUP BY ?k HAVING (COUNT(?o) > 1)",
        "SELECT (COUNT(*) AS ?n) { ?o ?p ?k BIND(STR(?k) AS ?x) }",
        "SELECT ?k { ?o ?p ?k } ORDER BY ?k",
    ],
)
def test_a_good_query_breaks_none(text):
    Store().query(text)
    assert misused(tokens(text)) is None
