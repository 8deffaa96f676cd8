"""Which sign is between the cells of a text: the one that gives rows of one length."""

from __future__ import annotations

from itertools import islice

from kg.errors import InputError
from kg.tables.reading.delimited import SEPARATORS, delimited_rows

__all__ = ["separator_of"]

_ROWS = 50
_ENOUGH = 200_000


def separator_of(text: str) -> str:
    r"""Return the separator of a text; a comma if it has one column.

    >>> separator_of("name;size\nRīga, centrs;2\n")
    ';'
    """
    sample = text[:_ENOUGH]
    if len(sample) < len(text):
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1] or sample
    return max(SEPARATORS, key=lambda each: _worth(sample, each))


def _worth(sample: str, separator: str) -> tuple[float, int]:
    """Return the share of rows that have the same number of cells, and this number."""
    widths = []
    try:
        for _, row in islice(delimited_rows(sample, separator), _ROWS):
            widths.append(len(row))
    except InputError:
        widths.append(0)  # the row that cannot be read with this separator
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    return (widths.count(usual) / len(widths), usual) if usual > 1 else (0, 0)
