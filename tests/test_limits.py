"""What a limit may be."""

from __future__ import annotations

from math import inf, nan

import pytest

from kg.errors import InputError
from kg.limits import Limits

WRONG = (
    *(0, -1, -0.5, nan, inf, -inf, 3e9, 10**18, 10**5000, "many", "3", b"3", [1], {}, True, False),
)


@pytest.mark.parametrize("name", ["timeout", "rows", "memory"])
def test_a_limit_is_a_number_above_zero_that_can_be_counted(name):
    """A time of 35 days overflowed the clock of the system."""
    for wrong in (*WRONG, *(() if name == "timeout" else (2.5, 0.5, 2.0))):
        with pytest.raises(InputError, match=r"number above zero and at most .*, not ") as found:
            Limits(**{name: wrong})
        assert found.value.setting == name
        assert len(str(found.value)) < 150


@pytest.mark.parametrize("right", [{"timeout": 1e-9}, {"timeout": 604_800}, {"rows": 1}])
def test_any_other_number_is_a_limit(right):
    assert Limits(**right) == Limits(**right)


def test_none_is_no_limit():
    assert Limits(None, None, None) == Limits(timeout=None, rows=None, memory=None)
