"""What hides in a name is named; what a reader takes for one name compares as one."""

from __future__ import annotations

import itertools
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, parse

from kg.validation.characters import character_problem, mixed_scripts, skeleton

ROOT = Path(__file__).parents[2]
LITHUANIAN = "aąbcčdeęėfghiįyjklmnoprsštuųūvzž"
LATVIAN = "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž"
ALPHABETS = [
    LITHUANIAN,
    LATVIAN,
    "abdefghijklmnoprsšzžtuvõäöü",
    "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяў",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "abcdefghijklmnopqrstuvwxyz0123456789",
]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kauno rajono savivaldybė",
        "„Tiltas“ – tai viskas…",
        "Žemaičių g. 31\xa0B",  # a blank that does not break
        "over a line\nof the text, or\r\nof another\tone",
        unicodedata.normalize("NFD", "Šiauliai ąčęėįšųūž"),
        "می\u200cخواهم",  # Persian
        "क्\u200dष",  # Hindi
        "شراكة ٢٠٢٣",
        "\u0600٥",
        "👩\u200d💻 ❤\ufe0f\u200d🔥",
        "汉字 ქართული",
        "\U0001f1f1\U0001f1f9",
    ],
)
def test_what_belongs_in_a_text_gives_no_problem(text):
    assert character_problem(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\0", "after “a” there is U+0000 NULL, which is a control character; delete it"),
        ("a\x1b[31m", "after “a” there is U+001B ESCAPE, which is a control character; delete it"),
        ("a\rb", "after “a” there is U+000D CARRIAGE RETURN, which is a control character; "
         "delete it"),
        ("\x01", "the first character is U+0001, which is a control character; delete it"),
        ("a\x93b", "after “a” there is U+0093, which is a control character, often a quotation "
         "mark in windows-1252; replace it"),
        ("a\u202eb", "after “a” there is U+202E RIGHT-TO-LEFT OVERRIDE, which changes the "
         "direction of the text after it; delete it"),
        ("Kau\u200bnas", "after “Kau” there is U+200B ZERO WIDTH SPACE, which nobody sees; delete "
         "it"),
        ("\ufeffa", "the first character is U+FEFF ZERO WIDTH NO-BREAK SPACE, which nobody sees; "
         "delete it"),
        ("a\u2028b", "after “a” there is U+2028 LINE SEPARATOR, which breaks the line in some "
         "programs only; write a blank"),
        ("a\ue000", "after “a” there is U+E000, which has a meaning in one font only; write the "
         "letter itself"),
        ("a\ufdd0", "after “a” there is U+FDD0, which is not a character; delete it"),
        ("a\U0001ffff", "after “a” there is U+1FFFF, which is not a character; delete it"),
        ("a\ud800", "after “a” there is U+D800, which is half a character; write the whole one"),
        ("a\u0378", f"after “a” there is U+0378, which is not assigned in Unicode "
         f"{unicodedata.unidata_version}; write another"),
        ("Lietuv\ufffds", "after “Lietuv” there is U+FFFD REPLACEMENT CHARACTER, which replaces "
         "a lost letter; write the letter"),
        ("a\u3164", "after “a” there is U+3164 HANGUL FILLER, which looks like a blank but is "
         "not one; delete it"),
    ],
)  # fmt: skip
def test_what_does_not_belong_is_named_with_its_place(text, told):
    assert character_problem(text) == told


HIDDEN = [
    *range(0x09),
    *(0x0B, 0x0C, 0x0D, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD),
    *(0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, *range(0x2028, 0x202F)),
    *(*range(0x2060, 0x2065), *range(0x2066, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFE)),
    *(*range(0xD800, 0xE001), 0xF8FF, *range(0xFDD0, 0xFDF0), 0xF0000, 0x10FFFD, 0xE0001, 0xE0041),
    *(plane * 0x10000 + low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
]


def test_every_hidden_character_is_refused_between_latin_letters():
    missed = [f"U+{code:04X}" for code in HIDDEN if character_problem(f"a{chr(code)}b") is None]

    assert missed == []


def test_no_letter_mark_digit_or_sign_is_refused():
    wrong = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code))[0] in "LMNPS" and character_problem(f"a{chr(code)}b")
    ]

    # Shown as blanks, or left where something was lost.
    assert wrong == ["U+115F", "U+1160", "U+2800", "U+3164", "U+FFA0", "U+FFFC", "U+FFFD"]


@pytest.mark.parametrize("text", ["a\u200db", "\u200dक", "क\u200d", "क\u200dب", "ab\u200c"])
def test_a_joiner_is_refused_where_it_joins_nothing(text):
    assert "JOINER, which nobody sees" in (character_problem(text) or "")


def test_no_text_of_the_data_and_the_ontology_has_a_problem():
    found = {
        (path.name, quad.object.value): told
        for folder in ("data", "ontology")
        for path in (ROOT / folder).rglob("*.ttl")
        for quad in parse(path=path, format=RdfFormat.TURTLE)
        if isinstance(quad.object, Literal)
        if (told := character_problem(quad.object.value) or mixed_scripts(quad.object.value))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kaunas", "Kaunаs"),  # Cyrillic
        ("Kaunas", "ΚAUNAS"),  # Greek Kappa
        ("Kaunas", "Κаυnаs".replace("υ", "u")),
        ("COVID", "СОVID"),
        ("COP", "СОР"),
        ("COP", "сор"),
        ("MAPT", "март"),
        ("Oslo", "Οslο"),
        ("ПРОФ", "προφ".upper()),
        ("Ёлка", "Ëлка"),
        ("Šiauliai", unicodedata.normalize("NFD", "ŠIAULIAI")),
        ("Rīga", "ＲＩ\u0304ＧＡ"),
        ("fiction", "ﬁction"),
        ("Straße", "STRASSE"),
        ("„Tiltas“", "“Tiltas”"),
        ("„Tiltas“", '"TILTAS"'),
        ("„Tiltas“", "«Tiltas»"),
        ("„Tiltas“", ",,Tiltas''"),
        ("Rygos–Vilniaus", "Rygos-Vilniaus"),
        ("Rygos—Vilniaus", "Rygos\u2011Vilniaus"),
        ("Rygos-Vilniaus", "Rygos\u2212Vilniaus"),
        ("a b", " a\u00a0\t b\n"),
        ("O'Neill", "O’Neill"),
        ("O'Neill", "O\u00b4Neill"),
        ("savivaldybė", "savi\u00adval\u200bdybė"),
    ],
)
def test_two_spellings_that_look_the_same_are_one(one, other):
    assert one != other
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_no_two_letters_of_one_alphabet_are_one(alphabet):
    forms = [skeleton(letter) for letter in alphabet]

    assert len(set(forms)) == len(set(alphabet))
    assert [skeleton(letter.upper()) for letter in alphabet] == forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Šiauliai", "Siauliai"),
        ("savivaldybė", "savivaldybe"),
        ("Rīga", "Riga"),
        ("Ill", "III"),
        ("O", "0"),
        ("corn", "com"),
        ("ab", "a b"),
        ("a-b", "ab"),
        ("Tiltas", "„Tiltas“"),
        ("Вильнюс", "Вілънюс"),
    ],
)
def test_two_names_stay_two(one, other):
    assert skeleton(one) != skeleton(other)


@given(st.text())
def test_a_skeleton_is_its_own_skeleton(text):
    assert skeleton(skeleton(text)) == skeleton(text)


letters = st.sampled_from("".join(ALPHABETS) + "„“”\"' –-ßﬁ")


@given(st.text(letters))
def test_unicode_form_and_case_make_no_difference(text):
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    spellings = [case(form) for form in forms for case in (str, str.upper, str.lower, str.title)]

    assert {skeleton(spelling) for spelling in spellings} == {skeleton(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kaunаs", "“Kaunаs” mixes Latin letters with the Cyrillic “а” (U+0430)"),
        ("Vilnius ir Ряga", "“Ряga” mixes Cyrillic letters with the Latin “g” (U+0067)"),
        ("Rигa и", "“Rигa” mixes Latin letters with the Cyrillic “и” (U+0438)"),
        ("Οslo", "“Οslo” mixes Latin letters with the Greek “Ο” (U+039F)"),
        ("Моσква", "“Моσква” mixes Cyrillic letters with the Greek “σ” (U+03C3)"),
        ("(Šiаuliai)", "“Šiаuliai” mixes Latin letters with the Cyrillic “а” (U+0430)"),
        (
            unicodedata.normalize("NFD", "Šiаuliai"),
            "“Šiаuliai” mixes Latin letters with the Cyrillic “а” (U+0430)",
        ),
    ],
)
def test_a_word_of_two_alphabets_is_named(text, told):
    assert mixed_scripts(text) == f"{told}; write it in one alphabet"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kaunas",
        "Рига",
        "Αθήνα",
        "Rīga (Рига, Ρίγα)",
        "Rīgas-Рига",
        "5 µm",
        "Θ 1 и 2",
        "शहर Delhi",
    ],
)
def test_words_of_one_alphabet_each_are_left_alone(text):
    assert mixed_scripts(text) is None


def test_long_texts_are_read_at_once():
    begin = time.process_time()
    for part, work in itertools.product(
        ("a", "\u200c", "क\u200d", '"', ",", "а", "a\u0300"),
        (character_problem, skeleton, mixed_scripts),
    ):
        work(part * (100_000 // len(part)))
    assert time.process_time() - begin < 10
