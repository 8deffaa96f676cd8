"""A phrase that is nearly in a text: where it is, and what differs, letter by letter."""

from __future__ import annotations

import pytest

from kg.validation.quotes.near import near_miss, nearest

TEXT = (
    "It was held in MILE’s office – the „old\u00a0town“ house,\nnear  the sav\u00adivaldybė. "
    "Kaunas Ežezera pašvaldība. Savival-\ndybės taryba, s\u030ciandien. It joined the talk in "
    "the ﬁnal part, on № 5."
)

DIFFERENCES = {
    "MILE's office": (
        "’ (right single quotation mark, U+2019) where the quote has ' (apostrophe), in “MILE’s”"
    ),
    "office - the": "– (en dash, U+2013) where the quote has - (hyphen-minus)",
    "old town": "a no-break space (U+00A0) where the quote has a blank, after “old”",
    "house, near": "a line break where the quote has a blank",
    "near the": "2 blanks where the quote has a blank, after “near”",
    "savivaldybė": "a soft hyphen (U+00AD) where the quote has nothing, in “savivaldybė”",
    "K\u0430unas": (
        "“a” (Latin small letter a, U+0061) where the quote has “\u0430” (Cyrillic small letter a, "
        "U+0430), in “Kaunas”"
    ),
    "kaunas": "“K” where the quote has “k”, in “Kaunas”",
    "pasvaldiba": ("“š” where the quote has “s”, and “ī” where the quote has “i”, in “pašvaldība”"),
    "Savivaldybės taryba": "a hyphen and a line break where the quote has nothing, in “Savival-”",
    "šiandien": (
        "“s\u030c” (Latin small letter s, U+0073 with Combining caron, U+030C) where the quote has "
        "“š” (Latin small letter s with caron, U+0161), in “s\u030ciandien”"
    ),
    "the final part": ("“ﬁ” (Latin small ligature fi, U+FB01) where the quote has “fi”, in “ﬁnal”"),
    "on No 5": "№ (numero sign, U+2116) where the quote has “No”",
    "joinned the talk": "nothing where the quote has “n”, in “joined”",
}


@pytest.mark.parametrize("phrase", DIFFERENCES)
def test_what_differs_is_named_letter_by_letter(phrase):
    near = nearest(TEXT, phrase)
    assert near is not None
    assert near.differences == DIFFERENCES[phrase]
    assert near_miss(TEXT, phrase) == (
        f"the text at {near.start}–{near.end} has {DIFFERENCES[phrase]}"
    )


def test_the_offsets_are_those_of_the_text():
    assert TEXT[(near := nearest(TEXT, "savivaldybė")).start : near.end] == "sav\u00adivaldybė"
    assert TEXT[(near := nearest(TEXT, "old town")).start : near.end] == "old\u00a0town"
    assert TEXT[(near := nearest(TEXT, "siandien")).start : near.end] == "s\u030ciandien"


def test_words_that_differ_in_much_are_shown_as_they_are():
    text = "20 other representatives from municipalities came."
    assert near_miss(text, "20 othr representativs of municipalities") == (
        "the text at 0–44 has “20 other representatives from municipalities”"
    )
    text = "the municipality of Lakeside organised a seminar"
    assert near_miss(text, "the municipality of Lakeside held") == (
        "the text at 0–38 has “organised” where the quote has “held”"
    )


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("was in MILE's office on Monday", "of it, only “in MILE’s office” is there, at 12–28"),
        ("the mayor of Kaunas Ezezera pasvaldiba", "of it, only “Kaunas Ežezera pašvaldība” is "
         "there, at 77–102"),
        ("Kaunas Ežezera towns", "of it, only “Kaunas Ežezera” is there, at 77–91"),
        ("the mayor of Kaunas Ežezera", ""),
        ("they all joined", ""),
        (f"{'x ' * 20} It was held in", ""),
    ],
)  # fmt: skip
def test_where_nothing_is_near_the_part_that_is_there_is_named(phrase, told):
    assert near_miss(TEXT, phrase) == told


def test_many_differences_are_counted():
    text = "„a“ – «b» — ‚c‘ … d"
    near = nearest(text, "'a' - 'b' - 'c' ... d")
    assert near is not None
    assert near.differences.endswith(" more differences")
    assert near.differences.count("where the quote has") == 3


@pytest.mark.parametrize(
    "phrase", ["Kaunas", "MILE’s office", "", "  ", "nothing of the kind here", "x" * 500]
)
def test_a_phrase_that_is_there_or_is_like_nothing_gives_no_word(phrase):
    assert near_miss(TEXT, phrase) == ""


def test_a_blank_too_many_at_an_end_is_named():
    assert near_miss("the end", " end ") == (
        "the text at 4–7 has nothing where the quote has a blank, at its beginning or end"
    )


def test_hostile_texts_take_no_long_and_raise_nothing():
    for text in ("\u0301" * 50, "\u00ad", "\ud7ff\U0001f600 e\u0301", "ﬁ ﬂ", "a-\nb" * 2000):
        for phrase in ("\u0301", "fi", "\U0001f600 é", "ab" * 40, "-"):
            near_miss(text, phrase)
