"""The words of a query, and where they are."""

from __future__ import annotations

import pytest

from kg.rdf.words import declared, nesting, place, tokens


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("SELECT ?x $y", "word variable variable"),
        ("?a migov:date '''it's''' .", "variable name text sign"),
        ('"a \\" b"@en-GB <http://x.org/#a>', "text lang iri"),
        ("_:b.c :a a:b\\,c. 1.5e3 .5", "blank name name sign number number"),
        ("?a != ?b && !?c || ?d >= 1", "variable sign variable sign sign variable sign variable "
         "sign number"),
        ("'1'^^xsd:int # ?no <no>", "text sign name"),
        ("?a < ?b", "variable sign variable"),
    ],
)  # fmt: skip
def test_each_word_of_a_query_has_its_kind(text, kinds):
    assert [token.kind for token in tokens(text)] == kinds.split()


def test_a_word_knows_its_place_and_how_deep_it_is():
    text = "ASK { [ ?a ( 1 ) ] }"
    assert [(token.text, token.depth) for token in tokens(text)] == [
        ("ASK", 0), ("{", 0), ("[", 1), ("?a", 2), ("(", 2), ("1", 3), (")", 2), ("]", 1), ("}", 0),
    ]  # fmt: skip
    assert all(text[token.start : token.end] == token.text for token in tokens(text))
    assert tokens("aSk {}")[0].is_word("SELECT", "ASK")
    assert not tokens("?ask")[0].is_word("ASK")


def test_what_is_not_sparql_comes_out_as_signs():
    assert [token.text for token in tokens("'open \\ \x00")] == ["'", "open", "\\", "\x00"]
    assert [token.depth for token in tokens(")) {")] == [0, 0, 0]


def test_a_place_is_a_line_and_a_column_from_1():
    text = "a\nbc\n\nd"
    assert [place(text, at) for at in (0, 1, 2, 3, 6)] == [(1, 1), (1, 2), (2, 1), (2, 2), (4, 1)]


def test_the_prefixes_are_those_that_the_query_declares():
    text = "prefix a: <http://x.org/> PREFIX : <urn:y> # PREFIX b: <urn:no>\nASK { 'PREFIX c: <>' }"
    assert declared(text) == {"a": "http://x.org/", "": "urn:y"}


def test_the_brackets_are_counted():
    assert nesting("ASK { ( [ ] ) }") == (3, 0)
    assert nesting("ASK { ( {") == (3, 3)
    assert nesting("}} {") == (1, 1)
