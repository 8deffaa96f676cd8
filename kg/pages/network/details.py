"""What the graph knows of a network's nodes beyond the network itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import networkx as nx
from pyoxigraph import Literal, NamedNode

from kg.escapes import clean
from kg.networks import claims_of
from kg.pages.network.codes import Code, Codes, shipped_codes
from kg.pages.network.naming import Names, read_names
from kg.questions import Claim, Source, read_claims, select_about
from kg.rdf import choose_labels, compress, expand, local_name

__all__ = ["Details", "read_details"]

# Codes, classes and properties with their labels. Of the ontology there are never many.
_TERMS = """
SELECT DISTINCT ?term ?type ?label ?mark WHERE {
  VALUES ?type {
    migov:ActorKind migov:EventKind migov:Level migov:Sector migov:Role
    owl:Class owl:ObjectProperty owl:DatatypeProperty
  }
  ?term a ?type ; skos:prefLabel|rdfs:label ?label
  OPTIONAL { ?term migov:mark ?mark }
} ORDER BY ?term ?type ?label ?mark"""
_WAYS = {
    "migov:ActorKind": "kind",
    "migov:EventKind": "kind",
    "migov:Level": "level",
    "migov:Sector": "sector",
    "migov:Role": "role",
    "owl:Class": "cls",
    "owl:ObjectProperty": "relation",
    "owl:DatatypeProperty": "relation",
}
_WAY = {expand(name): way for name, way in _WAYS.items()}

_OURS = expand("migov:")

_COUNTRIES = """
SELECT DISTINCT ?thing ?country WHERE { ?thing migov:country ?country }
ORDER BY ?thing ?country"""

_PARTS = "SELECT DISTINCT ?part ?whole WHERE { ?part migov:partOf ?whole } ORDER BY ?part ?whole"

# What documents say of a node itself: its posts, whose member it is; its kind, country and dates.
# Two questions: the engine would go through a UNION of them once for each node.
_ABOUT = (
    """
SELECT DISTINCT ?node ?claim WHERE { ?claim migov:holder|migov:member ?node }
ORDER BY ?node ?claim""",
    """
SELECT DISTINCT ?node ?claim WHERE {
  ?claim rdf:subject ?node ; rdf:predicate ?property . ?property a migov:FactProperty
} ORDER BY ?node ?claim""",
)


@dataclass(frozen=True)
class Details:
    """What a page tells of nodes beyond the attributes of a network.

    ``names`` are those of nodes, and of all else that the claims name. ``folds`` has a part and its
    whole, both nodes. ``facts`` are the claims that say something of a node itself, by the node;
    ``claims`` are all of them, by IRI.
    """

    names: Names = field(default_factory=Names)
    codes: Codes = field(default_factory=shipped_codes)
    folds: tuple[tuple[str, str], ...] = ()
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)


def read_details(
    source: Source,
    graph: nx.Graph[Any],
    claims: Mapping[str, Claim],
    *,
    lang: str = "en",
    stated_only: bool = False,
) -> Details:
    """Read what a study or an endpoint knows of the nodes of a network, in few questions.

    Parameters
    ----------
    claims
        The claims that were read already, by IRI; among them those of the ties.
    lang
        The language of the network's labels.
    """
    nodes = [str(node) for node in graph]
    tied = claims_of(graph)
    facts: dict[str, list[str]] = {}
    for question in _ABOUT:
        for node, claim in select_about(source, question, "node", nodes, stated_only=stated_only):
            if claim.value not in tied:
                facts.setdefault(node.value, []).append(claim.value)
    told = {iri for iris in facts.values() for iri in iris}
    claims = {**claims, **_unread(source, lang, told - claims.keys())}
    shown = [claims[iri] for iri in sorted(told | tied) if iri in claims]
    named = {iri for claim in shown for iri in (claim.participant_iri, claim.thing_iri) if iri}
    return Details(
        names=read_names(source, {*nodes, *named}, stated_only=stated_only),
        codes=_read_codes(source, nodes, lang),
        folds=tuple(_folds(source, nodes, stated_only=stated_only)),
        facts={node: tuple(sorted({*iris})) for node, iris in facts.items()},
        claims={iri: claims[iri] for iri in sorted(told) if iri in claims},
    )


def _unread(source: Source, lang: str, claims: Collection[str]) -> Mapping[str, Claim]:
    return read_claims(source, lang, claims) if claims else {}


def _read_codes(source: Source, nodes: Collection[str], lang: str) -> Codes:
    """Return the codes by the texts that the network has for them: their labels in its language."""
    rows = list(select_about(source, _TERMS, "term"))
    terms = {term.value: (_WAY[kind.value], mark) for term, kind, _, mark in rows}
    shown = choose_labels([(term, label) for term, _, label, _ in rows], lang)
    labels: dict[str, dict[str, str]] = {}
    for term, _, label, _ in rows:
        if isinstance(label, Literal) and label.language:
            labels.setdefault(term.value, {}).setdefault(label.language, clean(label.value))
    for country, names in _countries(source, nodes).items():
        terms[country] = "country", None
        labels[country] = names
        pairs = [(NamedNode(country), Literal(text, language=tag)) for tag, text in names.items()]
        shown |= choose_labels(pairs, lang)
    # Of two codes with one label the shipped one comes first.
    shipped = shipped_codes().by_text
    own: dict[str, dict[str, Code]] = {way: {} for way in shipped}
    for iri, (way, mark) in sorted(terms.items(), key=_ours_first):
        label = labels.get(iri)
        if not label:
            continue
        is_term = way in ("cls", "relation")
        key = local_name(iri) if is_term and iri.startswith(_OURS) else compress(iri)
        code = Code(key, label, getattr(mark, "value", ""))
        if is_term and key in shipped[way]:
            code = replace(shipped[way][key], label=label)
        for text in (clean(shown.get(iri)), local_name(iri) if is_term else ""):
            if text:
                own[way].setdefault(text, code)
    return Codes({way: {**codes, **own[way]} for way, codes in shipped.items()})


def _ours_first(term: tuple[str, Any]) -> tuple[bool, str]:
    return not term[0].startswith(_OURS.removesuffix("#")), term[0]


def _countries(source: Source, nodes: Collection[str]) -> dict[str, dict[str, str]]:
    rows = select_about(source, _COUNTRIES, "thing", nodes)
    countries = sorted({row[1].value for row in rows if isinstance(row[1], NamedNode)})
    labels = read_names(source, countries).labels
    return {each: label for each in countries if isinstance(label := labels.get(each), dict)}


def _folds(source: Source, nodes: Iterable[str], *, stated_only: bool) -> Iterable[tuple[str, str]]:
    """Return each node that is a part with the nearest node around it."""
    above: dict[str, list[str]] = {}
    known: set[str] = set()
    asked = ours = set(nodes)
    while asked:
        for part, whole in select_about(source, _PARTS, "part", asked, stated_only=stated_only):
            above.setdefault(part.value, []).append(whole.value)
        known |= asked
        asked = {whole for wholes in above.values() for whole in wholes} - known
    for part in sorted(ours & above.keys()):
        level, seen = above[part], {part}
        while level and not (found := [each for each in level if each in ours - seen]):
            seen |= set(level)
            level = [up for at in level for up in above.get(at, ()) if up not in seen]
        if level:
            yield part, found[0]
