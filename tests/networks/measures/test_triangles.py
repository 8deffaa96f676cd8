from __future__ import annotations

import itertools

import networkx as nx
import numpy as np
import pytest

from kg.networks.arrays import Arrays
from kg.networks.measures import triangles
from kg.networks.measures.triangles import Pairs


@pytest.fixture(params=[False, True], ids=["at once", "a few at a time"])
def small_steps(request, monkeypatch):
    if request.param:
        monkeypatch.setattr(triangles, "_TABLE", 40)
        monkeypatch.setattr(triangles, "_BATCH", 3)


@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("seed", range(12))
def test_each_triangle_comes_once_from_each_of_its_nodes(seed):
    graph = nx.gnp_random_graph(15, 0.4, seed=seed)
    pairs = Pairs.of(Arrays(graph))
    found = []
    for at in pairs.corners():
        columns = (at.node, at.one, at.other, at.to_one, at.to_other, at.opposite)
        for node, one, other, to_one, to_other, opposite in zip(*columns, strict=True):
            ends = [
                {pairs.first[pair], pairs.second[pair]} for pair in (to_one, to_other, opposite)
            ]
            assert ends == [{node, one}, {node, other}, {one, other}]
            found.append((node, *sorted((one, other))))
    expected = [
        (node, one, other)
        for node in graph
        for one, other in itertools.combinations(sorted(graph[node]), 2)
        if graph.has_edge(one, other)
    ]
    assert sorted(found) == expected


@pytest.mark.usefixtures("small_steps")
def test_each_path_of_two_ties_comes_in_both_directions_with_how_many_there_are():
    graph = nx.gnp_random_graph(13, 0.3, seed=4)
    found = [
        tuple(map(int, path))
        for batch in Pairs.of(Arrays(graph)).two_paths()
        for path in zip(*batch, strict=True)
    ]
    assert sorted(found) == sorted(
        (start, through, end, len(set(graph[start]) & set(graph[end])))
        for through in graph
        for start, end in itertools.permutations(graph[through], 2)
    )


def test_both_directions_are_one_pair_and_their_weights_add_up():
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([("a", "b", 2), ("b", "a", 3), ("c", "b", 5)])
    pairs = Pairs.of(Arrays(graph))
    facts = zip(pairs.first, pairs.second, pairs.weight, pairs.ties, strict=True)
    # a and c have fewer neighbours than b.
    assert sorted(facts) == [(0, 1, 5, 2), (2, 1, 5, 1)]
    here = np.arange(2)
    assert pairs.leads(here, pairs.first).tolist() == [True, True]
    assert sorted(pairs.leads(here, pairs.second).tolist()) == [False, True]


def test_without_ties_there_is_nothing():
    for graph in (nx.Graph(), nx.empty_graph(3)):
        pairs = Pairs.of(Arrays(graph))
        assert len(pairs) == 0
        assert list(pairs.corners()) == []
        assert list(pairs.two_paths()) == []
