from __future__ import annotations

import random

from kg.networks.files.tables.cells import typed


def test_a_column_becomes_numbers_only_if_each_comes_back_as_it_was():
    rand = random.Random(3)
    numbers = [rand.choice([rand.randint(-9, 9999), rand.uniform(-2, 2)]) for _ in range(200)]
    assert typed([str(number) for number in numbers]) == numbers
    for odd in ("007", "1.50", "+1", " 1", "1_0", "", "nan", "x", "1" * 19, "٣"):
        assert typed(["1", odd]) is None


def test_truth_values_are_kept_apart_from_numbers():
    assert typed(["True", "False"]) == [True, False]
    assert typed(["True", "1"]) is None
