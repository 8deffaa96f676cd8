from __future__ import annotations

import random

import pytest

from kg.tables.text import set_columns


def test_columns_are_as_wide_as_their_widest_cell():
    assert set_columns(["name", "b"], [["x", "long"], ["", "y"]]).lines == (
        "name  b",
        "----  ----",
        "x     long",
        "      y",
    )
    assert set_columns([], [[]]).lines == ("", "", "")


def test_wide_and_combining_characters_are_aligned():
    rows = (("漢字", "x"), ("a\u0304b", "x"), ("abcde", "x"))
    lines = set_columns(("a", "b"), rows).lines
    assert lines[2:] == ("漢字   x", "a\u0304b     x", "abcde  x")


def test_what_a_terminal_would_obey_is_shown_as_wide_as_it_is_shown():
    assert set_columns(["a", "b"], [["\x1b[1m", "x"], ["1234567", "y"]]).lines[2:] == (
        "\\x1b[1m  x",
        "1234567  y",
    )


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0), ("abc", 3), ("漢字", 4), ("ｶﾞ", 2), ("e\u0301", 1), ("กำ", 2), ("กี่", 1),
        ("\u1100\u1161\u11a8", 2), ("각", 2), ("a\u200db", 2), ("x\u20dd", 1), ("नि", 2), ("ẏ̄", 1),
    ],
)  # fmt: skip
def test_a_text_is_as_wide_as_a_terminal_shows_it(text, width):
    rule = set_columns(["", "b"], [[text, "x"]]).lines[1]
    assert rule == "-" * width + "  -"


def widths(lines):
    return [sum(2 if c in "漢字界" else 0 if c in MARKS else 1 for c in line) for line in lines]


MARKS = "\u0301\u0304"


def test_what_fits_is_not_changed():
    rows = [["a" * 20, "b" * 20], ["c", "d"]]
    whole = set_columns(["x", "y"], rows)
    assert set_columns(["x", "y"], rows, 42) == whole
    assert (whole.shortened, whole.left_out) == (0, ())
    cut = set_columns(["x", "y"], rows, 41)
    assert cut.shortened == 1
    assert max(map(len, cut.lines)) == 41


def test_the_widest_columns_are_made_narrower_and_the_others_stay():
    rows = [["short", "a" * 50, "b" * 30], ["s", "a", "b" * 13]]
    cut = set_columns(["one", "two", "three"], rows, 35)
    assert cut.lines == (
        "one    two            three",
        "-----  -------------  -------------",
        f"short  {'a' * 12}…  {'b' * 12}…",
        f"s      a              {'b' * 13}",
    )
    assert (cut.shortened, cut.left_out) == (2, ())


def test_columns_for_which_there_is_no_room_are_named():
    cut = set_columns("abcde", [["x" * 20] * 5], 30)
    assert cut.left_out == ("c", "d", "e")
    assert max(map(len, cut.lines)) == 30
    assert cut.lines[2].count("…") == cut.shortened == 2
    assert set_columns("ab", [["x" * 9] * 2], 1).lines == ("a", "-", "…")


def test_a_cell_is_not_cut_within_a_letter():
    rows = [["漢字界漢字界", "x"], ["e\u0301" * 12, "x"]]
    cut = set_columns(["a", "b"], rows, 13)
    assert cut.lines[2:] == ("漢字界漢…   x", "e\u0301" * 9 + "…  x")


def test_no_line_is_wider_than_the_terminal_whatever_the_rows():
    chance = random.Random(4)
    signs = ["a", "漢", "e\u0301", "-", " "]
    for _ in range(400):
        number, width = chance.randint(1, 9), chance.randint(1, 90)
        header = [chance.choice("xyz") * chance.randint(1, 12) for _ in range(number)]
        rows = [
            ["".join(chance.choices(signs, k=chance.randint(0, 40))) for _ in header]
            for _ in range(chance.randint(0, 4))
        ]
        whole, cut = set_columns(header, rows), set_columns(header, rows, width)
        assert max(widths(cut.lines)) <= max(width, 1)
        if max(widths(whole.lines)) <= width:
            assert cut.lines == whole.lines
        kept = number - len(cut.left_out)
        assert kept >= 1
        assert cut.left_out == tuple(header[kept:])
        assert len(cut.lines) == len(rows) + 2
        # Every letter of a shortened cell is of the whole one, in its order.
        for line in cut.lines:
            assert not line.startswith(tuple(MARKS))


def test_a_column_that_is_needed_whole_is_not_shortened():
    """How to write a thing in a query was cut, so that nobody could copy it."""
    found = set_columns(["a", "write"], [["a" * 30, "actor:somebody-long"]], 32, whole=["write"])
    assert found.lines[2] == "aaaaaaaaaa…  actor:somebody-long"
    narrow = set_columns(["a", "write"], [["a" * 30, "actor:somebody-long"]], 25, whole=["write"])
    assert narrow.left_out == ("write",)
