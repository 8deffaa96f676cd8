from __future__ import annotations

from kg.tables.text import set_columns


def test_columns_are_as_wide_as_their_widest_cell():
    assert set_columns(["name", "b"], [["x", "long"], ["", "y"]]) == [
        "name  b",
        "----  ----",
        "x     long",
        "      y",
    ]
    assert set_columns([], [[]]) == ["", "", ""]


def test_wide_and_combining_characters_are_aligned():
    rows = (("漢字", "x"), ("a\u0304b", "x"), ("abcde", "x"))
    lines = set_columns(("a", "b"), rows)
    assert lines[2:] == ["漢字   x", "a\u0304b     x", "abcde  x"]


def test_what_a_terminal_would_obey_is_shown_as_wide_as_it_is_shown():
    assert set_columns(["a", "b"], [["\x1b[1m", "x"], ["1234567", "y"]])[2:] == [
        "\\x1b[1m  x",
        "1234567  y",
    ]
