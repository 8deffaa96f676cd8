from __future__ import annotations

from matching_helpers import likeness


def test_words_in_another_language_or_with_another_ending_are_the_same():
    found = likeness("Slovak University of Technology", "Slovenská Technická univerzita")
    assert (found.kind, found.score) == ("same", 96)
    assert "“University of Technology” and “Technická univerzita” mean the same" in found.reasons[0]
    assert likeness("Jonavos savivaldybė", "Jonavos savivaldybės").score >= 98


def test_a_legal_form_in_one_name_hardly_counts_and_two_that_differ_do():
    assert likeness("Savremie", "Association “Savremie”").score == 99
    assert likeness("Lux GmbH", "Lux Ltd.").score == 99
    found = likeness("Lux GmbH", "Lux e.V.")
    assert (found.score, found.reasons) == (55, ("two legal forms: “GmbH” and “e.V”",))
    assert likeness("Lux NGO", "Lux e.V.").score == 99


def test_a_misspelt_word_takes_more_if_no_other_word_agrees():
    assert likeness("Lahti Univercity", "Lahti University").score == 94
    found = likeness("Municipality of Strumiani", "Municipality of Strumyani")
    assert (found.kind, found.score) == ("same", 79)


def test_a_blank_more_or_less_is_no_difference():
    found = likeness("Regional Management Vaduz", "Regionalmanagement Vaduz, Ltd")
    assert (found.kind, found.score) == ("same", 98)
