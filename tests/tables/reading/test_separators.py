from __future__ import annotations

import pytest

from kg.tables.reading.separators import separator_of


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b\nc,d\n", ","),
        ("a;b\nc;d\n", ";"),
        ("a\tb\nc\td\n", "\t"),
        ("a|b\nc|d\n", "|"),
        ("name;size\nRīga, centrs;1,5\nJonava, miestas;2,5\n", ";"),
        ("name,note\nRīga,a;b;c\nJonava,d;e\n", ","),
        ("Partners of 2022; all\nname,note\nRīga,a\nJonava,b\n", ","),
        ('"a;b",c\n"d;e",f\n', ","),
        ("name\nRīga\n", ","),
        ("", ","),
        ('a;b\n"c;d\n', ";"),
    ],
)
def test_the_separator_is_the_one_that_gives_rows_of_one_length(text, separator):
    assert separator_of(text) == separator


def test_a_long_text_is_judged_by_its_beginning():
    assert separator_of("a;b\n" + "c;d,e\n" * 100_000) == ";"
