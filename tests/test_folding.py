import pytest

from kg.folding import fold, hyphenated


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Rīga", "riga"),
        ("RI\u0304GA", "riga"),  # the sign as a character of its own
        ("ŠIAULIŲ", "siauliu"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("Straße", "strasse"),
        ("Carnikav‘os", "carnikavos"),
        ("the mayor's", "the mayor"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_a_text_is_folded(text, folded):
    assert fold(text) == folded


def test_an_identifier_ends_with_a_whole_word_and_a_long_word_is_broken():
    assert hyphenated("(ab) „cd“ ef", 7) == "ab-cd"
    assert hyphenated("a" * 9, 5) == "aaaaa"
    assert hyphenated("… рига", 9) == ""
