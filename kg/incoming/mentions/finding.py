"""Find the mentions of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.incoming.mentions.choosing import choose
from kg.incoming.mentions.countries import countries_beside
from kg.incoming.mentions.mention import UNKNOWN, Mention
from kg.incoming.mentions.organisations import OrganisationWords
from kg.incoming.mentions.patterns import Pattern, make_patterns
from kg.incoming.mentions.shortening import (
    Countries,
    read_states,
    short_in_text,
    with_initial,
    without_brackets,
    without_country,
    without_republic,
)
from kg.incoming.mentions.text_language import plain_tag
from kg.incoming.mentions.tokens import Word, split_words
from kg.incoming.mentions.unknown import with_unknown
from kg.incoming.mentions.walking import Hit, Names
from kg.lookup import Name, read_names
from kg.rdf import expand
from kg.study import Dataset

if TYPE_CHECKING:
    from kg.incoming.mentions.translated import Translations

__all__ = ["Gazetteer", "find_mentions", "kinds_of_things"]

# What the things of a class are called. An unnamed group has no name that could be found.
_CLASSES = {
    "migov:Organisation": "actor",
    "migov:Unit": "actor",
    "migov:Person": "person",
    "migov:Place": "place",
    "migov:Project": "project",
    "migov:Programme": "programme",
    "migov:Event": "event",
    "migov:Output": "output",
    "migov:Instrument": "policy instrument",
    "migov:Role": "role",
}


def find_mentions(text: str, dataset: Dataset, lang: str) -> list[Mention]:
    """Return every place of a text where something is named, in order; none overlap.

    Parameters
    ----------
    lang
        The language of the text, as in ``lt``. Names are found in every language; words of roles,
        dictionary forms and short forms of states in this one only.

    Raises
    ------
    InputError
        If that is not the tag of a language.
    """
    return Gazetteer(dataset, lang).find(text)


class Gazetteer:
    """The names of a study, ready to be found in texts of one language.

    Parameters
    ----------
    names
        The names to look for; by default all, and those of the countries that come with kg.
    """

    def __init__(self, dataset: Dataset, lang: str, names: Sequence[Name] | None = None) -> None:
        kinds = kinds_of_things(dataset.store)
        countries = countries_beside(kinds)
        kinds |= {name.thing: "place" for name in countries}
        if names is None:
            names = [*read_names(dataset.store), *countries]
        self.lang = plain_tag(lang)
        self._store, self._given, self._kinds = dataset.store, names, kinds
        own = list(make_patterns(names, kinds, self.lang))
        self._countries = Countries(own, _codes(names))
        self._organisations = OrganisationWords(names, self.lang)
        self._names = Names([*own, *self._variants(own)], self.lang)

    def _variants(self, patterns: Iterable[Pattern]) -> Iterator[Pattern]:
        for pattern in patterns:
            for each in (pattern, *read_states(pattern, self.lang)):
                if each is not pattern:
                    yield each
                yield from without_country(each, self.lang, self._countries)
            yield from with_initial(pattern)
            yield from without_brackets(pattern)
            yield from without_republic(pattern, self._countries)

    def find(self, text: str) -> list[Mention]:
        """Return the mentions of a text; see `find_mentions`."""
        words = split_words(text)
        hits = [hit for hit in self._names.find(words) if self._may_be(hit, words)]
        short = Names(short_in_text(hits), self.lang)
        found = choose([*hits, *short.find(words)], words, text, self.lang)
        marked = with_unknown(found, text, words, self._organisations)
        if not any(each.kind == UNKNOWN for each in marked):
            return marked
        return [self._translations.known(each) for each in marked]

    @cached_property
    def _translations(self) -> Translations:
        from kg.incoming.mentions.translated import Translations

        located: dict[str, set[str]] = defaultdict(set)
        country = NamedNode(expand("migov:country"))
        for quad in self._store.quads_for_pattern(None, country, None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                located[quad.subject.value].add(quad.object.value)
        return Translations(self._given, self._kinds, self.lang, _codes(self._given), located)

    def _may_be(self, hit: Hit, words: Sequence[Word]) -> bool:
        """Tell whether a name without its country has no other country beside it in the text."""
        if not hit.pattern.is_short:
            return True
        before, after = words[max(hit.first - 2, 0) : hit.first], words[hit.last + 1 :][:4]
        beside = [*before, *(after if after and after[0].folded in ("of", "in") else ())]
        return not any(self._countries.code(word.folded) for word in beside)


def _codes(names: Iterable[Name]) -> dict[str, str]:
    return {name.thing: name.text.lower() for name in names if name.kind == "ISO 3166 code"}


def kinds_of_things(store: Store) -> dict[str, str]:
    """Return what each thing of the study is, in a word."""
    kinds: dict[str, str] = {}
    for cls, kind in _CLASSES.items():
        todo, seen = [NamedNode(expand(cls))], set()
        while todo:
            each = todo.pop()
            if each in seen:
                continue
            seen.add(each)
            below = store.quads_for_pattern(
                None, NamedNode(expand("rdfs:subClassOf")), each, DefaultGraph()
            )
            todo += [quad.subject for quad in below if isinstance(quad.subject, NamedNode)]
            things = store.quads_for_pattern(
                None, NamedNode(expand("rdf:type")), each, DefaultGraph()
            )
            for quad in things:
                if isinstance(quad.subject, NamedNode):
                    kinds.setdefault(quad.subject.value, kind)
    return kinds
