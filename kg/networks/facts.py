"""What the graph knows of the nodes of a network."""

from __future__ import annotations

from collections.abc import Collection, Iterator
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
    migov:kind, migov:memberKind, migov:eventKind, migov:country, migov:level, migov:sector,
    migov:sizeAsStated))
} ORDER BY ?thing"""
_TYPES = (
    "SELECT ?thing ?class WHERE { ?thing a ?class FILTER(?class IN (CLASSES)) } ORDER BY ?thing"
)
_BROADER = "SELECT ?kind ?broader WHERE { ?kind skos:broader+ ?broader }"
# All classes above a class are derived; the narrowest of several has most above itself.
_ABOVE = """
SELECT ?class ?above (COUNT(DISTINCT ?top) AS ?depth) WHERE {
  ?class rdfs:subClassOf ?above . ?above rdfs:subClassOf ?top
} GROUP BY ?class ?above ORDER BY ?class DESC(?depth) ?above"""
_NAMES = {
    "migov:kind": "kind",
    "migov:memberKind": "kind",
    "migov:eventKind": "kind",
    "migov:country": "country",
    "migov:level": "level",
    "migov:sector": "sector",
    "migov:sizeAsStated": "size",
}
_NAME = {expand(each): name for each, name in _NAMES.items()}
_KIND, _OURS = expand("migov:kind"), expand("migov:")


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
    labels = source.labels(lang, {row[2].value for row in found if isinstance(row[2], NamedNode)})
    facts: dict[str, dict[str, str | list[str]]] = {}
    for thing, cls, nearest in _classes(source, things, stated_only=stated_only):
        known = facts[thing] = {"cls": local_name(nearest)}
        if cls != nearest:
            known["own_class"] = labels.get(cls) or _label(source, lang, cls)
    for thing, fact, held in found:
        named = facts.setdefault(thing, {}).setdefault(fact, [])
        assert isinstance(named, list)  # noqa: S101 (all but the classes)
        named.append(labels.get(held.value, held.value))
    return facts


def _label(source: Source, lang: str, thing: str) -> str:
    return source.labels(lang, [thing]).get(thing, local_name(thing))


def _rows(
    source: Source, things: Collection[str] | None, *, stated_only: bool
) -> list[tuple[str, str, Any]]:
    """Return each thing with the name of a fact and a value, sorted, each once."""
    found = list(select_about(source, _FACTS, "thing", things, stated_only=stated_only))
    kinds = {value.value for _, given, value in found if given.value == _KIND}
    above: dict[str, set[str]] = {}
    for kind, broader in select_about(source, _BROADER, "kind", kinds) if kinds else ():
        above.setdefault(kind.value, set()).add(broader.value)
    rows = []
    for thing, group in groupby(found, key=itemgetter(0)):
        known, wider = set(), set()
        for _, given, value in group:
            known.add((_NAME[given.value], value))
            if given.value == _KIND:
                wider |= above.get(value.value, set())
        # An association is an NGO as well; the narrowest kind says most.
        known -= {each for each in known if each[0] == "kind" and each[1].value in wider}
        rows += [(thing.value, *each) for each in sorted(known, key=_order)]
    return rows


def _order(fact: tuple[str, Any]) -> tuple[str, str]:
    return fact[0], str(fact[1])


def _classes(
    source: Source, things: Collection[str] | None, *, stated_only: bool
) -> Iterator[tuple[str, str, str]]:
    """Return each thing with its narrowest class and the nearest class of kg to that one."""
    depths: dict[str, int] = {}
    nearest: dict[str, str] = {}
    for cls, above, depth in select_about(source, _ABOVE, "class"):
        depths[cls.value] = max(depths.get(cls.value, 0), int(depth.value))
        if above.value.startswith(_OURS):
            nearest.setdefault(cls.value, above.value)
    listed = ", ".join(f"<{cls}>" for cls in sorted(nearest))
    asked = _TYPES.replace("CLASSES", listed)
    found = select_about(source, asked, "thing", things, stated_only=stated_only)
    for thing, group in groupby(found, key=itemgetter(0)):
        classes = [row[1].value for row in group]
        cls = min(classes, key=lambda each: (-depths[each], each))
        yield thing.value, cls, nearest[cls]
