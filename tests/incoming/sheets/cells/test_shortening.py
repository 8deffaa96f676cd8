"""Texts shortened to their first words, and to their last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.incoming.sheets.cells.shortening import ends, first_word, fits_short, is_short, shortest

WORDS = st.lists(st.sampled_from(["part", "of", "the", "“Riga", "day", "2-3", "ir"]), min_size=1)
TEXTS = st.lists(WORDS.map(" ".join), min_size=1, max_size=6, unique=True)


@given(TEXTS)
def test_a_shortened_text_fits_its_own_text_only(texts):
    for text in texts:
        short = shortest(text, texts)
        if short != text:
            assert is_short(short)
            assert [each for each in texts if fits_short(short, each)] == [text]
            assert first_word(short) == first_word(text)


@given(TEXTS)
def test_the_ends_of_a_text_fit_it(texts):
    assert all(ends(text) == text or fits_short(ends(text), text) for text in texts)


@pytest.mark.parametrize(
    ("short", "text", "fits"),
    [
        ("Ministry of…", "Ministry of Culture", True),
        ("Ministry of ...", "Ministry of Culture", True),
        ("Ministry…Latvia", "Ministry of Culture of Latvia", True),
        ("Ministry … Latvia", "Ministry of Culture of Latvia", True),
        ("Minis…", "Ministry of Culture", False),
        ("Ministry…via", "Ministry of Culture of Latvia", False),
        ("Riga…Riga", "Riga", False),
        ("…Latvia", "Ministry of Culture of Latvia", False),
    ],
)
def test_whole_words_are_compared(short, text, fits):
    assert fits_short(short, text) is fits


def test_short_texts_and_many_that_begin_alike_stay_as_they_are():
    assert shortest("Riga", ["Riga State City"]) == "Riga"
    many = [f"Municipality of town {number} in the north" for number in range(300)]
    assert shortest(many[7], many) == many[7]
    assert ends("a few words") == "a few words"
