"""Columns aligned for a terminal, and cut to its width."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kg.escapes import printable

__all__ = ["Columns", "set_columns"]

_GAP = 2
# A column with longer cells is not made narrower than this.
_LEAST = 10


@dataclass(frozen=True)
class Columns:
    """Lines of text; how many cells were shortened, and the columns for which was no room."""

    lines: tuple[str, ...]
    shortened: int = 0
    left_out: tuple[str, ...] = ()


def set_columns(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    width: int | None = None,
    *,
    whole: Collection[str] = (),
) -> Columns:
    r"""Set a header, a rule and rows as lines, each column as wide as its widest cell.

    If the lines would be wider than ``width``, the widest columns get less room, each the same, and
    cells that do not fit end in “…”. If that does not do, the last columns are left out. The
    columns named in ``whole`` keep their width: a shortened identifier is of no use.

    >>> print(*set_columns(["a", "b"], [["long", "x"]]).lines, sep="\n")
    a     b
    ----  -
    long  x
    >>> print(*set_columns(["a", "b"], [["long", "x" * 30]], 20).lines, sep="\n")
    a     b
    ----  --------------
    long  xxxxxxxxxxxxx…
    """
    cells = [[printable(cell) for cell in row] for row in (header, *rows)]
    widths = [max(_width(row[at]) for row in cells) for at in range(len(header))]
    left: tuple[str, ...] = ()
    shortened = 0
    if width is not None and _total(widths) > width:
        kept = {at for at, name in enumerate(header) if name in whole}
        widths = _fitting(widths, width, kept)
        left = tuple(header[len(widths) :])
        short = [[_shortened(c, w) for c, w in zip(row, widths, strict=False)] for row in cells]
        shortened = sum(
            new != old
            for changed, row in zip(short, cells, strict=True)
            for new, old in zip(changed, row, strict=False)
        )
        cells = short
    rule = ["-" * each for each in widths]
    lines = tuple(_line(row, widths) for row in (cells[0], rule, *cells[1:]))
    return Columns(lines, shortened, left)


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _fitting(widths: Sequence[int], room: int, whole: Collection[int]) -> list[int]:
    """Return the widths of the first columns that fit, the widest ones made equal."""
    kept = list(widths)

    def at_most(most: int) -> list[int]:
        return [each if at in whole else min(each, most) for at, each in enumerate(kept)]

    while len(kept) > 1 and _total(at_most(_LEAST)) > room:
        kept.pop()
    if _total(kept) <= room:
        return kept
    most = max(1, room)  # of one column
    while most > 1 and _total(at_most(most)) > room:
        most -= 1
    fitted = at_most(most)
    spare = room - _total(fitted)
    for at, each in enumerate(kept):
        if each > most and at not in whole and spare > 0:
            fitted[at] += 1
            spare -= 1
    return fitted


def _shortened(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    room = width - 1
    for at, char in enumerate(text):  # a mark stays with its letter
        room -= _char_width(char)
        if room < 0:
            return text[:at] + "…"
    return text


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (c + " " * (w - _width(c)) for c, w in zip(cells, widths, strict=True))
    return (" " * _GAP).join(padded).rstrip()


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes (Unicode Standard Annex 11)."""
    return len(text) if text.isascii() else sum(map(_char_width, text))


@cache
def _char_width(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    # Marks stand on the letter before them; so do the later parts of a Korean syllable.
    is_joined = "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff"
    is_mark = unicodedata.category(char) in ("Mn", "Me", "Cf") and char != "\u00ad"
    return 0 if is_mark or is_joined else 1
