from __future__ import annotations

import csv
import io
import json
import math
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.rdf.vocabulary import XSD, expand
from kg.tables import as_printed, as_written, harmless, printable
from kg.tables.cells import value
from kg.tables.plain import write
from kg.tables.table import Table

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
    assert write(table, "csv") == "a,a_label\nhttps://example.org/lake,'=1+1\n"


def test_a_negative_number_stays_a_number():
    assert write(Table(("a",), ((-1,), (typed("-0.5", "decimal"),))), "csv") == "a\n-1\n-0.5\n"


@given(st.text() | st.text("='-\t＝a", max_size=4))
def test_what_makes_a_cell_harmless_can_be_taken_away(text):
    safe = harmless(text)
    assert not safe.startswith(("=", "+", "-", "@", "＝", "\t", "\r"))
    assert as_written(safe) == text


@given(st.text(st.characters(exclude_categories=[])) | st.text("\\xu1b0\x1b\u202e", max_size=12))
def test_what_is_shown_of_a_text_tells_the_text(text):
    """A backslash was left as it was, so that a text of “\\x1b” looked like an escape sign."""
    shown = printable(text)
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in shown)
    assert not set(shown) & set(
        "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
    )
    assert as_printed(shown) == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("a\x07\x08b", "a\\x07\\x08b"),
        ("a\nb\tc\rd", "a\\x0ab\\x09c\\x0dd"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202eabc", "\\u202eabc"),
        ("a\u2066b\u200e\u061c", "a\\u2066b\\u200e\\u061c"),
        ("C:\\x1b", "C:\\\\x1b"),
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [("1_0", "integer"), ("٣", "integer"), ("1_0.5", "double"), ("1e3", "decimal")],
)
def test_what_only_python_takes_for_a_number_is_none(text, kind):
    """“1_0” was shown as 10: Python reads numbers that are none in RDF."""
    assert value(typed(text, kind)) == text


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


def test_a_column_that_is_not_there_is_told_with_those_that_are():
    for take in (TABLE.column, TABLE.__getitem__):
        with pytest.raises(InputError, match="no column “actr”; there are actor, number, note"):
            take("actr")


# ---- CSV ------------------------------------------------------------------------------------


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


# ---- A cut answer, an ASK -------------------------------------------------------------------

NOTICE = "This is not all: the answer was cut at the limit of 1,000 rows."


def test_a_cut_answer_says_so():
    table = Table(("a", "b"), ((1, LAKE),), cut=1000)
    assert table.notice == NOTICE
    assert write(table, "table").splitlines()[-2:] == ["(1 row)", NOTICE]
    rows = list(csv.reader(io.StringIO(write(table, "csv"))))
    assert rows[1:] == [["1", LAKE.value, LAKE.value], [NOTICE, "", ""]]
    assert json.loads(write(table, "json"))[1:] == [{"cut": NOTICE}]


def test_a_whole_answer_says_nothing_of_a_limit():
    assert Table(("a",), ((1,),)).notice == ""
    assert Table(("a",), ((1,),), cut=1).notice.endswith("the limit of 1 row.")


def test_the_answer_to_an_ask_is_a_line():
    assert write(Table(("answer",), (("yes",),), form="ask"), "table") == "yes\n"


# ---- In Python ------------------------------------------------------------------------------


def test_a_table_iterates_as_rows_of_plain_values():
    rows = list(TABLE)
    assert rows == [
        ("https://example.org/lake", 20, "ežers, “zils”"),
        ("https://w3id.org/migov/id/actor/riga", 1.5, 'a "b"\nc'),
        (None, True, None),
    ]
    assert [row.actor for row in rows] == TABLE["actor"] == [LAKE.value, RIGA.value, None]
    assert len(TABLE) == 3
    assert f"{TABLE}\n" == write(TABLE, "table")


def test_names_that_python_does_not_take_are_changed_a_little():
    table = Table(("class", "2x", "_a", "a", "žodis", "_", "count"), ((1, 2, 3, 4, 5, 6, 7),))
    (row,) = table
    assert row._fields == ("class_", "column_2x", "a", "a_2", "žodis", "column", "count")
    assert row == (1, 2, 3, 4, 5, 6, 7)


def test_a_notebook_shows_labels_with_the_iri_behind():
    html = Table(("a", "n"), ((LAKE, 2),), {LAKE.value: "The <lake>"})._repr_html_()
    assert '<td title="https://example.org/lake">The &lt;lake&gt;</td>' in html
    assert '<td style="text-align: right">2</td>' in html
    assert html.endswith("</table>\n")


def test_nothing_in_a_notebook_is_read_as_markup():
    bad = "<script>alert('1')</script>\u202e\x1b"
    thing = NamedNode("https://example.org/'onmouseover='x")
    html = Table((bad, "b"), ((bad, thing),), {thing.value: bad}, cut=1)._repr_html_()
    safe = "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;\\u202e\\x1b"
    assert html.count(safe) == 3
    assert "<script" not in html
    assert 'title="https://example.org/&#x27;onmouseover=&#x27;x"' in html


def test_a_notebook_shows_a_hundred_rows_and_counts_the_others():
    table = Table(("a",), tuple((number,) for number in range(1_340)), cut=1340)
    html = table._repr_html_()
    assert html.count("<tr>") == 101
    assert ">99</td>" in html
    assert ">100</td>" not in html
    assert re.findall("<p>(.*?)</p>", html) == ["... 1,240 more", table.notice]


def test_a_data_frame_has_labels_and_types():
    import pandas as pd

    columns = ("actor", "size", "share", "there", "date", "mixed", "vast", "none")
    table = Table(
        columns,
        (
            (
                *(LAKE, typed("20", "integer"), typed("1.5", "decimal"), typed("true", "boolean")),
                *(typed("2031-05-04", "date"), Literal(1), typed(str(2**70), "integer"), None),
            ),
            (
                *(None, None, typed("INF", "double"), None),
                *(Literal("XXXX-05"), Literal("a"), None, None),
            ),
        ),
        {LAKE.value: "Lake"},
    )  # fmt: skip
    frame = table.to_pandas()
    assert list(frame.columns) == ["actor", "actor_label", *columns[1:]]
    kinds = {name: str(frame[name].dtype) for name in ("size", "share", "there", "mixed", "vast")}
    assert kinds == {
        "size": "Int64", "share": "Float64", "there": "boolean",
        "mixed": "object", "vast": "object",
    }  # fmt: skip
    first, second = frame.to_dict("records")
    assert {k: v for k, v in first.items() if k != "none"} == {
        "actor": LAKE.value, "actor_label": "Lake", "size": 20, "share": 1.5, "there": True,
        "date": "2031-05-04", "mixed": 1, "vast": 2**70,
    }  # fmt: skip
    assert second["share"] == math.inf
    assert second["date"] == "XXXX-05"
    assert [name for name in frame.columns if pd.isna(second[name])] == [
        "actor", "actor_label", "size", "there", "vast", "none",
    ]  # fmt: skip
    assert frame.attrs == {}


def test_a_data_frame_of_a_cut_answer_warns():
    with pytest.warns(UserWarning, match="cut at the limit of 2 rows"):
        frame = Table(("a",), ((1,), (2,)), cut=2).to_pandas()
    assert frame.attrs == {"cut": 2}


def test_an_empty_answer_becomes_a_frame_with_its_columns():
    frame = Table(("a", "b"), ()).to_pandas()
    assert list(frame.columns) == ["a", "b"]
    assert len(frame) == 0


def test_without_pandas_the_way_to_get_it_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match=r'pip install "migov-kg\[notebook\]"'):
        TABLE.to_pandas()
