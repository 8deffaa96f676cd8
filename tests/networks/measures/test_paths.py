from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from kg.networks.arrays import Arrays
from kg.networks.measures.definition import Settings
from kg.networks.measures.paths import between, distances, near, of_each, portions, undirected

# Three guests of one event, a path beside it, and a node alone.
GRAPH = nx.Graph([("a", "x"), ("b", "x"), ("c", "x"), ("p", "q"), ("q", "r")])
GRAPH.add_node("alone")


def test_portions_give_each_node_once_with_its_twins(monkeypatch):
    monkeypatch.setattr("kg.networks.measures.paths._STEPS", 1)
    steps = []
    told = Settings(progress=lambda done, of: steps.append((done, of)))
    parts = list(portions(Arrays(GRAPH).igraph, told))
    names = list(GRAPH)
    assert [([names[at] for at in nodes], size) for nodes, size in parts] == [
        (["x"], 1),
        (["q"], 1),
        (["alone"], 1),
        (["p"], 2),
        (["a"], 3),
    ]
    assert steps == [(1, 8), (2, 8), (3, 8), (5, 8), (8, 8)]


def test_sums_of_paths_are_pairs_that_are_not_ordered():
    sums = between(Arrays(GRAPH).igraph, Settings())
    assert dict(zip(GRAPH, sums, strict=True)) == pytest.approx(
        {"a": 0, "x": 3, "b": 0, "c": 0, "p": 0, "q": 1, "r": 0, "alone": 0}
    )


def test_sums_are_kept_with_the_network_and_not_those_with_lengths():
    graph = Arrays(GRAPH).igraph
    steps = []
    told = Settings(progress=lambda *done: steps.append(done))
    first, again = between(graph, told), between(graph, told)
    assert (first == again).all()
    assert len(steps) == 3
    lengths = [1.0, 1.0, 1.0, 1.0, 5.0]
    assert between(graph, told, lengths)[1] == 3
    assert len(steps) > 3


def test_near_counts_the_others_and_their_mean_distance():
    graph = Arrays(GRAPH).igraph
    for _ in range(2):  # the second time they are kept
        others, inverse = near(graph, Settings())
        assert others.tolist() == [3, 3, 3, 3, 2, 2, 2, 0]
        assert inverse == pytest.approx([3 / 5, 1, 3 / 5, 3 / 5, 2 / 3, 1, 2 / 3, 0])


def test_near_asks_who_reaches_the_node():
    others, inverse = near(Arrays(nx.DiGraph([(0, 1), (1, 2)])).igraph, Settings())
    assert others.tolist() == [0, 1, 2]
    assert inverse == pytest.approx([0, 1, 2 / 3])


def test_one_of_twins_is_asked():
    asked = []
    graph = Arrays(GRAPH).igraph
    values = of_each(graph, Settings(), lambda nodes: asked.extend(nodes) or graph.degree(nodes))
    assert values.tolist() == graph.degree()
    assert len(asked) == 5


def test_without_directions_a_pair_has_one_tie():
    net = Arrays(nx.DiGraph([(0, 1), (1, 0), (2, 0)]))
    assert sorted(undirected(net).get_edgelist()) == [(0, 1), (0, 2)]
    plain = Arrays(nx.path_graph(2))
    assert undirected(plain) is plain.igraph


def test_distances_are_inverse_weights():
    graph = nx.Graph()
    graph.add_weighted_edges_from([(0, 1, 4), (1, 2, 0.5)])
    said = []
    assert distances("m", Arrays(graph), Settings(say=said.append)) == [0.25, 2]
    assert said == []
    assert distances("m", Arrays(nx.Graph()), Settings()) == []
    assert np.isfinite(distances("m", Arrays(graph), Settings())).all()
