"""Labels broken into lines."""

from __future__ import annotations

import textwrap

__all__ = ["wrapped"]


def wrapped(label: str, *, width: int = 22, lines: int = 3) -> str:
    """Break a label into lines for the picture; what does not fit ends in an ellipsis.

    >>> print(wrapped("Ministry of Social Security and Labour of the Republic of Lithuania"))
    Ministry of Social
    Security and Labour of
    the Republic of…
    """
    rows = textwrap.wrap(label, width, break_on_hyphens=False)
    if len(rows) > lines:
        rows = rows[:lines]
        rows[-1] = rows[-1][: width - 1].rstrip(" ,;:") + "…"
    return "\n".join(rows)
