"""What the graph knows of the nodes of a network."""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import NamedNode

from kg.questions import Source, select_about
from kg.rdf import expand, local_name

__all__ = ["node_facts"]

_FACTS = """
SELECT DISTINCT ?thing ?fact ?value WHERE {
  { ?thing a ?value BIND("cls" AS ?fact) }
  UNION {
    ?thing migov:kind|migov:memberKind|migov:eventKind ?value BIND("kind" AS ?fact)
    # An association is an NGO as well; the narrowest kind says most.
    MINUS { ?thing migov:kind ?narrower . ?narrower skos:broader+ ?value }
  }
  UNION { ?thing migov:country ?value BIND("country" AS ?fact) }
  UNION { ?thing migov:level|migov:kind/migov:impliesLevel ?value BIND("level" AS ?fact) }
  UNION { ?thing migov:sector|migov:kind/migov:impliesSector ?value BIND("sector" AS ?fact) }
  UNION { ?thing migov:sizeAsStated ?value BIND("size" AS ?fact) }
} ORDER BY ?thing ?fact ?value"""

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
    found = list(select_about(source, _FACTS, "thing", things, stated_only=stated_only))
    values = {row[2].value for row in found if isinstance(row[2], NamedNode)}
    labels = source.labels(lang, values)
    classes = {row[2].value for row in found if row[1].value == "cls"}
    nearest = _nearest(source, {each for each in classes if not each.startswith(_OURS)})
    facts: dict[str, dict[str, str | list[str]]] = {}
    for thing, fact, held in found:
        known = facts.setdefault(thing.value, {})
        if fact.value == "cls" and held.value.startswith(_OURS):
            known.setdefault("cls", local_name(held.value))
        elif fact.value == "cls":
            if held.value in nearest:  # other classes say nothing that kg knows
                known.setdefault("cls", nearest[held.value])
                known.setdefault("own_class", labels.get(held.value, local_name(held.value)))
        else:
            named = known.setdefault(fact.value, [])
            assert isinstance(named, list)  # noqa: S101 (all but the class)
            named.append(labels.get(held.value, held.value))
    return facts


def _nearest(source: Source, classes: Collection[str]) -> dict[str, str]:
    """Return the nearest class of kg above each of these classes, by its local name."""
    found: dict[str, str] = {}
    for cls, above, _ in select_about(source, _ABOVE, "class", classes) if classes else ():
        if above.value.startswith(_OURS):
            found.setdefault(cls.value, local_name(above.value))
    return found
