"""Match what a reader types with names: by its words, which may be inflected or misspelt.

Each word of the text is compared once with each different word of all names, so the time grows
with the number of words, never with its square. How well two words match is a number from 0 to 1.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.lookup.lemmas import dictionary_forms
from kg.lookup.names import Name
from kg.lookup.words import fold, initials, stem, words

__all__ = ["Index", "Match"]

# How well two words match: the same but for an ending, a dictionary form, a beginning or a part
# of the word, and a word with so many letters wrong.
_SAME_STEM, _LEMMA, _BEGINNING, _PART, _MISSPELT = 0.96, 0.94, 0.75, 0.65, 0.93
_ALIKE, _ALIKE_WHOLE = 0.7, 0.8
_MOST_WORDS = 40
_SHORTEST_PART, _SHORTEST_MISSPELT = 3, 4
_INITIALS = 0.9

# The least of a match that is worth showing, and its share of the best.
_LEAST, _OF_BEST = 0.3, 0.6
# A name as printed that is equal letter by letter has this much, and nothing else has more.
_EXACT = 0.955
# With less than this, dictionaries are asked for the words that no name has.
_GOOD = 0.75


@dataclass(frozen=True)
class Match:
    """A thing that may be meant, the name that matched best, and how well, from 0 to 1."""

    thing: str
    name: Name
    score: float

    @property
    def is_exact(self) -> bool:
        """Tell whether the text is a name of the thing, letter by letter but for diacritics."""
        return self.score >= _EXACT


class Index:
    """Names, ready to be matched.

    Parameters
    ----------
    names
        All names of all things.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = list(names)
        self._words = [words(name.text) for name in self.names]
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, found in enumerate(self._words):
            for word in dict.fromkeys(found):
                self._places[word].append(number)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for word in self._places:
            self._stems[stem(word)].append(word)
        # A word that many names have says little.
        self._rare = {
            root: math.log(1 + len(self.names) / sum(len(self._places[word]) for word in same))
            for root, same in self._stems.items()
        }

    def find(self, text: str, fits: Callable[[str], bool] | None = None) -> list[Match]:
        """Return the things that a text may mean, the best first, each once.

        Of a longer text only the first words are used, which are more than a name has.

        Parameters
        ----------
        fits
            Tells whether a thing, by its IRI, may be meant at all; by default all may.
        """
        # A command line may hold bytes that are no text.
        text = text.encode("utf-8", "replace").decode("utf-8")
        text = " ".join(text.split()[:_MOST_WORDS])
        by_letters = list(self._by_letters(text))
        found = self._best([*by_letters, *self._by_words(text, inflected=False)], fits)
        if max((match.score for match in found), default=0) < _GOOD:
            found = self._best([*by_letters, *self._by_words(text, inflected=True)], fits)
        top = max((match.score for match in found), default=0)
        kept = [each for each in found if each.score >= max(_LEAST, _OF_BEST * top)]
        return sorted(kept, key=lambda match: (-match.score, match.thing))

    def _best(
        self, scored: Iterable[tuple[int, float]], fits: Callable[[str], bool] | None
    ) -> list[Match]:
        """Return the best match of each thing, from names by number and how well each matches."""
        best: dict[str, Match] = {}
        for number, score in scored:
            name = self.names[number]
            match = Match(name.thing, name, round(score * name.weight, 4))
            if name.thing not in best or best[name.thing].score < match.score:
                best[name.thing] = match
        return [each for each in best.values() if fits is None or fits(each.thing)]

    def _by_words(self, text: str, *, inflected: bool) -> Iterator[tuple[int, float]]:
        """Give the names that have words of the text: their numbers, and how well they match.

        With ``inflected``, words that no name has are looked up in dictionaries.
        """
        typed = _typed_words(text)
        if not typed:
            return
        alike = [self._alike(each, inflected=inflected) for each in typed]
        weights = [self._weight(each) for each in alike]
        # For each name, how well each word of the text is found in it, and by which of its words.
        found: dict[int, dict[int, tuple[float, str]]] = defaultdict(dict)
        for at, each in enumerate(alike):
            for word, score in each.items():
                for number in self._places[word]:
                    if score > found[number].get(at, (0.0, ""))[0]:
                        found[number][at] = score, word
        total = sum(weights)
        for number, hits in found.items():
            share = sum(weights[at] * score for at, (score, _) in hits.items()) / total
            if self.names[number].is_meaning:
                if share > 0.8:
                    yield number, share
                continue
            hit = {word for _, word in hits.values()}
            whole = sum(self._rare[stem(word)] for word in self._words[number])
            covered = sum(self._rare[stem(word)] for word in self._words[number] if word in hit)
            yield number, share * (0.75 + 0.25 * covered / whole)

    def _alike(self, typed: str, *, inflected: bool) -> dict[str, float]:
        """Return the words of names that a typed word may be, and how well each matches."""
        word = fold(typed)
        found = dict.fromkeys(self._stems.get(stem(word), ()), _SAME_STEM)
        if word in self._places:
            found[word] = 1.0
        if not found:
            found = (self._inflected(typed) if inflected else {}) or self._misspelt(word)
        if len(word) >= _SHORTEST_PART:
            for each in self._places:
                if word in each and each not in found:
                    begins = each.startswith(word)
                    if begins or len(word) > _SHORTEST_PART:
                        least = _BEGINNING if begins else _PART
                        found[each] = least + (0.9 - least) * len(word) / len(each)
        return found

    def _weight(self, alike: dict[str, float]) -> float:
        """Return how much a typed word says: as much as the word of names that is most like it."""
        if not alike:
            return math.log(1 + len(self.names))
        best = max(alike.values())
        return min(self._rare[stem(word)] for word, score in alike.items() if score == best)

    def _misspelt(self, word: str) -> dict[str, float]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) < _SHORTEST_MISSPELT or not word.isalpha():
            return {}
        found: dict[str, float] = {}
        # Endings are long beside a short word: stems are compared as well.
        for spelt, choices in ((word, self._known), (stem(word), self._known_stems)):
            similar = process.extract(
                spelt,
                choices,
                scorer=OSA.normalized_similarity,
                processor=None,
                score_cutoff=_ALIKE,
                limit=None,
            )
            for each, score, _ in similar:
                for one in self._stems[each] if choices is self._known_stems else (each,):
                    found[one] = max(found.get(one, 0.0), score * _MISSPELT)
        return found

    def _inflected(self, typed: str) -> dict[str, float]:
        for form in dictionary_forms(typed):
            if same := self._stems.get(stem(form)):
                return dict.fromkeys(same, _LEMMA)
        return {}

    def _by_letters(self, text: str) -> Iterator[tuple[int, float]]:
        """Give names that are alike when the blanks between words are not counted, or short forms.

        So “Newwomen conectors” finds New Women Connectors, and “DDG” Diversity Development Group.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        joined = "".join(words(text))
        for number in self._initials.get(joined, ()):
            yield number, _INITIALS
        if len(joined) <= 2 * _SHORTEST_MISSPELT:
            return
        similar = process.extract(
            joined,
            self._joined,
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=_ALIKE_WHOLE,
            limit=None,
        )
        for same, score, _ in similar:
            for number in self._by_joined[same]:
                yield number, score if score == 1 else score * _MISSPELT

    @cached_property
    def _known(self) -> list[str]:
        return list(self._places)

    @cached_property
    def _known_stems(self) -> list[str]:
        return list(self._stems)

    @cached_property
    def _by_joined(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(self._words):
            if each and not self.names[number].is_meaning:
                found["".join(each)].append(number)
        return found

    @cached_property
    def _joined(self) -> Sequence[str]:
        return list(self._by_joined)

    @cached_property
    def _initials(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.names):
            short = "" if name.is_meaning or not name.lang else initials(name.text)
            if short:
                found[short].append(number)
        return found


def _typed_words(text: str) -> list[str]:
    """Return the words of a text as they are typed, without those that fold to nothing."""
    return [word for part in text.split() for word in _parts(part)]


def _parts(part: str) -> list[str]:
    folded = words(part)
    return [part.strip("“”„\"'’‘()[],.;:!?")] if len(folded) == 1 else folded
