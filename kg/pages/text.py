"""Text from sources, made safe to show and to fit."""

from __future__ import annotations

import re
import textwrap

__all__ = ["clean", "wrapped"]

# Bidi embeddings, overrides and isolates turn a label round; control characters and lone
# surrogates have no picture, and the latter cannot be written as UTF-8.
_UNSHOWABLE = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f"
                         "\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")  # fmt: skip


def clean(value: object) -> str:
    r"""Give the text of a value without what cannot or must not be shown; ``""`` for None.

    >>> clean("Tulu\u202e\u0161ien\u0117 \n  of  Vilnius")
    'Tulušienė of Vilnius'
    """
    if value is None:
        return ""
    return " ".join(_UNSHOWABLE.sub("", str(value)).split())


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
