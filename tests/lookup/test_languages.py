"""The language that a text is in."""

from __future__ import annotations

import pytest

from kg.lookup.languages import guess_language

TEXTS = {
    "en": "The municipality organised the meeting together with an association of residents.",
    "lt": "Susitikimą surengė savivaldybė kartu su gyventojų asociacija.",
    "lv": "Tikšanos organizēja pašvaldība kopā ar iedzīvotāju biedrību.",
    "": "Das Treffen wurde von der Gemeinde gemeinsam mit einem Verein veranstaltet.",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_a_language_is_told_by_its_words(lang):
    assert guess_language(TEXTS[lang]) == lang


@pytest.mark.parametrize("text", ["", "2023 - 12 !", "ab cd"])
def test_a_text_without_words_has_none(text):
    assert guess_language(text) == ""
