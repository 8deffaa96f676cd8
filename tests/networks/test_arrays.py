from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from kg.networks.arrays import UNGROUPED, Arrays


def test_ties_are_in_the_order_of_the_graph_without_loops_and_part_of_edges():
    graph = nx.DiGraph()
    graph.add_nodes_from("cab")
    graph.add_edge("a", "b", weight=2)
    graph.add_edge("b", "a")
    graph.add_edge("c", "c", weight=9)
    graph.add_edge("c", "a", part_of=True)
    net = Arrays(graph)
    assert net.nodes == ["c", "a", "b"]
    assert (net.tails.tolist(), net.heads.tolist()) == ([1, 2], [2, 1])
    assert net.weights.tolist() == [2, 1]
    assert (net.loops, net.directed, net.weighted) == (1, True, True)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_matrices_and_igraph_are_those_of_networkx(kind):
    graph = kind(nx.gnm_random_graph(20, 40, seed=3, directed=kind is nx.DiGraph))
    for at, (*_, facts) in enumerate(graph.edges(data=True)):
        facts["weight"] = at % 5 + 0.5
    net = Arrays(graph)
    dense = nx.to_numpy_array(graph)
    assert np.array_equal(net.weighted_matrix.toarray(), dense)
    assert np.array_equal(net.matrix.toarray(), (dense > 0).astype(float))
    assert net.igraph.is_directed() == net.directed
    assert net.igraph.es["weight"] == [facts["weight"] for *_, facts in graph.edges(data=True)]


def test_a_two_mode_network_has_two_modes_and_no_tie_within_one():
    graph = nx.Graph(modes=["event", "actor"])
    graph.add_node("a", mode="actor")
    graph.add_node("e", mode="event")
    graph.add_edge("a", "e")
    net = Arrays(graph)
    assert (net.two_mode, net.modes, net.mode.tolist()) == (True, ("event", "actor"), [1, 0])
    graph.add_node("f", mode="event")
    graph.add_edge("e", "f")
    assert not Arrays(graph).two_mode
    graph.edges["e", "f"]["part_of"] = True
    assert Arrays(graph).two_mode
    graph.add_node("x")
    assert not Arrays(graph).two_mode


def test_groups_are_the_values_of_a_fact():
    graph = nx.Graph()
    graph.add_node(1, country=["LV", "LT"])
    graph.add_node(2, country="LT")
    graph.add_node(3)
    names, codes = Arrays(graph).groups("country")
    assert names == ("LT", "LV; LT")
    assert codes.tolist() == [1, 0, UNGROUPED]


def test_components_are_numbered_from_the_largest_whatever_the_directions():
    graph = nx.DiGraph([("x", "y"), ("b", "a"), ("b", "c")])
    graph.add_node("alone")
    assert Arrays(graph).component.tolist() == [1, 1, 0, 0, 0, 2]


@pytest.mark.parametrize("graph", [nx.Graph(), nx.DiGraph(), nx.empty_graph(1)])
def test_networks_without_ties_have_arrays(graph):
    net = Arrays(graph)
    assert len(net) == len(graph)
    assert net.matrix.shape == (len(graph), len(graph))
    assert (len(net.component), net.igraph.vcount(), net.weighted) == (
        len(graph),
        len(graph),
        False,
    )
