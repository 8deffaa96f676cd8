"""Requests to a small server that fails in any way one likes."""

from __future__ import annotations

import base64
import gzip
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
    ask,
    fault,
    gives,
    results,
)

from kg.errors import InputError
from kg.questions.remote import protocol
from kg.questions.remote.endpoint import Endpoint


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
        handler.give(200, results(*"abcdefg"), JSON)

    said = fault(fake, slow, timeout=1.0)

    assert said.startswith("timed out: the endpoint URL gave no whole answer within 1 seconds")
    assert 2 <= len(fake.asked) <= 5


def test_a_compressed_answer_is_read(fake):
    assert_gzip = gzip.compress(results(*map(str, range(3000))).encode())
    fake.replies = [
        gives(body=assert_gzip, Content_Encoding="gzip"),
        gives(body=gzip.compress(results().encode()), Content_Encoding="gzip"),
    ]

    table = ask(fake.url, "SELECT ?a { ?a ?b ?c }")

    assert table.column("a") == [Literal(str(number)) for number in range(3000)]
    assert fake.headers[0]["accept-encoding"] == "gzip"


# Addresses.


def test_redirects_are_followed_within_the_server_as_the_same_question(fake):
    moved = [gives(status, Location="/elsewhere") for status in (301, 302, 307, 308)]
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


def test_a_redirect_in_a_circle_ends(fake):
    assert fault(fake, gives(302, Location="/sparql")) == (
        "the endpoint URL redirects in a loop; check its address"
    )
    assert len(fake.asked) == 6


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
