"""Everything that things are called, in each language."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.escapes import clean
from kg.pages.network.told import Label
from kg.questions import Source, select_about
from kg.rdf import expand

__all__ = ["Names", "read_names"]

_NAMES = """
SELECT DISTINCT ?thing ?property ?name WHERE {
  ?thing ?property ?name
  FILTER(?property IN (
    skos:prefLabel, rdfs:label, skos:altLabel, skos:hiddenLabel, migov:acronym))
} ORDER BY ?thing ?name"""

_LABELS = {expand("skos:prefLabel"), expand("rdfs:label")}


@dataclass(frozen=True)
class Names:
    """What things are called, by IRI.

    ``labels`` have a text for each language. ``others`` are all other names, in any language: other
    ones, former ones, and names as printed.
    """

    labels: Mapping[str, Label] = field(default_factory=dict)
    others: Mapping[str, list[str]] = field(default_factory=dict)


def read_names(source: Source, things: Collection[str], *, stated_only: bool = False) -> Names:
    """Read the names of things."""
    rows = select_about(source, _NAMES, "thing", things, stated_only=stated_only)
    labels: dict[str, dict[str, list[str]]] = {}
    others: dict[str, list[str]] = {}
    for thing, given, name in rows:
        text = clean(name.value) if isinstance(name, Literal) else ""
        if not text or not isinstance(thing, NamedNode):
            continue
        if given.value in _LABELS and name.language:
            found = labels.setdefault(thing.value, {}).setdefault(name.language, [])
            found += [] if text in found else [text]
        else:
            others.setdefault(thing.value, []).append(text)
    chosen = {thing: _chosen(source, thing, named) for thing, named in labels.items()}
    for thing, named in labels.items():
        # A record that others are joined to has their names as well.
        more = [text for texts in named.values() for text in texts]
        others.setdefault(thing, []).extend(more)
    return Names(
        {thing: {**label} for thing, label in chosen.items()},
        {
            thing: left
            for thing, texts in others.items()
            if (left := sorted({*texts} - {*chosen.get(thing, {}).values()}))
        },
    )


def _chosen(source: Source, thing: str, named: Mapping[str, list[str]]) -> dict[str, str]:
    """Return one text for each language: of several, that which kg shows in that language."""
    found = {}
    for language in sorted(named):
        texts = named[language]
        shown = texts[0]
        if len(texts) > 1:
            told = clean(source.labels(language, [thing]).get(thing))
            shown = told if told in texts else shown
        found[language] = shown
    return found
