"""Why a FILTER lets no row pass, or not all that one thinks."""

from __future__ import annotations

import pytest
from hints_helpers import probe

from kg.questions.hints.filters import condition, in_some_rows, why_fails, why_filter
from kg.questions.hints.patterns import split_query

DATA = """
x:a x:name "Rīgas dome"@lv ; x:kind kind:ngo ; x:size 20 ; x:day "2022-05-01"^^xsd:date ;
  x:when "2022-05"^^loc:edtf ; x:page <https://x.org/page/> .
x:b x:name "Riga Council"@en ; x:kind kind:ministry ; x:size 5 .
"""


def told(pattern, test):
    text = f"SELECT * {{ {pattern} FILTER({test}) }}"
    *before, last = split_query(text)
    one, where = probe(DATA, text), "\n".join(part.text for part in before)
    assert one.has_row(where)
    assert not one.has_row(f"{where} {last.text}")
    return why_filter(one, where, last)


@pytest.mark.parametrize(
    ("pattern", "test", "said"),
    [
        ("?s x:name ?n", '?n = "Riga Council"', 'Write FILTER(STR(?n) = "Riga Council")'),
        ("?s x:name ?n", 'CONTAINS(?n, "council")', 'FILTER(CONTAINS(LCASE(STR(?n)), "council"))'),
        ("?s x:name ?n", 'REGEX(?n, "^riga c")', 'Write FILTER(REGEX(STR(?n), "^riga c", "i"))'),
        ("?s x:name ?n", 'CONTAINS(?n, "Rigas")', 'The data have "Rīgas", not "Rigas": marks of'),
        ("?s x:name ?n", '?n = "riga council"@en', 'Write "Riga Council"@en'),
        ("?s x:name ?n", 'LANG(?n) = "EN"', 'The languages of ?n are "en", "lv"'),
        ("?s x:kind ?k", 'CONTAINS(?k, "ngo")', "It fails in every row, as ?k is a thing, not"),
        ("?s x:kind ?k", 'CONTAINS(?k, "ngo")', 'Write FILTER(CONTAINS(STR(?k), "ngo"))'),
        ("?s x:kind ?k", '?k = "ngo"', "The data have kind:ngo: it is a thing, not a text."),
        ("?s x:kind ?k", '"ngo" = ?k', "Write kind:ngo"),
        ("?s x:kind ?k", '?k IN ("ngo", "x")', "Write kind:ngo"),
        ("?s x:kind ?k", "?k = role:ngo", "Write kind:ngo"),
        ("?s x:page ?p", "?p = <http://x.org/page>", "Write <https://x.org/page/>"),
        ("?s x:size ?z", '?z > "10"', "Write FILTER(?z > 10)"),
        ("?s x:day ?d", '?d > "2022-01-01"', 'Write FILTER(?d > "2022-01-01"^^xsd:date)'),
        ("?s x:day ?d", '?d > "2022"', 'Write FILTER(?d > "2022-01-01"^^xsd:date)'),
        ("?s x:day ?d", "?d >= 2022", "Write FILTER(YEAR(?d) >= 2022)"),
        ("?s x:size ?z", "?z > 99", "It is false in every row; ?z is, for example, 5 or 20"),
        ("?s x:size ?size", "?sise > 10", "no pattern has it. Did you mean ?size?"),
        ("?s x:size ?z OPTIONAL { ?s x:no ?o }", "?o > 3", "every row: ?o has no value in any row"),
        ("?s x:size ?z OPTIONAL { ?s x:day ?d }", "?d > '2023-01-01'^^xsd:date",
         "It fails in 1 of 2 rows, and is false in the others"),
        ("?s x:kind ?k", "?k > 3", "It fails in every row; ?k is, for example, kind:ministry or"),
        ("?s x:name ?n", 'STR(?n) = "riga"', 'The data have "Riga", not "riga": small and'),
        ("?s x:size ?a ; x:size ?b", "?a != ?b", "Use two subjects, such as ?s1 and ?s2"),
        ("?s x:when ?w", "YEAR(?w) = 2021", "?w is a date in EDTF"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_filter_is_told_and_what_to_write(pattern, test, said):
    assert said in told(pattern, test)


def test_of_exists_nothing_is_told():
    assert told("?s x:size ?z", "NOT EXISTS { ?s x:size ?y }") == ""


def some(pattern, test):
    text = f"SELECT * {{ {pattern} FILTER({test}) }}"
    *before, last = split_query(text)
    return in_some_rows(probe(DATA, text), "\n".join(part.text for part in before), last)


def test_rows_in_which_a_filter_fails_are_counted_and_the_way_to_keep_them_is_told():
    assert some("?s x:size ?z OPTIONAL { ?s x:day ?d }", "?d != '2023-01-01'^^xsd:date") == (
        "(“FILTER(?d != '2023-01-01'^^xsd:date)”) fails in 1 of 2 rows, and these are left out: "
        "?d has no value there. To keep them, write FILTER(!BOUND(?d) || "
        "?d != '2023-01-01'^^xsd:date)"
    )


@pytest.mark.parametrize(
    ("pattern", "test"),
    [
        ("?s x:size ?z", "?z > 10"),
        ("?s x:size ?z OPTIONAL { ?s x:day ?d }", "?d = '2022-05-01'^^xsd:date"),
        ("?s x:size ?z OPTIONAL { ?s x:day ?d }", "!BOUND(?d)"),
        ("?s x:size ?z", "NOT EXISTS { ?s x:day ?d }"),
    ],
)
def test_where_every_row_is_decided_as_it_reads_nothing_is_told(pattern, test):
    assert some(pattern, test) == ""


def test_where_values_are_the_cause_some_are_shown():
    told = some("?s ?p ?v", "STRLEN(?v) > 3")
    assert "fails in 7 of 9 rows, and these are left out; ?v is, for example, " in told


def test_an_expression_that_fails_in_every_row_is_told_and_one_that_works_is_not():
    one = probe(DATA)
    assert why_fails(one, "?s x:kind ?k .", "STRLEN(?k)") == (
        "?k is a thing, not a text. Write STRLEN(STR(?k))"
    )
    assert why_fails(one, "?s x:name ?n .", "STRLEN(?n)") == ""
    assert "no pattern has it" in why_fails(one, "?s x:name ?n .", "?m + 1")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("FILTER (?a = (1))", "?a = (1)"),
        ("filter regex(?a, 'b')", "regex(?a, 'b')"),
        ("FILTER EXISTS { ?a ?b ?c }", ""),
    ],
)
def test_the_condition_of_a_filter_is_read(text, inside):
    assert condition(split_query(f"ASK {{ {text} }}")[0]) == inside
