"""An organisation by its name in another language, by what its words mean."""

from __future__ import annotations

import pytest

from kg.incoming.mentions.mention import UNKNOWN, Mention
from kg.incoming.mentions.translated import Translations
from kg.lookup import Name

CODES = {"place-lt": "lt", "place-lv": "lv"}
PLACES = [
    ("place-lt", "Lithuania", "en"),
    ("place-lt", "Lietuva", "lt"),
    ("place-lv", "Latvia", "en"),
    ("place-lv", "Latvija", "lt"),
    ("riga", "Riga", "en"),
    ("riga", "Ryga", "lt"),
]


def proposed(text, *ours, lang="lt", kind=UNKNOWN, is_person=False, at=()):
    """Return what a text's name is taken for, where the study has some names."""
    names = [Name(thing, name, tag, "name", 1.0) for thing, name, tag in PLACES]
    names += [Name(name, name, tag, "name", 1.0) for name, tag in ours]
    kinds = {name.thing: "place" for name in names[: len(PLACES)]} | dict.fromkeys(
        (name for name, _ in ours), "actor"
    )
    found = Translations(names, kinds, lang, CODES, {name: at for name, _ in ours}).known(
        Mention(0, len(text), text, (), kind, 75, "", is_person=is_person)
    )
    return found.things, found.score, found.why


@pytest.mark.parametrize(
    ("lang", "text", "name", "score"),
    [
        ("lt", "Vilniaus universitetas", "Vilnius University", 80),
        ("lt", "Rygos miesto savivaldybei", "Riga City Municipality", 80),
        ("lt", "Europos Komisija", "European Commission", 70),
        ("lt", "Latvijos kultūros ministerija", "Ministry of Culture of Latvia", 80),
        ("lt", "Kultūros ministerija", "Ministry of Culture of the Republic of Lithuania", 62),
        ("lt", "Carnikavos savivaldybė", "Carnikova Municipality", 74),
        (
            "lt",
            "Lietuvos savivaldybių asociacija",
            "Association of Local Authorities in Lithuania",
            80,
        ),
        (
            "pl",
            "Ministerstwo Kultury Litwy",
            "Ministry of Culture of the Republic of Lithuania",
            80,
        ),
    ],
)
def test_a_name_is_found_whose_words_mean_the_same(lang, text, name, score):
    things, given, why = proposed(text, (name, "en"), lang=lang)
    assert (things, given, why.startswith("translated")) == ((name,), score, True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vilniaus universitetas", "Kaunas University"),
        ("Vilniaus universitetas", "Vilnius University Hospital"),
        ("Vilniaus technikos universitetas", "Vilnius University"),
        ("Lietuvos kultūros ministerija", "Ministry of Culture of Latvia"),
        ("Kultūros ministerija", "Ministry of Culture of Latvia"),
        ("Vilniaus asociacija", "Vilnius Foundation"),
        ("Vilnius", "Vilnius"),
        ("Universitetas", "University"),
    ],
)
def test_another_word_another_country_or_too_little_tells_them_apart(text, name):
    assert proposed(text, (name, "en"))[0] == ()


@pytest.mark.parametrize(
    ("text", "name", "at", "score"),
    [
        ("Kultūros ministerija", "Ministry of Culture", "place-lt", 70),
        ("Kultūros ministerija", "Ministry of Culture", "place-lv", 0),
        ("Latvijos kultūros ministerija", "Ministry of Culture", "place-lv", 70),
        ("Latvijos kultūros ministerija", "Ministry of Culture", "place-lt", 0),
        ("Latvijos kultūros ministerija", "Ministry of Culture", "nowhere", 0),
        ("Vilniaus universitetas", "Vilnius University", "place-lv", 80),
        ("Latvijos Vilniaus universitetas", "Vilnius University", "place-lt", 0),
        ("Latvijos Vilniaus universitetas", "Vilnius University", "nowhere", 72),
    ],
)
def test_where_a_record_is_counts_where_its_name_does_not_tell(text, name, at, score):
    things, given, _ = proposed(text, (name, "en"), at=(at,))
    assert (given if things else 0) == score


def test_a_record_with_a_name_in_the_language_of_the_text_would_have_been_found_by_it():
    names = [Name("x", "Vilnius University", "en", "name", 1.0), Name("x", "VU", "lt", "name", 1.0)]
    mention = Mention(0, 22, "Vilniaus universitetas", (), UNKNOWN, 75, "")
    assert Translations(names, {"x": "actor"}, "lt", {}, {}).known(mention) is mention


def test_several_records_are_all_proposed_and_the_better_name_alone():
    assert proposed("Vilniaus universitetas", ("Vilnius University", "en"), ("Vilnius Univ", "de"))[
        0
    ] == ("Vilnius Univ", "Vilnius University")
    both = ("Ministry of Culture", "en"), ("Ministry of Culture of Lithuania", "en")
    assert proposed("Kultūros ministerija", *both)[0] == ("Ministry of Culture",)


def test_what_is_known_and_what_is_a_person_stays():
    ours = ("Vilnius University", "en")
    assert proposed("Vilniaus universitetas", ours, kind="actor")[0] == ()
    assert proposed("Vilniaus universitetas", ours, is_person=True)[0] == ()
