"""What words of names mean in many languages: kinds of organisation, parts, topics, legal forms.

The words are in two tables beside this module, ``words.csv`` and ``legal_forms.csv``: to add a word
or a language, edit a table.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from kg.incoming.alphabets import latin_words

__all__ = ["Meaning", "Vocabulary", "meaning_of", "vocabulary"]

_MOST_WORDS = 6
_SHORTEST_BEGINNING = 3
# The most letters after a beginning: with more it is the first half of another word.
_ENDING = 7
# Legal forms of so few letters are words of some language, unless a name begins or ends with them.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or a few words mean: ``university``, of the sort ``kind``.

    The sorts are ``kind`` (of organisation), ``part`` (of an organisation), ``topic``, ``country``
    (whose meaning is its ISO code), ``place`` (a city with several names), ``legal`` (form),
    ``empty`` (adds nothing to what is beside it) and ``function`` (of, the). Meanings of one group
    may stand for each other: city, municipality.
    """

    means: str
    sort: str
    group: str = ""


@dataclass
class Vocabulary:
    """Meanings by the words that have them, which are folded."""

    phrases: dict[tuple[str, ...], Meaning] = field(default_factory=dict)
    beginnings: dict[str, Meaning] = field(default_factory=dict)
    _inflected: dict[str, list[tuple[tuple[str, ...], Meaning]]] = field(default_factory=dict)
    _longest: dict[str, int] = field(default_factory=dict)
    _known: dict[str, Meaning | None] = field(default_factory=dict)

    def add(self, written: str, meaning: Meaning) -> None:
        """Add words as the tables have them: “*” at the end of a word is for any ending."""
        words = tuple(latin_words(written))
        if not words:
            return
        if "*" in written and len(words) == 1:
            self.beginnings.setdefault(words[0], meaning)
            return
        if "*" in written:
            # The folded words of “zmogaus teis*” are “zmogaus” and, with any ending, “teis*”.
            marked = tuple(
                word + "*" * each.endswith("*")
                for word, each in zip(words, written.split(), strict=True)
            )
            start = words[0][:_SHORTEST_BEGINNING]
            self._inflected.setdefault(start, []).append((marked, meaning))
            return
        for form in (words, ("".join(words),)) if _is_short(words) else (words,):
            if form not in self.phrases:
                self.phrases[form] = meaning
                longest = max(len(form), self._longest.get(form[0], 0))
                self._longest[form[0]] = min(longest, _MOST_WORDS)

    def phrase(self, words: Sequence[str], at: int, end: int) -> tuple[int, Meaning] | None:
        """Return the longest phrase that begins at a word: how many words it has, and its meaning.

        Parameters
        ----------
        words
            The words of a part of a name, which is from 0 to ``end``.
        """
        for length in range(min(self._longest.get(words[at], 0), end - at), 0, -1):
            found = self.phrases.get(tuple(words[at : at + length]))
            if found is None:
                continue
            outside = at > 0 and at + length < end
            letters = sum(map(len, words[at : at + length]))
            if found.sort == "legal" and outside and letters <= _SHORT:
                continue
            return length, found
        for marked, meaning in self._inflected.get(words[at][:_SHORTEST_BEGINNING], ()):
            if len(marked) <= end - at and all(map(_is_form, words[at:end], marked)):
                return len(marked), meaning
        return None

    def is_empty(self, word: str) -> bool:
        """Tell whether a word is only between others: of, the."""
        found = self.phrases.get((word,))
        return found is not None and found.sort == "function"

    def word(self, word: str) -> Meaning | None:
        """Return the meaning of a word by how it begins."""
        if word not in self._known:
            self._known[word] = next(
                (
                    self.beginnings[word[:size]]
                    for size in range(
                        len(word), max(_SHORTEST_BEGINNING, len(word) - _ENDING) - 1, -1
                    )
                    if word[:size] in self.beginnings
                ),
                None,
            )
        return self._known[word]


def _is_form(word: str, marked: str) -> bool:
    return word.startswith(marked[:-1]) if marked.endswith("*") else word == marked


def _is_short(words: tuple[str, ...]) -> bool:
    """Tell whether words are the letters of a short form, which may be joined: s r o."""
    return len(words) > 2 and all(len(word) <= 2 for word in words)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the words of the tables."""
    found = Vocabulary()
    for row in _rows("words.csv"):
        meaning = Meaning(row["means"], row["sort"], row["group"] or row["means"])
        for written in row["words"].split(";"):
            found.add(written.strip(), meaning)
    for row in _rows("legal_forms.csv"):
        meaning = Meaning(row["means"], "legal", row["means"])
        for written in row["forms"].split(";"):
            found.add(written.strip(), meaning)
    return found


def meaning_of(word: str) -> Meaning | None:
    """Return what a folded word means by itself; None if the tables do not say."""
    return vocabulary().phrases.get((word,)) or vocabulary().word(word)


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())
