"""Names of organisations that nobody has coded yet, by their words."""

from __future__ import annotations

import pytest

from kg.incoming.mentions.organisations import OrganisationWords, guess_by_words
from kg.incoming.mentions.tokens import split_words
from kg.lookup import Name

LABELS = {
    "lt": ["savivaldybė", "ministerija", "verslo asociacija"],
    "lv": ["pašvaldība", "biedrība", "ministrija"],
    "en": ["municipality", "association of municipalities", "non-governmental organisation"],
}


def known(lang):
    kind = "https://w3id.org/migov/code/actor-kind/"
    return OrganisationWords(
        [Name(f"{kind}x", text, lang, "name", 1.0) for text in LABELS.get(lang, ())], lang
    )


def guesses(text, lang):
    found = guess_by_words(text, split_words(text), known(lang))
    return [(text[each.start : each.end], each.suggestion) for each in found]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        (
            "lt",
            "dalyvavo Alytaus rajono savivaldybės meras",
            [("Alytaus rajono savivaldybės", "Alytaus rajono savivaldybė")],
        ),
        (
            "lt",
            "iš Vidaus ir darbo ministerijos",
            [("Vidaus ir darbo ministerijos", "Vidaus ir darbo ministerija")],
        ),
        (
            "lt",
            "Alytaus savivaldybės ir Utenos bendruomenių centro",
            [("Alytaus savivaldybės", "Alytaus savivaldybė"),
             ("Utenos bendruomenių centro", "Utenos bendruomenių centras")],
        ),
        ("lt", "dalyvavo savivaldybės ir ministerijos", []),
        ("lt", "Alytaus rajono savivaldybių", []),
        ("lt", "Projekto tikslinė grupė", []),
        ("lt", "Vakar vietos savivaldybė", []),
        (
            "lv",
            "ar biedrību “Ūdensroze”, kā arī",
            [("biedrību “Ūdensroze”", "biedrība “Ūdensroze”")],
        ),
        ("lv", "Talsu novada pašvaldībā", [("Talsu novada pašvaldībā", "Talsu novada pašvaldība")]),
        ("en", "by the Talsi County Municipality.", [("Talsi County Municipality", "")]),
        ("en", "the Association of Local Authorities in Latvia met",
         [("Association of Local Authorities in Latvia", "")]),
        ("en", "a municipality, and the Municipality", []),
        ("en", "Local Municipalities", []),
        ("fi", "Helsingin kaupunki", []),
    ],
)  # fmt: skip
def test_a_row_of_words_with_a_word_for_organisations_is_a_name(lang, text, found):
    assert guesses(text, lang) == found


def test_the_words_are_those_of_the_kinds_of_actor_and_a_few_more():
    words = known("en")
    (association, organisation, group, lake) = split_words("Associations organisation group lake")
    assert words.form(association) == ""
    assert words.form(organisation) == "organisation"
    assert (words.form(group), words.is_general(group)) == ("group", True)
    assert words.form(lake) == ""
