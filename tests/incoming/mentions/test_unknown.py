"""What is unknown is marked beside what is known, and never over it."""

from __future__ import annotations

from kg.incoming.mentions.mention import Mention
from kg.incoming.mentions.organisations import OrganisationWords
from kg.incoming.mentions.tokens import split_words
from kg.incoming.mentions.unknown import with_unknown


def marked(text, *known):
    """Return the mentions; each known one is a phrase and its kind."""
    mentions = [
        Mention(
            text.index(phrase), text.index(phrase) + len(phrase), phrase, (phrase,), kind, 100, ""
        )
        for phrase, kind in known
    ]
    found = with_unknown(mentions, text, split_words(text), OrganisationWords([], "lt"))
    return [(each.text, each.kind, each.within) for each in found]


def test_an_unknown_name_has_no_record_and_a_place_within_it_is_told():
    assert marked("dalyvavo Alytaus miesto centras", ("Alytaus", "place")) == [
        ("Alytaus miesto centras", "unknown", ("Alytaus",))
    ]


def test_a_known_name_is_never_given_up_for_a_guess_at_the_same_words():
    text = "dalyvavo Alytaus miesto centras"
    for known in ("Alytaus miesto centras", "miesto centras"):
        assert marked(text, (known, "actor")) == [(known, "actor", ())]


def test_a_unit_of_a_known_organisation_goes_on_after_its_name():
    found = marked("iš Alytaus miesto centro Jaunimo skyriaus", ("Alytaus miesto centro", "actor"))
    assert found == [
        ("Alytaus miesto centro Jaunimo skyriaus", "unknown", ("Alytaus miesto centro",))
    ]


def test_a_second_name_after_a_known_one_and_an_and_is_a_name_of_its_own():
    text = "with New Women and the Talsi Council"
    known = Mention(5, 14, "New Women", ("x",), "actor", 100, "")
    found = with_unknown([known], text, split_words(text), OrganisationWords([], "en"))
    assert [each.text for each in found] == ["New Women", "Talsi Council"]
    text = "with New Women and Talsi Council"
    found = with_unknown([known], text, split_words(text), OrganisationWords([], "en"))
    assert [each.text for each in found] == ["New Women", "Talsi Council"]


def test_a_person_is_not_guessed_where_something_is_known():
    assert marked("Rytų Alytus, meras", ("Alytus", "place")) == [("Alytus", "place", ())]


def test_of_guesses_that_overlap_the_longest_is_taken():
    found = marked("draugija „Utenos centras“ ir Ona Onaitė, merė")
    assert [each[0] for each in found] == ["draugija „Utenos centras“", "Ona Onaitė"]


def test_the_suggestion_is_told_only_if_it_is_another_form():
    text = "yra Utenos centras, Alytaus centro"
    found = with_unknown([], text, split_words(text), OrganisationWords([], "lt"))
    assert [each.suggestion for each in found] == ["", "Alytaus centras"]


def test_many_guesses_are_placed_in_order():
    text = "Alytaus klubo taryba ir Utenos centras. " * 50
    found = with_unknown([], text, split_words(text), OrganisationWords([], "lt"))
    assert len(found) == 100
    assert [each.start for each in found] == sorted(each.start for each in found)
