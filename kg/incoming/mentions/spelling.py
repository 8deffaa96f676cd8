"""Which words of names a word of a text may be: the same, inflected, or misspelt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.lookup import dictionary_forms, stem

__all__ = ["Spelling"]

# How well two words match: letter by letter, the same but for an ending, a dictionary form, and a
# word with wrong letters as far as its letters agree.
SAME, ENDING, LEMMA, MISSPELT = 1.0, 0.97, 0.95, 0.97
_LIKE = 0.84
# In these languages names have few endings or none: “Fund” is not a form of “Fundão”.
_FEW_FORMS = {"en", "de", "fr", "nl", "es", "it", "pt", "sv", "da", "nb", "nn", "ca"}
_FORM = 0.75
_SHORTEST = 5
# Who does something, in Lithuanian and Latvian: “pranešėjas”, “īstenotājs”. It is not an ending:
# “pristatytos” is not a form of “pristatytojas”.
_DOER = re.compile(r"(?:t[ao]|e)j[a-z]{0,6}$")


class Spelling:
    """The different words of many names, ready to be compared with words of a text.

    Parameters
    ----------
    known
        The words, folded.
    lang
        The language of the text: its dictionary is asked for the words that no name has.
    """

    def __init__(self, known: Iterable[str], lang: str) -> None:
        self._lang = lang
        self._known = set(known)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            self._stems[stem(word)].append(word)
        # Misspelt words are looked for among those with the same first letter.
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for root in self._stems:
            if len(root) >= _SHORTEST - 1 and root.isalpha():
                self._by_letter[root[0]].append(root)
        self._same: dict[str, dict[str, float]] = {}
        self._other: dict[tuple[str, str], dict[str, float]] = {}

    def same(self, folded: str) -> dict[str, float]:
        """Return the words of names that are equal to a folded word, but for the ending."""
        found = self._same.get(folded)
        if found is None:
            found = {
                word: ENDING
                for word in self._stems.get(stem(folded), ())
                if self._is_form(folded, word)
            }
            if folded in self._known:
                found[folded] = SAME
            self._same[folded] = found
        return found

    def _is_form(self, one: str, other: str) -> bool:
        """Tell whether two words with the same stem may be forms of one."""
        from rapidfuzz.distance import OSA

        if bool(_DOER.search(one)) != bool(_DOER.search(other)):
            return False
        return self._lang not in _FEW_FORMS or OSA.normalized_similarity(one, other) >= _FORM

    def alike(self, typed: str, folded: str) -> dict[str, float]:
        """Return the words of names that a word may be: as for `same`, else inflected or misspelt.

        A word that begins with the other is derived from it, and not misspelt: “Latvian”.
        """
        if found := self.same(folded):
            return found
        if (typed, folded) not in self._other:
            self._other[typed, folded] = self._inflected(typed) or self._misspelt(folded)
        return self._other[typed, folded]

    def _inflected(self, typed: str) -> dict[str, float]:
        for form in dictionary_forms(typed, self._lang):
            same = [word for word in self._stems.get(stem(form), ()) if self._is_form(form, word)]
            if same:
                return dict.fromkeys(same, LEMMA)
        return {}

    def _misspelt(self, folded: str) -> dict[str, float]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(folded) < _SHORTEST or not folded.isalpha():
            return {}
        root = stem(folded)
        similar = process.extract(
            root,
            self._by_letter.get(folded[0], ()),
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=_LIKE,
            limit=None,
        )
        return {
            word: score * MISSPELT
            for each, score, _ in similar
            if not (each.startswith(root) or root.startswith(each))
            for word in self._stems[each]
        }
