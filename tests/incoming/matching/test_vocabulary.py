from __future__ import annotations

import csv
from importlib import resources

import pytest

from kg.incoming.alphabets import latin_words
from kg.incoming.matching.vocabulary import Meaning, Vocabulary, meaning_of, vocabulary


def found(name):
    words = latin_words(name)
    return vocabulary().phrase(words, 0, len(words))


@pytest.mark.parametrize(
    ("form", "means"),
    [
        ("UAB", "limited company"),
        ("VšĮ", "public institution"),
        ("SIA", "limited company"),
        ("biedrība", "association"),
        ("e.V.", "association"),
        ("GmbH", "limited company"),
        ("s.r.o.", "limited company"),
        ("sro", "limited company"),
        ("Sp. z o.o.", "limited company"),
        ("ASBL", "association"),
        ("MTÜ", "association"),
        ("S.Coop.", "cooperative"),
    ],
)
def test_legal_forms_are_known_however_they_are_written(form, means):
    assert found(form) == (len(latin_words(form)), Meaning(means, "legal", means))


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("universitāte", "university"),
        ("savivaldybės", "municipality"),
        ("Gemeinde", "municipality"),
        ("ministerija", "ministry"),
        ("fakultetas", "faculty"),
        ("pētniecības", "research"),
        ("padome", "council"),
        ("komisija", "commission"),
        ("paslaugų", "services"),
        ("tautinių", "national"),
        ("Lietuvos", "lt"),
        ("Litwy", "lt"),
        ("Łotwy", "lv"),
        ("slovenská", "sk"),
        ("slovenija", "si"),
    ],
)
def test_words_of_many_languages_mean_one_thing(word, means):
    folded = latin_words(word)[0]
    assert meaning_of(folded).means == means


def test_the_first_half_of_a_compound_is_not_what_the_compound_means():
    """“Kreispolizeibehörde” was a county."""
    assert vocabulary().word("kreispolizeibehorde") is None
    assert vocabulary().word("kreises").means == "county"


def test_a_short_legal_form_within_a_name_is_another_word():
    given = Vocabulary()
    given.add("AS", Meaning("public limited company", "legal"))
    assert given.phrase(["lux", "as"], 1, 2) is not None
    assert given.phrase(["as", "lux"], 0, 2) is not None
    assert given.phrase(["lux", "as", "nox"], 1, 3) is None


def test_each_meaning_has_a_known_sort_and_words():
    sorts = {"kind", "part", "topic", "country", "place", "empty", "function"}
    text = resources.files("kg.incoming.matching").joinpath("words.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["sort"] for row in rows} == sorts
    assert [row["means"] for row in rows if not row["words"]] == []
    assert len({row["means"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("žmogaus teisių", "human rights"),
        ("vidaus reikalų", "interior"),
        ("Socialinės apsaugos", "social security"),
        ("Raudonojo Kryžiaus", "red cross"),
        ("Technische Universität", "technical university"),
        ("technologijos universiteto", "technical university"),
    ],
)
def test_each_word_of_a_phrase_may_have_any_ending(words, means):
    assert found(words) == (2, found(words)[1])
    assert found(words)[1].means == means


@pytest.mark.parametrize(
    ("names", "means"),
    [
        (("Wien", "Vienna", "Vīnes"), "vienna"),
        (("Рига", "Rīgas", "Rygos"), "riga"),
        (("Kiev", "Kyiv", "Київська"), "kyiv"),
    ],
)
def test_a_city_with_several_names_is_one(names, means):
    for name in names:
        folded = latin_words(name)[0]
        meaning = vocabulary().phrases.get((folded,)) or vocabulary().word(folded)
        assert (meaning.means, meaning.sort) == (means, "place")
