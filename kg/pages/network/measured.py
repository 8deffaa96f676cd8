"""The measures that a network page opens with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.networks import values
from kg.pages.network.told import number, words

__all__ = ["AT_ONCE", "Measures", "measure_rows", "page_measures"]

Measures = Mapping[str, Mapping[Any, float | None]]

AT_ONCE = 3_000
"""Of more nodes than this, betweenness is left to the page, which follows paths as it is read."""


def page_measures(
    graph: nx.Graph[Any], more: Iterable[str] = ()
) -> dict[str, dict[Any, float | None]]:
    """Return degree and betweenness of each node, and more measures that are asked for.

    Of a large network betweenness has no values unless it is asked for: the page computes it, of
    what it shows. The whole network would take longer than all else that a page needs.

    Raises
    ------
    InputError
        If there is no such measure, or it is not of nodes.
    """
    names = dict.fromkeys(["degree", *(["betweenness"] if len(graph) <= AT_ONCE else []), *more])
    return {"betweenness": {}} | values(graph, names)


def measure_rows(measures: Measures, order: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the measures, each with its values in the order of the nodes, if it has any."""
    rows = []
    for name in sorted(measures):
        held = measures[name]
        row: dict[str, Any] = {"name": words(name)}
        if held:
            row["values"] = [number(held.get(node)) for node in order]
        rows.append(row)
    return rows
