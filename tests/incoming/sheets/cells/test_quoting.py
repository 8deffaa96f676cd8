"""Phrases found in a text as people write them into cells."""

from __future__ import annotations

import pytest

from kg.errors import DataError
from kg.incoming.sheets.cells.quoting import SourceText

TEXT = (
    "Svētdien Rīgā notika seminārs “Kopā pie ūdens” – otrais.\n"
    "Pirmajā daļā runāja biedrība, otrajā daļā runāja dome.\n"
    "Rīgas dome un\u00a0fonds nosaka: dome maksā.\n"
)


@pytest.fixture(scope="module")
def text():
    return SourceText(TEXT)


def refused(text, written):
    with pytest.raises(DataError) as caught:
        text.find(written)
    return caught.value.message


def test_a_phrase_that_is_there_once_has_its_offsets_and_nothing_around_it(text):
    found = text.find("notika seminārs")

    assert (found.exact, found.start, found.end) == ("notika seminārs", 14, 29)
    assert (found.prefix, found.suffix, found.remark) == ("", "", "")
    assert TEXT[found.start : found.end] == found.exact


def test_a_phrase_that_is_there_twice_asks_which_with_what_is_around(text):
    told = refused(text, "runāja")

    assert told.startswith("“runāja” is in the text 2 times; write which one is meant: ")
    assert "“runāja #1” (…” – otrais. Pirmajā daļā runāja biedrība, otrajā daļā ru…), " in told
    assert "“runāja #2” (" in told


@pytest.mark.parametrize(("written", "start"), [("runāja #1", 70), ("runāja  #2 ", 99)])
def test_a_number_tells_which_and_words_around_it_make_it_unique(text, written, start):
    found = text.find(written)

    assert (found.exact, found.start) == ("runāja", start)
    whole = found.prefix + found.exact + found.suffix
    assert TEXT.count(whole) == 1
    assert TEXT.index(whole) + len(found.prefix) == start
    assert found.prefix or found.suffix


def test_a_number_beyond_the_last_is_refused(text):
    assert refused(text, "runāja #3") == "“runāja” is in the text 2 times, so there is no #3"
    assert "so there is no #2" in refused(text, "notika #2")


def test_only_whole_words_count_if_there_are_any(text):
    # “dome” is a word three times and a part of none; “Rīg” is only a part of words.
    assert "3 times" in refused(text, "dome")
    assert text.find("Rīgas").start == TEXT.index("Rīgas")
    assert "2 times" in refused(text, "Rīg")


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ('seminārs "Kopā pie ūdens"', "seminārs “Kopā pie ūdens”"),
        ("seminārs „Kopā pie ūdens“ - otrais", "seminārs “Kopā pie ūdens” – otrais"),
        ("dome un fonds", "dome un\u00a0fonds"),
        ("“dome un fonds”", "dome un\u00a0fonds"),
    ],
)
def test_signs_that_look_alike_are_taken_from_the_text_and_it_is_said(text, written, exact):
    found = text.find(written)

    assert found.exact == exact
    assert TEXT[found.start : found.end] == exact
    assert found.remark.startswith("the text has “")


def test_quotation_marks_around_a_phrase_are_left_out(text):
    found = text.find("“notika seminārs”")

    assert (found.exact, found.remark) == ("notika seminārs", "")


@pytest.mark.parametrize("gap", ["…", "...", "[…]"])
def test_first_and_last_words_stand_for_a_long_phrase(text, gap):
    found = text.find(f"Pirmajā daļā {gap} otrajā daļā")

    assert found.exact == "Pirmajā daļā runāja biedrība, otrajā daļā"
    assert found.remark == ""


def test_first_and_last_words_that_may_be_two_passages_ask_which(text):
    assert "2 times" in refused(text, "daļā … runāja")
    assert text.find("daļā … runāja #2").exact == "daļā runāja"
    assert refused(text, "otrais … maksā").startswith("the quote has 16 words, and may have 12")


def test_too_many_words_and_no_such_words_are_told_apart(text):
    assert "has 13 words" in refused(text, " ".join(TEXT.split()[:13]))
    assert refused(text, "nav tādu vārdu").startswith("this is not in the text")
    assert refused(text, "").startswith("this is not in the text")


def test_a_phrase_that_is_nearly_there_is_told_letter_by_letter(text):
    told = refused(text, "runaja biedriba")

    assert told.startswith("this is not in the text; the text at 70–85 has “ā” where the quote has")


def test_a_phrase_with_a_number_sign_of_its_own_is_found_as_it_is():
    assert SourceText("the plan #2 is here").find("plan #2").exact == "plan #2"


def test_a_phrase_that_nothing_around_makes_unique_is_refused():
    assert "choose a longer phrase" in refused(SourceText("ab " * 60), "ab #30")


def test_a_long_text_takes_no_more_time_than_its_length():
    long = SourceText("gandrīz viens " * 50_000 + "beigas")

    assert long.find("viens beigas").start == 700_000 - 6


@pytest.mark.parametrize("gap", ["…", "...", "[…]", " … "])
def test_the_first_and_the_last_words_are_enough_with_or_without_blanks(gap):
    text = SourceText("Tikšanās sākās. Rīgas dome un biedrība “A” runāja ilgi.")
    assert text.find(f"Rīgas{gap}biedrība").exact == "Rīgas dome un biedrība"
    assert text.find(f"Rīgas{gap}biedrība").remark == ""


def test_first_words_without_last_ones_are_not_a_passage():
    with pytest.raises(DataError, match="no other row has a quote that begins so"):
        SourceText("Rīgas dome runāja.").find("Rīgas…")
