"""What a limit may be."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.limits import Limits


@pytest.mark.parametrize(
    "given",
    [
        *({"timeout": 0}, {"rows": -1}, {"memory": 0}, {"timeout": float("nan")}),
        *({"timeout": float("inf")}, {"timeout": 3e6}, {"memory": 10**18}, {"rows": "many"}),
    ],
)
def test_a_limit_is_above_zero_and_can_be_counted(given):
    """A time of 35 days overflowed the clock of the system."""
    (name,) = given
    with pytest.raises(
        InputError, match=r"must be a number above zero and at most .*, not "
    ) as found:
        Limits(**given)
    assert found.value.setting == name


def test_none_is_no_limit():
    assert Limits(None, None, None) == Limits(timeout=None, rows=None, memory=None)
