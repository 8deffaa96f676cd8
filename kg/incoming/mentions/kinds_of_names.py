"""Whether a name alone tells that it is an organisation's, or a person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from kg.incoming.mentions.organisations import OrganisationWords
from kg.incoming.mentions.persons import is_title
from kg.incoming.mentions.tokens import Word, split_words
from kg.lookup import Name, is_common, read_names
from kg.study import Dataset

__all__ = ["KindsOfNames"]

_QUOTED = re.compile(r"[„“”\"«»]")
# In these languages a name has capital letters only in its first word and in names within it.
_SMALL_AFTER_FIRST = ("lt", "lv")
_PARTICLES = {
    "al",
    "bin",
    "da",
    "de",
    "del",
    "den",
    "der",
    "di",
    "du",
    "el",
    "la",
    "le",
    "van",
    "von",
}
_FEWEST, _MOST = 2, 3


class KindsOfNames:
    """Tells organisations and persons apart by their names, in texts of any language.

    What an organisation is known by, and in Lithuanian and Latvian what a person is, is a guess;
    it must be said where it is used.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._words: dict[str, OrganisationWords] = {}

    def of(self, name: str, lang: str) -> str:
        """Return ``organisation``, ``person``, or nothing if the name does not tell.

        Parameters
        ----------
        lang
            The language of the document; words for organisations are known in English as well.
        """
        lang, words = lang.partition("-")[0].lower(), split_words(name)
        if not words or is_title(words[0], lang):
            return ""
        if _QUOTED.search(name) or self._has_word(words, lang):
            return "organisation"
        begins = words[0].is_capital
        if begins and len(words) == 1 and words[0].is_acronym:
            return "organisation"
        words = [word for word in words if word.folded not in _PARTICLES]
        if begins and lang in _SMALL_AFTER_FIRST:
            if any(word.text.islower() for word in words):
                return "organisation"
            if _FEWEST <= len(words) <= _MOST and _may_be_of_person(words, lang):
                return "person"
        return ""

    def _has_word(self, words: Sequence[Word], lang: str) -> bool:
        return any(self._known(each).form(word) for each in (lang, "en") for word in words)

    @cached_property
    def _names(self) -> list[Name]:
        return read_names(self._dataset.store)

    def _known(self, lang: str) -> OrganisationWords:
        if lang not in self._words:
            self._words[lang] = OrganisationWords(self._names, lang)
        return self._words[lang]


def _may_be_of_person(words: Sequence[Word], lang: str) -> bool:
    """Tell whether words look like a first name and a family name: “Raudonasis Kryžius” does not.

    A first name may be a common word of its language, such as Rasa, “dew”.
    """
    if any(not word.is_capital or word.is_acronym or not word.text.isalpha() for word in words):
        return False
    common = [
        word for word in words if is_common(word.text, lang) or is_common(word.text.lower(), "en")
    ]
    return len(common) < _FEWEST
