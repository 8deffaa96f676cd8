"""The quotes of a study's documents, as they are written in cells and found again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.incoming.sheets.contents import Contents
from kg.incoming.sheets.shortening import beginning, begins, between, shortest_beginning
from kg.rdf import compress, expand

__all__ = ["Quotes"]

_EVIDENCE, _DOCUMENT = expand("migov:Evidence"), expand("migov:document")
_EXACT, _START = expand("oa:exact"), expand("oa:start")


@dataclass
class Quotes:
    """The phrases of each document, and the records of these quotes.

    ``places`` gives the offset at which a quote begins, to sort by.
    """

    contents: Contents
    exact: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    _of: dict[str, dict[str, list[str]]] = field(default_factory=dict)
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
            self._of.setdefault(each, {}).setdefault(phrase, []).append(iri)

    def phrases(self, document: str) -> Iterable[str]:
        """Return the phrases that are quoted from a document; of all, if none is named."""
        return self._of.get(document, {})

    def written(self, iri: str, document: str) -> str:
        """Return the text by which a quote is found among those of its document.

        It is the phrase when it is written for the first time, and its first words with “…” after
        that. A phrase that is quoted twice is written as ``quote:name``.
        """
        phrase = self.exact.get(iri, "")
        if not phrase or self.named(phrase, document) != [iri]:
            return compress(iri)
        if iri not in self._seen:
            self._seen.add(iri)
            return phrase
        short = shortest_beginning(phrase, self.phrases(document))
        return short if self.named(short, document) == [iri] else phrase

    def named(self, text: str, document: str) -> list[str]:
        """Return the quotes of a document that a text is, or whose first words it gives, sorted.

        A text “first … last” is the phrase that begins and ends so.
        """
        known = self._of.get(document, {})
        if text in known:
            return sorted(known[text])
        if start := beginning(text):
            return sorted(iri for phrase in known if begins(phrase, start) for iri in known[phrase])
        if ends := between(text):
            first, last = ends
            fitting = (each for each in known if each.startswith(first) and each.endswith(last))
            return sorted(iri for phrase in fitting for iri in known[phrase])
        return []
