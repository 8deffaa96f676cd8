"""Parameters are bound in a query's text, and cannot change it."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryTriples,
    RdfFormat,
    Store,
    Variable,
)
from questions_helpers import asked

import kg
from kg.errors import InputError
from kg.questions.binding import bind

SMALL = "".join(
    f"<http://e/{s}> <http://e/{p}> <http://e/{o}> .\n"
    for s, p, o in ("apb", "apc", "dpb", "bqz", "cqy")
)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x ?y { ?x :p ?y }",
        "SELECT * { ?x :p ?y }",
        "SELECT ?x ?k ?y { ?k :p ?y FILTER(?k = ?x) }",
        "SELECT ?x ?k ?y { ?k :p ?y OPTIONAL { ?y :q ?w FILTER(?k = ?x) } FILTER(BOUND(?w)) }",
        "SELECT ?x ?k ?y { { ?k :p ?y } UNION { ?k :q ?y . ?x :p ?k FILTER(?x != ?y) } }",
        "SELECT ?x ?y { ?x :p ?y { SELECT ?y { ?x :p ?y } } }",
        "SELECT ?x ?y { { SELECT ?x (COUNT(*) AS ?c) { ?x :p ?z } GROUP BY ?x } ?x :p ?y }",
        "SELECT ?x ?k { SELECT ?k { ?k :p ?y } }",
        "SELECT ?x (COUNT(?y) AS ?c) { ?x :p ?y } GROUP BY ?x HAVING(?x != :b)",
        "SELECT ?x ?k ?y { ?k :p ?y MINUS { ?x :p ?y } }",
        "SELECT ?x ?k ?y { ?k :p ?y FILTER NOT EXISTS { ?x :p ?y } }",
        "SELECT ?x ?k { ?k :p ?y FILTER EXISTS { { ?y :q ?x } UNION { ?x :p ?y } } }",
        "SELECT ?x ?k { { ?k :p ?y FILTER EXISTS { ?x :p ?y } } UNION { ?k :q ?y } }",
        "SELECT ?x ?k ?y { ?k :p ?y BIND(?k AS ?x) }",
        "SELECT ?x ?k ?y { ?k :p ?y VALUES ?x { :d :a } }",
        "SELECT ?x ?k ?y { ?k :p ?y VALUES (?x ?k) { (:d :a) (:a :d) } }",
        "SELECT ?x ?y { ?x :p ?y } VALUES ?x { :d :z }",
        "SELECT ?x ?k { ?k :p ?y } # { ?x\nORDER BY ?k # }",
        "SELECT ?x ('{ ?x }' AS ?t) { ?x :p '}' } ",
        "SELECT DISTINCT $x ?y WHERE { $x :p ?y } ORDER BY ?y LIMIT 1",
        "CONSTRUCT { ?y :r ?x } WHERE { ?x :p ?y }",
        "CONSTRUCT WHERE { ?x :p ?y }",
        "ASK { ?x :p ?y }",
        "DESCRIBE ?x { ?x :p ?y }",
        "DESCRIBE ?x",
    ],
)
@pytest.mark.parametrize("value", ["a", "d", "y", "absent"])
def test_a_parameter_put_in_works_as_the_engine_s_own_binding(text, value):
    store, name = Store(), NamedNode(f"http://e/{value}")
    store.load(SMALL.encode(), format=RdfFormat.N_TRIPLES)

    def answer(query: str, **bound: NamedNode) -> object:
        given = {Variable(key): term for key, term in bound.items()}
        found = store.query(query, prefixes={"": "http://e/"}, substitutions=given)
        if isinstance(found, QueryTriples):
            return sorted(map(str, found))
        return bool(found) if text.startswith("ASK") else sorted(str(tuple(row)) for row in found)

    assert answer(bind(text, {"x": name})) == answer(text, x=name)


def test_a_parameter_is_seen_where_the_engine_s_own_binding_is_not():
    # pyoxigraph takes a variable that no pattern of a branch binds for unbound there, for good.
    store = Store()
    store.load(SMALL.encode(), format=RdfFormat.N_TRIPLES)
    text = "SELECT ?x ?y { { ?k :p ?y BIND(?x AS ?m) } UNION { ?k :q ?y } FILTER(BOUND(?m)) }"
    d = NamedNode("http://e/d")

    found = store.query(bind(text, {"x": d}), prefixes={"": "http://e/"})

    assert sorted(str(row["y"]) for row in found) == ["<http://e/b>"] * 2 + ["<http://e/c>"]


def test_a_parameter_that_is_free_in_a_sub_select_stays_free():
    text = "SELECT ?x ?y { ?x :p ?y { SELECT ?y { ?x :q ?y } } }"

    assert bind(text, {"x": NamedNode("http://e/a")}) == (
        "SELECT ?x ?y { VALUES ?x { <http://e/a> }  ?x :p ?y { SELECT ?y { ?x :q ?y } } }"
    )


def test_a_parameter_within_exists_is_bound_around_it():
    # SPARQL puts the values of a row into EXISTS, where a VALUES of the same variable has no sense.
    text = "ASK { { ?k :p ?y FILTER EXISTS { ?x :p ?y } } }"

    values = "VALUES ?x { <http://e/a> }"
    assert bind(text, {"x": NamedNode("http://e/a")}) == (
        f"ASK {{ {values}  {{ {values}  ?k :p ?y FILTER EXISTS {{ ?x :p ?y }} }} }}"
    )


def test_a_parameter_cannot_break_out_of_its_value():
    evil = 'x" } } ; DROP ALL # \\" \n <http://e/> \u2028 ’'
    store = Store()
    store.add(Quad(NamedNode("http://e/a"), NamedNode("http://e/p"), Literal(evil)))
    store.add(Quad(NamedNode("http://e/b"), NamedNode("http://e/p"), Literal("other")))

    text = bind("SELECT ?s ?v { ?s <http://e/p> ?v }", {"v": Literal(evil)})

    assert [row[0].value for row in store.query(text)] == ["http://e/a"]
    assert text.count("\n") == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("SELECT ?y { ?x :p ?y }", "must be one of the columns; add ?x to SELECT"),
        ("SELECT (STR(?y) AS ?x) { ?z :p ?y }", "is computed by SELECT (... AS ?x)"),
    ],
)
def test_a_parameter_that_is_not_a_column_is_refused(text, why):
    with pytest.raises(InputError, match=re.escape(why)) as found:
        bind(text, {"x": Literal("a")}, path="x.rq")
    assert str(found.value).startswith("x.rq: the parameter “x” ")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("text", '" . ?s ?p ?o } #'),
        ("text", "'''\"\"\" } UNION { ?s ?p ?o"),
        ("text", "\\u0022 . ?s ?p ?o } #"),
        ("iri", "actor:x> . ?s ?p ?o } #"),
        ("iri", "https://x.org/> . ?s ?p ?o } #"),
        ("iri", "https://x.org/a?b=c#} UNION {?s"),
    ],
)
def test_a_parameter_cannot_change_the_query(made, kind, text):
    query = f"#+ params: {{v: {{type: {kind}}}}}\nSELECT ?v {{ ?thing migov:publisher|a ?v }}"
    try:
        assert asked(made, query, {"v": text}) == []
    except InputError as error:
        assert "is not a value of type iri" in str(error)
        assert kind == "iri"


def test_a_text_parameter_is_compared_as_it_is(study):
    path = study / "data" / "odd.ttl"
    path.write_text(
        '<http://x.org/a> <http://x.org/p> "\\" . ?s ?p ?o } #" , "other" .', encoding="utf-8"
    )
    query = "#+ params: {v: {type: text}}\nSELECT ?v ?thing { ?thing <http://x.org/p> ?v }"
    found = asked(kg.load(study), query, {"v": '" . ?s ?p ?o } #'})
    assert found == [('" . ?s ?p ?o } #', "http://x.org/a")]


def test_a_parameter_is_bound_in_ask_and_construct_too(made):
    header = "#+ params: {who: {type: iri}}\n"
    ask = header + "ASK { ?c migov:participant ?who }"
    assert asked(made, ask, {"who": "actor:siloju"}) == [("yes",)]
    assert asked(made, ask, {"who": "actor:nobody"}) == [("no",)]
    construct = f"{header}CONSTRUCT {{ ?who a ?r }} {{ ?c migov:participant ?who ; migov:role ?r }}"
    assert {row[0] for row in asked(made, construct, {"who": "actor:siloju"})} == {
        "Šilojų bendruomenė (lt)"
    }


def test_a_parameter_leaves_a_minus_that_shares_nothing_alone(made):
    """With the engine's own substitutions it took all rows away."""
    query = (
        "#+ params: {who: {type: iri}}\n"
        "SELECT ?who ?role { ?c migov:participant ?who ; migov:role ?role MINUS { ?x a ?y } }"
    )
    assert len(asked(made, query)) == 8
    assert asked(made, query, {"who": "actor:siloju"}) == [
        ("Šilojų bendruomenė (lt)", "lead partner"),
        ("Šilojų bendruomenė (lt)", "speaker"),
    ]


def test_a_parameter_is_bound_in_a_branch_that_does_not_bind_it(made):
    """With the engine's own substitutions BOUND said no there."""
    query = (
        "#+ params: {who: {type: iri}}\n"
        "SELECT ?who ?told { { ?c migov:participant ?who } "
        "UNION { BIND(IF(BOUND(?who), 'known', 'not known') AS ?told) } }"
    )
    assert ("Šilojų bendruomenė (lt)", "known") in asked(made, query, {"who": "actor:siloju"})


def test_a_parameter_whose_variable_is_not_shown_is_refused_in_words(made):
    """The engine binds none but the variables after SELECT, and said so in its own words."""
    query = (
        "#+ params: {who: {type: iri}}\n"
        "SELECT ?role { ?c migov:participant ?who ; migov:role ?role }"
    )
    with pytest.raises(InputError, match="the parameter “who” must be one of the columns; add"):
        asked(made, query, {"who": "actor:siloju"})


# Reaching out
