"""Read claims for people: who said what, in which document, in which words."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import NamedNode

from kg.questions.dates import dates_of, days_of, words_of
from kg.questions.sources import Source, select_about
from kg.rdf import compress, in_words, local_name

__all__ = ["Claim", "Quote", "read_claims", "read_quotes"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A phrase of a source document that carries a claim.

    ``prefix`` and ``suffix`` are the words around it where the phrase alone is not unique.
    ``document`` is a label, ``address`` the document's address on the web (or ``""``), ``date`` the
    day on which it was published, in words. ``row`` and ``column`` tell the cell of a table.
    """

    exact: str
    prefix: str
    suffix: str
    lang: str
    document: str
    address: str
    date: str = ""
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, with plain labels in the reader's language; empty where nothing is known.

    ``heading`` tells the claim in one line. ``participant`` is whom or what it is about: who takes
    part, the subject of a statement, the holder of a post, the one of two records, the member, who
    gives money, who came before. ``thing`` is the other end: the event or project, the value, the
    organisation of the post, the other record, who came after.
    ``status`` is one of ``stated``, ``interpreted``, ``inferred``, ``external``; ``reason`` says
    why, for a claim that is not stated; ``as_named`` is the name or value as printed. ``date`` is
    the event's or project's, in words. ``says`` is what joins the one to the other: a role,
    a property, the title of a post, which is in the language ``says_lang`` if that is known.
    """

    iri: str
    heading: str
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
    says: str = ""
    says_lang: str = ""
    says_iri: str = ""
    participant_iri: str = ""
    thing_iri: str = ""
    behalf: tuple[str, ...] = ()
    capacity: tuple[str, ...] = ()
    start: str = ""
    end: str = ""


_KINDS = (
    *("Derivation", "Funding", "Identity", "Membership", "Participation", "Statement"),
    *("Succession", "Tenure"),
)
# A unit is an organisation as well; in alphabetical order the narrower class comes last.
_CLASSES = (
    *("Document", "Event", "Instrument", "Organisation", "Output", "Person", "Place"),
    *("Programme", "Project", "Unit", "UnnamedGroup"),
)


def _named(terms: Iterable[str]) -> str:
    return " ".join(f"migov:{name}" for name in terms)


# The class is asked for inside: a pattern without a bound subject would match everything.
_CLAIMS = """
SELECT ?claim ?kind ?about ?says ?thing ?class ?sum ?status ?confidence ?reason ?named WHERE {
  ?claim migov:status|migov:weakestStatus ?status .
  OPTIONAL { VALUES ?kind { KINDS } ?claim a ?kind }
  OPTIONAL { ?claim migov:participant|rdf:subject|migov:holder|migov:one|migov:member ?who }
  OPTIONAL { ?claim migov:giver|migov:predecessor ?from }
  OPTIONAL {
    ?claim migov:role|rdf:predicate|migov:postTitle|migov:verdict|migov:fundingKind|migov:changeKind
      ?says
  }
  OPTIONAL { ?claim migov:recipient ?to }
  BIND(COALESCE(?who, ?from, ?to) AS ?about)
  OPTIONAL {
    ?claim migov:inEvent|migov:inProject|migov:inWork|rdf:object|migov:postIn|migov:other|
      migov:memberOf|migov:successor ?thing
    OPTIONAL { VALUES ?class { CLASSES } ?thing a ?class }
  }
  OPTIONAL { ?claim migov:amount ?amount ; migov:currency ?currency }
  BIND(CONCAT(STR(?amount), " ", ?currency) AS ?sum)
  OPTIONAL { ?claim migov:confidence ?confidence }
  OPTIONAL { ?claim migov:reason ?reason }
  OPTIONAL { ?claim migov:asNamed|migov:asStated ?named }
} ORDER BY ?claim ?kind ?about ?says ?thing DESC(?class) ?sum ?confidence ?reason ?named"""
_CLAIMS = _CLAIMS.replace("KINDS", _named(_KINDS)).replace("CLASSES", _named(_CLASSES))

_QUOTES = """
SELECT DISTINCT ?record ?document ?start ?row ?column ?exact ?prefix ?suffix ?address WHERE {
  ?record migov:evidence|migov:restsOn/migov:evidence ?quote .
  ?quote migov:document ?document ; oa:exact ?exact .
  OPTIONAL { ?quote oa:prefix ?prefix }
  OPTIONAL { ?quote oa:suffix ?suffix }
  OPTIONAL { ?quote oa:start ?start }
  OPTIONAL { ?quote migov:row ?row ; migov:column ?column }
  OPTIONAL { ?document migov:address ?address }
} ORDER BY ?record ?document ?start ?row ?exact"""

# On whose behalf, and in which post or role: what it is called, and where.
_FOR = """
SELECT DISTINCT ?claim ?actor ?title ?in WHERE {
  { ?claim migov:onBehalfOf ?actor }
  UNION {
    ?claim migov:inCapacityOf ?post .
    ?post migov:postTitle|migov:role ?title .
    OPTIONAL { ?post migov:postIn|migov:inProject ?in }
  }
} ORDER BY ?claim ?actor ?title ?in"""

_PUBLISHED = """
SELECT ?document ?date WHERE { ?document migov:published ?date } ORDER BY ?document ?date"""


def read_quotes(
    source: Source, lang: str = "en", records: Collection[str] | None = None
) -> dict[str, tuple[Quote, ...]]:
    """Read the quotes that support each record, in the order of the text.

    Parameters
    ----------
    records
        The records to ask about, by IRI; None is all.
    """
    rows = list(select_about(source, _QUOTES, "record", records))
    documents = {row[1].value for row in rows}
    labels = source.labels(lang, documents)
    published: dict[str, str] = {}
    for document, date in select_about(source, _PUBLISHED, "document", documents):
        published.setdefault(document.value, in_words(date.value))
    called = {iri: labels[iri] if iri in labels else compress(iri) for iri in documents}
    quotes: dict[str, list[Quote]] = {}
    for record, document, _, row, column, exact, prefix, suffix, address in rows:
        quote = Quote(
            exact=_text(exact),
            prefix=_text(prefix),
            suffix=_text(suffix),
            lang=_language(exact),
            document=called[document.value],
            address=_text(address),
            date=published.get(document.value, ""),
            row=_text(row),
            column=_text(column),
        )
        quotes.setdefault(_text(record), []).append(quote)
    return {record: tuple(found) for record, found in quotes.items()}


def read_claims(
    source: Source,
    lang: str = "en",
    claims: Collection[str] | None = None,
    *,
    quotes: Mapping[str, tuple[Quote, ...]] | None = None,
) -> dict[str, Claim]:
    """Read every claim, by its IRI, with labels in a language.

    Parameters
    ----------
    claims
        The claims to ask about; None is all.
    quotes
        Their quotes, if they were read already.
    """
    rows = list(select_about(source, _CLAIMS, "claim", claims))
    worn = list(select_about(source, _FOR, "claim", claims))
    cells = (term for row in [*rows, *worn] for term in row)
    named_things = {term.value for term in cells if isinstance(term, NamedNode)}
    labels = source.labels(lang, named_things)
    quotes = read_quotes(source, lang, claims) if quotes is None else quotes
    things = None if claims is None else {_text(row[4]) for row in rows if row[4]}
    dates = {
        thing: {"date": words_of(found)} | days_of(found)
        for thing, found in dates_of(source, things).items()
    }

    def named(term: object) -> str:
        iri = _text(term)
        if not isinstance(term, NamedNode):
            return iri
        return labels[iri] if iri in labels else compress(iri)

    behalf: dict[str, list[str]] = {}
    capacity: dict[str, list[str]] = {}
    for each, actor, title, place in worn:
        into = behalf if actor else capacity
        words = named(actor) or ", ".join(filter(None, (named(title), named(place))))
        into.setdefault(_text(each), []).append(words)
    found: dict[str, Claim] = {}
    for row in rows:
        claim, kind, about, says, thing, cls, total, status, confidence, reason, as_named = row
        iri, called = _text(claim), _local(kind)
        if iri in found:
            continue  # a second value where one is allowed; validation reports it
        who, words, what = named(about), named(says), named(thing)
        is_role = called == "Participation"
        found[iri] = Claim(
            iri=iri,
            heading=_heading(called, who, words, what, _text(total)),
            role=_local(says) if is_role else "",
            role_label=words if is_role else "",
            participant=who,
            thing=what,
            thing_kind=_local(cls),
            status=_local(status),
            confidence=_local(confidence),
            reason=_text(reason),
            as_named=_text(as_named),
            quotes=quotes.get(iri, ()),
            says=words,
            says_lang=_language(says),
            says_iri=_iri(says),
            participant_iri=_iri(about),
            thing_iri=_iri(thing),
            behalf=tuple(behalf.get(iri, ())),
            capacity=tuple(capacity.get(iri, ())),
            **dates.get(_text(thing), {"date": ""}),
        )
    return dict(sorted(found.items()))


def _heading(kind: str, about: str, says: str, thing: str, total: str) -> str:
    """Tell a claim in one line; parts that its record does not have are left out."""

    def put(between: str, *parts: str) -> str:
        return between.join(filter(None, parts))

    if kind == "Identity":
        return put(": ", put(" / ", about, thing), says)
    if kind == "Funding":
        return put(": ", about, put(", ", put(" ", says, total), thing))
    return put(": ", about, put(" " if kind in ("Statement", "Derivation") else ", ", says, thing))


def _text(term: object) -> str:
    # Many claims share a text, which a term makes anew each time: it is kept once.
    return sys.intern(str(getattr(term, "value", "")))


def _local(term: object) -> str:
    return _local_name(_text(term))


@lru_cache(maxsize=1_000)
def _local_name(iri: str) -> str:
    """Return the local name of a class or code, of which there are few."""
    return local_name(iri)


def _iri(term: object) -> str:
    return _text(term) if isinstance(term, NamedNode) else ""


def _language(term: object) -> str:
    return sys.intern(str(getattr(term, "language", None) or ""))
