from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.rdf import PREFIXES, explain
from kg.rdf.sparql import update_word


def explained(text):
    """Return what is told of a query that the engine does not read."""
    with pytest.raises(SyntaxError) as caught:
        Store().query(text, prefixes=PREFIXES)
    return explain(text, caught.value, path=Path("q.rq"))


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("SELECT ?x WHERE {\n ?x ?p ?y", (2, 10), "the query ends too early; is a “}” missing?"),
        ("SELECT ?x\nWHERE [ ?x ?p ?y ]", (2, 7), "patterns are written in { }; a “{” is missing"),
        ("SELECT ?x {\n ?x !?y ?z }", (2, 6), "unexpected “?y ?z }”"),
        ("SELECT ?x, ?y { ?x ?p ?y }", (1, 10), "no comma is needed between variables; delete it"),
        ("SELECT ?x {\n ?x zzzzz:a ?y }", (2, 5), "the prefix “zzzzz:” is not declared; "
         "add PREFIX zzzzz: <...>"),
        ("SELECT ?x { ?x rolle:a ?y }", (1, 16), "the prefix “rolle:” is not declared; did you mean"
         " “role:”?"),
        ("SELECT ?x { ?x ?p ?y ) }", (1, 22), "this “)” closes nothing; delete it"),
        ("SELECT ?x ?y (COUNT(?s) AS ?n) {\n ?s ?y ?x } GROUP BY ?x ORDER BY ?y", (1, 11),
         "?y is not in GROUP BY; add it (GROUP BY ... ?y), or use it in COUNT(?y) or SAMPLE(?y)"),
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
