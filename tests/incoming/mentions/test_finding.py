"""Mentions in whole texts, with the names of the example."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.incoming.mentions.finding import find_mentions

ACTOR, PLACE = "https://w3id.org/migov/id/actor/", "https://w3id.org/migov/id/place/"


def found(example, text, lang="lt"):
    return [
        (each.text, [thing.rpartition("/")[2] for thing in each.things], each.kind)
        for each in find_mentions(text, example.dataset, lang)
    ]


def test_a_sentence_in_each_language(example):
    assert found(example, "Kaune buvo Giedrės Blažytės kolegos iš Kauno regiono.") == [
        ("Kaune", ["kaunas"], "place"),
        ("Giedrės Blažytės", ["giedre-blazyte"], "actor"),
        ("Kauno regiono", ["kaunas-region"], "place"),
    ]
    assert found(example, "Projektā MILE strādā biedrība “Supolka” no Rīgas.", "lv") == [
        ("MILE", ["mile"], "project"),
        ("biedrība “Supolka”", ["supolka"], "actor"),
        ("Rīgas", ["riga"], "place"),
    ]
    assert found(example, "New Women Connectors are partners of UNITEE.", "en") == [
        ("New Women Connectors", ["new-women-connectors"], "actor"),
        ("partners", ["partner"], "role"),
        ("UNITEE", ["unitee"], "actor"),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "things"),
    [
        ("lt", "LR kultūros ministerija", ["ministry-of-culture-lt"]),
        ("lv", "LR Kultūras ministrija", ["ministry-of-culture-lv"]),
        ("lt", "Kultūros ministerija", ["ministry-of-culture-lt"]),
        ("en", "the Ministry of Culture", ["ministry-of-culture-lt", "ministry-of-culture-lv"]),
        ("lt", "Latvijos Kultūros ministerija", ["ministry-of-culture-lv"]),
        ("lt", "Ispanijos Kultūros ministerija", []),
        ("en", "the Ministry of Culture of Spain", []),
    ],
)
def test_a_ministry_is_that_of_the_text_s_country_or_not_decided(example, lang, text, things):
    (mention, *_) = find_mentions(text, example.dataset, lang)
    assert [thing.removeprefix(ACTOR) for thing in mention.things] == things


def test_a_surname_means_the_person_only_with_the_full_name(example):
    full = "Vakar Giedrė Blažytė dirbo. "
    assert (ACTOR + "giedre-blazyte",) in [
        each.things for each in find_mentions(f"{full}Blažytės mintys", example.dataset, "lt")[1:]
    ]
    assert find_mentions("Blažytės mintys", example.dataset, "lt") == []


def test_a_country_that_the_study_does_not_have_is_a_place(example):
    (mention,) = find_mentions("iš Švedijos", example.dataset, "lt")
    assert (mention.thing, mention.kind, mention.name) == (f"{PLACE}se", "place", "Švedija")


def test_offsets_count_characters(example):
    text = "\ufeff\U0001f600\r\n„Rīgā“"
    (mention,) = find_mentions(text, example.dataset, "lv")
    assert (mention.start, mention.end, text[mention.start : mention.end]) == (5, 9, "Rīgā")


def test_words_of_roles_are_those_of_one_language(example):
    assert [each[2] for each in found(example, "partneriai")] == ["role"]
    assert found(example, "partneriai", "en") == []


def test_a_region_of_a_language_does_not_matter(example):
    assert found(example, "Kaune", "lt-LT") == found(example, "Kaune", "LT") != []


@pytest.mark.parametrize("lang", ["xx", "", "lithuanian"])
def test_what_is_no_language_is_refused(example, lang):
    with pytest.raises(InputError, match="not the tag of a language") as error:
        find_mentions("Kaune", example.dataset, lang)
    assert error.value.setting == "lang"


def test_a_text_without_names_has_no_mentions(example):
    for text in ("", " \n", "vakar lijo", "12345 %%% ….", "\0"):
        assert find_mentions(text, example.dataset, "lt") == []
