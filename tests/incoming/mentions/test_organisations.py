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
    return [
        (phrase, each.suggestion if each.suggestion != phrase else "")
        for each in found
        for phrase in [text[each.start : each.end]]
    ]


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
        ("lt", "Kalbėjo Alytaus savivaldybė", [("Alytaus savivaldybė", "")]),
        ("lt", "O Alytaus savivaldybė ir", [("Alytaus savivaldybė", "")]),
        ("lv", "Dienas beigās Talsu pašvaldība", [("Talsu pašvaldība", "")]),
        ("lt", "jau Kaune Alytaus savivaldybė", [("Alytaus savivaldybė", "")]),
        ("lv", "jau Liepājā Talsu pašvaldība", [("Talsu pašvaldība", "")]),
        ("lv", "jau Sarkanā Krusta Talsu biedrība", [("Sarkanā Krusta Talsu biedrība", "")]),
        ("lv", "Talsos darbojas novada pašvaldība", []),
        ("lv", "Talsu veselības centrs", [("Talsu veselības centrs", "")]),
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
        ("en", "Yesterday Talsi Council met", [("Talsi Council", "")]),
        ("en", "When Council of Ministers met", [("Council of Ministers", "")]),
        ("en", "UNHCR and Talsi Council", [("Talsi Council", "")]),
        ("en", "Talsi Union and Riga Council",
         [("Talsi Union", ""), ("Riga Council", "")]),
        ("en", "a Health and Safety Council of Oslo", [("Health and Safety Council of Oslo", "")]),
        ("en", "Mary Novak of the Talsi Council", [("Talsi Council", "")]),
        ("en", "Friends of the Talsi Council", [("Friends of the Talsi Council", "")]),
        ("en", "Talsi Council and the Riga Union", [("Talsi Council", ""), ("Riga Union", "")]),
        ("lv", "bija Rīgas sociālo pakalpojumu centrs", [("Rīgas sociālo pakalpojumu centrs", "")]),
        ("lv", "bija Latvijas nevalstisko asociāciju", []),
        ("fi", "Helsingin kaupunki", []),
        ("de", "die Universität Leipzig und die Stadt Dresden",
         [("Universität Leipzig", ""), ("Stadt Dresden", "")]),
        ("pl", "jest Uniwersytet Warszawski i", [("Uniwersytet Warszawski", "")]),
        ("de", "im Park Sanssouci", []),
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


def test_a_row_has_an_end():
    (found,) = {phrase for phrase, _ in guesses(f"Council {'Sea ' * 40}", "en")}
    assert len(found.split()) == 11
