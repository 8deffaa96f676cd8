"""Persons are guessed only beside a title or a verb of speaking."""

from __future__ import annotations

import pytest

from kg.incoming.mentions.organisations import OrganisationWords
from kg.incoming.mentions.persons import guess_persons
from kg.incoming.mentions.tokens import split_words


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("lt", "pasveikino Ona Onaitė-Petrienė, ministrė", ["Ona Onaitė-Petrienė"]),
        ("lt", "Jonas Jonaitis, projekto vadovas", ["Jonas Jonaitis"]),
        ("lt", "Vėliau Jonas Jonaitis pristatė", ["Jonas Jonaitis"]),
        ("lt", "Pasak Jonaitis pristatė", []),
        ("en", "Yesterday Anna Smith said", ["Anna Smith"]),
        ("lt", "Toliau Vakar pristatė", []),
        ("lt", "ėjo Jonas Jonaitis namo", []),
        ("lt", "Jonaitis pristatė", []),
        ("lt", "Alytaus Taryba pristatė", []),
        ("lt", "merė Ona\u00a0Onaitė", ["Ona\u00a0Onaitė"]),
        ("lt", "merė Ona\n\nOnaitė", []),
        ("lv", "uzsvēra Līga Kalniņa", ["Līga Kalniņa"]),
        ("en", "Anna Smith, mayor of a town, said", ["Anna Smith"]),
        ("en", "Mr John Smith. Then", ["John Smith"]),
        ("en", "near the Black Sea Coast", []),
        ("xx", "Matti Virtanen sanoi", []),
    ],
)
def test_a_title_or_a_verb_tells_a_person(lang, text, found):
    given = guess_persons(split_words(text), OrganisationWords([], lang))
    assert [text[each.start : each.end] for each in given] == found


def test_it_is_told_by_which_word():
    words = split_words("Ona Onaitė, merė")
    (guess,) = guess_persons(words, OrganisationWords([], "lt"))
    assert (guess.why, guess.is_person) == ("a person: near “merė”", True)
