"""The first word at which a query can no longer become SPARQL."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.rdf import PREFIXES, tokens
from kg.rdf.grammar import find_slip

ROOT = Path(__file__).parents[2]
GOOD = [
    "ASK {}",
    "CONSTRUCT WHERE { ?a ?b ?c }",
    "CONSTRUCT { ?a ?b [] . } FROM <http://x.org> WHERE { ?a ?b ?c . } LIMIT 3",
    "DESCRIBE <http://x.org>",
    "DESCRIBE * { ?a ?b ?c }",
    "SELECT (1 AS ?a) {}",
    "BASE <http://x.org/> PREFIX : <#> SELECT REDUCED ?a { :a :b ?a ; . "
    'OPTIONAL { ?a !(a|^:b)* () } . } VALUES (?a ?b) { (UNDEF 1) ("x"@en -1.5) }',
    "SELECT * { (1 2 ?x) migov:p [ migov:q 1 ; a ?b , migov:c ] . [ migov:q 2 ] . "
    "FILTER(?x NOT IN ()) FILTER EXISTS { { SELECT ?a { } } } }",
    'SELECT (GROUP_CONCAT(DISTINCT ?a ; SEPARATOR=", ") AS ?b) (COUNT(*) AS ?n) '
    "{ ?a ?b true } GROUP BY (STR(?a) AS ?c) LANG(?a) HAVING (COUNT(*) > 1) (COUNT(?a) = 1) "
    "ORDER BY DESC(?c) LCASE(?c) OFFSET 3 LIMIT 1",
    "SELECT ?a { GRAPH ?g { ?a migov:p/^migov:q+|!a ?b } MINUS { ?a ?b -3 } VALUES ?a { 1 2 } "
    "BIND(IF(?a, -1 + 2 -3 * 4 / 5, COALESCE(1,2)) AS ?x) { } UNION { ?a ?b 'x' } UNION { } }",
    'SELECT ?a { ?a ?b ?c FILTER regex(?c, "x", "i") FILTER(!bound(?a) && (?a || !(?b = 2))) '
    "FILTER xsd:date(?a) FILTER(?a < 3 || ?b > 4) }",
    "SELECT ?a WHERE { ?a ?p '1'^^xsd:int . { ?a ?b ?c } . ?d ?e ?f } # end",
    "select distinct ?a where { ?a a/rdfs:subClassOf* migov:Actor }",
    *(path.read_text("utf-8") for path in sorted((ROOT / "queries").rglob("*.rq"))),
]


@pytest.mark.parametrize("text", GOOD)
def test_a_query_that_the_engine_reads_has_no_slip(text):
    Store().query(text, prefixes=PREFIXES)
    assert find_slip(tokens(text)) is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("SELECT ?a, ?b { ?a ?p ?b }", ",", "<variable>"),
        ("SELECT ?a { ?a ?p ?b FILTER ?a = 1 }", "?a", "("),
        ("SELECT ?a { ?a ?p ?b . FILTR(?a = 1) }", "FILTR", "FILTER"),
        ("SELECT ?a { ?a ?p ?b FILTER(CONTAIN(?b, 'x')) }", "CONTAIN", "CONTAINS"),
        ("SELECT ?a { ?a ?p ?b } LIMIT 5 ORDER BY ?a", "ORDER", "OFFSET"),
        ("SELECT ?a { ?a ?p 2022-01-01 }", "-", ";"),
        ("ASK { ?a ?p }", "}", "<iri>"),
        ("ASK { A ?p ?b }", "A", "<name>"),
    ],
)
def test_the_first_word_that_fits_nowhere_is_found_and_what_would_fit(text, word, expected):
    words = tokens(text)
    slip = find_slip(words)
    assert words[slip.at].text == word
    # The second of two equal words is meant where the first is good.
    assert text.index(word, words[slip.at].start) == words[slip.at].start
    assert expected in slip.expected


@pytest.mark.parametrize("text", ["", "SELECT", "ASK {", "SELECT ?a { ?a ?b ?c FILTER(?a ="])
def test_a_query_that_ends_too_early_has_its_slip_after_the_last_word(text):
    assert find_slip(tokens(text)).at == len(tokens(text))


def test_every_query_that_loses_one_word_is_either_good_or_has_a_place():
    """Of each word left out, the slip comes at that place or after it, never before."""
    words = tokens(GOOD[6])
    for at in range(len(words)):
        slip = find_slip([*words[:at], *words[at + 1 :]])
        assert slip is None or slip.at >= at


def test_a_query_nested_too_deep_is_left_to_the_engine():
    deep = "SELECT (" + "(" * 90 + "1" + ")" * 90 + " AS ?a) {}"
    assert find_slip(tokens(deep)) is None
