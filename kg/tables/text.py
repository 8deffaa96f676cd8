"""Columns aligned for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from kg.escapes import printable

__all__ = ["set_columns"]


def set_columns(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    r"""Return a header, a rule and rows as lines, each column as wide as its widest cell.

    >>> print(*set_columns(["a", "b"], [["long", "x"]]), sep="\n")
    a     b
    ----  -
    long  x
    """
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [
        max([_width(name), *(_width(row[at]) for row in cells)]) for at, name in enumerate(header)
    ]
    rule = ["-" * width for width in widths]
    return [_line(row, widths) for row in (header, rule, *cells)]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (c + " " * (w - _width(c)) for c, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)
