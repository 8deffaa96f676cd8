"""Names in quotation marks, and short forms in brackets."""

from __future__ import annotations

import pytest

from kg.incoming.mentions.quoted import guess_in_brackets, guess_in_quotes
from kg.incoming.mentions.tokens import split_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("„Supolka“ ir “Supolka” un \"Supolka\" «Supolka»", [("Supolka", 50)] * 4),
        ("projekto „Ilgas pavadinimas apie daug visokių svarbių dalykų“", [
            ("Ilgas pavadinimas apie daug visokių svarbių dalykų", 60)]),
        ("tema „Ilgas pavadinimas apie daug visokių svarbių dalykų“", []),
        ("pasakė „taip yra“", []),
        ("“Kā iet?” jautāja; “Labi,” teica; „Einam.“", []),
        ("projekto „Tiltas“", [("Tiltas", 60)]),
        ("„never closed", []),
    ],
)  # fmt: skip
def test_a_short_phrase_in_quotation_marks_may_be_a_name(text, found):
    assert [(text[each.start : each.end], each.score) for each in guess_in_quotes(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Baltic Sea Council of Youth (BSCY)", [("Baltic Sea Council of Youth (BSCY)", 80)]),
        ("a council of the sea (BSCY)", [("BSCY", 50)]),
        ("in 2022 (EUR)", []),
        ("Rijeka (2020) and (see there)", []),
        ("(BSCY)", [("BSCY", 50)]),
    ],
)
def test_a_short_form_in_brackets_tells_the_name_before_it(text, found):
    given = guess_in_brackets(text, split_words(text))
    assert [(text[each.start : each.end], each.score) for each in given] == found
