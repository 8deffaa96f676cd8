from __future__ import annotations

import itertools
import random

import networkx as nx
import pytest
from networkx.algorithms import bipartite

from kg.networks.arrays import Arrays
from kg.networks.measures.clustering import MEASURES
from kg.networks.measures.definition import Settings

BY_NAME = {measure.name: measure for measure in MEASURES}


def found(graph, name, said=None):
    net = Arrays(graph)
    settings = Settings() if said is None else Settings(say=said.append)
    assert BY_NAME[name].fits(net, settings) == ""
    return dict(zip(net.nodes, BY_NAME[name].compute(net, settings)[name], strict=True))


def two_modes(graph):
    for facts in graph.nodes.values():
        facts["mode"] = "event" if facts["bipartite"] else "actor"
    return graph


def random_graph(seed, directed=False):
    chance = random.Random(seed)
    graph = nx.gnp_random_graph(
        chance.randint(2, 14), chance.random(), seed=seed, directed=directed
    )
    for _, _, facts in graph.edges(data=True):
        facts["weight"] = chance.choice([1, 2, 0.3, 7])
    return graph


@pytest.mark.parametrize("seed", range(100))
def test_clustering_is_that_of_plain_loops_and_of_networkx(seed):
    graph = random_graph(seed, directed=seed % 2 == 1)
    if not graph.edges:
        return
    ours = found(graph, "clustering")
    flat = graph.to_undirected()
    for node in flat:
        pairs = list(itertools.combinations(flat[node], 2))
        closed = sum(flat.has_edge(*pair) for pair in pairs)
        assert ours[node] == pytest.approx(closed / len(pairs) if pairs else 0, abs=1e-9)
    assert ours == pytest.approx(nx.clustering(flat), abs=1e-9)


@pytest.mark.parametrize("seed", range(100))
def test_weighted_clustering_is_that_of_networkx(seed):
    graph = random_graph(seed)
    if Arrays(graph).weighted:
        theirs = nx.clustering(graph, weight="weight")
        assert found(graph, "weighted-clustering") == pytest.approx(theirs, abs=1e-9)


def test_the_medici_have_one_tie_among_six_neighbours():
    said = []
    graph = nx.florentine_families_graph()
    assert found(graph, "clustering", said)["Medici"] == pytest.approx(1 / 15)
    assert said == ["clustering: 4 of 15 nodes have fewer than two neighbours; their value is 0"]


def test_directions_are_left_out_with_a_message():
    said = []
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("a", "c")])
    assert found(graph, "clustering", said) == {"a": 1, "b": 1, "c": 1}
    assert said == ["clustering: the directions of ties are left out"]


@pytest.mark.parametrize("block", range(4))
def test_redundancy_and_two_mode_clustering_are_those_of_loops_and_of_networkx(block):
    for seed in range(block * 50, block * 50 + 50):
        chance = random.Random(seed)
        sizes = chance.randint(1, 9), chance.randint(1, 9)
        graph = two_modes(bipartite.random_graph(*sizes, chance.random(), seed=seed))
        if not graph.edges:
            continue
        redundancy = found(graph, "redundancy")
        clustering = found(graph, "two-mode-clustering")
        theirs = bipartite.latapy_clustering(graph)
        for node in graph:
            pairs = list(itertools.combinations(graph[node], 2))
            again = sum(len(set(graph[one]) & set(graph[other])) > 1 for one, other in pairs)
            if pairs:
                assert redundancy[node] == pytest.approx(again / len(pairs), abs=1e-9)
                assert redundancy[node] == bipartite.node_redundancy(graph, [node])[node]
            else:
                assert redundancy[node] is None
            if any(len(graph[other]) > 1 for other in graph[node]):
                assert clustering[node] == pytest.approx(theirs[node], abs=1e-9)
            else:
                assert clustering[node] is None


def test_the_southern_women_are_those_of_networkx():
    graph = two_modes(nx.davis_southern_women_graph())
    theirs = bipartite.node_redundancy(graph)
    assert found(graph, "redundancy") == pytest.approx(theirs, abs=1e-9)
    dot = bipartite.latapy_clustering(graph, mode="dot")
    assert found(graph, "two-mode-clustering") == pytest.approx(dot, abs=1e-9)


def test_redundancy_is_as_counted_by_hand():
    # Of the pairs ab, ac and bc of event e, only ab meets again, at f.
    graph = nx.Graph([("a", "e"), ("b", "e"), ("c", "e"), ("a", "f"), ("b", "f")])
    for node in graph:
        graph.add_node(node, mode="event" if node in "ef" else "actor")
    assert found(graph, "redundancy") == pytest.approx(
        {"a": 1, "b": 1, "c": None, "e": 1 / 3, "f": 1}
    )


def test_where_they_make_no_sense_the_reason_is_given():
    def fits(name, graph):
        return BY_NAME[name].fits(Arrays(graph), Settings())

    women = two_modes(nx.davis_southern_women_graph())
    assert "use redundancy, or a projection" in fits("clustering", women)
    weighted = nx.Graph()
    weighted.add_edge("a", "b", weight=-2)
    assert "weights above 0" in fits("weighted-clustering", weighted)
    assert "use clustering" in fits("weighted-clustering", nx.path_graph(3))
    assert "without directions" in fits("weighted-clustering", nx.DiGraph([("a", "b")]))
    assert "needs a two-mode network" in fits("redundancy", nx.path_graph(3))
    assert "does not have a tie" in fits("clustering", nx.empty_graph(1))
    for name in BY_NAME:
        assert fits(name, nx.Graph()) != ""
