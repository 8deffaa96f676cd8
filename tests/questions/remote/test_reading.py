"""Answers of an endpoint, good, broken, and none."""

from __future__ import annotations

import json
import re

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat
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
        "the endpoint URL gives an answer that ends too early after 2 rows (a bracket or a text is "
        "never closed). It ends: "
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
        (gives(body='{"error": "out of luck"}'), "It says: out of luck"),
        (
            gives(body=""),
            "the endpoint URL gives an empty answer; try again later",
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
            gives(body="a,b", kind="text/x-csv"),
            "the endpoint URL gives “text/x-csv”, not results of SPARQL. It says: a,b",
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
    last = {"s": {"type": "uri", "value": "http://e/s"}}
    none = json.dumps({"head": {"vars": ["s", "o"]}, "results": {"bindings": [last]}})
    fake.replies = [
        gives(body=found, kind="application/sparql-results+xml; charset=utf-8"),
        gives(body=none, kind=""),
    ]

    assert set(ask(fake.url, text).rows) == expected


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "application/json",
        "application/sparql-results+json;charset=UTF-8",
        "text/plain",
        "text/html; charset=utf-8",
        "text/javascript",
        "application/xml",
        "application/octet-stream",
    ],
)
def test_json_is_read_whatever_it_is_called(kind, fake):
    fake.replies = [gives(body=f"\ufeff\n {results('x')}", kind=kind), gives(body=results())]

    assert ask(fake.url, "SELECT ?a { ?a ?b ?c }").column("a") == [Literal("x")]


@pytest.mark.parametrize("kind", ["text/xml", "text/html", "application/json", "text/plain", ""])
def test_xml_is_read_whatever_it_is_called(kind, fake):
    head = '<?xml version="1.0"?>\n<!-- long --><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
    fake.replies = [gives(body=f"{head}<head/><boolean>true</boolean></sparql>", kind=kind)]

    assert ask(fake.url, "ASK {}").rows == (("yes",),)


@pytest.mark.parametrize(
    ("charset", "kind"),
    [
        ("latin-1", "application/json; charset=iso-8859-1"),
        ("utf-8", "application/json; charset=unheard-of"),
        ("utf-16", 'application/json; charset="utf-16"'),
    ],
)
def test_letters_are_read_as_the_endpoint_says(charset, kind, fake):
    body = results("Mühle").replace("\\u00fc", "ü").encode(charset)
    fake.replies = [gives(body=body, kind=kind), gives(body=results())]

    assert ask(fake.url, "SELECT ?a { ?a ?b ?c }").column("a") == [Literal("Mühle")]


def test_xml_tells_its_letters_itself(fake):
    body = '<?xml version="1.0" encoding="ISO-8859-1"?><sparql><head><variable name="a"/></head>'
    body += "<results><result><binding name='a'><literal>Mühle</literal></binding></result>"
    last = "</results></sparql>"
    fake.replies = [
        gives(body=(body + last).encode("latin-1"), kind="text/xml"),
        gives(body=results()),
    ]

    assert ask(fake.url, "SELECT ?a { ?a ?b ?c }").column("a") == [Literal("Mühle")]


def test_bytes_that_are_no_text_cost_one_letter(fake):
    said: list[str] = []
    body = results("Mühle", "y").encode().replace(b"\\u00fc", b"\xfc")
    fake.replies = [gives(body=body), gives(body=results("y"))]

    table = ask(fake.url, "SELECT ?a { ?a ?b ?c }", say=said.append)

    assert table.column("a") == [Literal("M\ufffdhle"), Literal("y")]
    assert said == [
        "the endpoint gives 1 value that is wrong: “M\ufffdhle”, ?a in row 1 (a character in it is "
        "damaged; shown as \ufffd)"
    ]


def bindings(*values: str) -> str:
    rows = [{"a": {"type": "uri", "value": value}} for value in values]
    return json.dumps({"head": {"vars": ["a"]}, "results": {"bindings": rows}})


@pytest.mark.parametrize(
    ("value", "said"), [("1", "yes"), ("0", "no"), ("true", "yes"), (None, "no")]
)
def test_virtuoso_says_yes_or_no_in_a_row(value, said, fake):
    rows = [{"__ask_retval": {"type": "typed-literal", "value": value}}] if value else []
    body = json.dumps({"head": {"vars": ["__ask_retval"]}, "results": {"bindings": rows}})
    fake.replies = [gives(body=body)]

    assert ask(fake.url, "ASK {}").rows == ((said,),)


def test_one_value_that_is_not_valid_does_not_cost_the_answer(fake):
    """The whole answer was refused, as one that may be cut off."""
    said: list[str] = []
    fake.replies = [
        gives(body=bindings("http://e/Riga City Council", "http://e/ok")),
        gives(body=bindings("http://e/ok")),
    ]

    table = ask(fake.url, "SELECT ?a { ?a ?b ?c }", say=said.append)

    uri = NamedNode("http://www.w3.org/2001/XMLSchema#anyURI")
    assert table.column("a") == [
        Literal("http://e/Riga City Council", datatype=uri),
        NamedNode("http://e/ok"),
    ]
    assert said == [
        "the endpoint gives 1 value that is wrong: “http://e/Riga City Council”, ?a in row 1 (an "
        "IRI cannot contain a blank; kept as text)"
    ]


def test_where_nobody_is_told_of_progress_a_warning_tells(fake):
    fake.replies = [gives(body=bindings("not one", "http://e/ok")), gives(body=bindings("x:y"))]
    with pytest.warns(UserWarning, match="1 value that is wrong: “not one”"):
        ask(fake.url, "SELECT ?a { ?a ?b ?c }")


def test_rows_are_counted_over_pages(fake):
    said: list[str] = []
    names = [f"http://e/{number}" for number in range(30)]
    names[25] = "bad"

    def reply(handler: Handler, query: str) -> None:
        limit, offset = map(int, re.findall(r"LIMIT (\d+) OFFSET (\d+)", query)[-1])
        handler.give(200, bindings(*names[offset:][: min(limit, 10)]), JSON)

    fake.replies = [reply]
    ask(fake.url, "SELECT ?a { ?a ?b ?c }", say=said.append)

    assert said[-1].startswith("the endpoint gives 1 value that is wrong: “bad”, ?a in row 26 (")


def test_triples_with_a_value_that_is_not_valid_are_made_where_they_can(fake):
    said: list[str] = []
    fake.replies = [gives(body=bindings("not one", "http://e/ok")), gives(body=bindings("x:y"))]
    text = "CONSTRUCT { ?a <x:p> 1 . <x:s> <x:q> ?a } WHERE { ?a ?b ?c }"

    table = ask(fake.url, text, say=said.append)

    assert len(table.rows) == 3
    assert said[1:] == ["a triple that would begin with a text is left out"]
    assert "“not one”" in said[0]


@pytest.mark.parametrize("kind", ["text/plain", "application/n-triples", "text/turtle", "text/n3"])
def test_a_description_has_no_triple_that_begins_with_what_is_not_valid(fake, kind):
    said: list[str] = []
    body = (
        "<x:s> <x:p> <http://e/Riga City> .\n<http://e/a b> <x:p> <x:o> .\n<x:s> <x:p> 'ok'@en .\n"
    ).replace("'", '"')
    fake.replies = [gives(body=body, kind=kind)]

    table = ask(fake.url, "DESCRIBE <x:s>", say=said.append)

    assert [str(row[2]).split("^")[0] for row in table.rows] == ['"http://e/Riga City"', '"ok"@en']
    assert said == [
        "the endpoint gives 2 values that are wrong: “http://e/Riga City”, row 1 (an IRI cannot "
        "contain a blank; kept as text); “http://e/a b”, row 2 (an IRI cannot contain a blank; "
        "left out)"
    ]


def test_triples_of_valid_values_need_no_word(fake):
    said: list[str] = []
    fake.replies = [gives(body=bindings("x:a", "x:b"))]
    ask(fake.url, "CONSTRUCT { ?a <x:p> 1 } WHERE { ?a ?b ?c }", say=said.append)

    assert len(said) == 1
    assert "ignores LIMIT and OFFSET" in said[0]


def test_a_table_of_text_is_read_too(fake):
    said: list[str] = []
    fake.replies = [gives(body="a\r\nhttp://e/1\r\n", kind="text/csv"), gives(body=results())]
    assert ask(fake.url, "SELECT ?a { ?a ?b ?c }", say=said.append).column("a") == [
        NamedNode("http://e/1")
    ]
    assert "CSV" in said[0]
    fake.replies = [
        gives(body="?a\n<http://e/1>\n", kind="text/tab-separated-values; charset=utf-8"),
        gives(body=results()),
    ]
    assert ask(fake.url, "SELECT ?a { ?a ?b ?c }").column("a") == [NamedNode("http://e/1")]


def test_an_answer_that_is_damaged_within_is_not_called_cut_off(fake):
    body = results("x", "y", "z").replace('"value": "z"', '"value" "z"')
    said = fault(fake, gives(body=body))

    assert said.startswith(
        "the endpoint URL gives an answer that kg cannot read after 2 rows (it is not JSON at "
    )
