"""Attributes as XML files declare them, and their values."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Attribute", "is_weight", "number"]


def is_weight(name: str) -> bool:
    """Tell whether an attribute of this name is the weight of an edge.

    >>> is_weight("Weight"), is_weight("Edge Weight"), is_weight("overweight")
    (True, True, False)
    """
    return re.sub("[ _.-]", "", name.lower()) in ("weight", "edgeweight")


def number(text: str) -> int | float | None:
    """Return the number that a text is, or None if there is none in it: it is blank or NaN.

    >>> number(" 2.50 "), number("3"), number("NaN")
    (2.5, 3, None)

    Raises
    ------
    ValueError
        If it is another text.
    """
    if text.isdecimal():
        return int(text)
    text = text.strip()
    if not text or text.lower() in ("nan", "na", "null"):
        return None
    if "_" in text or len(text) > 400:
        raise ValueError(text)
    try:
        return int(text)
    except ValueError:
        found = float(text)
        return None if math.isnan(found) else found


def _real(text: str) -> float | None:
    found = number(text)
    return found if found is None else float(found)


def _whole(text: str) -> int | float | None:
    found = number(text)
    return int(found) if isinstance(found, float) and found.is_integer() else found


def _truth(text: str) -> bool | None:
    word = text.strip().lower()
    if word in ("true", "1", "false", "0"):
        return word in ("true", "1")
    if word:
        raise ValueError(word)
    return None


def _several(text: str) -> list[str]:
    inner = re.sub(r"^\s*\[(.*)\]\s*$", r"\1", text, flags=re.DOTALL)
    return [part for each in re.split("[|,;]", inner) if (part := each.strip().strip("\"'"))]


def _text(text: str) -> str:
    return text


_KINDS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(("int", "integer", "long", "short", "byte", "biginteger"), _whole),
    **dict.fromkeys(("double", "float", "bigdecimal"), _real),
    "boolean": _truth,
}


@dataclass(slots=True)
class Attribute:
    """What a file declares of a fact: its name, its kind, and what it is where it is not told."""

    name: str
    kind: str = "string"
    default: Any = None

    def __post_init__(self) -> None:
        kind = self.kind.lower()
        self.read = _several if kind.startswith("list") else _KINDS.get(kind, str)
        self.weighs = is_weight(self.name)
        if self.weighs and self.read is str:
            self.read = _text

    read: Callable[[str], Any] = field(init=False)
    weighs: bool = field(init=False)
