from __future__ import annotations

import math
import re
import sys

import pytest
from pyoxigraph import Literal, NamedNode
from tables_helpers import RIGA, typed

from kg.errors import InputError
from kg.tables import Table, write

LAKE = NamedNode("https://example.org/lake")


TABLE = Table(
    ("actor", "number", "note"),
    (
        (LAKE, typed("20", "integer"), Literal("ežers, “zils”", language="lv")),
        (RIGA, typed("1.5", "decimal"), Literal('a "b"\nc')),
        (None, typed("true", "boolean"), None),
    ),
    {LAKE.value: "Lake, the"},
)


def test_a_column_is_taken_by_its_name():
    assert TABLE.column("actor") == [LAKE, RIGA, None]


def test_a_column_that_is_not_there_is_told_with_those_that_are():
    for take in (TABLE.column, TABLE.__getitem__):
        with pytest.raises(
            InputError, match="there is no column “actr”; choose one of actor, number, note"
        ):
            take("actr")


def test_a_whole_answer_says_nothing_of_a_limit():
    assert Table(("a",), ((1,),)).notice == ""
    assert Table(("a",), ((1,),), cut=1).notice.endswith("the limit of 1 row.")


def test_a_table_iterates_as_rows_of_plain_values():
    rows = list(TABLE)
    assert rows == [
        ("https://example.org/lake", 20, "ežers, “zils”"),
        ("https://w3id.org/migov/id/actor/riga", 1.5, 'a "b"\nc'),
        (None, True, None),
    ]
    assert [row.actor for row in rows] == TABLE["actor"] == [LAKE.value, RIGA.value, None]
    assert len(TABLE) == 3
    assert f"{TABLE}\n" == write(TABLE, "text")


def test_names_that_are_not_valid_in_python_are_changed_a_little():
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


def test_a_data_frame_of_a_truncated_answer_warns():
    with pytest.warns(UserWarning, match="truncated at the limit of 2 rows"):
        frame = Table(("a",), ((1,), (2,)), cut=2).to_pandas()
    assert frame.attrs == {"truncated": 2}


def test_an_empty_answer_becomes_a_frame_with_its_columns():
    frame = Table(("a", "b"), ()).to_pandas()
    assert list(frame.columns) == ["a", "b"]
    assert len(frame) == 0


def test_without_pandas_the_way_to_get_it_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match=r'pip install "migov-kg\[notebook\]"'):
        TABLE.to_pandas()
