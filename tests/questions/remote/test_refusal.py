"""What an endpoint says when it refuses, in plain words."""

from __future__ import annotations

import pytest
from remote_helpers import (
    ask,
    fault,
    gives,
    results,
)

from kg.errors import InputError
from kg.questions.remote.address import Address
from kg.questions.remote.refusal import plain_words


def test_the_first_words_of_a_refusal_tell_its_kind(fake):
    kinds = {
        status: fault(fake, gives(status, "<p>No &amp; no.</p>", "text/html"))
        for status in (401, 403, 404, 405, 418, 500, 504)
    }

    assert kinds == {
        401: "the endpoint URL refused (401): its name and password are wrong or missing; give "
        "them as http://name:password@host/path. It says: No & no.",
        403: "the endpoint URL refused (403): you are not allowed to ask here. It says: No & no.",
        404: "there is no endpoint at URL (404); the path often ends in /sparql or /query. "
        "It says: No & no.",
        405: "the endpoint URL refused (405): this address takes no queries, neither by POST nor "
        "by GET; check that it is the one for queries. It says: No & no.",
        418: "URL is probably not a SPARQL endpoint: it answers with status 418; check the "
        "address. It says: No & no.",
        500: "the endpoint URL failed (500). It says: No & no.",
        504: "timed out: the endpoint URL stopped at its own limit; narrow the query. "
        "It says: No & no.",
    }


def test_a_bad_query_that_is_good_sparql_is_told_in_the_endpoint_s_words(fake):
    words = "Error SP031:\x1b[31m no such function\n" + "x" * 1000
    said = fault(fake, gives(400, words, "text/plain"))

    start = "the endpoint URL does not accept the query (400). It says: Error SP031: [31m no such"
    assert said.startswith(start)
    assert "\x1b" not in said
    assert "\n" not in said
    assert len(said) < 400


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (500, "Virtuoso 42000 Error The estimated execution time 5093 (sec) exceeds the limit"),
        (500, "java.util.concurrent.TimeoutException: Operation terminated (deadline exceeded)"),
        (503, "The query timed out (restricted to 30000 ms)"),
        (500, "com.bigdata.bop.engine.QueryTimeoutException: Query deadline is expired."),
        (429, '"exception": "Operation timed out. Last operation: TransitivePath"'),
    ],
)
def test_an_endpoint_s_own_limit_is_no_failure_and_not_asked_again(status, words, fake):
    said = fault(fake, gives(status, words, "text/plain"))

    assert said == (
        f"timed out: the endpoint URL stopped at its own limit; narrow the query. It says: {words}"
    )
    assert len(fake.asked) == 1


def test_a_part_of_an_answer_is_no_answer(fake):
    assert fault(fake, gives(206, results("x"))) == (
        "timed out: the endpoint URL stopped at its own limit; narrow the query. It says: this is "
        "only a part of the answer (206)"
    )


def test_where_nothing_listens_is_said(nobody):
    with pytest.raises(InputError) as found:
        ask(f"{nobody}/sparql", "ASK {}")

    assert str(found.value) == (
        f"the endpoint {nobody}/sparql cannot be reached: nothing answers there; check the port, "
        "and that the server runs"
    )


def test_a_name_that_nobody_has_and_a_server_without_https_are_told_apart(fake):
    with pytest.raises(InputError, match="no server has that name; check its spelling"):
        ask("http://nobody.invalid/sparql", "ASK {}")
    with pytest.raises(InputError, match="cannot be reached: it does not speak https; try http"):
        ask(fake.url.replace("http:", "https:"), "ASK {}")


def test_words_of_an_endpoint_are_made_plain():
    page = (
        "<html><head><title>x</title></head><script>evil()</script><b>a &lt;b&gt;</b>\x07\u202e z"
    )

    assert plain_words(page, Address("http://e.org/")) == "a <b> z"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("<html><head><title>403</title><style>" + "x{}" * 9000, "403"),
        ("<head><title>No &amp; no</title></head><body><script>x()</script></body>", "No & no"),
        ("<h1>Not\nFound</h1><hr>nginx", "Not Found nginx"),
        ('{"exception": "no prefix wd", "query": "SELECT"}', "no prefix wd"),
        ('{"message": "", "code": 3, "error": "x"}', "x"),
        ('{"code": 3}', '{"code": 3}'),
        ('{"not json', '{"not json'),
        (
            "SPARQL-QUERY: queryStr=SELECT * {}\njava.util.concurrent.ExecutionException: "
            "org.openrdf.query.MalformedQueryException: Encountered x at line 1\n\tat "
            "java.util.concurrent.FutureTask.report(FutureTask.java:122)\n\tat com.x.Y.z(Y.java:1)",
            "Encountered x at line 1",
        ),
        ("see http://e.org/a.b/C.html: it helps", "see http://e.org/a.b/C.html: it helps"),
    ],
)
def test_the_message_is_found_in_what_a_server_says(raw, said):
    assert plain_words(raw, Address("http://e.org/")) == said
