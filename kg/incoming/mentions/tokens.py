"""The words of a text with their offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lookup import fold

__all__ = ["Word", "seen", "split_words"]

# What may stand within a word and is not seen, or is a sign of the letter before: soft hyphens,
# marks of direction, diacritics apart from their letters; and a hyphen at the end of a line.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_WITHIN = rf"(?:[\u0300-\u036f{_UNSEEN}]+|(?<=[a-zà-ž])-[ \t]*\r?\n(?=[a-zà-ž]))"
_LETTERS = rf"[^\W_]+(?:{_WITHIN}[^\W_]+)*[\u0300-\u036f]*"
# An apostrophe within a word is a part of it: “Carnikav‘os”. The English owner's “’s” is not.
_WORD = re.compile(rf"({_LETTERS}(?:[’'‘ʼ`´](?!s\b){_LETTERS})*)(?:[’'ʼ]s\b)?")
_HIDDEN = re.compile(rf"[{_UNSEEN}]|-[ \t]*\r?\n")
_MARKED = re.compile("[\u0300-\u036f]")
# What ends a sentence or a list's entry: no name goes over it. After a short word, a full stop
# belongs to an abbreviation.
_END = re.compile(r"[!?;:•]|\.\s+(?=[^\W\d_a-z])|\.$|\n\s*\n|\n\s*[-–•*]")
_ABBREVIATION = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its offsets, folded, and how it follows the word before.

    ``text`` is the word as it is seen: without soft hyphens, with its diacritics on their letters.
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
        """Tell whether it begins with a capital letter, or a letter of a script without them."""
        first = self.text[0]
        if first.islower():
            # Georgian has capital letters that no text begins a word with.
            return "\u10d0" <= first <= "\u10ff"
        return first.isalpha()

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
        word = found[1] if found[1].isalnum() else seen(found[1])
        folded = "".join(fold(word).split())
        if not folded:
            continue
        before = text[at : found.start()]
        before = _HIDDEN.sub("", before) if len(before) > 1 else before
        yield Word(word, *found.span(1), folded, before, _ends(before, last, word))
        at, last = found.end(), word


def seen(text: str) -> str:
    """Return a text as it is seen: without soft hyphens, with diacritics on their letters.

    >>> seen("savi\u00advaldybe\u0307")
    'savivaldybė'
    """
    text = _HIDDEN.sub("", text)
    return unicodedata.normalize("NFC", text) if _MARKED.search(text) else text


def _ends(before: str, last: str, word: str) -> bool:
    if not last:
        return True
    if "." in before and "\n" not in before and len(last) <= _ABBREVIATION:
        before = before.replace(".", "", 1)
    if "." in before and word[0].isupper() and re.search(r"\.[”“\"’)\]]*\s", before):
        return True
    return bool(_END.search(before))
