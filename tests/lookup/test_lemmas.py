"""Dictionary forms, from the dictionary that the letters of a word tell."""

from __future__ import annotations

import pytest

from kg.lookup.lemmas import dictionaries, dictionary_forms, is_common, is_word


@pytest.mark.parametrize(
    ("word", "form"),
    [("žmonių", "zmogus"), ("Žmonėms", "zmogus"), ("brāļa", "bralis"), ("met", "meet")],
)
def test_an_irregular_form_leads_to_its_word(word, form):
    assert form in dictionary_forms(word)


@pytest.mark.parametrize("word", ["qqwwzz", "Daskalobva", "žmogus", ""])
def test_a_word_that_is_unknown_or_a_dictionary_form_gives_nothing(word):
    assert list(dictionary_forms(word)) == []


def test_one_dictionary_is_read_for_a_word_of_one_language(monkeypatch):
    import simplemma

    asked = []

    def lemmatize(word, lang):
        asked.append(lang)
        return word

    monkeypatch.setattr(simplemma, "lemmatize", lemmatize)
    for word in ("žmonių", "brāļa", "refugees", "šuns"):
        list(dictionary_forms(word))
    assert asked == ["lt", "lv", "en", "lt", "lv"]


def test_a_language_that_is_given_is_the_only_one_asked():
    assert list(dictionary_forms("žmonių", "lt")) == ["zmogus"]
    assert list(dictionary_forms("žmonių", "en")) == []
    assert list(dictionary_forms("žmonių", "xx")) == []
    assert {"lt", "lv", "en"} <= dictionaries()


@pytest.mark.parametrize(
    ("word", "lang", "common"),
    [("Toliau", "lt", True), ("Ona", "lt", False), ("Daskalova", "lt", False), ("x", "xx", False)],
)
def test_a_common_word_is_in_the_dictionary_and_not_as_a_name(word, lang, common):
    assert is_common(word, lang) == common
    assert is_word(word, lang) == (word in ("Toliau", "Ona"))
