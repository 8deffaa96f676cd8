from __future__ import annotations

import random
from itertools import pairwise

import networkx as nx
import pytest

from kg.pages.network.layout import positions
from kg.pages.network.packing import GAP, packed


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


def test_small_components_stand_in_a_grid_beside_or_below_the_large_one():
    large, pair = (0.0, 0.0, 900.0, 900.0), (0.0, 0.0, 200.0, 60.0)
    found = packed([large, *[pair] * 12], [50, *[2] * 12])
    assert found[0] == (0, 0)
    columns, rows = sorted({x for x, _ in found[1:]}), sorted({y for _, y in found[1:]})
    assert len(columns) * len(rows) == 12
    assert {b - a for a, b in pairwise(columns)} <= {200 + GAP}
    assert {b - a for a, b in pairwise(rows)} <= {60 + GAP}
    assert columns[0] == 900 + GAP or rows[0] == 900 + GAP


def test_frames_go_into_holes_and_none_over_another():
    chance = random.Random(2)
    sides = sorted((chance.uniform(50, 900), chance.uniform(50, 900)) for _ in range(150))[::-1]
    frames = [(0.0, 0.0, *side) for side in sides]
    places = packed(frames, range(200, 50, -1))
    for (a, b), (wide, high) in zip(places, sides, strict=True):
        over = [
            (x, y) for (x, y), (w, h) in zip(places, sides, strict=True)
            if x < a + wide and a < x + w and y < b + high and b < y + h
        ]  # fmt: skip
        assert over == [(a, b)]
    wide = max(x + w for (x, _), (w, _) in zip(places, sides, strict=True))
    high = max(y + h for (_, y), (_, h) in zip(places, sides, strict=True))
    assert sum(w * h for w, h in sides) > 0.55 * wide * high


def test_nothing_and_one_frame_are_packed():
    assert packed([], []) == []
    assert packed([(5.0, 5.0, 10.0, 10.0)], [1]) == [(0, 0)]
