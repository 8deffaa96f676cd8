"""The cells of a table as numbers: weights, and columns that are numbers throughout."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

__all__ = ["as_weight", "typed"]


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
    elif isinstance(given, (int, float)) and not isinstance(given, bool):
        number = float(given)
    else:
        number = math.nan
    if not (math.isfinite(number) and abs(number) < 2**63):
        raise ValueError(given)
    return int(number) if number.is_integer() else number


def typed(cells: Sequence[Any]) -> list[Any] | None:
    """Return the cells of a column as numbers or truth values, if all are and none is changed.

    >>> typed(["1", "-2.5"]), typed(["True", "False"]), typed(["007"]), typed(["1.50"])
    ([1, -2.5], [True, False], None, None)
    """
    if all(cell in ("True", "False") for cell in cells):
        return [cell == "True" for cell in cells]
    found = []
    for cell in cells:
        number = cell
        if isinstance(cell, str):
            if not _NUMBER.fullmatch(cell):
                return None
            number = float(cell) if "." in cell or "e" in cell else int(cell)
            if str(number) != cell:
                return None
        found.append(number)
    return found


_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,18})?(e[+-]\d{1,3})?")
