"""Where in a JSON text something stands: a parser tells of what it read, not of lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from kg.encodings import line_ends

__all__ = ["line_of", "line_of_object"]

_BLANK = re.compile(r"[\s,:]*")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}]')

Step = str | int


def line_of(text: str, path: tuple[Step, ...]) -> int | None:
    r"""Return the line in which a value of well-formed JSON begins, or None if it is not there.

    >>> line_of('{"nodes": [1,\n {"id": 2}]}', ("nodes", 1))
    2

    Parameters
    ----------
    path
        The names and places (from 0) that lead to the value.
    """
    at = _after_blanks(text, 0)
    for step in path:
        place = next((place for known, place in _members(text, at) if known == step), None)
        if place is None:
            return None
        at = place
    return line_ends(text[:at]) + 1


def _after_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _members(text: str, at: int) -> Iterator[tuple[Step, int]]:
    """Give the name or place of each value in the object or list at ``at``, and where it begins."""
    decoder = json.JSONDecoder()
    kind, at, number = text[at], at + 1, 0
    if kind not in "{[":
        return
    while text[at := _after_blanks(text, at)] not in "}]":
        step: Step = number
        if kind == "{":
            step, at = decoder.raw_decode(text, at)
            at = _after_blanks(text, at)
        yield step, at
        at = decoder.raw_decode(text, at)[1]
        number += 1


def line_of_object(text: str, closed: int, name: str) -> int:
    """Return the line of the last member ``name`` of the object that is closed as the nth.

    Parameters
    ----------
    closed
        How many objects are closed before it.
    """
    starts: list[int] = []
    start, end = 0, len(text)
    for token in _TOKEN.finditer(text):
        if token[0] == "{":
            starts.append(token.start())
        elif token[0] == "}":
            start, end = (starts or [0]).pop(), token.start()
            if not closed:
                break
            closed -= 1
    found = text.rfind(json.dumps(name, ensure_ascii=False), start, end)
    return line_ends(text[: found if found >= 0 else end]) + 1
