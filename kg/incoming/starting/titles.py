"""The title of a document as a quote of its text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf import expand
from kg.validation import MAX_WORDS, character_problem, near_miss

__all__ = ["title_quote"]

_AROUND = 60  # characters, of a prefix or suffix


def title_quote(
    text: str, title: str, lang: str, document: NamedNode, quote: str, notes: list[str]
) -> list[Triple]:
    """Quote the title, or its first words, where it is first in the text.

    Returns the triples of the quote, and that the document rests on it; none where the title is not
    in the text, cannot be told from other places, or has a character that no quote may have. A
    sentence on that is added to the notes.

    Parameters
    ----------
    text
        The text, whose characters the offsets count.
    lang
        The language of the title.
    document, quote
        The document, and the IRI of the quote.
    notes
        Sentences for the coder.
    """
    first = re.match(rf"\S+(?:\s+\S+){{0,{MAX_WORDS - 1}}}", title)
    exact = first[0] if first else ""
    start = text.find(exact)
    if problem := character_problem(exact, is_quote=True):
        notes.append(f"the title has no quote: {problem}")
        return []
    if start < 0:
        near = near_miss(text, exact)
        notes.append(
            "the title is not in the text, so it has no quote" + (f"; {near}" if near else "")
        )
        return []
    end = start + len(exact)
    around = _telling(text, exact, start)
    if around is None:
        notes.append("the title is in the text more than once, so it has no quote; write one")
        return []
    values: list[tuple[str, NamedNode | Literal]] = [
        ("rdf:type", NamedNode(expand("migov:Evidence"))),
        ("migov:document", document),
        ("oa:exact", Literal(exact, language=lang)),
        ("oa:start", Literal(start)),
        ("oa:end", Literal(end)),
        *((name, Literal(words, language=lang)) for name, words in around.items()),
    ]
    iri = NamedNode(quote)
    said = [Triple(iri, NamedNode(expand(name)), value) for name, value in values]
    return [Triple(document, NamedNode(expand("migov:evidence")), iri), *said]


def _telling(text: str, exact: str, start: int) -> Mapping[str, str] | None:
    """Return the words before or after a phrase that tell it from its others."""
    if text.count(exact) == 1:
        return {}
    end = start + len(exact)
    for after in re.finditer(r"\s*\S+", text[end : end + _AROUND]):
        suffix = text[end : end + after.end()]
        if text.count(exact + suffix) == 1:
            return {"oa:suffix": suffix}
    for before in reversed([*re.finditer(r"\S+\s*", text[max(0, start - _AROUND) : start])]):
        prefix = text[max(0, start - _AROUND) + before.start() : start]
        if text.count(prefix + exact) == 1:
            return {"oa:prefix": prefix}
    return None
