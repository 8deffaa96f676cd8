"""Why a query has no rows, asked of a store of a few triples."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, Store

from kg.questions.hints import constants, why_empty

DATA = """@prefix x: <http://x.org/> .
x:a x:p x:b , 1 ; x:q "w"@en . x:b x:p x:c ; x:r "2001-01-01"^^x:day ."""


@pytest.fixture(scope="module")
def store():
    made = Store()
    made.load(DATA.encode(), format=RdfFormat.TURTLE)
    return made


def why(store, text):
    def ask(query):
        return next(iter(store.query(query)), None) is not None

    query = f"PREFIX x: <http://x.org/>\n{text}"
    assert not list(store.query(query))
    return why_empty(query, ask, lambda _: False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * { ?s x:none ?o }", "line 2 (“?s x:none ?o”) has no match"),
        ("SELECT * { ?s x:p ?o ;\n x:q 5 }", "line 3 (“?s x:q 5”) has no match"),
        ("SELECT * { ?s x:p x:b ,\n x:d , 1 }", "line 3 (“?s x:p x:d”) has no match"),
        ("SELECT * { ?s x:q 'w'@en , 'w'@lt }", "(“?s x:q 'w'@lt”) has no match"),
        ("SELECT * { ?s x:r '1'^^x:day }", "(“?s x:r '1'^^x:day”) has no match"),
        ("SELECT * { ?s x:p -1 }", "(“?s x:p -1”) has no match"),
        ("SELECT * { ?s x:p/x:q ?o }", "(“?s x:p/x:q ?o”) has no match"),
        ("SELECT * { ?s x:p|(x:q/x:r) ?o ; x:s ?t }", "(“?s x:s ?t”) has no match"),
        (
            "SELECT * { ?s x:q ?o . ?s x:p x:c }",
            "(“?s x:p x:c”) has no match once the lines before it are applied",
        ),
        ("SELECT * { FILTER(?o = 7) ?s x:p ?o }", "line 2 (“FILTER(?o = 7)”) removes all rows"),
        ("SELECT * { ?s x:p ?o FILTER regex(?o, 'z') }", "“FILTER regex(?o, 'z')”) removes"),
        (
            "SELECT * { ?s x:p ?o FILTER NOT EXISTS { ?s x:p ?o } }",
            "EXISTS { ?s x:p ?o }”) removes",
        ),
        ("SELECT * { ?s x:p ?o MINUS { ?s x:p ?n } }", "(“MINUS { ?s x:p ?n }”) removes all rows"),
        ("SELECT * { ?s x:p ?o OPTIONAL { ?s x:n ?n } ?n a ?c }", "(“?n a ?c”) has no match"),
        ("SELECT * { { ?s x:y ?o } UNION { ?s x:z ?o } }", "{ ?s x:z ?o }”) has no match"),
        (
            "SELECT * { VALUES ?s { x:z } ?s x:p ?o }",
            "(“?s x:p ?o”) has no match once the lines before",
        ),
        ("SELECT * { ?s x:p [ x:n ?o ] }", "(“?s x:p [ x:n ?o ]”) has no match"),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", "(“GRAPH ?g { ?s ?p ?o }”) has no match"),
        (
            "SELECT ?s { ?s x:p ?o } LIMIT 0",
            "all patterns match; LIMIT at the end removes all rows",
        ),
        ("SELECT ?s { ?s x:p ?o } GROUP BY ?s HAVING(COUNT(*) > 9)", "HAVING at the end removes"),
        ("SELECT * { # why\n# so\n ?s x:none ?o }", "line 4 (“?s x:none ?o”) has no match"),
    ],
)
def test_the_pattern_that_leaves_nothing_is_named(store, text, said):
    assert said in why(store, text)


def test_a_long_pattern_is_shown_by_its_beginning(store):
    told = why(
        store, f"SELECT * {{ ?s x:p ?o . {{ ?s x:none ?o }} UNION {{ {'?s x:no ?o . ' * 20} }} }}"
    )
    assert "“{ ?s x:none ?o } UNION" in told
    assert len(told) < 140


@pytest.mark.parametrize(
    "text", ["SELECT * {", "", "ASK { ?a ?b ?c }", "SELECT * }{", "SELECT * {}"]
)
def test_where_nothing_can_be_told_nothing_is(text):
    assert why_empty(text, lambda _: False, lambda _: False) == ""


def test_parameters_are_told_to_be_why():
    told = why_empty("SELECT * { ?s ?p ?o }", lambda _: False, lambda _: True)
    assert told == "No rows with these parameters. Without them there are rows."


def test_the_things_a_query_names_are_found_and_nothing_else():
    text = (
        "PREFIX x: <http://x.org/> PREFIX xs: <http://s.org/>\n"
        "SELECT * { GRAPH x:graph { ?a x:p <http://y.org/z> } # x:comment\n"
        " FILTER(xs:date(?a) = '1'^^xs:int || ?b = x:va\\-lue || 'x:text' = ?c) }"
    )
    assert constants(text) == {
        "http://x.org/p": "x:p",
        "http://y.org/z": "<http://y.org/z>",
        "http://x.org/va-lue": "x:va\\-lue",
    }
