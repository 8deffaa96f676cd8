"""The quotes of one document: those that have a record, and those that get one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import DataError
from kg.incoming.identifiers import mint
from kg.incoming.sheets.cells import ByEnds, Passage, SourceText, fold_signs, is_open, is_short
from kg.rdf import XSD, compress, expand, local_name

__all__ = ["QuoteRecords", "quotes_in"]

_TYPE, _EVIDENCE_CLASS = NamedNode(expand("rdf:type")), NamedNode(expand("migov:Evidence"))
_DOCUMENT = NamedNode(expand("migov:document"))
_EXACT, _PREFIX, _SUFFIX, _START, _END = (
    NamedNode(expand(f"oa:{name}")) for name in ("exact", "prefix", "suffix", "start", "end")
)
_INTEGER, _QUOTED = NamedNode(f"{XSD}integer"), NamedNode(expand("migov:evidence"))


class QuoteRecords:
    """Finds the record of a phrase, or makes one from the document's text.

    Parameters
    ----------
    document
        The document's IRI.
    lang
        The language of its quotes.
    triples
        What the study has in the document's file.
    text
        The document's text; None if nobody gave it, and then only known quotes are found.
    is_taken
        Tells whether an IRI is in use.
    """

    def __init__(
        self,
        document: str,
        lang: str,
        triples: Iterable[Triple],
        text: SourceText | None,
        is_taken: Callable[[str], bool],
    ) -> None:
        self.document, self._lang, self._text, self._is_taken = document, lang, text, is_taken
        self._known: dict[str, list[Triple]] = {}
        self._new: dict[str, Passage] = {}
        triples = list(triples)
        ours = {t.subject for t in triples if t.predicate == _TYPE and t.object == _EVIDENCE_CLASS}
        for triple in triples:
            if triple.subject in ours and isinstance(triple.subject, NamedNode):
                self._known.setdefault(triple.subject.value, []).append(triple)
        self._by_phrase: dict[str, list[str]] = {}
        self._by_place: dict[tuple[str, str], str] = {}
        for iri in self._known:
            self._by_phrase.setdefault(fold_signs(self._value(iri, _EXACT)), []).append(iri)
            place = self._value(iri, _START), self._value(iri, _END)
            self._by_place.setdefault(place, iri)
        # Of phrases as signs are folded, known and new.
        self._quotes_of = {text: list(those) for text, those in self._by_phrase.items()}
        self._phrases, self._wrong = ByEnds(self._quotes_of), ByEnds(())

    def find(self, written: str) -> tuple[str, str]:
        """Return the IRI of the quote that a cell means, and a remark, which may be empty.

        Raises
        ------
        DataError
            If there is no such phrase, or several; its setting is ``text`` if the document's text
            is needed to tell.
        """
        written = written.strip()
        if written.startswith("quote:"):
            return self._named(written), ""
        same = self._by_phrase.get(fold_signs(written), [])
        if len(same) == 1:
            return same[0], ""
        if is_short(written) and (short := self._shortened(written)):
            return short, ""
        if is_open(written) and self._wrong.fitting(fold_signs(written)):
            raise DataError("the quote of another row that begins so has an error; correct it")
        if self._text is None:
            raise DataError(self._without_text(same), setting="text")
        passage = self._text.find(written)
        return self._at(passage), passage.remark

    def meet(self, written: str) -> None:
        """Let other cells shorten a quote; what is wrong with it is told when its cell is read."""
        try:
            self.find(written)
        except DataError:
            self._wrong.add(fold_signs(written))

    def _shortened(self, written: str) -> str:
        """Return the one quote, known or new, that begins and ends so; nothing if there is none.

        Raises
        ------
        DataError
            If there are several.
        """
        texts = self._phrases.fitting(fold_signs(written))
        found = [iri for text in texts for iri in sorted(self._quotes_of[text])]
        if len(found) > 1:
            shown = " or ".join(f"“{self.phrase(iri)}”" for iri in found[:3])
            raise DataError(f"several quotes begin so; write more of it: {shown}")
        return found[0] if found else ""

    def _named(self, written: str) -> str:
        iri = expand(written)
        if iri not in self._known:
            raise DataError(f"{compress(self.document)} has no such quote; write its words instead")
        return iri

    def _without_text(self, same: list[str]) -> str:
        if same:
            names = " or ".join(compress(each) for each in sorted(same))
            return f"several quotes have these words; write {names}, or give the document's text"
        return (
            f"this is not yet a quote of {compress(self.document)}; to find new quotes, give the "
            "document's text"
        )

    def _at(self, passage: Passage) -> str:
        """Return the record of a passage: the one that the study has, else a new one."""
        place = str(passage.start), str(passage.end)
        if place in self._by_place:
            return self._by_place[place]
        name = f"{local_name(self.document)} {passage.exact}"
        iri = mint("quote", name, lambda each: each in self._new or self._is_taken(each))
        self._new[iri] = passage
        self._by_place[place] = iri
        text = fold_signs(passage.exact)
        self._quotes_of.setdefault(text, []).append(iri)
        self._phrases.add(text)
        return iri

    def phrase(self, iri: str) -> str:
        """Return the words of a quote; nothing if it is not one of the document's."""
        if iri in self._new:
            return self._new[iri].exact
        return self._value(iri, _EXACT) if iri in self._known else ""

    def _value(self, iri: str, predicate: NamedNode) -> str:
        found = (t.object for t in self._known[iri] if t.predicate == predicate)
        return next((each.value for each in found if isinstance(each, Literal)), "")

    def triples(self, used: Iterable[str]) -> list[Triple]:
        """Return the records of the quotes in use; the others go."""
        wanted = set(used)
        found = [t for iri in sorted(wanted & self._known.keys()) for t in self._known[iri]]
        for iri in sorted(wanted & self._new.keys()):
            found += self._made(NamedNode(iri), self._new[iri])
        return found

    def _made(self, quote: NamedNode, passage: Passage) -> list[Triple]:
        around = ((_PREFIX, passage.prefix), (_SUFFIX, passage.suffix))
        texts = [(_EXACT, passage.exact), *((name, text) for name, text in around if text)]
        numbers = ((_START, passage.start), (_END, passage.end))
        return [
            Triple(quote, _TYPE, _EVIDENCE_CLASS),
            Triple(quote, _DOCUMENT, NamedNode(self.document)),
            *(Triple(quote, name, Literal(text, language=self._lang)) for name, text in texts),
            *(Triple(quote, name, Literal(str(at), datatype=_INTEGER)) for name, at in numbers),
        ]


def quotes_in(triples: Iterable[Triple]) -> set[str]:
    """Return the quotes that records rest on."""
    found = (t.object for t in triples if t.predicate == _QUOTED)
    return {each.value for each in found if isinstance(each, NamedNode)}
