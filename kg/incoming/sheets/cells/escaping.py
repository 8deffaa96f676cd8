r"""How several values are written in one cell, and signs that would mean something else.

Values are separated by “ | ”. A backslash takes its meaning from the sign after it: ``\|`` is a
bar, ``\\`` a backslash, ``\n`` a line break, ``\u00a0`` a character by its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["escaped", "join_values", "split_values", "unescaped"]

_SEPARATOR = " | "
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
# What a cell would lose or show as nothing.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def escaped(text: str) -> str:
    r"""Write one value so that it reads back as it is.

    >>> escaped("a|b"), escaped("x ")
    ('a\\|b', 'x\\u0020')
    """
    text = text.replace("\\", "\\\\").replace("|", "\\|")
    text = _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    inner = text.strip()
    if inner != text:
        before, after = text[: text.find(inner)], text[text.find(inner) + len(inner) :]
        if not inner:
            before, after = text, ""
        text = "".join(
            [*(f"\\u{ord(c):04x}" for c in before), inner, *(f"\\u{ord(c):04x}" for c in after)]
        )
    return text


def unescaped(text: str) -> str:
    r"""Read what :func:`escaped` wrote.

    >>> unescaped(r"a\|b"), unescaped(r"x\u0020")
    ('a|b', 'x ')
    """

    def sign(found: re.Match[str]) -> str:
        said = found[1]
        if len(said) == 5:
            return chr(int(said[1:], 16))
        return {"n": "\n", "t": "\t"}.get(said, said)

    return _ESCAPE.sub(sign, text)


def join_values(values: Iterable[str]) -> str:
    """Put values, each as :func:`escaped` gives it, into one cell."""
    return _SEPARATOR.join(values)


def split_values(cell: str) -> list[str]:
    r"""Return the values of a cell, still escaped and without blanks around them.

    >>> split_values(r"one | two\|three|  | four")
    ['one', 'two\\|three', 'four']
    """
    parts, start = [], 0
    for found in _BAR.finditer(cell):
        parts.append(cell[start : found.end() - 1])
        start = found.end()
    parts.append(cell[start:])
    return [part.strip() for part in parts if part.strip()]
