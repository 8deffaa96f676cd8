"""A page of rows, and a CONSTRUCT as a SELECT, as text."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import Store

from kg.questions.remote.paging import own_slice, page, shortened, to_select


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * {}", "SELECT * {} LIMIT 5 OFFSET 2 "),
        ("SELECT * {} # LIMIT 9", "SELECT * {} LIMIT 5 OFFSET 2  # LIMIT 9"),
        ("SELECT * {}LIMIT 9 OFFSET 1", "SELECT * {} LIMIT 5 OFFSET 2  "),
        (
            "SELECT * { {SELECT * {} LIMIT 3} } offset 1 VALUES ?a { 1 }",
            "SELECT * { {SELECT * {} LIMIT 3} } LIMIT 5 OFFSET 2   VALUES ?a { 1 }",
        ),
    ],
)
def test_a_page_is_cut_where_the_query_s_own_limit_would_stand(text, expected):
    assert page(text, 2, 5) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SELECT ?a ?n { }", "an"),
        ("SELECT ?a (COUNT(?b) AS ?n) { } GROUP BY ?a ?c HAVING(?n > 1)", "ac"),
        ("SELECT (COUNT(?b) AS ?n) { } GROUP BY (STR(?a) AS ?c) ?d", "cd"),
        ("SELECT ?a ?n { } GROUP BY ?c STR(?a)", "an"),
        ("SELECT ?a ?n { } GROUP BY ?c (STR(?a))", "an"),
    ],
)
def test_a_page_in_order_is_sorted_by_all_that_tells_rows_apart(text, names):
    sorted_text = page(text, 0, 5, ["a", "n"]).removeprefix(text)

    assert re.findall(r" STR\(\?(\w)\)", sorted_text.partition("CONCAT")[0]) == [*names]
    assert re.findall(r"LANG\(\?(\w)\)", sorted_text) == [*names]
    assert sorted_text.startswith(" ORDER BY STR(")


def test_a_page_in_order_goes_on_from_the_query_s_own_order():
    text = "SELECT ?a { ?a ?b ?c } ORDER BY DESC(?b)"

    assert page(text, 0, 5, ["a"]) == (
        f'{text} STR(?a) CONCAT(COALESCE(STR(DATATYPE(?a)), ""), " ", COALESCE(LANG(?a), "")) '
        "LIMIT 5 OFFSET 0 "
    )


# A small server, with any fault one likes.


@pytest.mark.parametrize(
    ("text", "select", "construct"),
    [
        (
            "CONSTRUCT { ?a <p:q> ?b } WHERE { ?a <p:r> ?b } LIMIT 3",
            "SELECT ?a ?b WHERE { ?a <p:r> ?b } LIMIT 3",
            "CONSTRUCT { ?a <p:q> ?b \n} WHERE",
        ),
        (
            "CONSTRUCT WHERE { ?a <p:r> ?b }",
            "SELECT DISTINCT ?a ?b WHERE { ?a <p:r> ?b }",
            "CONSTRUCT { ?a <p:r> ?b \n} WHERE",
        ),
        (
            "CONSTRUCT { ?a <p:q> [] } { ?a <p:r> ?b }",
            "SELECT ?a { ?a <p:r> ?b }",
            "CONSTRUCT { ?a <p:q> [] \n} WHERE",
        ),
        (
            "PREFIX p: <p:> CONSTRUCT { p:a p:b 1 # }\n} WHERE { ?a p:r ?b }",
            "PREFIX p: <p:> SELECT DISTINCT (1 AS ?any) WHERE { ?a p:r ?b }",
            "PREFIX p: <p:> CONSTRUCT { p:a p:b 1 # }\n\n} WHERE",
        ),
    ],
)
def test_a_construct_becomes_a_select_of_the_variables_of_its_template(text, select, construct):
    assert to_select(text) == (select, construct)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT * {}", (None, 0)),
        ("SELECT * {} OFFSET 5 LIMIT 3", (3, 5)),
        ("SELECT * { { SELECT * {} LIMIT 3 } }", (None, 0)),
    ],
)
def test_a_querys_own_limit_and_offset_are_read(text, found):
    assert own_slice(text) == found


def test_graphs_are_chosen_outside_where_alone_they_may_be():
    text = "SELECT ?a FROM <x:g> from named <x:h> WHERE { ?a ?b 'FROM <x:i>' }"
    found = page(text, 20, 10, ["a"], outside=True)

    start = (
        "SELECT ?a FROM <x:g> from named <x:h> WHERE { { SELECT ?a   WHERE { ?a ?b 'FROM <x:i>' }"
    )
    assert found.startswith(start)
    Store().query(found)  # it is SPARQL


def test_a_page_may_be_selected_outside_of_what_is_sorted():
    text = "PREFIX p: <p:> SELECT ?a { ?a ?b ?c } ORDER BY ?c LIMIT 9"
    keys = 'STR(?a) CONCAT(COALESCE(STR(DATATYPE(?a)), ""), " ", COALESCE(LANG(?a), ""))'
    assert page(text, 20, 10, ["a"], outside=True) == (
        "PREFIX p: <p:> SELECT ?a WHERE { { SELECT ?a { ?a ?b ?c } ORDER BY ?c "
        f"{keys}  }} }} LIMIT 10 OFFSET 20 "
    )


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("SELECT * { }", "SELECT * { }"),
        ("#+ summary: x 'y\nSELECT  *\n\n{ # {\n}\n# end", "SELECT * { }"),
        ("SELECT ?a{?a<x:p#q>'# x  y'@en}", "SELECT ?a{?a<x:p#q>'# x  y'@en}"),
        ('SELECT * { ?a ?b """a # b\n  c""" }', 'SELECT * { ?a ?b """a # b\n  c""" }'),
        ("SELECT * { ?a <x:\\u0041#b> ?c } # d", "SELECT * { ?a <x:\\u0041#b> ?c } # d"),
    ],
)
def test_a_query_is_shortened_by_what_it_does_not_need(text, short):
    assert shortened(text) == short
