from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest

from kg.pages.network.told import number, parts, words


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (None, ""),
        (math.nan, ""),
        (0, "0"),
        (False, "False"),
        (1.0, "1"),
        (2.5, "2.5"),
        (math.inf, "inf"),
        pytest.param(10**5000, "more than 100 digits", id="huge"),
        pytest.param(-(10**5000), "-more than 100 digits", id="huge below 0"),
        (b"R\xc4\xabga", "Rīga"),
        (b"\xff", "�"),
        (["b", "a", None, "b"], "b; a"),
        (("a", ["b", "c"]), "a; b; c"),
        ({"b", "a"}, "a; b"),
        ({"a": 1}, "{'a': 1}"),
        (" Rīga \n x\u202e\x00\ud800", "Rīga x"),
    ],
)
def test_a_fact_of_any_type_is_a_text(fact, text):
    assert words(fact) == text


@pytest.mark.parametrize(
    ("fact", "values"),
    [
        ("NGO; association", ["NGO", "association"]),
        (["a; b", "c"], ["a; b", "c"]),
        ({"b", "a"}, ["a", "b"]),
        (3, ["3"]),
        ("", []),
        (None, []),
        (math.nan, []),
    ],
)
def test_a_fact_may_have_several_values(fact, values):
    assert parts(fact) == values


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (3, 3),
        (3.0, 3),
        (2.5, 2.5),
        ("2.5", 2.5),
        (Fraction(1, 2), 0.5),
        (True, None),
        ("much", None),
        (None, None),
        (math.nan, None),
        (-math.inf, None),
        (10**400, None),
        ("9" * 5000, None),
        (2**60, float(2**60)),
        ([1], None),
        (Decimal(1), None),
    ],
)
def test_only_what_json_and_a_browser_can_hold_is_a_number(value, plain):
    assert number(value) == plain
    assert type(number(value)) is type(plain)
