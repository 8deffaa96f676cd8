"""What a query may not do; tests/questions/test_safety.py shows that no way in leads around it."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.rdf import refuse_query

CALL = "SERVICE <http://a.example:81/sparql> { ?s ?p ?o }"


def refused(text, **more):
    with pytest.raises(InputError) as caught:
        refuse_query(text, path="q.rq", **more)
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?a ?b ?c }",
        'SELECT ?x { ?x ?y "FROM <urn:g> SERVICE" }',
        "# FROM <urn:g>, a service\nSELECT ?x { ?x ?y ?z }",
        "SELECT ?from ?service { ?from ?service ?z }",
        "PREFIX from: <urn:x> SELECT ?x { ?x from:service ?z }",
        "ASK { " + "{ " * 99 + "?a ?b ?c" + " }" * 99 + " }",
    ],
)
def test_a_query_that_only_reads_the_study_is_allowed(text):
    refuse_query(text)


@pytest.mark.parametrize("text", ["ASK { " + "{" * 100, "ASK {}" + " " * 1_000_000])
def test_what_would_end_the_process_is_refused(text):
    assert refused(text) == (
        "q.rq: the query is too long, or has more than 100 nested brackets; write a simpler query"
    )


@pytest.mark.parametrize(
    "text", [f"ASK {{ {CALL} }}", f"SELECT * {{ ?a ?b ?c FILTER NOT EXISTS {{ {CALL} }} }}"]
)
def test_another_server_is_refused(text):
    assert refused(text) == (
        "q.rq: SERVICE is not allowed: queries may only use this study; you can allow one server "
        "by its name (allow_service)"
    )


@pytest.mark.parametrize("clause", ["FROM <urn:g>", "from named <urn:g>"])
def test_other_graphs_are_refused(clause):
    assert refused(f"SELECT * {clause} {{ ?s ?p ?o }}") == (
        "q.rq: FROM is not allowed: queries may only use this study; delete the FROM line"
    )


def test_an_update_is_refused_with_its_place():
    assert refused("INSERT DATA { <a:a> <a:b> 1 }").startswith(
        "q.rq:1:1: not SPARQL 1.1: INSERT would change data, and a question only reads; begin with"
    )


def test_what_cannot_be_checked_is_refused():
    assert refused("SELECT ?x { SERVICE") == (
        "q.rq: the query has the word SERVICE or FROM, and kg cannot read it well enough to check "
        "that it stays within the study; write a simpler query"
    )


@pytest.mark.parametrize("allow", [["a.example:81"], ["a.example"], ["b.example", "a.example"]])
def test_a_server_that_is_allowed_may_be_called(allow):
    refuse_query(f"ASK {{ {CALL} }}", allow=allow)
    refuse_query("PREFIX s: <http://a.example:81/> ASK { SERVICE s:x { ?s ?p ?o } }", allow=allow)
    refuse_query(
        "ASK { SERVICE s:x { ?s ?p ?o } }", allow=allow, prefixes={"s": "http://a.example:81/"}
    )


@pytest.mark.parametrize(
    ("service", "told"),
    [
        ("<http://b.example/>", "b.example"),
        ("<http://a.example.b.example/>", "a.example.b.example"),
        ("<http://a.example@b.example/>", "a.example@b.example"),
        ("<file://a.example/x>", "a.example"),
        ("?where", "an address that the query itself finds"),
        ("s:a.example", "an address that the query itself finds"),
    ],
)
def test_a_server_that_is_not_the_allowed_one_is_refused(service, told):
    text = f"ASK {{ VALUES ?where {{ <http://a.example/> }} SERVICE {service} {{ ?s ?p ?o }} }}"
    assert refused(text, allow=["a.example"], prefixes={"s": "urn:"}) == (
        f"q.rq: SERVICE may call only a.example, not {told}; allow that server too (allow_service)"
    )
