"""What is told of an answer, by its form."""

from __future__ import annotations

import pytest
from hints_helpers import told

DATA = 'x:a skos:prefLabel "Riga"@en ; x:kind kind:ngo .'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT ?a { ?a skos:prefLabel 'Riga' }", 'No rows: line 1 (“?a skos:prefLabel'),
        ("CONSTRUCT { ?a a x:B } WHERE { ?a x:kind 'ngo' }", "Write kind:ngo"),
        ("ASK { ?a skos:prefLabel 'Riga' }", "The answer is “no”. The data have \"Riga\"@en"),
        ("SELECT (COUNT(?a) AS ?n) { ?a x:kind 'ngo' }", "There is nothing to count: line 1"),
        ("SELECT ?a { ?a ?b ?c } LIMIT 0", "No rows: all patterns match; LIMIT"),
        ("SELECT ?a { ?a ?b ?c FILTER(?a != ?a) }", "It is false in every row"),
        ("SELECT ?a { }  VALUES ?a { }", "No rows: the documents do not say."),
    ],
)  # fmt: skip
def test_an_answer_that_says_nothing_is_explained(text, said):
    (only,) = told(DATA, text)
    assert said in only


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a { ?a x:kind ?k }",
        "ASK { ?a x:kind ?k }",
        "ASK { ?a x:kind kind:school }",
        "CONSTRUCT { ?a a x:B } WHERE { ?a x:kind ?k }",
        "SELECT (COUNT(?a) AS ?n) { ?a x:kind ?k }",
    ],
)
def test_a_plain_answer_needs_no_word(text):
    assert told(DATA, text) == []


def test_a_parameter_that_leaves_nothing_is_told():
    text = "SELECT ?k ?a { ?a x:kind ?k }"
    assert told(DATA, text, k="http://x.org/none") == [
        "No rows with these parameters. Without them there are rows."
    ]
