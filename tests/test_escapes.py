from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.escapes import (
    NOT_XML,
    UNPRINTABLE,
    as_written,
    clean,
    harmless,
    on_screen,
    one_line,
    printable,
    spelt_out,
    starts_formula,
    unicode,
)

any_text = st.text(st.characters(exclude_categories=[]))


@given(st.text() | st.text("='-\t＝a", max_size=4))
def test_what_makes_a_cell_harmless_can_be_taken_away(text):
    safe = harmless(text)
    assert not safe.startswith(("=", "+", "-", "@", "＝", "\t", "\r"))
    assert as_written(safe) == text


@pytest.mark.parametrize(
    ("text", "runs"), [("=1", True), ("＋1", True), ("@a", True), ("a=1", False), ("'=1", False)]
)
def test_a_text_that_a_spreadsheet_may_run_is_known(text, runs):
    assert starts_formula(text) is runs


def read_back(shown):
    """Return the text that ``printable`` shows."""
    return re.sub(
        r"\\(?:\\|x([0-9a-f]{2})|u([0-9a-f]{4}))",
        lambda found: chr(int(found[1] or found[2], 16)) if found[1] or found[2] else "\\",
        shown,
    )


@given(any_text | st.text("\\xu1b0\x1b\u202e", max_size=12))
def test_what_is_shown_of_a_text_tells_the_text(text):
    """A backslash was left as it was, so that a text of “\\x1b” looked like an escape sign."""
    shown = printable(text)
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in shown)
    assert not set(shown) & set(
        "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
    )
    assert read_back(shown) == text


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
    assert printable(text) == seen


@given(any_text)
def test_a_text_of_several_lines_on_a_screen_has_nothing_that_a_terminal_obeys(text):
    shown = on_screen(text)
    assert not UNPRINTABLE.search(shown.replace("\n", "").replace("\t", ""))
    assert on_screen(shown) == shown


def test_a_screen_keeps_lines_tabs_and_backslashes():
    assert on_screen("a\n\tb\\c\rd\x1b") == "a\n\tb\\c\\x0dd\\x1b"


def test_a_text_in_a_sentence_shows_what_is_not_seen_and_may_be_shortened():
    assert spelt_out("a\u200b\nb") == "a\\u200B\\u000Ab"
    assert (spelt_out("abcd", 4), spelt_out("abcde", 4)) == ("abcd", "abcd…")


def test_one_line_has_blanks_for_what_is_not_seen():
    assert one_line("a\nb\x1bc\u200bd") == "a b c d"


def test_turtle_and_json_read_what_unicode_writes():
    assert unicode("a\u202e\x1b\n\tb") == "a\\u202E\\u001B\n\tb"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (7, "7"), ("a\n \t b", "a b"), ("a\u2028b", "a b"), ("\u202ea\x00\ud800b", "ab")],
)
def test_a_page_has_one_clean_line(value, text):
    assert clean(value) == text


def test_xml_has_no_control_character_but_white_space():
    assert NOT_XML.findall("\x00\x1b\x85\t\n\r \ud800\ufffe\uffffā😀") == [
        *("\x00", "\x1b", "\ud800", "\ufffe", "\uffff")
    ]
