"""What a sentence begins with is no part of the name after it."""

from __future__ import annotations

import pytest

from kg.incoming.mentions.beginnings import is_outside
from kg.incoming.mentions.tokens import split_words


@pytest.mark.parametrize(
    ("lang", "begins", "name"),
    [
        (
            "lt",
            "Kalbėjo Dalyvavo Pakvietė Sako Po O Pasak Vakar Pernai Jos",
            "Vilniaus Kauno Europos",
        ),
        (
            "lv",
            "Piedalījās Runāja Darbojas Pēc Arī Savukārt Vakar",
            "Rīgas Apvienoto Latvijas Radošās",
        ),
        ("en", "According Yesterday When The After However", "Riga European National Local Early"),
        ("de", "", "Der Nach Berlin"),
    ],
)
def test_small_words_and_verbs_are_told_from_names(lang, begins, name):
    assert {
        word: is_outside(split_words(word)[0], lang) for word in begins.split()
    } == dict.fromkeys(begins.split(), True)
    assert {word: is_outside(split_words(word)[0], lang) for word in name.split()} == dict.fromkeys(
        name.split(), False
    )


def test_within_a_sentence_a_capital_letter_tells_a_name():
    first, within, small = split_words("Kalbėjo Kalbėjo kalbėjo")
    assert [is_outside(word, "lt") for word in (first, within, small)] == [True, False, True]
