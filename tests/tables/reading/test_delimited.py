from __future__ import annotations

import csv

import pytest

from kg.errors import InputError
from kg.tables.reading.delimited import delimited_rows, parted


def rows(text, separator=","):
    return list(delimited_rows(text, separator))


def test_a_row_has_the_line_that_it_begins_in():
    assert rows('a,b\n"c\nd",e\r\n\r\n,\nf,g') == [
        (1, ["a", "b"]),
        (2, ["c\nd", "e"]),
        (6, ["f", "g"]),
    ]
    assert list(delimited_rows("a\nb", ",", before=1)) == [(2, ["a"]), (3, ["b"])]


def test_the_first_line_of_excel_is_parted():
    assert parted('"sep=;"\r\na;b') == (";", "a;b", 1)
    assert parted("SEP=|\na") == ("|", "a", 1)
    assert parted("separator,b\n") == (None, "separator,b\n", 0)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('a,b\nc,"d\ne,f\n', 2, "is a quotation mark missing?"),
        ('a,b\nc,"d"e\n', 2, "is a quotation mark missing?"),
        ("a,b\r\nc,d\0\n", 2, "has a NUL byte (0x00)"),
    ],
)
def test_what_is_not_a_table_is_refused_with_its_line(text, line, words):
    with pytest.raises(InputError) as caught:
        rows(text)
    assert caught.value.line == line
    assert words in caught.value.message


def test_a_cell_may_be_long_and_not_endless(monkeypatch):
    usual = csv.field_size_limit()
    assert len(rows("a\n" + "x" * 200_000)[1][1][0]) == 200_000
    monkeypatch.setattr("kg.tables.reading.delimited.LONGEST", 1000)
    with pytest.raises(InputError, match="has a cell of more than 1,000 characters") as caught:
        rows("a\n\n" + "x" * 1001)
    assert caught.value.line == 3
    assert csv.field_size_limit() == usual


def test_curly_quotes_and_inches_stay():
    assert rows("biedrība “A”,5\" b,'c'\n") == [(1, ["biedrība “A”", '5" b', "'c'"])]
