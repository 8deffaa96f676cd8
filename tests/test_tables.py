from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.tables import Table, harmless, value, write
from kg.vocabulary import XSD, expand

LAKE, RIGA = NamedNode("https://example.org/lake"), NamedNode(expand("actor:riga"))


def typed(text, kind):
    return Literal(text, datatype=NamedNode(XSD + kind))


TABLE = Table(
    ("actor", "number", "note"),
    (
        (LAKE, typed("20", "integer"), Literal("ežers, “zils”", language="lv")),
        (RIGA, typed("1.5", "decimal"), Literal('a "b"\nc')),
        (None, typed("true", "boolean"), None),
    ),
    {LAKE.value: "Lake, the"},
)


def test_csv_is_exactly_this():
    assert write(TABLE, "csv") == (
        "actor,actor_iri,number,note\n"
        '"Lake, the",https://example.org/lake,20,"ežers, “zils”"\n'
        'actor:riga,https://w3id.org/migov/id/actor/riga,1.5,"a ""b""\nc"\n'
        ",,True,\n"
    )


def test_json_is_exactly_this():
    text = write(TABLE, "json")
    assert text.endswith("]\n")
    assert "ežers" in text
    assert json.loads(text) == [
        {
            "actor": "Lake, the",
            "actor_iri": "https://example.org/lake",
            "number": 20,
            "note": "ežers, “zils”",
        },
        {
            "actor": "actor:riga",
            "actor_iri": "https://w3id.org/migov/id/actor/riga",
            "number": 1.5,
            "note": 'a "b"\nc',
        },
        {"actor": None, "actor_iri": None, "number": True, "note": None},
    ]


def test_a_table_is_exactly_this():
    assert write(TABLE, "table") == (
        "actor       number  note\n"
        "----------  ------  -------------\n"
        "Lake, the   20      ežers, “zils”\n"
        'actor:riga  1.5     a "b"\\x0ac\n'
        "            True\n"
        "(3 rows)\n"
    )


def test_one_row_is_counted_as_one_and_none_as_none():
    assert write(Table(("a",), ((1,),)), "table") == "a\n-\n1\n(1 row)\n"
    assert write(Table(("a",), ()), "table") == "a\n-\n(0 rows)\n"
    assert write(Table(("a",), ()), "csv") == "a\n"
    assert json.loads(write(Table(("a",), ()), "json")) == []


def test_an_unknown_format_is_told_with_those_known():
    with pytest.raises(InputError, match="“xml” is no format; choose one of table, csv, json"):
        write(TABLE, "xml")


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "'quoted"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_text(text):
    written = io.StringIO(write(Table(("n", "a"), ((1, text),)), "csv"), newline="")
    (_, (_, cell)) = csv.reader(written)
    assert cell == f"'{text}"
    assert json.loads(write(Table(("a",), ((text,),)), "json")) == [{"a": text}]


def test_a_cell_with_a_carriage_return_stays_one_cell_of_one_row():
    """It was written without quotation marks, so that readers saw a new row in it."""
    written = io.StringIO(write(Table(("n", "a"), ((1, "b\rc"),)), "csv"), newline="")
    assert list(csv.reader(written)) == [["n", "a"], ["1", "b\rc"]]


def test_a_label_that_a_spreadsheet_would_run_is_text_too():
    table = Table(("a",), ((LAKE,),), {LAKE.value: "=1+1"})
    assert write(table, "csv") == "a,a_iri\n'=1+1,https://example.org/lake\n"


def test_a_negative_number_stays_a_number():
    assert write(Table(("a",), ((-1,), (typed("-0.5", "decimal"),))), "csv") == "a\n-1\n-0.5\n"


@given(st.text())
def test_what_makes_a_cell_harmless_can_be_taken_away(text):
    safe = harmless(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe.removeprefix("'") == text if safe != text else not text.startswith("'")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("a\x07\x08b", "a\\x07\\x08b"),
        ("a\nb\tc\rd", "a\\x0ab\\x09c\\x0dd"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202eabc", "\\x202eabc"),
        ("ā ž ū", "ā ž ū"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text, seen):
    assert write(Table(("a",), ((text,),)), "table").split("\n")[2] == seen


def test_wide_and_combining_characters_are_aligned():
    table = Table(("a", "b"), (("漢字", "x"), ("a\u0304b", "x"), ("abcde", "x")))
    assert write(table, "table").split("\n")[2:5] == ["漢字   x", "a\u0304b     x", "abcde  x"]


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        (typed("020", "integer"), 20),
        (typed("+5", "nonNegativeInteger"), 5),
        (typed("1.50", "decimal"), 1.5),
        (typed("1e3", "double"), 1000.0),
        (typed("1", "boolean"), True),
        (typed("false", "boolean"), False),
        (typed("2031-05-04", "date"), "2031-05-04"),
        (Literal("ā", language="lv"), "ā"),
        (LAKE, "https://example.org/lake"),
        ("text", "text"),
        (2.5, 2.5),
        (None, None),
    ],
)
def test_a_cell_has_a_plain_value(cell, plain):
    assert value(cell) == plain
    assert type(value(cell)) is type(plain)


@pytest.mark.parametrize("kind", ["integer", "decimal", "double", "nonNegativeInteger"])
def test_a_number_that_is_none_is_shown_as_it_is_written(kind):
    """It raised a ValueError, so that the table with the fault could not be seen."""
    table = Table(("a",), ((typed("about 20", kind),),))
    assert write(table, "csv") == "a\nabout 20\n"


@pytest.mark.parametrize("text", ["INF", "-INF", "NaN"])
def test_json_has_no_number_that_json_does_not_know(text):
    """It wrote Infinity and NaN, which JSON's readers refuse."""

    def refuse(constant):
        raise AssertionError(constant)

    table = Table(("a",), ((typed(text, "double"),),))
    json.loads(write(table, "json"), parse_constant=refuse)


def test_a_column_is_taken_by_its_name():
    assert TABLE.column("actor") == [LAKE, RIGA, None]
