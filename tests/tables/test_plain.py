from __future__ import annotations

import csv
import io
import json

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode
from tables_helpers import RIGA, as_terms, nasty, read_by_rdflib, typed

from kg.errors import InputError
from kg.escapes import as_written
from kg.tables import Table, write, written

LAKE = NamedNode("https://example.org/lake")
NOTICE = "This is not all: the answer was truncated at the limit of 1,000 rows."


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
        "actor,actor_label,number,note\n"
        'https://example.org/lake,"Lake, the",20,"ežers, “zils”"\n'
        'https://w3id.org/migov/id/actor/riga,actor:riga,1.5,"a ""b""\nc"\n'
        ",,true,\n"
    )


def test_json_is_exactly_this():
    text = write(TABLE, "json")
    assert text.endswith("]\n")
    assert "ežers" in text
    assert json.loads(text) == [
        {
            "actor": "https://example.org/lake",
            "actor_label": "Lake, the",
            "number": 20,
            "note": "ežers, “zils”",
        },
        {
            "actor": "https://w3id.org/migov/id/actor/riga",
            "actor_label": "actor:riga",
            "number": 1.5,
            "note": 'a "b"\nc',
        },
        {"actor": None, "actor_label": None, "number": True, "note": None},
    ]


def test_text_is_exactly_this():
    assert write(TABLE, "text") == (
        "actor       number  note\n"
        "----------  ------  -------------\n"
        "Lake, the   20      ežers, “zils”\n"
        'actor:riga  1.5     a "b"\\x0ac\n'
        "            True\n"
        "(3 rows)\n"
    )


def test_rows_are_counted():
    assert write(Table(("a",), ((1,),)), "text") == "a\n-\n1\n(1 row)\n"
    assert write(Table(("a",), ()), "text") == "a\n-\n(0 rows)\n"
    assert write(Table(("a",), ()), "csv") == "a\n"
    assert json.loads(write(Table(("a",), ()), "json")) == []


def test_an_unknown_format_is_told_with_those_known():
    with pytest.raises(InputError, match="there is no format “xml”; choose one of text, csv, json"):
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
    assert write(table, "csv") == "a,a_label\nhttps://example.org/lake,'=1+1\n"


def test_a_negative_number_stays_a_number():
    assert write(Table(("a",), ((-1,), (typed("-0.5", "decimal"),))), "csv") == "a\n-1\n-0.5\n"


@pytest.mark.parametrize(
    ("form", "seen"), [("text", "a\\x1b\\x0ab\\u202e"), ("json", "a\\u001b\\nb\\u202E")]
)
def test_what_a_terminal_would_obey_is_shown(form, seen):
    """Records in JSON had it as it is."""
    assert seen in write(Table(("a",), (("a\x1b\nb\u202e",),)), form)


@pytest.mark.parametrize("kind", ["integer", "decimal", "double", "nonNegativeInteger"])
def test_what_is_not_a_number_is_shown_as_it_is_written(kind):
    """It raised a ValueError, so that the table with the error could not be seen."""
    table = Table(("a",), ((typed("about 20", kind),),))
    assert write(table, "csv") == "a\nabout 20\n"


@pytest.mark.parametrize("text", ["INF", "-INF", "NaN"])
def test_json_has_no_number_that_json_does_not_know(text):
    """It wrote Infinity and NaN, which JSON's readers refuse."""

    def refuse(constant):
        raise AssertionError(constant)

    table = Table(("a",), ((typed(text, "double"),),))
    json.loads(write(table, "json"), parse_constant=refuse)


def test_csv_writes_a_literal_as_it_is_written():
    cells = [typed(text, kind) for text, kind in (("020", "integer"), ("1.50", "decimal"))]
    cells += [typed("-1", "integer"), typed("=1", "integer"), Literal("-1")]
    assert (
        write(Table(tuple("abcde"), (tuple(cells),)), "csv") == "a,b,c,d,e\n020,1.50,-1,'=1,'-1\n"
    )


def test_csv_tells_an_empty_text_from_what_is_not_known():
    table = Table(("a", "b"), ((Literal(""), None), (None, Literal(""))))
    assert write(table, "csv") == 'a,b\n"",\n,""\n'


def test_csv_keeps_a_row_of_one_unknown_cell():
    """It was an empty line, which readers leave out."""
    assert list(csv.reader(io.StringIO(write(Table(("a",), ((None,), (1,))), "csv")))) == [
        *(["a"], [""], ["1"])
    ]


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_csv_quotes_what_ends_a_line_for_some_readers(sign):
    assert write(Table(("a",), ((f"b{sign}c",),)), "csv") == f'a\n"b{sign}c"\n'


def test_a_label_column_that_the_query_gives_is_not_replaced():
    table = Table(("a", "a_label"), ((LAKE, "own"),), {LAKE.value: "Lake"})
    assert write(table, "csv") == "a,a_label\nhttps://example.org/lake,own\n"


def test_a_truncated_answer_says_so():
    table = Table(("a", "b"), ((1, LAKE),), cut=1000)
    assert table.notice == NOTICE
    assert write(table, "text").splitlines()[-2:] == ["(1 row)", NOTICE]
    rows = list(csv.reader(io.StringIO(write(table, "csv"))))
    assert rows[1:] == [["1", LAKE.value, LAKE.value], [NOTICE, "", ""]]
    assert json.loads(write(table, "json"))[1:] == [{"truncated": NOTICE}]


def test_the_answer_to_an_ask_is_a_line():
    assert write(Table(("answer",), (("yes",),), form="ask"), "text") == "yes\n"


def test_csv_is_read_by_rdflib_with_iris_and_texts_as_they_were():
    columns, rows = read_by_rdflib(write(nasty(), "csv").encode(), "csv")
    assert columns == ["a", "a_label", "b", "c", "žodis"]
    wanted = [
        [None if term is None or term.value == "" else term.value for term in row]
        for row in as_terms(nasty())
    ]
    blank = BlankNode("b1").value
    assert [
        [
            blank if isinstance(cell, rdflib.BNode) else cell and as_written(str(cell))
            for cell in row
        ]
        for row in ([row[0], *row[2:]] for row in rows)
    ] == wanted
    labels = [row[1] and str(row[1]) for row in rows]
    assert labels[-3] == "The lake"
    assert labels[0] == "https://example.org/0"
    assert labels[-1] is None


@pytest.mark.parametrize("form", ["text", "csv", "json"])
@pytest.mark.parametrize("cut", [None, 1_000])
@pytest.mark.parametrize("rows", [TABLE.rows, ()])
def test_the_bytes_of_a_table_are_those_of_its_text(form, cut, rows):
    table = Table(TABLE.columns, rows, TABLE.labels, cut=cut)
    assert written(table, form) == write(table, form).encode()
    # What is labelled already is not labelled once more.
    if form != "text":
        assert written(table.labelled(), form) == written(table, form)
