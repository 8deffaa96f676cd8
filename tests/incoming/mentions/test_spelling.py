"""A word of a text may be a word of a name, inflected or misspelt."""

from __future__ import annotations

import pytest

from kg.incoming.mentions.spelling import ENDING, LEMMA, SAME, Spelling

KNOWN = [
    "kaunas",
    "ministerija",
    "daskalova",
    "partneris",
    "pranesejas",
    "zmogus",
    "latvia",
    "fundao",
    "pristatytojas",
]


@pytest.mark.parametrize(
    ("typed", "folded", "lang", "found"),
    [
        ("Kaunas", "kaunas", "lt", {"kaunas": SAME}),
        ("Kaune", "kaune", "lt", {"kaunas": ENDING}),
        ("ministerijos", "ministerijos", "lt", {"ministerija": ENDING}),
        ("žmonių", "zmoniu", "lt", {"zmogus": LEMMA}),
        ("žmonių", "zmoniu", "en", {}),
        ("pranešėja", "praneseja", "lt", {"pranesejas": ENDING}),
        ("pristatytos", "pristatytos", "lt", {}),
        ("Fund", "fund", "en", {}),
        ("Fund", "fund", "lt", {"fundao": ENDING}),
        ("Latvian", "latvian", "en", {}),
        ("meras", "meras", "lt", {}),
    ],
)
def test_a_word_is_the_same_inflected_or_another(typed, folded, lang, found):
    assert Spelling(KNOWN, lang).alike(typed, folded) == found


def test_a_misspelt_word_counts_less_than_an_inflected_one():
    ((word, score),) = Spelling(KNOWN, "lt").alike("Daskalobva", "daskalobva").items()
    assert word == "daskalova"
    assert 0.8 < score < LEMMA


def test_a_word_that_equals_one_is_not_looked_up_as_misspelt():
    both = Spelling([*KNOWN, "daskalobva"], "lt")
    assert both.alike("Daskalobva", "daskalobva") == {"daskalobva": SAME}
