"""The parts of a query's text."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.questions.outline import Outline, declare, edited, query_form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", "select"),
        ("prefix select: <http://x.org/> ask {}", "ask"),
        ("BASE <http://x.org/SELECT> CONSTRUCT { ?a ?b ?c } {}", "construct"),
        ("# SELECT\nDESCRIBE <http://x.org/a>", "describe"),
        ("{ SELECT * {} }", ""),
        ("DELETE WHERE { ?a ?b ?c }", ""),
        ("", ""),
    ],
)
def test_the_form_of_a_query_is_its_first_word_outside_of_brackets(text, form):
    assert query_form(text) == form


def test_only_prefixes_that_are_used_and_not_declared_are_declared():
    known = {"a": "http://a.org/", "b": "http://b.org/", "c": "http://c.org/"}
    text = "PREFIX a: <http://own.org/> ASK { a:x ?p b:y . ?s ?q 'c:z' } # c:z"
    assert declare(text, known) == f"PREFIX b: <http://b.org/> {text}"
    assert declare(text, {}) == text


def test_edits_are_made_at_places_of_the_text_as_it_was():
    assert edited("abcdef", [(0, 1, "--"), (5, 6, ""), (3, 3, "+")]) == "--bc+de"


def parts(text):
    outline = Outline(text)
    words = [token.text for token in outline.tokens]

    def between(braces):
        return None if braces is None else words[braces[0] + 1 : braces[1]]

    tail = [words[at] for at in outline.tail]
    return between(outline.template), between(outline.where), tail


@pytest.mark.parametrize(
    ("text", "template", "where", "tail"),
    [
        ("SELECT * { ?a } LIMIT 1", None, ["?a"], ["LIMIT", "1"]),
        ("CONSTRUCT { ?t } WHERE { ?a }", ["?t"], ["?a"], []),
        ("CONSTRUCT WHERE { ?a }", None, ["?a"], []),
        ("DESCRIBE ?x", None, None, ["?x"]),
        ("SELECT * { ?a } VALUES ?a { 1 }", None, ["?a"], ["VALUES", "?a", "{", "}"]),
    ],
)
def test_template_where_and_what_follows_are_told_apart(text, template, where, tail):
    assert parts(text) == (template, where, tail)


def test_a_text_that_is_not_a_query_is_told_with_its_file():
    with pytest.raises(InputError) as found:
        Outline("{ SELECT * {} }", "q.rq")
    assert str(found.value) == (
        "q.rq: this is not a query; write SELECT, ASK, CONSTRUCT or DESCRIBE"
    )


def test_limit_and_offset_count_only_outside_and_with_a_number():
    text = "SELECT * { { SELECT * {} LIMIT 3 } } OFFSET 5 LIMIT ?x"
    outline = Outline(text)
    assert {word: outline.tokens[at + 1].text for word, at in outline.numbers().items()} == {
        "OFFSET": "5"
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SELECT ?a {} GROUP BY ?a ?b HAVING (?c > 1) ORDER BY ?d", ["a", "b"]),
        ("SELECT ?a {} GROUP BY (STR(?b) AS ?c)", ["c"]),
        ("SELECT ?a {} GROUP BY ?a STR(?b)", []),
        ("SELECT ?a {} GROUP BY ?a (STR(?b))", []),
        ("SELECT ?a { { SELECT ?b {} GROUP BY ?b } }", []),
    ],
)
def test_the_variables_of_the_outermost_group_by_are_found(text, names):
    assert Outline(text).groups() == names


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("SELECT * {} ORDER BY ?a", "SELECT * {} ORDER BY ?a"),
        ("SELECT * {} ORDER BY ?a LIMIT 3", "SELECT * {} ORDER BY ?a"),
        ("SELECT * {} # end", "SELECT * {}"),
        ("SELECT * {} VALUES ?a { 1 }", "SELECT * {}"),
    ],
)
def test_a_limit_may_follow_after_the_querys_own_order(text, before):
    assert text[: Outline(text).end()] == before


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("SELECT ?a { ?a ?b 'FROM <x:g>' }", []),
        (
            "SELECT ?a FROM <x:g> FROM NAMED x:h WHERE { ?a ?b ?c }",
            ["FROM <x:g>", "FROM NAMED x:h"],
        ),
        ("DESCRIBE <x:a> from <x:g>", ["from <x:g>"]),
        ("SELECT ?from { { SELECT ?a FROM <x:g> { } } }", []),
        ("SELECT ?a FROM", []),
    ],
)
def test_the_graphs_that_are_chosen_are_found(text, graphs):
    assert [text[first:last] for first, last in Outline(text).graphs()] == graphs
