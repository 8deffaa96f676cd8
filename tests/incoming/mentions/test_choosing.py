"""The longest name is meant; what may mean several things says so."""

from __future__ import annotations

from kg.incoming.mentions.choosing import choose
from kg.incoming.mentions.patterns import make_patterns
from kg.incoming.mentions.tokens import split_words
from kg.incoming.mentions.walking import Names
from kg.lookup import Name


def mentions(text, *names, kinds=None):
    made = [Name(thing, name, lang, "name", weight) for thing, name, lang, weight in names]
    kinds = kinds or {name.thing: "actor" for name in made}
    words = split_words(text)
    return choose(Names(make_patterns(made, kinds, "lt"), "lt").find(words), words, text, "lt")


def test_the_longest_name_is_taken_and_the_others_are_told():
    (found,) = mentions(
        "Kauno miesto taryba",
        ("council", "Kauno miesto taryba", "lt", 1),
        ("city", "Kauno miestas", "lt", 1),
        ("kaunas", "Kaunas", "lt", 1),
    )
    assert (found.things, found.within) == (("council",), ("city", "kaunas"))
    assert (found.start, found.end, found.score, found.why) == (0, 19, 100, "name")


def test_of_two_names_that_overlap_the_longer_is_taken():
    (found,) = mentions(
        "Alfa Beta Gama Delta",
        ("one", "Alfa Beta Gama", "lt", 1),
        ("two", "Gama Delta", "lt", 1),
    )
    assert (found.text, found.things, found.within) == ("Alfa Beta Gama", ("one",), ("two",))


def test_one_name_of_two_things_is_not_decided():
    (found,) = mentions(
        "Kultūros ministerijos", ("a", "Kultūros ministerija", "lt", 1),
        ("b", "Kultūros ministerija", "lt", 0.99),
    )  # fmt: skip
    assert (found.things, found.thing) == (("a", "b"), "")


def test_a_name_that_matches_less_well_is_not_meant():
    name = "Kultūros ministerija"
    (found,) = mentions(name, ("a", name, "lt", 1), ("b", name, "lt", 0.9))
    assert (found.things, found.score) == (("a",), 100)


def test_of_equal_names_that_in_the_text_s_language_is_told():
    (found,) = mentions("Rīgā", ("riga", "Riga", "en", 1), ("riga", "Ryga", "lt", 1),
                        ("riga", "Riga", "lt", 1))  # fmt: skip
    assert (found.name, found.lang) == ("Riga", "lt")


def test_the_sign_that_closes_a_name_belongs_to_it():
    name = ("x", "biedrība “Patvērums “Drošā māja””", "lv", 1)
    (found,) = mentions("ar biedrību “Patvērums “Drošā māja””, un", name)
    assert found.text == "biedrību “Patvērums “Drošā māja””"
    (found,) = mentions("(Biedrība Patvērums Drošā māja)", name)
    assert found.text == "Biedrība Patvērums Drošā māja"
    (found,) = mentions("Kauno sostinė 2022 m. Tada", ("y", "Kauno sostinė 2022 m.", "lt", 1))
    assert found.text == "Kauno sostinė 2022 m."


def test_mentions_are_in_the_order_of_the_text():
    found = mentions("Ona, Kauno miesto taryba, Ona", ("a", "Ona", "lt", 1),
                     ("b", "Kauno miesto taryba", "lt", 1))  # fmt: skip
    assert [each.start for each in found] == [0, 5, 26]


def test_why_tells_an_ending_from_a_mistake():
    names = ("a", "Kaunas", "lt", 1), ("b", "Bo Daskalova", "lt", 1)
    told = [each.why for each in mentions("Kaune Kaunas. Bo Daskalobva", *names)]
    assert told == ["name, inflected", "name", "name, misspelt"]
