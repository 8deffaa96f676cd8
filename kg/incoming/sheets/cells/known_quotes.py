"""The quotes of a study's documents, as they are written in cells and found again."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.incoming.sheets.cells.by_ends import ByEnds
from kg.incoming.sheets.cells.contents import Contents
from kg.incoming.sheets.cells.shortening import ends, first_word, is_short, shortest
from kg.rdf import compress, expand

__all__ = ["Quotes"]

_EVIDENCE, _DOCUMENT = expand("migov:Evidence"), expand("migov:document")
_EXACT, _START = expand("oa:exact"), expand("oa:start")


@dataclass
class Quotes:
    """The phrases of each document, and the records of these quotes.

    ``places`` gives the offset at which a quote begins, to sort by. If ``is_brief``, long phrases
    are shortened when they are written.
    """

    contents: Contents
    is_brief: bool = True
    exact: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    _of: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    _first_words: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    _by_ends: dict[str, ByEnds] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for iri, record in self.contents.records.items():
            if record.cls == _EVIDENCE:
                self.add(iri, record.one(_EXACT), record.one(_DOCUMENT))
                start = record.one(_START)
                self.places[iri] = int(start) if start.isdecimal() else -1

    def add(self, iri: str, phrase: str, document: str) -> None:
        """Let a phrase of a document be a quote from now on."""
        self.exact[iri] = phrase
        for each in {document, ""}:
            known = self._of.setdefault(each, {})
            if phrase not in known:
                words = self._first_words.setdefault(each, {})
                words.setdefault(first_word(phrase), []).append(phrase)
            known.setdefault(phrase, []).append(iri)
            self._by_ends.pop(each, None)

    def _alike(self, text: str, document: str) -> list[str]:
        """Return the phrases of a document, or of all, with the first word of a text."""
        return self._first_words.get(document, {}).get(first_word(text), [])

    def written(self, iri: str, document: str) -> str:
        """Return the text by which a quote is found among those of its document.

        It is the phrase when it is written for the first time, or if it is long its first and last
        words; after that the fewest words with “…”. A phrase that is quoted twice is written as
        ``quote:name``.
        """
        phrase = self.exact.get(iri, "")
        if not phrase or self.named(phrase, document) != [iri]:
            return compress(iri)
        if not self.is_brief:
            return phrase
        is_first = iri not in self._seen
        self._seen.add(iri)
        short = ends(phrase, 1) if is_first else shortest(phrase, self._alike(phrase, document))
        return short if self.named(short, document) == [iri] else phrase

    def named(self, text: str, document: str) -> list[str]:
        """Return the quotes of a document that a text is, or whose first words it gives, sorted.

        A text “first … last” is the phrase that begins and ends so.
        """
        known = self._of.get(document, {})
        if text in known:
            return sorted(known[text])
        if is_short(text):
            if document not in self._by_ends:
                self._by_ends[document] = ByEnds(known)
            phrases = self._by_ends[document].fitting(text)
            return sorted(iri for each in phrases for iri in known[each])
        return []
