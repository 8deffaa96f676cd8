import pytest
from texts import texts_folder

from kg.incoming.starting.languages import LANGUAGES, guess_language


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_is_known_by_its_words(lang):
    assert guess_language(f"XX {LANGUAGES[lang]} 2023") == lang


@pytest.mark.parametrize("text", ["", "Riga 2023", "and und", "the und of die and der"])
def test_a_text_in_doubt_gives_no_language(text):
    assert guess_language(text) == ""


def test_the_texts_of_the_example_have_their_language():
    found = {
        path.name: guess_language(path.read_text("utf-8")) for path in texts_folder().glob("*.txt")
    }
    assert sorted(found.values()) == ["en", "en", "en", "lt", "lv"]
