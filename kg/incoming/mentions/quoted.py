"""Names that a study does not have, told by quotation marks, or by a short form in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.incoming.mentions.organisations import Guess
from kg.incoming.mentions.tokens import Word

__all__ = ["guess_in_brackets", "guess_in_quotes"]

_QUOTED = re.compile(
    r"„([^„“”\n]{2,250})[“”]|“([^“”\n]{2,250})”|«([^«»\n]{2,250})»|\"([^\"\n]{2,250})\""
)
_NAME, _TITLE = 6, 30
_SPOKEN = ".,!?…"  # what somebody says ends with one of these within the quotation marks
_BRACKETS = re.compile(r"\(([A-ZÀ-Ž][\w]*[A-ZÀ-Ž][\w]*)\)")
_MONEY = {"EUR", "USD", "GBP", "CHF", "PLN", "SEK"}
# The word before a title that says that it is one of a project.
_PROJECT = re.compile(r"(?i)\b(?:proje[ck]t|programm?)\w*[\s,:]*$")
_SMALL = {"of", "the", "for", "and", "on", "in", "ir", "un", "bei"}


def guess_in_quotes(text: str) -> Iterator[Guess]:
    """Give short phrases in quotation marks, and long ones after a word such as “project”."""
    for found in _QUOTED.finditer(text):
        number = next(n for n in (1, 2, 3, 4) if found[n])
        phrase, (start, end) = found[number], found.span(number)
        length = len(phrase.split())
        if not phrase[0].isupper():
            continue
        if _PROJECT.search(text, max(0, start - 30), start - 1) and length <= _TITLE:
            yield Guess(start, end, 60, "in quotation marks after a word for projects")
        elif length <= _NAME and phrase[-1] not in _SPOKEN:
            yield Guess(start, end, 50, "in quotation marks")


def guess_in_brackets(text: str, words: Sequence[Word]) -> Iterator[Guess]:
    """Give short forms in brackets, with the words before that have these initials if there are."""
    at_start = {word.start: at for at, word in enumerate(words)}
    for found in _BRACKETS.finditer(text):
        if found[1] in _MONEY or found.start(1) not in at_start:
            continue
        first = _first_of_initials(words, at_start[found.start(1)], found[1])
        if first is None:
            yield Guess(*found.span(1), 50, "a short form in brackets")
        else:
            why = f"its words have the initials “{found[1]}”"
            yield Guess(words[first].start, found.end(), 80, why)


def _first_of_initials(words: Sequence[Word], at: int, short: str) -> int | None:
    """Return where the words before ``at`` begin that have these initials; None if nowhere."""
    left = short.upper()
    while left and at > 0:
        at -= 1
        word = words[at]
        if word.text[0].upper() == left[-1] and word.folded not in _SMALL:
            left = left[:-1]
        elif word.folded not in _SMALL:
            return None
    return None if left else at
