"""Answers of an endpoint, good, broken, and none."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import (
    QueryResultsFormat,
)
from remote_helpers import (
    JSON,
    Handler,
    ask,
    fault,
    gives,
    mixed_store,
    results,
)


def cut_off(handler: Handler, _: str) -> None:
    content = results("x", "y", "z").encode()
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content[:-40])


def cut_off_unseen(handler: Handler, _: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    handler.wfile.write(results("x", "y", "z").encode()[:-40])


def test_a_body_that_stops_midway_is_no_answer(fake):
    assert fault(fake, cut_off) == (
        "the endpoint URL ended the connection in the middle of its answer; try again, or narrow "
        "the query"
    )
    assert fault(fake, cut_off_unseen).startswith(
        "the endpoint URL gives an answer that kg cannot read, perhaps only a part of it "
        "(Parser error at line 1"
    )


def test_a_yes_that_is_cut_off_is_no_answer(fake):
    def cut_yes(handler: Handler, _: str) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.send_header("Content-Length", "30")
        handler.end_headers()
        handler.wfile.write(b'{"head":{},"boolean":true')

    assert fault(fake, cut_yes, text="ASK { ?a ?b ?c }") == (
        "the endpoint URL ended the connection in the middle of its answer; try again, or narrow "
        "the query"
    )


def hidden(words: str) -> str:
    return results("x", "y").removesuffix("]}}") + words


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (
            gives(body=hidden("The SPARQL operation has been cancelled")),
            "timed out: the endpoint URL stopped at its own limit; narrow the query. It says: The "
            "SPARQL operation has been cancelled",
        ),
        (
            gives(body=hidden("\n\nVirtuoso 22023 Error SR078: bad argument")),
            "It ends: Virtuoso 22023 Error SR078: bad argument",
        ),
        (gives(body='{"error": "out of luck"}'), 'It ends: {"error": "out of luck"}'),
        (
            gives(body=""),
            "the endpoint URL gives an answer that kg cannot read, perhaps only a part of it (",
        ),
        (
            gives(body="<html><body><h1>Welcome</h1>", kind="text/html; charset=utf-8"),
            "URL answers with a web page, not with results; is it the address of the endpoint? It "
            "often ends in /sparql or /query. The page says: Welcome",
        ),
        (
            gives(body="Virtuoso S1T00 Error: transaction timed out", kind="text/plain"),
            "timed out: the endpoint URL stopped at its own limit; narrow the query. It says: "
            "Virtuoso S1T00 Error: transaction timed out",
        ),
        (
            gives(body="a,b", kind="text/csv"),
            "the endpoint URL gives “text/csv”, not results of SPARQL. It says: a,b",
        ),
        (
            gives(body=results("x"), X_SQL_State="S1TAT", X_SQL_Message="RC...: Anytime"),
            "timed out: the endpoint URL stopped at its own limit; narrow the query. It says: "
            "S1TAT RC...: Anytime",
        ),
        (gives(body='{"head":{},"boolean":true}'), "it says yes or no where rows were asked for"),
    ],
)
def test_an_error_in_a_good_answer_is_noticed(reply, expected, fake):
    assert expected in fault(fake, reply)


def test_rows_are_no_answer_to_a_question_of_yes_or_no(fake):
    said = fault(fake, gives(body=results("x")), text="ASK { ?a ?b ?c }")

    assert "it gives rows where yes or no was asked for" in said


def test_an_answer_may_come_as_xml_or_without_its_kind(fake):
    store = mixed_store()
    text = "SELECT ?s ?o { ?s ?p ?o }"
    found = store.query(text).serialize(format=QueryResultsFormat.XML)
    expected = {tuple(row) for row in store.query(text)}
    none = json.dumps({"head": {"vars": ["s", "o"]}, "results": {"bindings": []}})
    fake.replies = [
        gives(body=found, kind="application/sparql-results+xml; charset=utf-8"),
        gives(body=none, kind=""),
    ]

    assert set(ask(fake.url, text).rows) == expected
