"""A group of a query in parts."""

from __future__ import annotations

import pytest

from kg.questions.hints.patterns import branches, split_query


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("SELECT * { ?s x:p ?o }", ["?s x:p ?o ."]),
        ("ASK { ?s x:p ?o , 1 ; x:q 'w'@en }", ["?s x:p ?o .", "?s x:p 1 .", "?s x:q 'w'@en ."]),
        ("ASK { ?s x:p/x:q -1 . [] x:p 1 }", ["?s x:p/x:q -1 .", "[] x:p 1 ."]),
        ("CONSTRUCT { ?s a 1 } WHERE { ?s a 2 }", ["?s a 2 ."]),
        ("CONSTRUCT WHERE { ?s a 2 }", ["?s a 2 ."]),
        ("SELECT * { ?s a 'two  blanks' }", ["?s a 'two  blanks' ."]),
        (
            "SELECT * { BIND(1 AS ?x) FILTER(?x = 1) VALUES ?y { 1 } { ?a ?b ?c } UNION { } }",
            ["BIND(1 AS ?x)", "FILTER(?x = 1)", "VALUES ?y { 1 }", "{ ?a ?b ?c } UNION { }"],
        ),
        ("", []),
        ("SELECT * }{", []),
        ("SELECT * {", []),
        ("SELECT * {}", []),
    ],
)
def test_a_query_is_split_into_its_parts(text, parts):
    assert [part.text for part in split_query(text)] == parts


def test_a_part_has_its_kind_its_terms_and_a_short_form_to_show():
    first, second = split_query(f"ASK {{ ?s\n x:p \n ?o OPTIONAL {{ ?s x:p '{'x' * 90}' }} }}")
    assert (first.kind, first.terms) == ("triple", ("?s", "x:p", "?o"))
    assert (second.kind, second.terms) == ("optional", None)
    assert len(second.shown) == 70


def test_the_groups_within_a_part_are_split_too():
    text = (
        "ASK { OPTIONAL { ?a x:p ?b . ?b x:q 1 } { ?c x:p 1 } UNION { ?d x:p 2 } "
        "{ SELECT ?e { ?e x:p 3 } } }"
    )
    inside = [[[one.text for one in each] for each in branches(text, part)]
              for part in split_query(text)]  # fmt: skip
    assert inside == [
        [["?a x:p ?b .", "?b x:q 1 ."]],
        [["?c x:p 1 ."], ["?d x:p 2 ."]],
        [["?e x:p 3 ."]],
    ]
