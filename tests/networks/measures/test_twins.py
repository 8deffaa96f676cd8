from __future__ import annotations

from itertools import combinations

import networkx as nx
from small_networks import small_networks

from kg.networks.arrays import Arrays
from kg.networks.measures.twins import twins


def found(graph, weighted=False):
    net = Arrays(graph)
    lengths = (1 / net.weights).tolist() if weighted else None
    nodes = list(graph)
    return {node: nodes[at] for node, at in zip(nodes, twins(net.igraph, lengths), strict=True)}


def test_guests_of_one_event_are_twins():
    graph = nx.Graph([("a", "x"), ("b", "x"), ("c", "x"), ("c", "y"), ("d", "y")])
    assert found(graph) == {"a": "a", "x": "x", "b": "a", "c": "c", "y": "y", "d": "d"}


def test_twins_may_be_tied_to_each_other():
    graph = nx.complete_graph(4)
    graph.add_edge(3, 4)
    assert found(graph) == {0: 0, 1: 0, 2: 0, 3: 3, 4: 4}


def test_weights_and_directions_tell_twins_apart():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "x", 1), ("b", "x", 2), ("c", "x", 1)])
    assert found(graph, weighted=True)["b"] == "b"
    assert found(graph, weighted=True)["c"] == "a"
    assert found(graph)["b"] == "a"
    directed = nx.DiGraph([("a", "x"), ("x", "b"), ("c", "x")])
    assert found(directed) == {"a": "a", "x": "x", "b": "b", "c": "a"}


def test_nodes_without_ties_are_twins():
    assert found(nx.empty_graph(3)) == {0: 0, 1: 0, 2: 0}
    assert found(nx.Graph()) == {}


def changes_nothing(graph, u, v, weighted):
    other = {u: v, v: u}
    ties = {
        (a, b): facts["weight"] if weighted else 1
        for a, b, facts in nx.DiGraph(graph).edges(data=True)
        if a != b
    }
    return ties == {(other.get(a, a), other.get(b, b)): w for (a, b), w in ties.items()}


def test_twins_could_change_places_and_all_are_found_without_weights():
    pairs = 0
    for graph in small_networks():
        for weighted in (False, True):
            first = found(graph, weighted)
            for u, v in combinations(graph, 2):
                if first[u] == first[v]:
                    assert changes_nothing(graph, u, v, weighted)
                    pairs += 1
                elif not weighted:
                    assert not changes_nothing(graph, u, v, weighted)
    assert pairs > 500
