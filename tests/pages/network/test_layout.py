from __future__ import annotations

import math
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import combinations, pairwise
from urllib.parse import quote

import networkx as nx
import pytest
from page_samples import (
    ID,
    shuffled,
)

from kg.pages.network import drawing
from kg.pages.network.layout import positions


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(12), nx.star_graph(40), nx.complete_graph(15), nx.path_graph(30),
        nx.disjoint_union_all([nx.cycle_graph(5), nx.star_graph(9), nx.path_graph(2)]),
        nx.barabasi_albert_graph(300, 2, seed=3), nx.Graph([(0, 0), (0, 1)]), nx.Graph(),
    ],
)  # fmt: skip
def test_no_two_nodes_share_a_place_and_places_do_not_depend_on_order(graph):
    found = positions(graph)
    assert set(found) == set(graph)
    assert len(set(found.values())) == len(graph)
    assert all(type(value) is int for place in found.values() for value in place)
    assert positions(shuffled(graph, 7)) == found


def test_layout_of_large_graphs_is_the_same_each_time_and_leaves_the_shared_chance_alone():
    graph = nx.barabasi_albert_graph(1_001, 2, seed=1)
    random.seed(5)
    expected = random.random()
    random.seed(5)
    first = positions(graph)
    assert random.random() == expected
    assert positions(shuffled(graph, 1)) == first


def test_two_large_graphs_laid_out_at_once_have_each_its_own_chance(monkeypatch):
    import igraph

    monkeypatch.setattr(drawing, "KAMADA_KAWAI_LIMIT", 20)
    graphs = [nx.barabasi_albert_graph(size, 2, seed=1) for size in (150, 160)]
    alone = [*map(positions, graphs)]
    both, turn_to = threading.Barrier(2), igraph.set_random_number_generator

    def turn_and_wait(chance):
        turn_to(chance)
        if chance is not random:
            # The one waits for the other as long as it takes it to come so far, if it may.
            with suppress(threading.BrokenBarrierError):
                both.wait(timeout=0.5)

    monkeypatch.setattr(igraph, "set_random_number_generator", turn_and_wait)
    with ThreadPoolExecutor(2) as threads:
        assert [*threads.map(positions, graphs)] == alone


def caterpillar(ends: int):
    """Give two hubs, three nodes between them, and as many leaves at each hub."""
    graph = nx.path_graph(["hub a", "x", "y", "z", "hub b"])
    graph.add_edges_from((hub, f"{hub} {at}") for hub in ("hub a", "hub b") for at in range(ends))
    return graph


def crossings(graph, found) -> int:
    def side(a, b, c):
        (ax, ay), (bx, by), (cx, cy) = found[a], found[b], found[c]
        return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

    return sum(
        side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
        for (a, b), (c, d) in combinations(graph.edges, 2)
        if len({a, b, c, d}) == 4
    )


@pytest.mark.parametrize("ends", [1, 5, 12, 18])
def test_the_leaves_of_a_hub_stand_about_it_with_room_and_cross_nothing(ends):
    graph = caterpillar(ends)
    found = positions(graph)
    assert crossings(graph, found) == 0
    assert min(math.dist(found[a], found[b]) for a, b in combinations(graph, 2)) > 50
    # Two leaves never lie in one line behind each other: one of the ties would be hidden.
    for hub in ("hub a", "hub b"):
        angles = sorted(
            math.atan2(found[node][1] - found[hub][1], found[node][0] - found[hub][0])
            for node in graph[hub]
        )
        turns = [b - a for a, b in pairwise([*angles, angles[0] + math.tau])]
        assert min(turns) > 0.2 * math.tau / len(turns)


def test_a_hub_of_more_leaves_gives_them_more_room():
    def reach(leaves):
        found = positions(nx.star_graph(leaves))
        return max(math.dist(found[0], found[leaf]) for leaf in range(1, leaves + 1))

    assert reach(5) < reach(18) < reach(40)


def at(name):
    return quote(f"{ID}{name}", safe="")
