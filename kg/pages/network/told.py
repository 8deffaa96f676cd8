"""What the attributes of a network say, of whatever type they are."""

from __future__ import annotations

import math
from numbers import Real
from typing import Any

from kg.escapes import clean

__all__ = ["Label", "number", "parts", "words"]

Label = str | dict[str, str]
"""A text for readers: of no language, or one for each language it is known in."""


def words(fact: object) -> str:
    r"""Return a fact as a text for a page; what is not known is an empty one.

    >>> words(None), words(float("nan")), words(["a ", "b"]), words(b"R\xc4\xabga"), words(2.0)
    ('', '', 'a; b', 'Rīga', '2')
    """
    if type(fact) is str:
        # Most texts are clean, and to see that is quicker than to clean them.
        if fact.isprintable() and "  " not in fact and fact[:1] != " " != fact[-1:]:
            return fact
        return clean(fact)
    if isinstance(fact, (list, tuple, set, frozenset)):
        return "; ".join(parts(fact))
    if isinstance(fact, (bytes, bytearray)):
        return clean(bytes(fact).decode("utf-8", "replace"))
    if isinstance(fact, float):
        return "" if math.isnan(fact) else f"{fact:.10g}"
    if isinstance(fact, int):
        return clean(fact) if isinstance(fact, bool) else _digits(fact)
    return clean(fact)


def _digits(fact: int) -> str:
    # Python refuses to write very long numbers, since that takes long.
    return str(fact) if abs(fact) < 10**100 else f"{'-' if fact < 0 else ''}more than 100 digits"


def parts(fact: object, separator: str = ";") -> list[str]:
    """Return the several values that a fact has, each once, in its own order.

    >>> parts("NGO; association"), parts(["a", None, "a"]), parts(7), parts(None)
    (['NGO', 'association'], ['a'], ['7'], [])
    """
    if fact is None:
        return []
    if isinstance(fact, (set, frozenset)):
        fact = sorted(fact, key=str)
    if isinstance(fact, (list, tuple)):
        every = [words(each) for each in fact]
    else:
        every = [clean(each) for each in words(fact).split(separator)]
    return list(dict.fromkeys(filter(None, every)))


def number(value: Any) -> int | float | None:  # noqa: ANN401 (as a stranger's graph has it)
    """Return a value if it is a number that JSON and a reader's browser can hold.

    >>> number(2), number("2.5"), number("many"), number(float("inf")), number(10**400)
    (2, 2.5, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, (Real, str)):
        return None
    try:
        plain = float(value)
    except (ValueError, OverflowError):
        return None
    if not math.isfinite(plain):
        return None
    return int(plain) if plain.is_integer() and abs(plain) < 2**53 else plain
