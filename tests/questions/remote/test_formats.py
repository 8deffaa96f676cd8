"""SPARQL's formats of results, whole, in pieces, cut off and damaged."""

from __future__ import annotations

import json

import pytest

from kg.questions.remote.formats import (
    EndedError,
    Results,
    read_json,
    read_xml,
)

ROWS = [
    {"a": {"type": "uri", "value": "http://e/1"}, "b": {"type": "literal", "value": 'x "y" ]}'}},
    {"b": {"type": "literal", "value": "ē\n", "xml:lang": "lv"}},
    {},
    {
        "a": {"type": "bnode", "value": "n1"},
        "b": {"type": "literal", "value": "1", "datatype": "d:t"},
    },
]
JSON = json.dumps({"head": {"vars": ["a", "b"]}, "results": {"bindings": ROWS}}, ensure_ascii=False)
XML = """<?xml version="1.0"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="a"/>
<variable name="b"/><link href="x"/></head><results>
<result><binding name="a"><uri>http://e/1</uri></binding>
 <binding name="b"><literal>x "y" ]}</literal></binding></result>
<result><binding name="b"><literal xml:lang="lv">ē\n</literal></binding></result><result/>
<result><binding name="a"><bnode>n1</bnode></binding>
<binding name="b"><literal datatype="d:t">1</literal></binding></result></results></sparql>"""


def read(reader, text, most=None, size=None):
    size = size or len(text) or 1
    results = Results()
    reader(iter([text[at : at + size] for at in range(0, len(text), size)]), most, results)
    return results


@pytest.mark.parametrize("size", [None, 1, 2, 7, 50])
@pytest.mark.parametrize(("reader", "text"), [(read_json, JSON), (read_xml, XML)])
def test_rows_are_read_in_any_pieces(reader, text, size):
    found = read(reader, text, size=size)

    assert (found.columns, found.rows, found.truth) == (["a", "b"], ROWS, None)


@pytest.mark.parametrize(("reader", "text"), [(read_json, JSON), (read_xml, XML)])
def test_no_more_is_read_than_is_wanted(reader, text):
    found = Results()
    pieces = iter([*text, "never read"])
    reader(pieces, 2, found)

    assert (found.columns, found.rows) == (["a", "b"], ROWS[:2])
    assert "never read" in list(pieces)


@pytest.mark.parametrize(("reader", "text"), [(read_json, JSON), (read_xml, XML)])
def test_what_is_cut_off_anywhere_has_ended_too_early(reader, text):
    for length in range(1, len(text)):
        with pytest.raises(EndedError):
            read(reader, text[:length])


@pytest.mark.parametrize(
    ("reader", "text"),
    [(read_json, JSON.replace('"b": {', '"b" {', 1)), (read_xml, XML.replace("</uri>", "</url>"))],
)
def test_what_is_damaged_within_has_not_ended(reader, text):
    with pytest.raises(ValueError, match=r"it is not (JSON at|XML: mismatched)") as caught:
        read(reader, text)
    assert not isinstance(caught.value, EndedError)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (json.dumps({"results": {"bindings": ROWS}, "head": {"vars": ["b", "a"]}}), ["b", "a"]),
        (json.dumps({"results": {"bindings": ROWS}}), ["a", "b"]),
        (json.dumps({"head": {}, "results": {"distinct": False, "bindings": ROWS}}), ["a", "b"]),
        (json.dumps({"head": {"vars": ["c", "a", "c"]}, "results": {"bindings": ROWS}}), [*"cab"]),
    ],
)
def test_the_head_may_come_late_or_not_at_all(text, columns):
    assert read(read_json, text).columns == columns
    assert read(read_json, text).rows == ROWS


def test_control_characters_in_json_are_let_through():
    text = '{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"value":"x\x01\ty"}}]}}'
    assert read(read_json, text).rows == [{"a": {"value": "x\x01\ty"}}]


@pytest.mark.parametrize("size", [None, 1, 3])
def test_characters_that_xml_forbids_are_replaced(size):
    text = XML.replace("http://e/1", "a&#1;b\x02c&#xD800;d&#x41;&amp;&#60;")
    assert read(read_xml, text, size=size).rows[0]["a"]["value"] == "a\ufffdb\ufffdc\ufffddA&<"


@pytest.mark.parametrize(
    ("reader", "text", "truth"),
    [
        (read_json, '{"head":{},"boolean":true}', True),
        (read_json, '{"boolean" : false, "head": {}}', False),
        (read_xml, "<sparql><head/><boolean>true</boolean></sparql>", True),
        (read_xml, "<sparql><head/><boolean> false </boolean></sparql>", False),
    ],
)
def test_yes_and_no_are_read(reader, text, truth):
    assert read(reader, text).truth is truth


@pytest.mark.parametrize(
    ("reader", "text", "why"),
    [
        (read_json, '{"error": "x"}', "it has no rows"),
        (read_json, "[1]", "it is not a JSON object"),
        (read_json, '{"results":{"bindings":[1]}}', "a row of it is not a JSON object"),
        (read_json, '{"results":{"bindings":[' + "[" * 100_000, "too many nested brackets"),
        (read_json, "{" * 100_000, "it is not JSON|too many nested"),
        (read_xml, "<sparql/>", "it has no rows"),
        (read_xml, '<!DOCTYPE x [<!ENTITY a "b">]><sparql/>', "it declares entities"),
    ],
)
def test_what_is_not_of_the_format_is_refused(reader, text, why):
    with pytest.raises(ValueError, match=why):
        read(reader, text)


def test_a_damaged_row_is_not_read_again_and_again():
    """It took a time that grew with the square of the length."""
    pieces = iter(['{"results":{"bindings":[{"a" 1}', *[" " * 1_000_000] * 100])
    with pytest.raises(ValueError, match="it is not JSON at"):
        read_json(pieces, None, Results())
    assert len(list(pieces)) > 80


def test_xml_1_1_is_read():
    """As Virtuoso writes it."""
    text = XML.replace('"1.0"', '"1.1"').replace("http://e/1", "a&#1;")
    assert read(read_xml, text).rows[1:] == ROWS[1:]
