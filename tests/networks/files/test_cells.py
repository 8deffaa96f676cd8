from __future__ import annotations

import math
import random

import pytest

from kg.networks.files.cells import as_weight, typed


@pytest.mark.parametrize(
    ("given", "weight"),
    [("3", 3), (" 2.50 ", 2.5), (4.0, 4), (-1, -1), ("1e3", 1000), (0, 0)],
)
def test_a_weight_is_a_number(given, weight):
    found = as_weight(given)
    assert (found, type(found)) == (weight, type(weight))


@pytest.mark.parametrize(
    "given", ["", "x", "nan", "inf", "1_000", "2,5", math.nan, math.inf, True, None, [1], "1e999"]
)
def test_what_is_no_finite_number_is_no_weight(given):
    with pytest.raises(ValueError):
        as_weight(given)


def test_a_comma_is_a_decimal_sign_where_that_is_known():
    assert as_weight("2,5", comma=True) == 2.5
    with pytest.raises(ValueError):
        as_weight("1,234,5", comma=True)


def test_a_column_becomes_numbers_only_if_each_comes_back_as_it_was():
    rand = random.Random(3)
    numbers = [rand.choice([rand.randint(-9, 9999), rand.uniform(-2, 2)]) for _ in range(200)]
    assert typed([str(number) for number in numbers]) == numbers
    for odd in ("007", "1.50", "+1", " 1", "1_0", "", "nan", "x", "1" * 19, "٣"):
        assert typed(["1", odd]) is None


def test_truth_values_are_kept_apart_from_numbers():
    assert typed(["True", "False"]) == [True, False]
    assert typed(["True", "1"]) is None
