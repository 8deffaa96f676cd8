"""Requests to a small server that fails in any way one likes."""

from __future__ import annotations

import base64
import gzip
import re
import time
from email.utils import formatdate

import pytest
from pyoxigraph import (
    Literal,
)
from remote_helpers import (
    JSON,
    STUDY,
    Handler,
    Reply,
    ask,
    fault,
    gives,
    results,
)

from kg.errors import InputError
from kg.questions.remote import protocol
from kg.questions.remote.endpoint import Endpoint
from kg.questions.sources import Request


def test_a_body_that_is_too_large_is_left(fake, monkeypatch):
    monkeypatch.setattr(protocol, "MAX_BYTES", 2**20)
    said = fault(fake, gives(body=results("x" * 2**21)))

    assert said == ("the endpoint URL gives more than 1 MB at once; ask for fewer rows or columns")


def test_a_busy_endpoint_is_asked_again(fake):
    said: list[str] = []
    date = formatdate(time.time() - 5, usegmt=True)
    fake.replies = [
        gives(503, "busy", Retry_After="0"),
        gives(429, "slow down", Retry_After=date),
        gives(503, "busy"),
        gives(body=results("x")),
        gives(body=results()),
    ]

    table = ask(fake.url, "SELECT ?a { ?a ?b ?c }", say=said.append)

    assert table.rows == ((Literal("x"),),)
    assert said == [
        "the endpoint is busy (503); trying again in 0 s",
        "the endpoint is busy (429); trying again in 0 s",
        "the endpoint is busy (503); trying again in 2 s",
    ]


def test_an_endpoint_that_stays_busy_is_left_after_six_times(fake):
    said = fault(fake, gives(503, "maintenance", "text/plain", Retry_After="0"))

    assert said == "the endpoint URL is still busy (503); try later. It says: maintenance"
    assert len(fake.asked) == 6


def test_an_endpoint_that_wants_more_time_than_there_is_is_not_waited_for(fake):
    said = fault(fake, gives(429, "", Retry_After="3600"), timeout=20)

    assert said == (
        "the endpoint URL is busy (429) and asks to wait 3,600 s, which is past the limit of 20 s; "
        "try later, or allow more time (timeout)"
    )
    assert len(fake.asked) == 1


def wait(handler: Handler) -> None:
    """Wait for the end of the test, and tell if the client waited longer than that."""
    if not handler.fake.release.wait(20):
        handler.fake.asked.append("nobody hung up")


def never(handler: Handler, _: str) -> None:
    wait(handler)


def drip(handler: Handler, _: str) -> None:
    """Give a byte of a header now and then: each read ends in time, all of them do not."""
    try:
        for char in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000:
            handler.wfile.write(bytes([char]))
            if handler.fake.release.wait(0.05):
                return
    except OSError:
        return


def stuck(handler: Handler, _: str) -> None:
    """Begin a good answer and never end it."""
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    handler.wfile.write(results("x", "y")[:-30].encode())
    handler.wfile.flush()
    wait(handler)


@pytest.mark.parametrize("slow", [never, drip, stuck])
def test_an_endpoint_that_does_not_answer_in_time_is_hung_up_on(slow, fake):
    said = fault(fake, slow, timeout=0.6)

    assert said == (
        "timed out: the endpoint URL gave no whole answer within 0.6 seconds; narrow the query, or "
        "allow more time (timeout)"
    )
    assert len(fake.asked) == 1


def test_the_time_is_for_all_pages_together(fake):
    def slow(handler: Handler, _: str) -> None:
        handler.fake.release.wait(0.25)
        handler.give(200, results(str(len(handler.fake.asked))), JSON)

    said = fault(fake, slow, timeout=1.0)

    assert said.startswith("timed out: the endpoint URL gave no whole answer within 1 seconds")
    assert 2 <= len(fake.asked) <= 5


def test_a_compressed_answer_is_read(fake):
    assert_gzip = gzip.compress(results(*map(str, range(3000))).encode())
    fake.replies = [
        gives(body=assert_gzip, Content_Encoding="gzip"),
        gives(body=gzip.compress(results("2999").encode()), Content_Encoding="gzip"),
    ]

    table = ask(fake.url, "SELECT ?a { ?a ?b ?c }")

    assert table.column("a") == [Literal(str(number)) for number in range(3000)]
    assert fake.headers[0]["accept-encoding"] == "gzip"


# Ways to send a query.


def only(way: str, status: int, longest: int = 1_000_000) -> Reply:
    """Answer one way to send a query, and refuse all others."""

    def reply(handler: Handler, query: str) -> None:
        if handler.fake.ways[-1] != way:
            handler.give(status, "no", "text/plain")
        elif len(handler.path) > longest:
            handler.give(414, "<h1>Request-URI Too Large</h1>", "text/html")
        else:
            first = int(re.findall(r"OFFSET (\d+)", query)[-1])
            handler.give(200, results(*["x", "y"][first:]), JSON)

    return reply


QUERY = "# a remark, 'long\nSELECT ?a { ?a ?b 'x # y' }"


@pytest.mark.parametrize(
    ("way", "status", "tried"),
    [
        ("form", 405, ["form"]),
        *(("get", status, ["form", "get"]) for status in (400, 404, 405, 411, 422, 501)),
        ("get", 415, ["form", "direct", "get"]),
        *(("direct", status, ["form", "get", "direct"]) for status in (404, 405, 501)),
        ("direct", 415, ["form", "direct"]),
    ],
)
def test_the_way_that_an_endpoint_takes_is_found_once(fake, way, status, tried):
    fake.replies = [only(way, status)]

    assert ask(fake.url, QUERY).column("a") == [Literal("x"), Literal("y")]
    assert fake.ways == [*tried, way]


def test_a_query_in_an_address_is_short_and_the_address_keeps_its_own(fake):
    fake.replies = [only("get", 405)]
    paths = []
    reply = fake.replies[0]
    fake.replies = [lambda handler, query: (paths.append(handler.path), reply(handler, query))]
    ask(f"{fake.url}?default-graph-uri=http%3A%2F%2Fe%2Fg", QUERY)

    assert fake.asked[1:] == [
        "SELECT ?a { ?a ?b 'x # y' } LIMIT 10000 OFFSET 0",
        "SELECT ?a { ?a ?b 'x # y' } LIMIT 2 OFFSET 1",
    ]
    assert all("?default-graph-uri=http%3A%2F%2Fe%2Fg" in path for path in paths)
    assert "&query=SELECT%20?a%20%7B%20" in paths[1]


def test_an_address_that_is_too_long_is_no_fault_of_the_address(fake):
    text = "SELECT ?a { ?a ?b '" + "x" * 2000 + "' }"
    assert fault(fake, only("get", 405, longest=1000), text=text) == (
        "the endpoint URL takes queries only in an address (GET), and this one makes an address of "
        "2,081 characters, which is too long for it (414); shorten the query"
    )
    assert fault(fake, gives(413, "too large")) == (
        "the query is too long for the endpoint URL (413); shorten the query"
    )


def test_a_wrong_query_is_sent_twice_and_told_in_the_first_words(fake):
    said = fault(fake, gives(400, "no such function", "text/plain"), gives(405, "no", "text/plain"))

    assert said.endswith("(400). It says: no such function")
    assert fake.ways[:2] == ["form", "get"]
    assert len(fake.ways) == 3


def test_once_a_way_is_known_no_other_is_tried(fake):
    endpoint = Endpoint(fake.url, STUDY)
    request = Request(QUERY, {})
    fake.replies = [only("form", 405)]
    endpoint.answer(request)
    fake.replies = [gives(400, "no such function", "text/plain")]
    with pytest.raises(InputError, match="no such function"):
        endpoint.answer(request)

    assert fake.ways == ["form"] * 3


@pytest.mark.parametrize(
    "other",
    [
        gives(200, "<!DOCTYPE html><html><body>Write a query" + " " * 100_000, "text/html"),
        gives(403, "<h1>Forbidden</h1><p>CSRF verification failed.", "text/html"),
    ],
)
def test_where_post_gives_a_page_for_people_get_is_tried(fake, other):
    def reply(handler: Handler, query: str) -> None:
        (only("get", 405) if handler.fake.ways[-1] == "get" else other)(handler, query)

    fake.replies = [reply]
    assert len(ask(fake.url, QUERY).rows) == 2
    assert fake.ways == ["form", "get", "get"]


def test_a_page_for_people_by_each_way_is_told_as_one(fake):
    said = fault(fake, gives(200, "<html><body><h1>Welcome</h1>", "text/html"))

    assert said.startswith("URL answers with a web page, not with results")
    assert fake.ways == ["form", "get"]


def test_results_that_are_called_a_page_are_read_whole(fake):
    rows = [str(number) for number in range(20_000)]
    fake.replies = [
        gives(200, results(*rows), "text/html; charset=utf-8"),
        gives(200, results(), "text/html"),
    ]
    table = ask(fake.url, "SELECT ?a { ?a ?b ?c } LIMIT 20000", page=20_000)

    assert table.column("a") == [Literal(row) for row in rows]


def test_an_endpoint_without_a_format_of_the_right_name_is_asked_for_any(fake):
    def reply(handler: Handler, query: str) -> None:
        if handler.headers["Accept"] != "*/*":
            handler.give(406, "Not acceptable", "text/plain")
        else:
            only("form", 405)(handler, query)

    fake.replies = [reply]
    assert len(ask(fake.url, QUERY).rows) == 2
    assert len(fake.asked) == 3
    assert fault(fake, gives(406, "no", "text/plain")).startswith(
        "the endpoint URL gives its answer in no format that kg can read (406): neither JSON nor "
        "XML of SPARQL"
    )


# Addresses.


def test_redirects_are_followed_within_the_server_as_the_same_question(fake):
    moved = [gives(status, Location=f"/to/{status}") for status in (301, 302, 307, 308)]
    fake.replies = [*moved, gives(body=results("x")), gives(body=results())]

    table = ask(fake.url, "SELECT ?a { ?a ?b ?c }")

    assert table.rows == ((Literal("x"),),)
    assert fake.asked[:5] == ["SELECT ?a { ?a ?b ?c } LIMIT 10000 OFFSET 0 "] * 5


def test_see_other_is_followed_by_get(fake):
    fake.replies = [gives(303, Location="result/7"), gives(body=results()), gives(body=results())]

    assert ask(fake.url, "SELECT ?a { ?a ?b ?c }").rows == ()
    assert fake.asked[1] == "GET /result/7"


def test_a_redirect_to_another_server_is_refused_and_named(fake, nobody):
    other = f"{nobody}/q?key=secret-key"
    said = fault(fake, gives(302, Location=other))

    assert said == (
        f"the endpoint URL redirects to another server, {nobody}/q?…; if you trust that server, "
        "give its address"
    )
    file = fault(fake, gives(302, Location="file:///etc/passwd"))
    assert file == "the address of an endpoint must begin with http:// or https://, and name a host"
    assert len(fake.asked) == 2


@pytest.mark.parametrize("status", [302, 303, 308])
def test_a_redirect_in_a_circle_ends_where_it_closes(fake, status):
    said = fault(fake, gives(302, Location="/other"), gives(status, Location="/sparql"))

    assert said == "the endpoint URL redirects in a loop; check its address"
    assert len(fake.asked) <= 3


def test_a_redirect_that_goes_on_and_on_ends(fake):
    def on(handler: Handler, _: str) -> None:
        handler.give(302, "", "text/plain", Location=f"/to/{len(handler.fake.asked)}")

    assert fault(fake, on) == "the endpoint URL redirects in a loop; check its address"
    assert len(fake.asked) <= 6


def test_a_password_is_sent_and_never_shown(fake):
    fake.replies = [gives(401, "no user with hunter%2 or hunter%252 or key-4711", "text/plain")]
    url = fake.url.replace("http://", "http://me:hunter%252@") + "?key=key-4711"
    with pytest.raises(InputError) as found:
        ask(url, "ASK {}")

    assert str(found.value).replace(fake.url, "URL") == (
        "the endpoint URL?… refused (401): its name and password are wrong or missing; give them "
        "as http://name:password@host/path. It says: no user with … or … or …"
    )
    sent = fake.headers[0]["authorization"].removeprefix("Basic ")
    assert base64.b64decode(sent) == b"me:hunter%2"
    assert "hunter" not in repr(Endpoint(url, STUDY))
