"""The parts of a group, as they are read from a query's words."""

from __future__ import annotations

import pytest

from kg.questions.groups import Group, read_group, variables
from kg.rdf import tokens


def parts(text: str) -> list[tuple[str, str]]:
    """Return the kind and text of each part of a query's WHERE."""
    words = tokens(text)
    opened = next(at for at, word in enumerate(words) if word.text == "{")
    group = read_group(words, opened)
    return [
        (part.kind, text[words[part.first].start : words[part.end - 1].end])
        for part in group.parts
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ASK { ?a :p ?b ; :q 1.5 . ?c a ?d }", ["triples"]),
        ("ASK { ?a :p [ :q ?b ] FILTER(?b > 1) ?c :p ( ?d ) . }", ["triples", "filter", "triples"]),
        ("ASK { FILTER regex(?a, '}') . FILTER :f(?a) }", ["filter", "filter"]),
        ("ASK { ?a :p ?b FILTER NOT EXISTS { ?a :q ?b } }", ["triples", "not exists"]),
        ("ASK { FILTER EXISTS { } FILTER(EXISTS { }) FILTER(!EXISTS { }) }",
         ["exists", "exists", "not exists"]),
        ("ASK { FILTER(NOT EXISTS { } && ?a) FILTER(?a || EXISTS { }) }", ["filter", "filter"]),
        ("ASK { OPTIONAL { ?a :p ?b } MINUS { } GRAPH ?g { } SERVICE SILENT <x:y> { } }",
         ["optional", "minus", "graph", "service"]),
        ("ASK { BIND(STR(?a) AS ?b) VALUES ?c { 1 } VALUES (?d ?e) { (1 UNDEF) } }",
         ["bind", "values", "values"]),
        ("ASK { { ?a :p ?b } UNION { } UNION { { } } . { SELECT ?a { } } }", ["group", "group"]),
        ("SELECT ?x { ?filter :values ?graph } VALUES ?x { 1 }", ["triples"]),
        ("ASK { }", []),
    ],
)  # fmt: skip
def test_a_group_has_these_parts(text, kinds):
    assert [kind for kind, _ in parts(text)] == kinds


def test_a_part_is_its_words_from_first_to_last():
    assert parts(
        "ASK { ?a :p ?b . # {\n FILTER ( ?a = ?b ) { ?a :q 1 } UNION { :c :q ?a } ?d :p 1 }"
    ) == [
        ("triples", "?a :p ?b ."),
        ("filter", "FILTER ( ?a = ?b )"),
        ("group", "{ ?a :q 1 } UNION { :c :q ?a }"),
        ("triples", "?d :p 1"),
    ]


def test_a_sub_select_has_columns_and_a_where():
    words = tokens(
        "ASK { { SELECT DISTINCT ?a (COUNT(?b) AS ?n) WHERE { ?a :p ?b } GROUP BY ?a } }"
    )
    (part,) = read_group(words, 1).parts
    (inner,) = part.groups
    assert inner.columns is not None
    assert variables(inner.columns) == {"a", "b", "n"}
    (where,) = inner.parts
    assert where.kind == "where"
    assert [each.kind for each in where.groups[0].parts] == ["triples"]


@pytest.mark.parametrize(
    "text",
    ["{", "{ {", "{ FILTER", "{ FILTER(", "{ OPTIONAL", "{ VALUES ?a", "{ BIND }", "{ { } UNION",
     "{ FILTER NOT", "{ FILTER NOT EXISTS {", "{ SELECT", "{ SELECT ?a }", "{ ) ] }", "{ . . }",
     "{ ?a :p ?b FILTER }", "{ GRAPH ?g }"],
)  # fmt: skip
def test_what_is_not_sparql_is_read_to_an_end(text):
    assert isinstance(read_group(tokens(text), 0), Group)
