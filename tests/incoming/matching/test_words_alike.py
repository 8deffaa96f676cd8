from __future__ import annotations

from kg.incoming.matching.anatomy import dissect
from kg.incoming.matching.words_alike import pairs_alike


def alike(one, other, counts=None, places=()):
    two = (dissect(text, places=places).parts.values() for text in (one, other))
    known = counts or {}
    return [
        (each.one.text, each.other.text, each.sure)
        for each in pairs_alike(*two, lambda key: known.get(key, 1))
    ]


def test_a_misspelt_word_is_the_same_word():
    assert alike("Univercity", "University") == [("univercity", "university", True)]
    assert alike("Gaeltach", "Gaeltacht") == [("gaeltach", "gaeltacht", True)]


def test_two_words_that_many_names_have_are_two_words():
    counts = {"strumyan": 5, "strumian": 5}
    assert alike("Strumyani", "Strumiani", counts) == [("strumyani", "strumiani", False)]


def test_two_known_places_are_two_places():
    assert alike("Strumyani", "Strumiani", places={"strumyan", "strumian"}) == []


def test_two_words_of_different_meaning_are_never_one():
    assert alike("Lithuania", "Lituania") == []
    assert alike("region", "religion") == []


def test_cognates_are_not_sure():
    assert alike("materno", "maternal") == [("materno", "maternal", False)]


def test_each_word_is_in_one_pair():
    assert alike("Gaeltacht", "Gaeltach Gaeltacth") == [("gaeltacht", "gaeltach", True)]
