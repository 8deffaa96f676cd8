"""Organisations by their names in another language: “Vilniaus universitetas”, Vilnius University.

Two names mean one organisation if all their words do: by the tables of words that `kg match` has,
by the names of places in the study, or because the words are alike. Only a record without a name
in the language of the text is proposed, since one with such a name is found by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from kg.incoming.alphabets import latin_words
from kg.incoming.matching import dissect
from kg.incoming.mentions.mention import TRANSLATED, UNKNOWN, Mention
from kg.incoming.mentions.shortening import is_left_out
from kg.incoming.mentions.tokens import seen
from kg.lookup import Name, similarity, stem

__all__ = ["Translations"]

# How sure it is with a word of its own, such as a place, and with words for kinds and topics only;
# and what a country that only one name has, or a word that is written otherwise, takes away.
_OWN, _GENERAL, _COUNTRY, _SPELT = 80, 70, 8, 6
_LEAST_COMMON, _ALIKE, _SHORTEST = 2, 0.8, 5
_SAYS_LITTLE = {"=state", "=public", "=republic"}
# “Socialinė apsauga” is social security.
_SAME = {"=regional": "=region", "=security": "=protection"}
_NAMES = ("name", "other name")
# “LR” is what both call themselves.
_STATES = {"lt": "lt", "lv": "lv"}


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the words of a name mean, in any language.

    ``countries`` are those that the name has, ``at`` where its record is known to be.
    """

    words: frozenset[str]
    countries: frozenset[str]
    legal: frozenset[str]
    at: frozenset[str] = frozenset()


class Translations:
    """The names that records have in other languages than a text.

    Parameters
    ----------
    names
        The names of all things.
    kinds
        What each thing is, in a word.
    lang
        The language of the text.
    codes
        The ISO 3166 code of each country, in small letters, by its IRI.
    located
        The IRIs of the countries of each record, where the study has them.
    """

    def __init__(
        self,
        names: Iterable[Name],
        kinds: Mapping[str, str],
        lang: str,
        codes: Mapping[str, str],
        located: Mapping[str, Collection[str]],
    ) -> None:
        self._lang = lang
        self._places: dict[str, str] = {}
        ours: list[Name] = []
        known: set[str] = set()
        for name in names:
            kind = kinds.get(name.thing)
            if name.kind not in _NAMES:
                continue
            if kind == "place" and len(words := latin_words(name.text)) == 1:
                code = codes.get(name.thing, "")
                self._places.setdefault(stem(words[0]), f"={code}" if code else name.thing)
            elif kind == "actor":
                ours.append(name)
                if name.lang.partition("-")[0] == lang:
                    known.add(name.thing)
        self._countries = {f"={code}" for code in codes.values()}
        self._by_word: dict[str, list[tuple[Name, _Meaning]]] = defaultdict(list)
        for name in ours:
            if name.thing not in known:
                at = {f"={codes[each]}" for each in located.get(name.thing, ()) if each in codes}
                meaning = replace(self._meaning(name.text, name.lang), at=frozenset(at))
                for word in meaning.words:
                    self._by_word[word].append((name, meaning))

    def known(self, mention: Mention) -> Mention:
        """Return an unknown mention with the records whose names in other languages it may be."""
        if mention.kind != UNKNOWN or mention.is_person:
            return mention
        meaning = self._meaning(seen(mention.text), self._lang)
        shared = [word for word in meaning.words if word in self._by_word]
        if not shared:
            return mention
        rarest = min(shared, key=lambda word: (len(self._by_word[word]), word))
        found = [
            (score, why, name)
            for name, theirs in self._by_word[rarest]
            for score, why in [self._compared(meaning, theirs)]
            if score
        ]
        if not found:
            return mention
        best, why, name = max(found, key=lambda each: (each[0], each[2].weight, each[2].thing))
        things = {each.thing for score, _, each in found if score == best}
        return replace(
            mention,
            things=tuple(sorted(things)),
            kind="actor",
            score=best,
            why=why,
            name=name.text,
            lang=name.lang,
            within=tuple(each for each in mention.within if each not in things),
            suggestion="",
        )

    def _meaning(self, text: str, lang: str) -> _Meaning:
        words, legal = set(), set()
        for part in dissect(text).parts.values():
            key = _SAME.get(part.key, part.key)
            if part.sort == "legal":
                legal.add(key)
            elif part.sort in ("plain", "place"):
                words.add(self._places.get(key, key.removeprefix("=")))
            elif part.group == "municipality":
                words.add("=municipality")
            elif part.sort != "empty" and key not in _SAYS_LITTLE:
                words.add(key)
        if lang in _STATES and "lr" in latin_words(text):
            words.add(f"={_STATES[lang]}")
        countries = words & self._countries
        return _Meaning(frozenset(words - countries), frozenset(countries), frozenset(legal))

    def _compared(self, ours: _Meaning, theirs: _Meaning) -> tuple[int, str]:
        """Return how surely two names mean one organisation, 0 if they do not, and why."""
        left = _without_alike(ours.words - theirs.words, theirs.words - ours.words)
        if left is None or (ours.legal and theirs.legal and not ours.legal & theirs.legal):
            return 0, ""
        common = ours.words & theirs.words
        own = left > 0 or any(not word.startswith("=") for word in common)
        same = ours.countries & theirs.countries
        if len(common) + len(same) + left < _LEAST_COMMON:
            return 0, ""
        score = (_OWN if own or same else _GENERAL) - _SPELT * left
        there = theirs.countries or theirs.at
        if ours.countries and there:
            return (score, TRANSLATED) if ours.countries & there else (0, "")
        here = all(is_left_out(each.removeprefix("="), self._lang) for each in there)
        if not own and (ours.countries or not here):
            return 0, ""
        if ours.countries or theirs.countries:
            return score - _COUNTRY, f"{TRANSLATED}, without the country"
        return score, TRANSLATED


def _without_alike(ours: Iterable[str], theirs: Iterable[str]) -> int | None:
    """Return how many words are one word written otherwise; None if others are left."""
    rest, found = set(theirs), 0
    for word in ours:
        same = next((each for each in sorted(rest) if _is_alike(word, each)), None)
        if same is None:
            return None
        rest.remove(same)
        found += 1
    return None if rest else found


def _is_alike(one: str, other: str) -> bool:
    return (
        min(len(one), len(other)) >= _SHORTEST
        and one.isalpha()
        and other.isalpha()
        and similarity(one, other) >= _ALIKE
    )
