"""The words of a text with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lookup import fold

__all__ = ["Word", "split_words"]

# An apostrophe within a word is a part of it: “Carnikav‘os”. The English owner's “’s” is not.
_WORD = re.compile(r"([^\W_]+(?:[’'‘ʼ`´](?!s\b)[^\W_]+)*)(?:[’'ʼ]s\b)?")
# What ends a sentence or a list's entry: no name goes over it. After a short word, a full stop
# belongs to an abbreviation.
_END = re.compile(r"[!?;:•]|\.\s+(?=[^\W\d_a-z])|\.$|\n\s*\n|\n\s*[-–•*]")
_ABBREVIATION = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word: as it is in the text, its offsets, folded, and how it follows the word before.

    ``starts`` tells whether a sentence or an entry begins with it; ``before`` are the signs and
    blanks between the two words.
    """

    text: str
    start: int
    end: int
    folded: str
    before: str
    starts: bool

    @property
    def is_capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Tell whether it is written in capital letters only, two or more."""
        return len(self.text) > 1 and self.text.isupper()


def split_words(text: str) -> list[Word]:
    """Return the words of a text.

    >>> [(word.text, word.start, word.folded) for word in split_words("MILE’s Carnikav‘os")]
    [('MILE', 0, 'mile'), ('Carnikav‘os', 7, 'carnikavos')]
    """
    return list(_words(text))


def _words(text: str) -> Iterator[Word]:
    at, last = 0, ""
    for found in _WORD.finditer(text):
        folded = "".join(fold(found[1]).split())
        if not folded:
            continue
        before = text[at : found.start()]
        yield Word(found[1], *found.span(1), folded, before, _ends(before, last, found[1]))
        at, last = found.end(), found[1]


def _ends(before: str, last: str, word: str) -> bool:
    if not last:
        return True
    if "." in before and "\n" not in before and len(last) <= _ABBREVIATION:
        before = before.replace(".", "", 1)
    if "." in before and word[0].isupper() and re.search(r"\.[”“\"’)\]]*\s", before):
        return True
    return bool(_END.search(before))
