"""Why a query has no rows, asked of a few triples."""

from __future__ import annotations

import pytest
from hints_helpers import probe

from kg.errors import InputError
from kg.questions.hints.empty import first_empty, why_empty
from kg.questions.hints.patterns import split_query

DATA = """
x:a x:p x:b , 1 ; x:q "w"@en . x:b x:p x:c ; x:r "2001-01-01"^^x:day ."""


def why(text, **bound):
    return why_empty(probe(DATA, f"\n{text}", **bound))


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
        (
            "SELECT * { { ?s x:y ?o } UNION { ?s x:z ?o } }",
            "has no match; line 2 (“?s x:z ?o”) has no match",
        ),
        (
            "SELECT * { VALUES ?s { x:z } ?s x:p ?o }",
            "(“?s x:p ?o”) has no match once the lines before",
        ),
        ("SELECT * { ?s x:p [ x:n ?o ] }", "(“?s x:p [ x:n ?o ]”) has no match"),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", "(“GRAPH ?g { ?s ?p ?o }”) has no match"),
        ("SELECT * { # why\n# so\n ?s x:none ?o }", "line 4 (“?s x:none ?o”) has no match"),
    ],
)
def test_the_pattern_that_leaves_nothing_is_named(text, said):
    assert said in why(text)


def test_a_long_pattern_is_shown_by_its_beginning():
    told = why(f"SELECT * {{ ?s x:p ?o FILTER(?o = 'x' || {'?o = 2 || ' * 20} ?o = 3) }}")
    assert "“FILTER(?o = 'x' || ?o = 2" in told
    assert "..." in told
    assert len(told) < 200


@pytest.mark.parametrize(
    "text", ["SELECT * {", "", "SELECT * }{", "SELECT * {}", "SELECT * { ?? }"]
)
def test_where_nothing_can_be_told_nothing_is(text):
    assert why(text) == ""


def test_where_the_group_has_rows_it_is_what_follows():
    assert why("SELECT ?s { ?s x:p ?o } LIMIT 0") is None


def test_each_branch_of_a_union_is_told_and_the_inside_of_exists_and_of_a_sub_select():
    told = why("SELECT * { { ?s x:q 'w' } UNION {\n ?s x:p '1' } }")
    assert told.startswith("line 2 (“?s x:q 'w'”) has no match. The data have")
    assert "; line 3 (“?s x:p '1'”) has no match. The data have 1" in told
    told = why("SELECT * { ?s x:p ?o FILTER EXISTS { ?s x:q 'w' } }")
    assert "removes all rows. line 2 (“?s x:q 'w'”) has no match" in told
    assert "line 2 (“?s x:n 1”)" in why("SELECT * { { SELECT ?s { ?s x:n 1 } } }")


def test_a_filter_on_what_has_no_value_leads_to_where_it_should_come_from():
    told = why("SELECT * { ?s x:p ?o BIND(YEAR(?o) AS ?y) FILTER(?y = 2022) }")
    assert "?y has no value in any row" in told
    told = why("SELECT * { ?s x:q ?w BIND(STRLEN(?s) AS ?y) FILTER(?y = 2022) }")
    assert "BIND on line 2 fails. ?s is a thing, not a text. Write STRLEN(STR(?s))" in told
    told = why("SELECT * { ?s x:p ?o OPTIONAL { ?s x:q 'w' ; x:q ?v } FILTER(?v = 1) }")
    assert "(“?s x:q 'w'”) has no match" in told


def test_a_query_that_is_too_slow_to_ask_again_is_still_explained():
    one = probe(DATA, "SELECT * { ?s x:p ?o . ?s x:none ?x }")
    ask = one.source.answer

    def slow(request):
        if "x:none" in request.text and "?s x:p" in request.text:
            raise InputError("no answer within 2 seconds")
        return ask(request)

    one.source.answer = slow
    assert why_empty(one) == ""
    one = probe(DATA, "SELECT * { ?s x:p ?o . ?s x:none ?x }")
    one.source.answer = slow
    assert why_empty(one, sure=True).startswith("line 1 (“?s x:none ?x”) has no match")


def test_the_first_part_that_leaves_nothing_is_found_among_many():
    """Compared with asking each beginning in turn."""
    for bad in range(9):
        texts = [f"?a{n} x:{'none' if n >= bad else 'p'} ?b{n}" for n in range(9)]
        one = probe(DATA)
        parts = split_query(f"ASK {{ {' . '.join(texts)} }}")
        assert first_empty(one, [], parts) == bad
    assert first_empty(probe(DATA), [], split_query("ASK { ?a x:p ?b }")) is None
    assert first_empty(probe(DATA), [], []) is None
