"""The weight of a tie, from whatever a file has."""

from __future__ import annotations

import math
from numbers import Real

__all__ = ["as_weight"]


def as_weight(given: object, *, comma: bool = False) -> int | float:
    """Return a weight as a number.

    >>> as_weight(" 3 "), as_weight("2,5", comma=True)
    (3, 2.5)

    Parameters
    ----------
    comma
        Whether a comma in a text is the decimal sign.

    Raises
    ------
    ValueError
        If it is no number, or no finite one.
    """
    if isinstance(given, str):
        # Python takes 1_000 for a number; people do not.
        if "_" in given:
            raise ValueError(given)
        number = float(given.replace(",", ".", 1) if comma else given)
    else:
        number = (
            float(given) if isinstance(given, Real) and not isinstance(given, bool) else math.nan
        )
    if not (math.isfinite(number) and abs(number) < 2**63):
        raise ValueError(given)
    return int(number) if number.is_integer() else number
