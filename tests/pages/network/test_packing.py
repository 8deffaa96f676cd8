from __future__ import annotations

from urllib.parse import quote

import networkx as nx
import pytest
from page_samples import (
    ID,
)

from kg.pages.network.layout import positions


def test_components_do_not_overlap():
    graph = nx.disjoint_union(nx.star_graph(8), nx.cycle_graph(6))
    found = positions(graph)
    big, small = ([found[node] for node in nodes] for nodes in (range(9), range(9, 15)))
    apart = [
        max(p[axis] for p in a) < min(p[axis] for p in b)
        for axis in (0, 1) for a, b in ((big, small), (small, big))
    ]  # fmt: skip
    assert any(apart)


def caterpillar(ends: int):
    """Give two hubs, three nodes between them, and as many leaves at each hub."""
    graph = nx.path_graph(["hub a", "x", "y", "z", "hub b"])
    graph.add_edges_from((hub, f"{hub} {at}") for hub in ("hub a", "hub b") for at in range(ends))
    return graph


def shape_of(places) -> float:
    wide, high = (max(p[axis] for p in places) - min(p[axis] for p in places) for axis in (0, 1))
    return wide / high


@pytest.mark.parametrize(
    "graph",
    [
        nx.disjoint_union(caterpillar(8), caterpillar(8)),
        nx.disjoint_union_all([caterpillar(6)] * 3),
        nx.disjoint_union_all([caterpillar(12), *[nx.path_graph(2)] * 9]),
        nx.star_graph(20),
    ],
)
def test_the_picture_is_as_wide_for_its_height_as_the_screen(graph):
    # The frame of the page, labels left out, is 1.43 times as wide as high.
    assert 1.2 < shape_of(positions(graph).values()) < 1.7


def at(name):
    return quote(f"{ID}{name}", safe="")
