"""The cells of a table as numbers, in columns that are numbers throughout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

__all__ = ["typed"]


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
