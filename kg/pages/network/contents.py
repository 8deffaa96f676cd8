"""Everything that a network page holds: what its script reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.networks import claims_of
from kg.pages.network.data import (
    Places,
    Values,
    base_of,
    modes_in,
    node_columns,
    tie_columns,
)
from kg.pages.network.details import Details
from kg.pages.network.evidence import Evidence, evidence_of
from kg.pages.network.measured import Measures, measure_rows
from kg.pages.network.told import words
from kg.questions import Claim

__all__ = ["Contents", "contents_of"]


@dataclass(frozen=True)
class Contents:
    """What is known of a network (``data``), and what its claims rest on."""

    data: dict[str, Any]
    evidence: Evidence


def contents_of(
    graph: nx.Graph[Any],
    claims: Mapping[str, Claim],
    places: Places,
    *,
    lang: str,
    details: Details | None = None,
    measures: Measures | None = None,
) -> Contents:
    """Return what a page holds of a graph, which is only read.

    Parameters
    ----------
    claims
        What is known of claims, by IRI.
    places
        Where each node stands.
    lang
        The language of the network's labels.
    """
    details = details or Details()
    order = sorted(graph, key=str)
    nodes = {str(node): at for at, node in enumerate(order)}
    known = {**claims, **details.claims}
    told = (iri for iris in details.facts.values() for iri in iris)
    names = sorted({*claims_of(graph), *told} & known.keys())
    values = Values(details.codes)
    base = base_of([*nodes])
    columns = node_columns(graph, order, values, places, base=base, names=details.names, lang=lang)
    numbers = {iri: at for at, iri in enumerate(names)}
    statuses = {iri: words(known[iri].status) for iri in names}
    dates = {iri: (known[iri].start, known[iri].end) for iri in names}
    ties = tie_columns(graph, order, values, numbers, statuses, dates)
    evidence = evidence_of(known, names, nodes, values, details)
    modes = [words(facts.get("mode")) for facts in graph.nodes.values()]
    return Contents(
        {
            "base": base,
            "modes": modes_in(graph, modes),
            "values": values.rows(),
            "nodes": columns,
            "measures": measure_rows(measures or {}, order),
            "ties": ties,
            "folds": _folds(graph, details, nodes),
        },
        evidence,
    )


def _folds(graph: nx.Graph[Any], details: Details, nodes: Mapping[str, int]) -> list[list[int]]:
    """Return each part and its whole: as the graph has them, or else a study."""
    found = {part: whole for part, whole in details.folds if part in nodes and whole in nodes}
    for u, v, data in graph.edges(data=True):
        ends = {str(u), str(v)}
        part = words(data.get("part"))
        if data.get("part_of") and len(ends) == 2 and part in ends:
            (whole,) = ends - {part}
            found.setdefault(part, whole)
    return [[nodes[part], nodes[whole]] for part, whole in sorted(found.items())]
