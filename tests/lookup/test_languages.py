"""The language that a text is in."""

from __future__ import annotations

import pytest
from texts import texts_folder

from kg.lookup import dictionaries
from kg.lookup.languages import (
    guess_language,
    guessed_languages,
    is_language,
    language_name,
)

TEXTS = {
    "cs": "Rada města včera schválila nový plán integrace, podle kterého se všichni naučí jazyk.",
    "de": "Das Treffen wurde von der Gemeinde gemeinsam mit einem Verein veranstaltet.",
    "en": "The municipality organised the meeting together with an association of residents.",
    "fr": "Le conseil a adopté hier le nouveau plan pour tous ceux qui habitent dans la ville.",
    "lt": "Susitikimą surengė savivaldybė kartu su gyventojų asociacija.",
    "lv": "Tikšanos organizēja pašvaldība kopā ar iedzīvotāju biedrību.",
    "ru": "Городской совет вчера принял новый план, и все смогут бесплатно учить язык.",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_a_language_is_told_by_its_words(lang):
    assert guess_language(TEXTS[lang]) == lang


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023 - 12 !",
        "ab cd",
        "Riga 2023",
        "and und",
        # Galician and Maltese, whose dictionaries are not asked, or not there.
        "O Parlamento aprobou onte a nova lei que regula a acollida das persoas inmigrantes.",
        "Il-kunsill lokali approva l-pjan il-ġdid għall-integrazzjoni tal-migranti tal-belt.",
    ],
)
def test_a_text_in_doubt_has_none(text):
    assert guess_language(text) == ""


def test_the_texts_of_the_example_have_their_language():
    found = [guess_language(path.read_text("utf-8")) for path in texts_folder().glob("*.txt")]
    assert sorted(found) == ["en", "en", "en", "lt", "lv"]


def test_each_language_that_is_guessed_has_a_dictionary_and_a_name():
    assert set(guessed_languages()) <= dictionaries()
    assert all(map(is_language, guessed_languages()))
    assert [language_name(tag) for tag in ("hr", "mt")] == ["Croatian (hr)", "mt"]


@pytest.mark.parametrize(
    ("tag", "known"), [("mt", True), ("hbs", True), ("xx", False), ("", False)]
)
def test_a_tag_is_of_a_language_or_not(tag, known):
    assert is_language(tag) is known
