from __future__ import annotations

import math
import os
import random
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest
from page_samples import shuffled

from kg.pages.network import clearing, drawing
from kg.pages.network.layout import positions
from kg.pages.network.sizes import radii


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
    graphs = [nx.barabasi_albert_graph(size, 2, seed=1) for size in (250, 260)]
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
    assert min(math.dist(found[a], found[b]) for a, b in combinations(graph, 2)) > 40
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


def labelled(graph):
    graph = nx.relabel_nodes(graph, lambda at: f"n{at}")
    nx.set_node_attributes(graph, {node: f"Department {node} of Labour" for node in graph}, "label")
    return graph


def test_places_are_the_same_whatever_the_order_and_the_hash_seed():
    code = (
        "import networkx as nx; from kg.pages.network.layout import positions\n"
        "for size in (30, 200):\n"
        "    g = nx.relabel_nodes(nx.barabasi_albert_graph(size, 1, seed=3), str)\n"
        "    print(sorted(positions(nx.Graph(sorted(set(g.edges), key=hash))).items()))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
        ).stdout
        for seed in ("0", "1")
    }  # fmt: skip
    assert len(found) == 1


@pytest.mark.parametrize(
    "graph",
    [
        nx.star_graph(1_000), nx.disjoint_union_all([nx.path_graph(2)] * 200), nx.empty_graph(300),
        nx.barabasi_albert_graph(400, 3, seed=2), labelled(nx.barabasi_albert_graph(60, 1, seed=2)),
        labelled(nx.complete_graph(20)), labelled(nx.disjoint_union_all([nx.star_graph(3)] * 9)),
    ],
)  # fmt: skip
def test_no_node_lies_over_another(graph):
    nodes = list(graph)
    found = positions(graph)
    points = np.array([found[node] for node in nodes], dtype=float)
    wide, high = np.ptp(points, axis=0)
    whole = min(800 / max(wide, 1), 524 / max(high, 1), 1.35)
    reach = radii(graph, nodes) * min(max(0.75 / whole, 0.8), 3)
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    assert (apart >= reach[:, None] + reach[None] - 1.5).all()


def test_places_that_are_known_stay_and_new_nodes_stand_near_their_neighbours():
    graph = labelled(nx.barabasi_albert_graph(40, 1, seed=5))
    before = positions(graph)
    graph.add_edge("n3", "new leaf")
    graph.add_edges_from([("alone a", "alone b")])
    graph.add_node("single")
    after = positions(graph, known=before)
    assert {node: after[node] for node in before} == before
    assert len(set(after.values())) == len(graph)
    lengths = sorted(
        math.dist(before[u], before[v]) for u, v in graph.edges if u in before and v in before
    )
    assert math.dist(after["n3"], after["new leaf"]) < 2 * lengths[-1]
    assert positions(shuffled(graph, 3), known=before) == after
    assert positions(graph, known=after) == after
    # The identifier may be known as a text.
    numbers = nx.path_graph(3)
    assert positions(numbers, known={"0": (5, 5), "1": (9, 5), "2": (5, 9)}) == {
        0: (5, 5), 1: (9, 5), 2: (5, 9),
    }  # fmt: skip


def test_places_are_kept_only_where_most_nodes_have_one():
    graph = labelled(nx.path_graph(9))
    far = {f"n{at}": (1000 * at, 7) for at in range(9)}
    five = {node: far[node] for node in list(far)[:5]}
    six = {node: far[node] for node in list(far)[:6]}
    assert positions(graph, known=five) == positions(graph)
    assert {node: positions(graph, known=six)[node] for node in six} == six
    assert positions(graph, known={"other": (1, 1)}) == positions(graph)


def test_a_large_network_keeps_its_places_too_and_nothing_new_lies_over_them():
    graph = nx.barabasi_albert_graph(400, 2, seed=4)
    before = positions(graph.subgraph(range(360)))
    after = positions(graph, known=before)
    assert {node: after[node] for node in before} == before
    new = [after[node] for node in range(360, 400)]
    assert min(math.dist(a, b) for a in new for b in after.values() if a != b) > 20


def test_the_work_grows_little_faster_than_the_network(monkeypatch):
    pairs = []
    touching = clearing.touching

    def counted(centres, halves, among=None):
        found = touching(centres, halves, among)
        pairs[-1] += len(centres) if among is None else len(among[0])
        return found

    monkeypatch.setattr(clearing, "touching", counted)
    for size in (1_000, 4_000):
        pairs.append(0)
        positions(nx.barabasi_albert_graph(size, 2, seed=4))
    assert pairs[1] < 8 * pairs[0]


def test_odd_labels_and_ties_do_no_harm():
    graph = nx.MultiDiGraph([(0, 1)] * 1_000 + [(1, 1), (1, 2)])
    nx.set_node_attributes(graph, {0: "", 1: "x" * 5_000, 2: None}, "label")
    found = positions(graph)
    assert set(found) == {0, 1, 2}
    assert max(abs(value) for place in found.values() for value in place) < 2_000
