from __future__ import annotations

import pytest

from kg.incoming.mapping.numbers import as_number


@pytest.mark.parametrize(
    ("text", "example", "number"),
    [
        ("892,228.58", "1,234.56", "892228.58"),
        ("758394.29", "1,234.56", "758394.29"),
        ("1,234", "1,234.56", "1234"),
        ("1.234,5", "1.234,56", "1234.5"),
        ("1 234 567,5", "1 234,56", "1234567.5"),
        ("1\u00a0234", "1 234,56", "1234"),
        ("-5", "1234.56", "-5"),
        ("12,34.5", "1,234.56", ""),
        ("1,5", "1,234.56", ""),
        ("12 EUR", "1234.56", ""),
        ("1.5", "1234", ""),
    ],
)
def test_a_number_is_written_with_a_point_only(text, example, number):
    assert as_number(text, example) == number
