"""Words of a text, with their offsets and where sentences begin."""

from __future__ import annotations

import pytest

from kg.incoming.mentions.tokens import split_words


def test_offsets_are_those_of_the_text():
    text = "Šiandien „Carnikav‘os“ – MILE’s\r\n\nVėželytė-Pokladova 2022 m.\U0001f600Ra"
    words = split_words(text)
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    assert [word.folded for word in words] == [
        *("siandien", "carnikavos", "mile", "vezelyte", "pokladova", "2022", "m", "ra")
    ]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Rīgā notika. Viesi ieradās", [True, False, True, False]),
        ("vyr. projektų vadovė", [True, False, False]),
        ("dr. Jonas", [True, False]),
        ("Title\n\nText", [True, True]),
        ("one\ntwo", [True, False]),
        ("one: two; three", [True, True, True]),
        ("• one\n• two", [True, True]),
        ("pateikė 2022 m. Kaune", [True, False, False, False]),
        ("pasakė „taip.“ Tada", [True, False, True]),
    ],
)
def test_a_sentence_or_an_entry_begins_with_a_word(text, starts):
    assert [word.starts for word in split_words(text)] == starts


def test_capitals():
    found = {word.text: (word.is_capital, word.is_acronym) for word in split_words("Rīga ES a DĒĻ")}
    assert found == {
        "Rīga": (True, False),
        "ES": (True, True),
        "a": (False, False),
        "DĒĻ": (True, True),
    }


def test_a_text_without_words_has_none():
    assert split_words(" … ´ –") == []


@pytest.mark.parametrize(
    "written",
    [
        "savi\u00advaldybė",
        "savivaldybe\u0307",
        "savi\u200bvaldybė",
        "savi-\nvaldybė",
        "savi-\r\nvaldybė",
    ],
)
def test_a_word_is_one_whatever_is_not_seen_in_it(written):
    text = f"\u202eVilniaus\u202c \U0001f600{written}\u00a0tarė"
    words = split_words(text)
    assert [word.text for word in words] == ["Vilniaus", "savivaldybė", "tarė"]
    assert text[words[1].start : words[1].end] == written


def test_a_hyphen_at_the_end_of_a_line_does_not_join_names():
    assert len(split_words("Vėželytė-\nPokladova")) == 2


def test_a_script_without_capital_letters_has_names_too():
    words = split_words("\u10e0\u10d8\u10d2\u10d0 \u0631\u064a\u063a\u0627 riga")
    assert [word.is_capital for word in words] == [True, True, False]
