"""The triple patterns of a query, read from its words."""

from __future__ import annotations

import pytest
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.algebra import traverse
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from kg.rdf.patterns import iri_named, triple_patterns
from kg.rdf.sparql import tokens
from kg.rdf.vocabulary import PREFIXES
from kg.study.folder import shipped


def found(text):
    return [
        (each.subject.text, "".join(word.text for word in each.path), each.object.text)
        for each in triple_patterns(text).found
    ]


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("ASK { ?a a x:b }", [("?a", "a", "x:b")]),
        ("ASK { ?a x:b ?c , ?d ; x:e 'f'@en, 3.0 . }",
         [("?a", "x:b", "?c"), ("?a", "x:b", "?d"), ("?a", "x:e", "'f'"), ("?a", "x:e", "3.0")]),
        ("ASK { ?a x:b/x:c*|^(x:d/!x:e)+ ?f }", [("?a", "x:b/x:c*|^(x:d/!x:e)+", "?f")]),
        ("ASK { ?a x:b? ?c . ?d x:e -1 ; }", [("?a", "x:b?", "?c"), ("?d", "x:e", "-")]),
        ("ASK { ?a x:b [ x:c ?d ; a x:e ] }",
         [("[", "x:c", "?d"), ("[", "a", "x:e"), ("?a", "x:b", "[")]),
        ("ASK { [ a x:e ] x:b ?d }", [("[", "a", "x:e"), ("[", "x:b", "?d")]),
        ("ASK { ?a x:b ( ?c [ x:d ?e ] ) }", [("[", "x:d", "?e"), ("?a", "x:b", "(")]),
        ("SELECT ?a (COUNT(?b) AS ?n) { ?a x:b ?b } GROUP BY ?a ?b ?c HAVING(?n > 1) ORDER BY ?a",
         [("?a", "x:b", "?b")]),
        ("ASK { { SELECT ?a ?b ?c { ?a x:b ?c } } UNION { ?a ?p ?o } }",
         [("?a", "x:b", "?c"), ("?a", "?p", "?o")]),
        ("ASK { FILTER NOT EXISTS { ?a x:b ?c } FILTER(?x = 1 && EXISTS { ?d x:e ?f }) }",
         [("?a", "x:b", "?c"), ("?d", "x:e", "?f")]),
        ("ASK { VALUES (?a ?b ?c) { (x:d x:e x:f) } BIND(?a + ?b AS ?d) GRAPH ?g { ?a x:b ?c } }",
         [("?a", "x:b", "?c")]),
        ('ASK { ?a x:b "1"^^x:c ; x:d ?e }', [("?a", "x:b", '"1"'), ("?a", "x:d", "?e")]),
        ("CONSTRUCT { ?a x:b ?c } WHERE { ?a x:d ?c }", [("?a", "x:b", "?c"), ("?a", "x:d", "?c")]),
    ],
)  # fmt: skip
def test_each_pattern_is_found_with_its_path(text, patterns):
    assert found(text) == patterns


@pytest.mark.parametrize(
    "text", ["", "}", "{ ?a", "ASK { ?a x:b", "{ [ ( ?a ", "ASK { ?a x:b ; ; , }", "a b c d { , }"]
)
def test_what_is_not_sparql_is_no_error(text):
    assert isinstance(found(text), list)


QUERIES = sorted((shipped() / "queries").glob("*/*.rq"))


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_the_variables_of_all_patterns_are_those_that_a_parser_finds(path):
    """A pattern that is passed over would leave a derived fact out, without a word."""
    text = path.read_text("utf-8")
    wanted = set()

    def visit(part):
        if isinstance(part, CompValue) and part.name == "BGP":
            for triple in part.triples:
                wanted.update(f"?{term}" for term in triple[::2] if isinstance(term, Variable))

    traverse(prepareQuery(text, initNs=PREFIXES).algebra, visitPost=visit)
    ours = {word for s, _, o in found(text) for word in (s, o) if word[0] == "?"}
    assert {name for name in wanted if "?_" not in name} <= ours


def can_be(text, variable="?b"):
    read = triple_patterns(text)
    for each in read.found:
        if each.object.text == variable:
            given = read.can_be(each, each.object)
            return given and [word.text for word in given]
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("ASK { VALUES ?b { x:c x:d } ?a a ?b }", ["x:c", "x:d"]),
        ("ASK { ?a a ?b . VALUES (?z ?b) { (1 x:c) } }", None),
        ("ASK { ?a a ?b . VALUES (?z ?b) { (x:e x:c) (x:f x:d) } }", ["x:c", "x:d"]),
        ("ASK { ?a a ?b FILTER(?b IN (x:c, <http://x.org/d>)) }", ["x:c", "<http://x.org/d>"]),
        ("ASK { ?a a ?b FILTER(?b IN (x:c) || true) }", None),
        ("ASK { ?a a ?b FILTER(?b NOT IN (x:c)) }", None),
        ("ASK { VALUES ?b { x:c UNDEF } ?a a ?b }", None),
        ("ASK { ?a a ?b OPTIONAL { VALUES ?b { x:c } } }", None),
        ("ASK { ?a a ?b } VALUES ?b { x:c }", None),
        ("ASK { VALUES ?b { x:c } OPTIONAL { ?a a ?b } }", ["x:c"]),
        ("ASK { VALUES ?b { x:c } { SELECT (COUNT(?a) AS ?n) { ?a a ?b } } }", None),
        ("ASK { { SELECT ?a { VALUES ?b { x:c } } } ?a a ?b }", None),
        ("ASK { { SELECT ?b { VALUES ?b { x:c } ?a a ?b } } }", ["x:c"]),
        ("ASK { ?a a ?b . FILTER EXISTS { VALUES ?b { x:c } } }", None),
    ],
)
def test_a_variable_is_restricted_only_where_the_braces_say_so(text, terms):
    assert can_be(text) == terms


def test_names_are_read_with_their_prefixes():
    words = {word.text: word for word in tokens(r"a x:b x:c\~d <http://z.org/> y:e 'a' ?v")}
    prefixes = {"x": "http://x.org/"}
    named = {text: iri_named(word, prefixes) for text, word in words.items()}
    assert named == {
        "a": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "x:b": "http://x.org/b",
        r"x:c\~d": "http://x.org/c~d",
        "<http://z.org/>": "http://z.org/",
        "y:e": "",
        "'a'": "",
        "?v": "",
    }
