from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.incoming.mentions.text_language import plain_tag, told_language


@pytest.mark.parametrize("lang", ["lt", "LT", "lt-LT", "lt_LT", " lt "])
def test_a_language_is_named_with_its_region_or_without(lang):
    assert told_language("Kaune", lang) == ("lt", "")


@pytest.mark.parametrize("lang", ["xx", "lithuanian", "l", "lt-", "ąč", "--", "lt lv"])
def test_what_is_no_tag_is_refused(lang):
    with pytest.raises(InputError, match="is not the tag of a language"):
        plain_tag(lang)


def test_a_language_is_guessed_and_said():
    text = "Susitikimą surengė savivaldybė kartu su gyventojų asociacija."
    assert told_language(text) == ("lt", "the text is taken as Lithuanian (lt)")


def test_a_language_in_doubt_is_asked_for():
    with pytest.raises(InputError, match="cannot tell the language of the text") as caught:
        told_language("Riga 2023")
    assert caught.value.setting == "lang"


def test_a_language_without_a_dictionary_is_said():
    tag, remark = told_language("Riga", "mt")
    assert tag == "mt"
    assert remark.startswith("kg has no dictionary of mt")
