"""Make a claim of each plain fact of a document's file.

A plain triple about a thing (``event:riga migov:mode mode:online``) is stated by the document in
whose file it is, and rests on the quotes of that thing's record *in that file*. Here it becomes a
statement of its own, with its document, its quotes and its words, as if somebody had written it.
So whoever asks finds one kind of claim, and nothing is credited to a document that does not say it.
A value with its words, such as a date, rests on those of the quotes that hold the words, if any do.

Written claims get the document that they are of (``migov:inDocument``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from kg.rdf import PREFIXES, local_name
from kg.study.derivation import INFERRED_STATUS, bounds_of, is_inferred, term
from kg.study.identity import Decision, follow

__all__ = [
    "Fact",
    "FileFacts",
    "Meaning",
    "facts_of",
    "file_facts",
    "placed_claims",
    "read_meaning",
]

_Subject = NamedNode | BlankNode | Triple
_Term = NamedNode | BlankNode | Literal | Triple

_A, _EVIDENCE, _DOCUMENT = term("rdf:type"), term("migov:evidence"), term("migov:document")
_SUB_CLASS = term("rdfs:subClassOf")
_DOCUMENT_CLASS, _FACT_PROPERTY = term("migov:Document"), term("migov:FactProperty")
_STATUS, _IN_DOCUMENT = term("migov:status"), term("migov:inDocument")
_EXACT = term("oa:exact")
_AS_STATED, _WORDS_OF = term("migov:asStated"), term("migov:wordsOf")
_STATEMENT, _STATED = term("migov:Statement"), term("status:stated")
_SUBJECT, _PREDICATE, _OBJECT = (term(f"rdf:{part}") for part in ("subject", "predicate", "object"))
_FACT = PREFIXES["fact"]
_HASHED = 10  # hexadecimal digits, of facts about one property of one thing


@dataclass(frozen=True)
class Meaning:
    """What the ontology and the data say that decides which triples are facts.

    Parameters
    ----------
    properties
        The properties whose values are facts.
    words
        The properties that give a value in the document's words, each with that of the value.
    documents
        The document of each quote; none, if its record names none.
    texts
        The words of each quote.
    claims
        The records that are claims: what they say of themselves is no fact.
    kinds
        The class of documents, and those below it.
    """

    properties: frozenset[NamedNode]
    words: Mapping[NamedNode, NamedNode]
    documents: Mapping[_Subject, frozenset[NamedNode]] = field(repr=False)
    texts: Mapping[_Subject, str] = field(repr=False)
    claims: frozenset[_Subject] = field(repr=False)
    kinds: frozenset[_Subject]


def read_meaning(store: Store) -> Meaning:
    """Read it from a store with all files, in whatever graphs, and all classes above each class."""
    documents: dict[_Subject, set[NamedNode]] = {}
    for placed in store.quads_for_pattern(None, _DOCUMENT, None, None):
        if isinstance(placed.object, NamedNode):
            documents.setdefault(placed.subject, set()).add(placed.object)
    return Meaning(
        properties=frozenset(
            each.subject
            for each in store.quads_for_pattern(None, _A, _FACT_PROPERTY, None)
            if isinstance(each.subject, NamedNode)
        ),
        words={
            each.subject: each.object
            for each in store.quads_for_pattern(None, _WORDS_OF, None, None)
            if isinstance(each.subject, NamedNode) and isinstance(each.object, NamedNode)
        },
        documents={quote: frozenset(of) for quote, of in documents.items()},
        texts={
            each.subject: each.object.value
            for each in store.quads_for_pattern(None, _EXACT, None, None)
            if isinstance(each.object, Literal)
        },
        claims=frozenset(
            each.subject for each in store.quads_for_pattern(None, _STATUS, None, None)
        ),
        kinds=frozenset(
            each.subject
            for each in store.quads_for_pattern(None, _SUB_CLASS, _DOCUMENT_CLASS, None)
        ).union([_DOCUMENT_CLASS]),
    )


@dataclass(frozen=True)
class Fact:
    """A claim with what the loading says of it: properties and values."""

    claim: _Subject
    parts: Sequence[tuple[NamedNode, _Term]]
    inferred: bool


@dataclass
class FileFacts:
    """What one file says that bears on its facts: by subject, in the order of the file."""

    facts: dict[_Subject, list[tuple[NamedNode, _Term]]] = field(default_factory=dict)
    quotes: dict[_Subject, list[NamedNode]] = field(default_factory=dict)
    own: dict[_Subject, None] = field(default_factory=dict)  # documents with a record here
    claims: dict[_Subject, None] = field(default_factory=dict)

    def documents(self, subject: _Subject, meaning: Meaning) -> list[_Subject]:
        """Return the documents that a record of this file is of, in alphabetical order.

        These are the documents of its quotes; if it has no quote, that whose file this is. If
        there is not exactly one, the source of its facts cannot be told.
        """
        quotes = self.quotes.get(subject, ())
        found = {document for quote in quotes for document in meaning.documents.get(quote, ())}
        return sorted(found if quotes else self.own, key=str)

    def resting_on(
        self, subject: _Subject, words: Collection[_Term], meaning: Meaning
    ) -> list[NamedNode]:
        """Return the quotes of a record that hold some words; if none does, all of its quotes."""
        quotes = self.quotes.get(subject, [])
        texts = [word.value for word in words if isinstance(word, Literal)]
        holding = [
            quote for quote in quotes if any(text in meaning.texts.get(quote, "") for text in texts)
        ]
        return holding or quotes

    def words(self, subject: _Subject, fact: NamedNode, meaning: Meaning) -> list[Literal]:
        """Return the document's words for the value of a property; none, if it has two values."""
        said = self.facts.get(subject, ())
        giving = [name for name, of in meaning.words.items() if of == fact]
        if not giving or sum(name == fact for name, _ in said) != 1:
            return []
        return [text for name, text in said if name in giving and isinstance(text, Literal)]


def file_facts(triples: Iterable[Triple], meaning: Meaning) -> FileFacts:
    """Read what a file says that bears on its facts."""
    found, claims = FileFacts(), meaning.claims
    properties = meaning.properties
    bearing = properties | {_EVIDENCE, _STATUS, _A}
    for triple in triples:
        name = triple.predicate
        if name not in bearing:  # as of most triples
            continue
        if name in properties:
            if triple.subject not in claims:
                said = (name, triple.object)
                found.facts.setdefault(triple.subject, []).append(said)
        elif name == _EVIDENCE:
            if isinstance(triple.object, NamedNode):
                found.quotes.setdefault(triple.subject, []).append(triple.object)
            if triple.subject in claims:
                found.claims[triple.subject] = None
        elif name == _STATUS:
            found.claims[triple.subject] = None
        elif name == _A and triple.object in meaning.kinds:
            found.own[triple.subject] = None
    return found


def facts_of(
    found: FileFacts, meaning: Meaning, decisions: Mapping[NamedNode, Decision], graph: NamedNode
) -> Iterator[Fact]:
    """Make a statement of each fact of a file.

    It is inferred only if an inferred decision merged a record that it is about. A record without
    a name has no statement: nothing could point to it. If the source of a fact cannot be told, its
    statement has no quote and no document; validation reports it.

    Parameters
    ----------
    decisions
        The records that were merged, as in the store.
    graph
        The name of the file's graph.
    """
    for subject, said in found.facts.items():
        if not isinstance(subject, NamedNode):
            continue
        documents = found.documents(subject, meaning)
        told = documents[0] if len(documents) == 1 else None
        about, by_subject = follow(subject, decisions)
        for name, value in dict.fromkeys(said):
            meant, by_value = follow(value, decisions)
            deciding = [each for each in (*by_subject, *by_value) if each.inferred]
            words = found.words(subject, name, meaning)
            own = [value] if name in meaning.words else words
            quotes = found.resting_on(subject, own, meaning) if told else []
            parts = [
                (_A, _STATEMENT),
                (_SUBJECT, about),
                (_PREDICATE, name),
                (_OBJECT, meant),
                (_STATUS, INFERRED_STATUS if deciding else _STATED),
                *bounds_of(name, value),
                *(deciding[0].given if deciding else ()),
                *((_AS_STATED, text) for text in words),
                *((_IN_DOCUMENT, document) for document in ([told] if told else [])),
                *((_EVIDENCE, quote) for quote in quotes),
            ]
            claim = _name(subject, name, value, str(told or graph))
            yield Fact(claim, parts, inferred=bool(deciding))


def placed_claims(
    found: FileFacts, meaning: Meaning, statuses: Mapping[_Subject, _Term]
) -> Iterator[Fact]:
    """Say in which document each written claim of a file is.

    Parameters
    ----------
    statuses
        The status of each claim that is in the store.
    """
    for claim in found.claims:
        if claim in statuses:
            documents = found.documents(claim, meaning)
            parts = [(_IN_DOCUMENT, document) for document in documents]
            yield Fact(claim, parts, inferred=is_inferred(statuses[claim]))


def _name(subject: NamedNode, name: NamedNode, value: _Term, source: str) -> NamedNode:
    """Name a fact by what it says and who says it: equal data give equal names."""
    written = "\n".join((source, str(subject), str(name), str(value)))
    short = hashlib.sha256(written.encode()).hexdigest()[:_HASHED]
    return NamedNode(f"{_FACT}{_word(subject)}-{_word(name)}-{short}")


@lru_cache(maxsize=10_000)
def _word(term: NamedNode) -> str:
    return re.sub(r"[^0-9A-Za-z]+", "-", local_name(term.value)).strip("-") or "x"
