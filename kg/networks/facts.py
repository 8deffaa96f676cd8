"""What the graph knows of the nodes of a network."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby
from operator import itemgetter
from typing import Any

from pyoxigraph import NamedNode

from kg.questions import Source, select_about
from kg.rdf import expand, local_name

__all__ = ["node_facts"]

# One plain pattern, of which an engine looks up the things asked about. With a MINUS or a second
# VALUES in it, Oxigraph answers for the whole study, again for each part of a long list of things.
_FACTS = """
SELECT DISTINCT ?thing ?property ?value WHERE {
  ?thing ?property ?value
  FILTER(?property IN (
    rdf:type, migov:kind, migov:memberKind, migov:eventKind, migov:country, migov:level,
    migov:sector, migov:sizeAsStated))
} ORDER BY ?thing"""
_KINDS = """
SELECT DISTINCT ?kind ?property ?value WHERE {
  {
    VALUES ?property { migov:impliesLevel migov:impliesSector }
    ?kind ?property ?value
  } UNION { ?kind skos:broader+ ?value BIND(skos:broader AS ?property) }
}"""
_NAMES = {
    "rdf:type": "cls",
    "migov:kind": "kind",
    "migov:memberKind": "kind",
    "migov:eventKind": "kind",
    "migov:country": "country",
    "migov:level": "level",
    "migov:impliesLevel": "level",
    "migov:sector": "sector",
    "migov:impliesSector": "sector",
    "migov:sizeAsStated": "size",
}
_NAME = {expand(each): name for each, name in _NAMES.items()}
_KIND, _BROADER = expand("migov:kind"), expand("skos:broader")

_OURS = expand("migov:")
# All classes above a class are derived; of those above it, the nearest has the most above itself.
_ABOVE = """
SELECT ?class ?above (COUNT(DISTINCT ?top) AS ?depth) WHERE {
  ?class rdfs:subClassOf ?above . ?above rdfs:subClassOf ?top
} GROUP BY ?class ?above ORDER BY ?class DESC(?depth) ?above"""


def node_facts(
    source: Source,
    lang: str = "en",
    *,
    stated_only: bool = False,
    things: Collection[str] | None = None,
) -> dict[str, dict[str, str | list[str]]]:
    """Return what the graph knows of each thing: its class, and labels of other facts.

    ``cls`` is a text, such as ``Organisation``: a class of kg. If the thing is of a class of the
    study's own, it is the nearest one above, and ``own_class`` is the label of the own one.
    ``kind``, ``country``, ``level``, ``sector`` and ``size`` are lists.

    Parameters
    ----------
    things
        The things to ask about, by IRI; None is all.
    """
    found = _rows(source, things, stated_only=stated_only)
    values = {row[2].value for row in found if isinstance(row[2], NamedNode)}
    labels = source.labels(lang, values)
    classes = {row[2].value for row in found if row[1] == "cls"}
    nearest = _nearest(source, {each for each in classes if not each.startswith(_OURS)})
    facts: dict[str, dict[str, str | list[str]]] = {}
    for thing, fact, held in found:
        known = facts.setdefault(thing, {})
        if fact == "cls" and held.value.startswith(_OURS):
            known.setdefault("cls", local_name(held.value))
        elif fact == "cls":
            if held.value in nearest:  # other classes say nothing that kg knows
                known.setdefault("cls", nearest[held.value])
                known.setdefault("own_class", labels.get(held.value, local_name(held.value)))
        else:
            named = known.setdefault(fact, [])
            assert isinstance(named, list)  # noqa: S101 (all but the class)
            named.append(labels.get(held.value, held.value))
    return facts


def _rows(
    source: Source, things: Collection[str] | None, *, stated_only: bool
) -> list[tuple[str, str, Any]]:
    """Return each thing with the name of a fact and a value, sorted, each once."""
    found = list(select_about(source, _FACTS, "thing", things, stated_only=stated_only))
    kinds = {value.value for _, given, value in found if given.value == _KIND}
    above: dict[str, set[str]] = {}
    implied: dict[str, list[tuple[str, Any]]] = {}
    about = select_about(source, _KINDS, "kind", kinds, stated_only=stated_only) if kinds else ()
    for kind, given, value in about:
        if given.value == _BROADER:
            above.setdefault(kind.value, set()).add(value.value)
        else:
            implied.setdefault(kind.value, []).append((_NAME[given.value], value))
    rows = []
    for thing, group in groupby(found, key=itemgetter(0)):
        known, wider = set(), set()
        for _, given, value in group:
            known.add((_NAME[given.value], value))
            if given.value == _KIND:
                known.update(implied.get(value.value, ()))
                wider |= above.get(value.value, set())
        # An association is an NGO as well; the narrowest kind says most.
        known -= {each for each in known if each[0] == "kind" and each[1].value in wider}
        rows += [(thing.value, *each) for each in sorted(known, key=_order)]
    return rows


def _order(fact: tuple[str, Any]) -> tuple[str, str]:
    return fact[0], str(fact[1])


def _nearest(source: Source, classes: Collection[str]) -> dict[str, str]:
    """Return the nearest class of kg above each of these classes, by its local name."""
    found: dict[str, str] = {}
    for cls, above, _ in select_about(source, _ABOVE, "class", classes) if classes else ():
        if above.value.startswith(_OURS):
            found.setdefault(cls.value, local_name(above.value))
    return found
