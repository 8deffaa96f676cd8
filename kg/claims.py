"""Claims as a reader meets them: who said what, where, in which words."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Claim", "Quote"]


@dataclass(frozen=True)
class Quote:
    """A phrase of a source document that carries a claim.

    ``prefix`` and ``suffix`` are the words around it where the phrase alone is not unique.
    ``document`` is a label, ``address`` where the document stands on the web (or ``""``).
    """

    exact: str
    prefix: str
    suffix: str
    lang: str
    document: str
    address: str


@dataclass(frozen=True)
class Claim:
    """One claim, with plain labels in the reader's language; empty where nothing is known.

    ``status`` is one of ``stated``, ``interpreted``, ``inferred``, ``external``; ``reason`` says
    why, for a claim that is not stated. ``date`` is the event's or project's, as EDTF text.
    """

    iri: str
    role: str
    role_label: str
    participant: str
    thing: str
    thing_kind: str
    date: str
    status: str
    confidence: str
    reason: str
    as_named: str
    quotes: tuple[Quote, ...]
