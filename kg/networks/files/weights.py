"""The weight of an edge, as any file has it: a number from 0 on."""

from __future__ import annotations

import math
from contextlib import suppress
from numbers import Real

__all__ = ["NEGATIVE", "as_weight"]

NEGATIVE = (
    "is negative; kg takes weights as strengths of ties: leave the edge out, or write its strength "
    "without the sign and what it means as its relation"
)
"""What is wrong with a negative weight, and what to do: the end of a sentence."""

_NO_NUMBER = "is not a number; correct it or leave it out"
_FITS = 2**63


def as_weight(given: object, *, comma: bool = False) -> int | float:
    """Return a weight as a number.

    >>> as_weight(" 3 "), as_weight("2,5", comma=True), as_weight(0)
    (3, 2.5, 0)

    Parameters
    ----------
    comma
        Whether a comma in a text is the decimal sign.

    Raises
    ------
    ValueError
        If it is not a number, not a finite one, or negative. Its text is the end of a sentence that
        begins with the weight: what is wrong, and what to do.
    """
    if type(given) is int and 0 <= given < _FITS:
        return given
    number: int | float = math.nan
    if isinstance(given, str):
        # Python takes 1_000 for a number; people do not.
        plain = given.replace(",", ".", 1) if comma else given
        number = _number("nan" if "_" in plain else plain)
    elif isinstance(given, Real) and not isinstance(given, bool):
        number = _number(given)
    if not abs(number) < _FITS:
        raise ValueError(_NO_NUMBER)
    if number < 0:
        raise ValueError(NEGATIVE)
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _number(given: str | Real) -> int | float:
    if isinstance(given, str):
        with suppress(ValueError):
            return int(given)  # as it is: a float has 16 digits only
    try:
        return float(given)
    except (ValueError, OverflowError):
        return math.nan
