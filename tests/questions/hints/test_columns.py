"""Why a column is empty in every row."""

from __future__ import annotations

import pytest
from hints_helpers import told

DATA = """
x:a x:kind kind:ngo ; x:name "w"@en ; x:when "2022"^^loc:edtf ; skos:prefLabel "A"@en .
x:b x:kind kind:ministry ; x:when "2023"^^loc:edtf .
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT (GROUP_CONCAT(?k; separator=', ') AS ?all) { ?a x:kind ?k }",
         "GROUP_CONCAT joins texts. ?k is a thing, not a text. Write STR(?k) in place of ?k"),
        ("SELECT ?a (GROUP_CONCAT(DISTINCT ?k) AS ?all) { ?a x:kind ?k } GROUP BY ?a",
         "Write STR(?k) in place of ?k"),
        ("SELECT ?a (STRLEN(?k) AS ?l) { ?a x:kind ?k }", "Write STRLEN(STR(?k))"),
        ("SELECT ?a (YEAR(?w) AS ?y) { ?a x:when ?w }", "?w is a date in EDTF"),
        ("SELECT ?a ?y { ?a x:when ?w BIND(YEAR(?w) AS ?y) }", "BIND on line 1 fails. ?w is a"),
        ("SELECT (AVG(?n) AS ?m) { ?a x:name ?n }",
         'AVG adds numbers, and no value is a number, such as "w"@en'),
        ("SELECT ?y (COUNT(?a) AS ?n) { ?a x:when ?w } GROUP BY (YEAR(?w) AS ?y)", "?w is a date"),
        ("SELECT ?a (MAX(?n) AS ?m) { ?a x:kind ?k OPTIONAL { ?a x:no ?n } } GROUP BY ?a",
         "?n has no value in any row"),
        ("SELECT ?a ?b { ?a x:kind ?k }", "?b has no value here: no pattern has it"),
        ("SELECT ?a ?knd { ?a x:kind ?kind }", "Did you mean ?kind?"),
        ("SELECT ?a ?n { ?a x:kind ?k OPTIONAL { ?a rdfs:label ?n } }",
         "line 1 (“?a rdfs:label ?n”) has no match. Names are skos:prefLabel here"),
        ("SELECT ?a ?n { ?a x:kind ?k OPTIONAL { ?a x:name 'w' ; x:name ?n } }", 'Write "w"@en'),
    ],
)  # fmt: skip
def test_a_column_that_is_empty_in_every_row_is_explained(text, said):
    (only,) = told(DATA, text)
    assert only.startswith("The column ?")
    assert "is empty in every row: " in only
    assert said in only


def test_a_count_that_is_0_in_every_row_is_explained():
    text = "SELECT ?a (COUNT(?n) AS ?m) { ?a x:kind ?k OPTIONAL { ?a x:no ?n } } GROUP BY ?a"
    assert told(DATA, text) == ["The column ?m is 0 in every row: ?n has no value in any row"]


def test_in_optional_only_a_mistake_is_told_beside_the_line():
    text = (
        "SELECT ?a ?n { ?a x:when '2022'^^loc:edtf OPTIONAL { ?a x:kind kind:none ; x:name ?n } }"
    )
    assert told(DATA, text) == [
        "The column ?n is empty in every row: line 1 (“?a x:kind kind:none”) has no match"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a ?n { ?a x:kind ?k OPTIONAL { ?a x:name ?n } }",
        "SELECT (GROUP_CONCAT(STR(?k)) AS ?all) { ?a x:kind ?k }",
        "SELECT ?a ('' AS ?none) { ?a x:kind ?k }",
    ],
)
def test_of_other_columns_nothing_is_told(text):
    assert told(DATA, text) == []
