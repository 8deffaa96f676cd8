"""What is said of the first word of a query that does not fit."""

from __future__ import annotations

import pytest

from kg.rdf import tokens
from kg.rdf.grammar import find_slip
from kg.rdf.slips import other_language, said_of


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("SELECT ?a, ?b { ?a ?p ?b }", ",", "no comma is needed"),
        ("SELECT ?a { ?a ?p ?b } GROUP BY ?a, ?b", ",", "no comma is needed"),
        ("SELECT ?a { ?a ?p ?b } LIMIT 5, 10", ",", "write LIMIT 10 OFFSET 5"),
        ("SELECT ?a { ?a ?p ?b, }", "}", "a value is missing between “,” and “}”"),
        ("SELECT COUNT(?a) { ?a ?p ?b }", "COUNT", "(COUNT(?x) AS ?n)"),
        ("SELECT ?b COUNT(?a) { ?a ?p ?b }", "COUNT", "(COUNT(?x) AS ?n)"),
        ("SELECT (COUNT(?a)) { ?a ?p ?b }", ")", "write (... AS ?name)"),
        ("SELECT who { ?who ?p ?b }", "who", "write ?who"),
        ("SELCT ?a { ?a ?p ?b }", "SELCT", "did you mean SELECT?"),
        ("SELECT ?a { ?a ?p ?b OPTONAL { ?a ?p ?c } }", "OPTONAL", "did you mean OPTIONAL?"),
        ("SELECT ?a { ?a ?p ?b FILTER NOT EXIST { } }", "EXIST", "did you mean EXISTS?"),
        ("SELECT ?a { ?a ?p ?b FILTER(?b == 1) }", "=", "delete the other"),
        ("SELECT ?a { ?a ?p ?b FILTER(?b <> 1) }", "<>", "“not equal” is written !="),
        ("SELECT ?a { ?a ?p ?b FILTER(?b = 1 AND ?a = 2) }", "AND", "“AND” is written &&"),
        ("SELECT ?a { ?a ?p ?b FILTER(?b = 1 | ?a = 2) }", "|", "“|” is written ||"),
        ("SELECT ?a { ?a ?p ?b FILTER(?b LIKE 'x') }", "LIKE", "CONTAINS(LCASE(STR(?b)),"),
        ("SELECT ?a { ?a ?p ?b FILTER(?b IS NULL) }", "IS", "!BOUND(?b)"),
        ("SELECT ?a { ?a ?p ?b FILTER ?b = 1 }", "?b", "FILTER(...)"),
        ("SELECT ?a { ?a ?p ?b FILTER(?b IN 1) }", "1", "IN (a, b)"),
        ("SELECT ?a { ?a ?p ?b FILTER(CONTAINS(?b)) }", ")", "a value is missing"),
        ("SELECT ?a { ?a ?p ?b } ORDER BY ?a DESC", "DESC", "DESC(?a)"),
        ("SELECT ?a { ?a ?p ?b } ORDER ?a", "?a", "write ORDER BY"),
        ("SELECT ?a { ?a ?p ?b } LIMIT 1 ORDER BY ?a", "ORDER", "ORDER BY comes before LIMIT"),
        ("SELECT ?a { ?a ?p ?b } WHERE { ?a ?p 1 }", "WHERE", "belong into one { }"),
        ("SELECT ?a WHERE ?a ?p ?b", "?a", "a “{” is missing"),
        ("SELECT ?a { ?a ?p ?b } }", "}", "closes nothing"),
        ("SELECT ?a { ?a ?p 'x }", "'", "opened and not closed"),
        ("SELECT ?a { ?a ?p ?b ?c ?p ?d }", "?c", "a “.” or “;” is missing"),
        ("SELECT ?a { ?a ?p 2022-01-01 }", "-", "a date is written in quotation marks"),
        ("SELECT ?a { ?a is migov:Event }", "is", "“is” is written a"),
        ("SELECT ?a { ?a 'kind' ?b }", "'kind'", "a property is a name"),
        ("SELECT ?a { ?a ?p ngo }", "ngo", "(migov:ngo)"),
        ("who organised it?", "who", "begins with SELECT"),
    ],
)
def test_the_usual_slips_are_named_at_their_word(text, word, said):
    words = tokens(text)
    at, told = said_of(words, find_slip(words))
    assert words[at].text == word
    assert said in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT ?a { ?a ?p ?b", "is a “}” missing?"),
        ("SELECT ?a { ?a ?p ?b FILTER(?a = 1", "is a “)” missing?"),
        ("SELECT ?a", "ends before its patterns"),
        ("SELECT ?a { ?a ?p ?b } ORDER", "is a “BY” missing?"),
        ("SELECT ?a { ?a ?p ?b } LIMIT", ""),
    ],
)
def test_a_query_that_ends_too_early_is_told_what_is_missing(text, said):
    words = tokens(text)
    at, told = said_of(words, find_slip(words))
    assert at == len(words)
    assert said in told


def test_what_is_not_usual_gets_no_guess():
    words = tokens("SELECT ?a { ?a !?b ?c }")
    assert said_of(words, find_slip(words))[1] == ""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('SELECT * FROM actors WHERE country = "lv"', "SQL"),
        ("# mine\nselect a.name from actors a", "SQL"),
        ("WITH x AS (SELECT 1 FROM y) SELECT * FROM x", "SQL"),
        ("MATCH (a:Actor)-[:AT]->(e) RETURN a", "Cypher"),
        ("SELECT * FROM <http://x.org> { ?a ?b ?c }", ""),
        ("SELECT * FROM actors { ?a ?b ?c }", ""),
        ("SELECT * FROM NAMED <http://x.org> WHERE", ""),
        ("", ""),
    ],
)
def test_another_language_is_named(text, named):
    told = other_language(tokens(text))
    assert named in told
    assert bool(named) == bool(told)
