"""A long text shortened to its first words and “…”, where only one of the known texts begins so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["MARK", "beginning", "begins", "between", "shortest_beginning"]

MARK = "…"
# A shortened text has at least so many characters, to be understood, and saves so many.
_FEWEST, _SAVED = 8, 6
_BREAK = re.compile(r"(?<=\w)(?=\W)")


def beginning(text: str) -> str:
    """Return the words before a final “…” or “...”, or nothing if there is no such sign.

    >>> beginning("Ministry of …"), beginning("Ministry of..."), beginning("Riga")
    ('Ministry of', 'Ministry of', '')
    """
    for mark in (MARK, "..."):
        if text.endswith(mark):
            return text.removesuffix(mark).rstrip()
    return ""


def between(text: str) -> tuple[str, str] | None:
    """Return the first and the last words of “first … last”, or None.

    >>> between("the project … of Culture")
    ('the project', 'of Culture')
    """
    found = re.fullmatch(r"(\S.*?)\s*(?:…|\.\.\.)\s*(\S.*)", text, re.DOTALL)
    return (found[1], found[2]) if found else None


def begins(text: str, start: str) -> bool:
    """Tell whether a text begins with these whole words."""
    return text.startswith(start) and not text[len(start) : len(start) + 1].isalnum()


def shortest_beginning(text: str, others: Iterable[str]) -> str:
    """Return the fewest first words of a text by which it differs from the others, with “…”.

    If nothing is saved by it, the text itself is returned.

    >>> shortest_beginning("Ministry of Culture of Latvia", ["Ministry of the Interior"])
    'Ministry of Culture…'
    >>> shortest_beginning("Riga", [])
    'Riga'
    """
    alike = [each for each in others if each[:1] == text[:1] and each != text]
    for start in _starts(text):
        if len(start) + len(MARK) + _SAVED > len(text):
            break
        if len(start) >= _FEWEST and not any(begins(each, start) for each in alike):
            return start + MARK
    return text


def _starts(text: str) -> Iterator[str]:
    for found in _BREAK.finditer(text):
        yield text[: found.start()]
