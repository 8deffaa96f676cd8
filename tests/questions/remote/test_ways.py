"""The ways to send a query, without a server; test_protocol.py has servers that take one only."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from remote_helpers import STUDY, gives, results

from kg.questions.remote.address import Address
from kg.questions.remote.endpoint import Endpoint
from kg.questions.remote.ways import Sent, Way, next_way
from kg.questions.sources import Request

TEXT = "SELECT ?a { ?a <http://e/p#q> 'a & b + ē % # c' } # no"


@pytest.mark.parametrize(
    ("way", "status", "tried", "after"),
    [
        ("form", 405, ["form"], "get"),
        ("form", 400, ["form"], "get"),
        ("form", 415, ["form"], "direct"),
        ("direct", 415, ["form", "direct"], "get"),
        ("get", 400, ["form", "get"], ""),
        ("get", 405, ["form", "get"], "direct"),
        ("get", 415, ["form", "direct", "get"], ""),
        ("form", 401, ["form"], ""),
        ("form", 403, ["form"], ""),
        ("form", 500, ["form"], ""),
        ("form", 503, ["form"], ""),
    ],
)
def test_another_way_is_tried_only_where_it_may_help(way, status, tried, after):
    assert next_way(Way(way), status, tried) == after
    assert next_way(Way(way, known=True), status, tried) == ""


@pytest.mark.parametrize("plain", ["/sparql", "/sparql?key=1"])
def test_a_query_arrives_whole_by_each_way(plain):
    address = Address(f"http://e.org{plain}")
    form, direct, get = (Sent(way, address, TEXT, "x/y") for way in ("form", "direct", "get"))

    method, body, kind = form.content()
    assert (method, kind) == ("POST", "application/x-www-form-urlencoded")
    assert parse_qs(body.decode(), strict_parsing=True) == {"query": [TEXT]}
    assert direct.content() == ("POST", TEXT.encode(), "application/sparql-query")
    assert form.target(plain) == direct.target(plain) == plain
    assert get.content() == ("GET", None, "")
    found = parse_qs(urlsplit(get.target(plain)).query, strict_parsing=True)
    assert found["query"] == [TEXT.removesuffix(" # no")]
    assert found.get("key") == (["1"] if "key" in plain else None)


def test_see_other_is_read_without_the_query():
    sent = Sent("form", Address("http://e.org/sparql"), TEXT, "x/y")
    seen = sent.moved(303, "/result/7")

    assert (seen.content()[0], seen.target("/result/7")) == ("GET", "/result/7")
    assert sent.moved(307, "/other").content() == sent.content()
    whole = Sent("get", sent.address, TEXT, "x/y").moved(301, "/other?query=ASK%20%7B%7D")
    assert whole.target("/other?query=ASK%20%7B%7D") == "/other?query=ASK%20%7B%7D"


def test_see_other_does_not_change_how_the_next_query_is_sent(fake):
    endpoint = Endpoint(fake.url, STUDY)
    fake.replies = [gives(303, Location="/result/7"), gives(body=results())]
    endpoint.answer(Request("SELECT ?a { ?a ?b ?c }", {}))
    endpoint.answer(Request("SELECT ?a { ?a ?b ?c }", {}))

    assert fake.ways == ["form", "get", "form"]
