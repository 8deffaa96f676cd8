"""What a query can see of what follows: never less than it is answered from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.rdf.vocabulary import PREFIXES, expand
from kg.study.demand import EVERYTHING, rule_of, wanted
from kg.study.folder import shipped

QUERIES = {path.stem: path.read_text("utf-8") for path in (shipped() / "queries").glob("*/*.rq")}
DRAFTS = (
    "SELECT ?x { ?x a migov:Actor }",
    "SELECT ?x { ?x a/rdfs:subClassOf migov:Actor }",
    "SELECT ?x ?c { ?x a ?c }",
    "SELECT ?x { ?x a org:Organization ; org:subOrganizationOf ?y }",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p",
    "SELECT ?x ?l { ?x migov:kind/migov:impliesLevel|migov:level ?l }",
    "SELECT ?x { ?x !migov:kind level:local }",
    "SELECT ?x ?y { ?x ^migov:presentAt ?y }",
    "SELECT ?x { VALUES ?p { migov:level } ?x ?p level:local }",
    "SELECT ?x { ?x ?p level:local FILTER(?p IN (migov:level)) }",
    "SELECT ?x { ?x ?p level:local OPTIONAL { VALUES ?p { migov:kind } } }",
    "SELECT ?f { ?f rdf:predicate migov:presentAt ; migov:restsOn ?c }",
    "SELECT ?f { ?f rdf:subject ?a ; rdf:object ?b }",
    "SELECT ?f { ?f rdf:subject ?a ; migov:status ?s }",
    "SELECT ?f { ?f rdf:subject ?a OPTIONAL { ?f migov:status ?s } }",
    "SELECT ?f ?p { ?f migov:weakestStatus ?s ; rdf:predicate ?p }",
    "SELECT ?f { ?f a migov:Derivation }",
    "SELECT (COUNT(?c) AS ?n) { ?c migov:status ?s }",
    "SELECT ?c { ?f migov:restsOn ?c }",
    "SELECT ?x { ?f rdf:subject ?x { SELECT ?f { ?f migov:byRule rule:presence } } }",
    "BASE <https://w3id.org/> SELECT ?x { ?x a <migov#Actor> }",
    "SELECT ?x { ?x a <https://w3id.org/migov\\u0023Actor> }",
    "PREFIX m: <https://w3id.org/migov#> SELECT ?x ?y { ?x m:year ?y }",
    "SELECT ?e { ?e migov:year 2022 }",
    "ASK { ?project migov:fundedBy programme:amif }",
)


def rows(store, query):
    found = store.query(query, prefixes=PREFIXES)
    try:
        return sorted(str(row) for row in found)
    except TypeError:
        return [str(bool(found))]


@pytest.mark.parametrize("query", [*QUERIES.values(), *DRAFTS], ids=[*QUERIES, *DRAFTS])
def test_a_query_is_answered_as_if_everything_were_derived(query, example, everything):
    store = replace(example).provide(wanted(query))
    assert rows(store, query) == rows(everything, query)


@pytest.fixture(scope="module")
def everything(example):
    return replace(example).provide(EVERYTHING)


@pytest.fixture(scope="module")
def one_by_one(example):
    """Return a dataset that has been asked all of these before."""
    asked = replace(example)
    for query in reversed(DRAFTS):
        asked.provide(wanted(query))
    return asked


@pytest.mark.parametrize("query", DRAFTS)
def test_an_answer_does_not_depend_on_what_was_asked_before(query, one_by_one, everything):
    assert rows(one_by_one.provide(wanted(query)), query) == rows(everything, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { ?x migov:kind ?k }",
        "SELECT ?f { ?f rdf:predicate migov:mode ; rdf:subject ?x ; migov:status ?s }",
        "SELECT ?f { ?f rdf:subject ?x ; rdf:predicate ?p ; migov:inDocument ?d }",
        "SELECT ?c { ?c a migov:Participation ; migov:status status:stated }",
    ],
)
def test_what_sees_nothing_derived_derives_nothing(query, example):
    """Loading must not cost more where nothing of it is needed."""
    dataset = replace(example)
    size = len(dataset.store)
    assert len(dataset.provide(wanted(query))) == size


def test_few_are_derived_for_one_class(example):
    dataset = replace(example)
    before = len(dataset.store)
    dataset.provide(wanted("SELECT ?x { ?x a migov:Actor }"))
    actors = len(dataset.store) - before
    assert 0 < actors < 100
    dataset.provide(wanted("SELECT ?x { ?x a ?class }"))
    assert len(dataset.store) - before > 1000


def test_the_name_of_a_node_tells_its_rule():
    assert rule_of(expand("derived:level-of-a-kind-0f3c5a7e9b1d2c4a")) == "level-of-a-kind"
    assert rule_of(expand("claim:riga-organiser")) == ""
