"""What a methods section needs to know about a network, as text and as JSON-LD.

The items are those of GRAND, the Guidelines for Reporting About Network Data (Z. P. Neal and
others): what the network represents, when and where it is from, and how it was measured; and the
recipe, so that another can make it again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import networkx as nx

from kg.errors import DataError
from kg.networks.arrays import Arrays
from kg.networks.attributes import claims_of, listed
from kg.networks.network import Material
from kg.questions import Source, select_about
from kg.rdf import bounds

__all__ = ["Card", "as_csvw", "as_jsonld", "as_text", "describe", "stamp"]

Card = list[tuple[str, str]]
"""The items of a method card: what each is called, and what it says."""

_BODIES = ("Organisation", "Unit")

_DOCUMENTS = """
SELECT DISTINCT ?document WHERE { ?claim migov:inDocument ?document } ORDER BY ?document"""


def stamp(graph: nx.Graph[Any]) -> str:
    """Return what an output says of itself in one line: recipe, checksum, data, options, kg.

    An empty text of a network that kg did not make from a query.
    """
    about = graph.graph
    if not about.get("recipe_checksum"):
        return ""
    return (
        f"recipe {str(about['recipe_checksum'])[:12]} ({about.get('recipe')}); "
        f"options: {about.get('options', 'none')}; {about.get('data_version', 'data not known')}"
    )


def as_csvw(table: str, graph: nx.Graph[Any]) -> str:
    """Return the metadata of a CSV file that was made from a network, as CSVW.

    Follows the Model for Tabular Data and Metadata on the Web (W3C 2015).

    Parameters
    ----------
    table
        The name of the CSV file; its metadata are in ``<table>-metadata.json`` beside it.
    """
    about = graph.graph
    data = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": table,
        "dc:title": about.get("title", ""),
        "dc:description": about.get("question", ""),
        "dc:creator": about.get("made_by", ""),
        "dc:hasVersion": about.get("data_version", ""),
        "notes": [
            {"name": name, "value": about[name]}
            for name in ("recipe", "recipe_checksum", "options", "projection")
            if about.get(name)
        ],
    }
    kept = {name: value for name, value in data.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def describe(
    graph: nx.Graph[Any],
    material: Material | None = None,
    source: Source | None = None,
    notes: Iterable[str] = (),
    reading: str = "",
) -> Card:
    """Return the method card of a network.

    Parameters
    ----------
    material, source
        What it was made from; of a network file they are not known.
    notes
        What was said while it was made: what was left out, joined or counted differently.
    reading
        What its query's header tells readers on what a tie is.
    """
    net, about = Arrays(graph), graph.graph
    card: Card = [("Name", str(about.get("title", "")))]
    card += _given("Question", about.get("question"))
    card += _given("What a tie is", reading)
    card += [
        ("Nodes", _nodes(net)),
        ("Ties", _ties(net)),
        ("Direction", "directed, from source to target" if net.directed else "undirected"),
        ("Weights", _weights(net, material)),
        ("Modes", ", ".join(net.modes) if net.modes else "one set of nodes"),
        ("Relations", _counted(net.graph, "relations") or "one, not named"),
        ("Density", _density(net)),
        ("Components", _components(net)),
        ("Time", _time(graph, material)),
        ("Place", _place(graph)),
        ("Status of ties", _counted(graph, "status") or "not known"),
    ]
    if source is not None:
        card += [
            ("Collection", "claims that people coded from the texts of documents, each on a quote"),
            ("Boundary and sources", _boundary(graph, source)),
        ]
    card.append(("Missing data", _missing(graph)))
    card.append(("Transformations", "; ".join(notes) or "none"))
    for name, key in (
        ("Recipe", "recipe"),
        ("Projection", "projection"),
        ("Checksum of the recipe (SHA-256)", "recipe_checksum"),
        ("Options", "options"),
        ("Version of the data", "data_version"),
        ("Made by", "made_by"),
    ):
        card += _given(name, about.get(key))
    return card


def _given(name: str, told: object) -> Card:
    text = " ".join(str(told or "").split())
    return [(name, text)] if text else []


def _share(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} ({part / whole:.0%})" if whole else "0"


def _nodes(net: Arrays) -> str:
    sizes = Counter(str(facts.get("mode") or "") for facts in net.graph.nodes.values())
    by_mode = [f"{sizes[mode]:,} {mode}" for mode in net.modes]
    tied = len({*net.tails.tolist(), *net.heads.tolist()})
    told = f"{len(net):,}" + (f" ({', '.join(by_mode)})" if by_mode else "")
    return f"{told}; {len(net) - tied:,} without ties"


def _ties(net: Arrays) -> str:
    told = f"{len(net.weights):,}"
    return f"{told}; {net.loops:,} more join a node with itself" if net.loops else told


def _weights(net: Arrays, material: Material | None) -> str:
    rule = material.recipe.weight_means if material else "as the file gives them"
    if not len(net.weights):
        return rule
    return f"{rule}; from {net.weights.min():g} to {net.weights.max():g}, sum {net.weights.sum():g}"


def _density(net: Arrays) -> str:
    size = len(net)
    if net.two_mode:
        first = int((net.mode == 0).sum())
        possible, told = first * (size - first), "of the pairs of two modes"
    else:
        possible = size * (size - 1) // (1 if net.directed else 2)
        told = "of the pairs of nodes"
    return f"{len(net.weights) / possible:.4f} {told}" if possible else "not defined"


def _components(net: Arrays) -> str:
    sizes = sorted(Counter(net.component.tolist()).values(), reverse=True)
    return f"{len(sizes):,}; the largest has {_share(sizes[0], len(net))} nodes" if sizes else "0"


def _time(graph: nx.Graph[Any], material: Material | None) -> str:
    dated = [listed(facts.get("dates")) for facts in graph.edges.values() if facts.get("dates")]
    window = f"window {material.recipe.window}; " if material and material.recipe.window else ""
    if not dated:
        return f"{window}not known"
    known = sorted({each for dates in dated for each in dates})
    if len(known) == 1:
        return f"{window}date {known[0]}"
    # As texts, “{2022-11,2022-12}” would be after “2023-02-07”.
    starts, ends = ({each: _day(each, end) for each in known} for end in (0, 1))
    first = min(known, key=lambda each: starts[each] or date.max)
    last = max(known, key=lambda each: ends[each] or date.min)
    return f"{window}dates from {first} to {last}"


def _day(text: str, end: int) -> date | None:
    """Return the first or the last day of a date, if it is one in EDTF that has a year."""
    try:
        return bounds(text)[end]
    except DataError:
        return None


def _place(graph: nx.Graph[Any]) -> str:
    every = (listed(facts.get("country")) for facts in graph.nodes.values())
    counts = Counter(country for countries in every for country in countries)
    shown = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {number:,}" for name, number in shown) or "not known"


def _counted(graph: nx.Graph[Any], name: str) -> str:
    counts = Counter(each for facts in graph.edges.values() for each in listed(facts.get(name)))
    return ", ".join(f"{each} {number:,}" for each, number in counts.most_common())


def _boundary(graph: nx.Graph[Any], source: Source) -> str:
    claims = claims_of(graph)
    rows = select_about(source, _DOCUMENTS, "claim", claims)
    documents = sorted({document.value for (document,) in rows})
    labels = source.labels("en", documents)
    names = "; ".join(labels.get(each, each) for each in documents[:20])
    more = "; ..." if len(documents) > 20 else ""
    return (
        f"what {len(documents):,} coded documents report, and no more: {len(claims):,} claims"
        + (f" in {names}{more}" if names else "")
        + ". What they do not mention is not known to be absent"
    )


def _missing(graph: nx.Graph[Any]) -> str:
    every = list(graph.nodes.values())
    bodies = [facts for facts in every if facts.get("cls") in _BODIES]
    of, called = (bodies, "organisations") if bodies else (every, "nodes")
    told = [
        f"{fact} is not known of {_share(without, len(of))} {called}"
        for fact in ("country", "level", "sector", "kind")
        if (without := sum(not listed(facts.get(fact)) for facts in of))
    ]
    undated = sum(not facts.get("dates") for facts in graph.edges.values())
    told += [f"{_share(undated, graph.number_of_edges())} ties have no date"] if undated else []
    return "; ".join(told) or "country, level, sector and kind are known of all"


def as_text(card: Card) -> str:
    """Return a card as lines, one an item."""
    return "".join(f"{name}: {told}\n" for name, told in card)


def as_jsonld(card: Card) -> str:
    """Return a card as a Dataset of schema.org in JSON-LD, each item a PropertyValue."""
    told: Mapping[str, str] = dict(card)
    items: Sequence[dict[str, str]] = [
        {"@type": "PropertyValue", "name": name, "value": text} for name, text in card
    ]
    data = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": told.get("Name", ""),
        "description": told.get("Question") or told.get("What a tie is") or told.get("Name", ""),
        "version": told.get("Version of the data", ""),
        "variableMeasured": items,
    }
    kept = {name: value for name, value in data.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
