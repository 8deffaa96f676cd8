from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.rdf import PREFIXES, declared, explain, place, tokens
from kg.rdf.sparql import nesting, update_word


def explained(text):
    """Return what is told of a query that the engine does not read."""
    with pytest.raises(SyntaxError) as caught:
        Store().query(text, prefixes=PREFIXES)
    return explain(text, caught.value, path=Path("q.rq"))


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


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("SELECT ?x WHERE {\n ?x ?p ?y", (2, 10), "the query ends too early; is a “}” missing?"),
        ("SELECT ?x\nWHERE [ ?x ?p ?y ]", (2, 7), "unexpected “[ ?x ?p ?y ]”"),
        ("SELECT ?x {\n ?x zzzzz:a ?y }", (2, 5), "the prefix “zzzzz:” is not declared; "
         "add PREFIX zzzzz: <...>"),
        ("SELECT ?x { ?x rolle:a ?y }", (1, 16), "the prefix “rolle:” is not declared; did you mean"
         " “role:”?"),
        ("SELECT ?x { ?x ?p ?y ) }", (1, 22), "unexpected “) }”"),
        ("SELECT ?x ?y (COUNT(?s) AS ?n) {\n ?s ?y ?x } GROUP BY ?x ORDER BY ?y", (1, 11),
         "?y is not in GROUP BY; add it, or use it in COUNT(?y) or SAMPLE(?y)"),
        ("DELETE DATA { <a:a> <a:b> 1 }", (1, 1), "DELETE would change data, and a question only "
         "reads; begin with SELECT, ASK or CONSTRUCT"),
        ("# x\nprefix a: <a:b> insert {?a ?b 1} WHERE {?a ?b 2}", (2, 17), "INSERT would change "
         "data, and a question only reads; begin with SELECT, ASK or CONSTRUCT"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_a_caret(text, where, said):
    error = explained(text)
    line, column = where
    shown = text.split("\n")[line - 1]
    assert str(error) == (
        f"q.rq:{line}:{column}: not SPARQL 1.1: {said}\n    {shown}\n    {' ' * (column - 1)}^"
    )


def test_of_a_long_line_what_is_around_the_caret_is_shown():
    error = explained(f"SELECT * {{ {'?a a ?b . ' * 30} ?a ?b rolle:x . {'?a a ?b . ' * 30} }}")
    line, caret = error.excerpt.split("\n")
    assert len(line) < 110
    assert line.startswith("    …")
    assert line[caret.index("^") :].startswith("rolle:x")


def test_an_error_without_a_place_is_told_in_one_line():
    error = explain("ASK {}", SyntaxError("something\n  odd"), path="q.rq")
    assert str(error) == "q.rq: not SPARQL 1.1: something odd"


@pytest.mark.parametrize("text", ["", " \n", "# SELECT\n"])
def test_an_empty_query_is_told_what_to_begin_with(text):
    error = explained(text)
    assert str(error) == "q.rq: the query is empty; write SELECT, ASK or CONSTRUCT"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("SELECT * { ?a ?b 'DELETE' }", None),
        ("# LOAD\nPREFIX load: <urn:x> ASK { load:a ?b ?c }", None),
        ("CLEAR ALL", "CLEAR"),
        ("with <urn:g> delete {} where {}", "with"),
    ],
)
def test_an_update_is_known_by_its_first_word(text, word):
    found = update_word(text)
    assert (found and found.text) == word
