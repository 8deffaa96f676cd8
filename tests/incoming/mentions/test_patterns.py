"""Which names are looked for, and as which words."""

from __future__ import annotations

import pytest

from kg.incoming.mentions.patterns import make_patterns
from kg.lookup import Name

KINDS = {"a": "actor", "p": "person", "r": "role", "l": "place"}


def patterns(thing, text, lang="lt", kind="name", text_lang="lt"):
    return list(make_patterns([Name(thing, text, lang, kind, 1.0)], KINDS, text_lang))


def test_a_name_is_a_row_of_folded_words():
    (found,) = patterns("a", "The Ministry of Culture", "en")
    assert found.words == ("ministry", "of", "culture")
    assert found.capitals == (True, False, True)
    assert (found.kind, found.exact, found.why) == ("actor", "", "")


def test_a_person_is_an_actor_and_says_so():
    (found,) = patterns("p", "Vaiva Vėželytė-Pokladova")
    assert found.words == ("vaiva", "vezelyte", "pokladova")
    assert (found.kind, found.is_person) == ("actor", True)


@pytest.mark.parametrize("text", ["MILE", "B4x", "eTwinning"])
def test_a_short_form_must_be_equal_letter_by_letter(text):
    (found,) = patterns("a", text, "", "acronym")
    assert (found.exact, found.why) == (text, "acronym")


@pytest.mark.parametrize(
    ("thing", "text", "lang", "kind"),
    [
        ("unknown", "Kaunas", "lt", "name"),
        ("a", "kaunas", "", "IRI"),
        ("a", "What it is.", "en", "definition"),
        ("a", "studijos", "lt", "name"),
        ("a", "101", "", "grant number"),
        ("l", "NO", "", "ISO 3166 code"),
        ("r", "partneris", "lv", "name"),
        ("a", "ES", "es", "other name"),
        ("a", "…", "lt", "name"),
    ],
)
def test_what_is_not_looked_for(thing, text, lang, kind):
    assert patterns(thing, text, lang, kind) == []


def test_words_of_roles_and_two_letters_are_those_of_the_text_s_language():
    assert len(patterns("r", "partneris", "lt")) == 1
    assert len(patterns("a", "ES", "lt")) == 1
    assert len(patterns("a", "101014660", "", "grant number")) == 1


def test_a_long_word_in_capital_letters_is_no_short_form():
    (found,) = patterns("a", "PROVIDUS")
    assert (found.exact, found.words) == ("", ("providus",))
