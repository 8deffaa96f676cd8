"""What a network page tells of nodes, ties and claims."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import networkx as nx
from pyoxigraph import Literal

from kg.escapes import clean
from kg.links import source_link, web_address
from kg.networks import claims_of, ends_in_order, listed
from kg.pages.network.layout import positions
from kg.pages.wrapping import wrapped
from kg.questions import Claim, Quote
from kg.rdf import expand, local_name, read_triples
from kg.study import ontology_files

__all__ = ["OTHER_SHAPE", "SHAPES", "edge_rows", "evidence_of", "node_rows", "property_names"]

# Shapes say what a node is; the script draws an unnamed group itself, as several people.
SHAPES = {
    "Organisation": "dot",
    "Unit": "hexagon",
    "Person": "triangle",
    "UnnamedGroup": "custom",
    "Event": "square",
    "Project": "diamond",
}
OTHER_SHAPE = "triangleDown"


def node_rows(
    graph: nx.Graph[Any], measures: Mapping[str, Mapping[str, float | None]]
) -> list[dict[str, Any]]:
    """Return the nodes as the page has them, sorted, each with its place in the picture."""
    places = positions(graph)
    names = sorted(measures)
    rows = []
    for node in sorted(graph, key=str):
        data = graph.nodes[node]
        label = clean(data.get("label", "")) or clean(node)
        x, y = places[node]
        cls = clean(data.get("cls"))
        facts: dict[str, Any] = {
            name: text
            for name in ("kind", "country", "level", "own_class", "description", "mode")
            if (text := clean(_shown(data.get(name))))
        }
        facts |= {"label": label, "cls": cls}
        if names:
            facts["measures"] = [_number(measures[name].get(node)) for name in names]
        rows.append(
            {
                "id": str(node),
                "label": wrapped(label),
                "group": cls if cls in SHAPES else "Other",
                "x": x,
                "y": y,
                "facts": facts,
            }
        )
    return rows


def _shown(fact: object) -> object:
    return "; ".join(map(str, fact)) if isinstance(fact, (list, tuple)) else fact


def _number(value: float | None) -> float | None:
    """Return the value if JSON can say it: it has no word for what is not a number."""
    if value is None or not math.isfinite(value):
        return None
    return value


@cache
def property_names(lang: str) -> dict[str, str]:
    """Return what each property of the ontology is called in a language, by its local name."""
    found: dict[str, str] = {}
    for path in ontology_files():
        for triple in read_triples(path):
            label = triple.object
            if triple.predicate.value != expand("rdfs:label") or not isinstance(label, Literal):
                continue
            name = local_name(str(getattr(triple.subject, "value", "")))
            if label.language == lang or (label.language == "en" and name not in found):
                found[name] = label.value
    return found


def edge_rows(graph: nx.Graph[Any], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the edges as the page has them, sorted, with the properties called by these names."""
    rows = []
    for u, v, data in graph.edges(data=True):
        # A line points from the part to the whole.
        source, target = ends_in_order(graph, u, v)
        part_of = bool(data.get("part_of"))
        relations = filter(None, map(clean, listed(data.get("relations"))))
        facts = {
            "relation": "; ".join(names.get(name, name) for name in relations),
            "structural": part_of,
            "directed": graph.is_directed() or (part_of and data.get("part") is not None),
            "weight": _number(data.get("weight")),
            "roles": [*filter(None, map(clean, listed(data.get("roles"))))],
            "status": clean(data.get("status")),
            "claims": sorted(listed(data.get("claims"), " ")),
        }
        rows.append(
            {
                "from": str(source),
                "to": str(target),
                "facts": {name: value for name, value in facts.items() if value},
            }
        )
    rows.sort(key=lambda row: (row["from"], row["to"]))
    return [{"id": f"tie{at}", **row} for at, row in enumerate(rows)]


def evidence_of(graph: nx.Graph[Any], claims: Mapping[str, Claim]) -> dict[str, Any]:
    """Return what the page tells of each claim that an edge rests on, by the claim's IRI."""
    return {iri: _claim(claims[iri]) for iri in sorted(claims_of(graph)) if iri in claims}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "role": clean(claim.role_label) or clean(claim.role),
        "participant": clean(claim.participant),
        "thing": clean(claim.thing),
        "thing_kind": clean(claim.thing_kind),
        "date": clean(claim.date),
        "status": clean(claim.status),
        "confidence": clean(claim.confidence),
        "reason": clean(claim.reason),
        "as_named": clean(claim.as_named),
        "quotes": [_quote(quote) for quote in claim.quotes],
    }


def _quote(quote: Quote) -> dict[str, str]:
    return {
        "exact": clean(quote.exact),
        "prefix": clean(quote.prefix),
        "suffix": clean(quote.suffix),
        "lang": clean(quote.lang),
        "document": clean(quote.document),
        "address": clean(quote.address),
        "page": web_address(quote.address),
        "href": source_link(quote.address, quote.exact, quote.prefix, quote.suffix),
    }
