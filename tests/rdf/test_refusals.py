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
        "q.rq: SERVICE is not allowed: queries may only use this study, and this one calls "
        'a.example:81; you can allow that server (allow_service="a.example:81")'
    )


@pytest.mark.parametrize("clause", ["FROM <urn:g>", "from named <urn:g>"])
def test_other_graphs_are_refused(clause):
    assert refused(f"SELECT * {clause} {{ ?s ?p ?o }}") == (
        "q.rq: FROM is not allowed: queries may only use this study, and use all its graphs "
        "together; delete the FROM line, or ask an endpoint that has them (endpoint)"
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


@pytest.mark.parametrize(
    "allow",
    [
        ["a.example:81"],
        ["a.example"],
        ["b.example", "a.example"],
        ["A.Example"],
        ["http://a.example:81/sparql"],
    ],
)
def test_a_server_that_is_allowed_may_be_called(allow):
    refuse_query(f"ASK {{ {CALL} }}", allow=allow)
    refuse_query("PREFIX s: <http://a.example:81/> ASK { SERVICE s:x { ?s ?p ?o } }", allow=allow)
    refuse_query(
        "ASK { SERVICE s:x { ?s ?p ?o } }", allow=allow, prefixes={"s": "http://a.example:81/"}
    )


@pytest.mark.parametrize("remote", [False, True])
@pytest.mark.parametrize(
    ("service", "host"),
    [
        ("<http://b.example/>", "b.example"),
        ("<http://a.example.b.example/>", "a.example.b.example"),
        ("<http://me:secret@B.example:81/>", "b.example:81"),
        ("b:x", "b.example"),
    ],
)
def test_a_server_that_is_not_the_allowed_one_is_named_as_it_is_allowed(service, host, remote):
    text = f"PREFIX b: <http://b.example/> ASK {{ SERVICE {service} {{ ?s ?p ?o }} }}"
    said = refused(text, allow=["a.example"], remote=remote)

    assert said == (
        f"q.rq: SERVICE may call only a.example, not {host}; allow that server too "
        f'(allow_service="{host}")'
    )
    refuse_query(text, allow=["a.example", host], remote=remote)


@pytest.mark.parametrize("remote", [False, True])
@pytest.mark.parametrize(
    ("service", "why"),
    [
        ("?where", "is not allowed: kg cannot tell which server ?where is; write its address"),
        (
            "t:x",
            "is not allowed: kg cannot tell which server t:x is; declare its prefix, PREFIX t: <…>",
        ),
        (
            "s:a.example",
            "may call only an address that begins with http:// or https://, not urn:a.example",
        ),
        (
            "<file://a.example/x>",
            "may call only an address that begins with http:// or https://, not file://a.example/x",
        ),
    ],
)
def test_what_no_host_can_allow_says_what_to_write(service, why, remote):
    text = f"ASK {{ VALUES ?where {{ <http://a.example/> }} SERVICE {service} {{ ?s ?p ?o }} }}"
    prefixes = {"s": "urn:"}
    assert refused(text, allow=["a.example"], prefixes=prefixes, remote=remote) == (
        f"q.rq: SERVICE {why}"
    )


@pytest.mark.parametrize("clause", ["FROM <urn:g>", "from named <urn:g> FROM <urn:h>"])
def test_an_endpoint_has_graphs_of_its_own(clause):
    refuse_query(f"SELECT * {clause} {{ ?s ?p ?o }}", remote=True)


@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_what_an_endpoint_would_call_is_allowed_by_the_host_of_its_name(silent):
    """Wikidata knows the prefix, so nobody declares it."""
    text = (
        f"SELECT * {{ ?a ?b ?c SERVICE {silent}wikibase:label {{ bd:x wikibase:language 'lt' }} }}"
    )
    declared = f"PREFIX wikibase: <http://own.example/> {text}"

    assert refused(text, remote=True) == (
        "q.rq: SERVICE is not allowed: wikibase:label is a service of the endpoint, at wikiba.se; "
        'you can allow that server (allow_service="wikiba.se")'
    )
    assert refused(declared, remote=True) == (
        "q.rq: SERVICE is not allowed: the endpoint would call another server, own.example; you "
        'can allow that server (allow_service="own.example")'
    )
    refuse_query(text, allow=["wikiba.se"], remote=True)


def test_a_service_that_only_an_endpoint_has_is_not_promised_here():
    assert refused("ASK { SERVICE wikibase:label { ?a ?b ?c } }") == (
        "q.rq: SERVICE wikibase:label exists only at an endpoint that has it, such as that of "
        "Wikidata; delete it, or ask that endpoint (endpoint)"
    )


def test_an_endpoint_s_own_dialect_is_checked_by_its_words():
    text = "SELECT * WITH { SELECT ?a { ?a ?b ?c } } AS %x { INCLUDE %x "
    refuse_query(f"{text} FILTER('SERVICE <http://a.example/>' != ?a) # SERVICE\n }}", remote=True)
    assert "another server, a.example;" in refused(
        f"{text} SERVICE <http://a.example/> ", remote=True
    )


def test_nothing_is_offered_where_nobody_can_allow_it():
    assert refused(f"ASK {{ {CALL} }}", allow=None) == (
        "q.rq: SERVICE is not allowed: queries may only use this study; delete the SERVICE"
    )
    assert refused("ASK FROM <urn:g> { ?a ?b ?c }", allow=None).endswith("delete the FROM line")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p ?o } # run from weak to strong, without SERVICE",
        "SELECT * { ?s ?p 'a service from here' }",
        "SELECT * { ?s ?p <http://x.org/from#service> }",
    ],
)
def test_a_word_in_a_comment_text_or_address_is_not_parsed_for(text, monkeypatch):
    """A comment with “from” in it cost a shipped question half its start."""
    import rdflib.plugins.sparql.parser

    monkeypatch.delattr(rdflib.plugins.sparql.parser, "parseQuery")
    refuse_query(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { FILTER(?a<?b#>1)\n SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { <http://x/\\u0041#y> ?p ?o . SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '#' . SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '''a\n'#''' . SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * # from\r{ SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    ],
)
def test_nothing_that_looks_like_a_comment_hides_a_word(text):
    with pytest.raises(InputError):
        refuse_query(text)
