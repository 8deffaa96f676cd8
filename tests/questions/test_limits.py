"""What a limit may be."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.questions.limits import Limits


@pytest.mark.parametrize(
    "given", [{"timeout": 0}, {"rows": -1}, {"memory": 0}, {"timeout": float("nan")}]
)
def test_a_limit_is_above_zero(given):
    (name,) = given
    with pytest.raises(InputError, match="must be a number above zero, not ") as found:
        Limits(**given)
    assert found.value.setting == name


def test_none_is_no_limit():
    assert Limits(None, None, None) == Limits(timeout=None, rows=None, memory=None)
