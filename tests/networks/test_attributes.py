from __future__ import annotations

import networkx as nx
import pytest

from kg.networks.attributes import claims_of, edges_of, ends_in_order, modes_of, ties


def test_ties_are_a_copy_without_part_of_edges_that_keeps_every_node():
    graph = nx.Graph()
    graph.add_edge("a", "e")
    graph.add_edge("e", "part", part_of=True)
    assert set(ties(graph).edges) == {("a", "e")}
    assert set(ties(graph)) == {"a", "e", "part"}
    assert set(graph.edges) == {("a", "e"), ("e", "part")}


def test_what_a_network_of_ours_or_of_others_says_of_modes_and_claims_is_read():
    graph = nx.Graph(modes="actor event")
    graph.add_edge(1, 2, claims="http://x.org/c1 http://x.org/c2")
    graph.add_edge(2, 3, claims=["http://x.org/c3"])
    graph.add_edge(3, 4)
    assert modes_of(graph) == ["actor", "event"]
    assert claims_of(graph) == {f"http://x.org/c{number}" for number in (1, 2, 3)}
    assert modes_of(nx.Graph(modes=["one"])) == modes_of(nx.Graph()) == []


def test_a_network_with_directions_keeps_the_order_of_its_ends():
    graph = nx.DiGraph([(2, 1)])
    assert ends_in_order(graph, 2, 1) == (2, 1)
    assert ends_in_order(nx.Graph([(2, 1)]), 2, 1) == (1, 2)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_edges_are_those_of_networkx_in_its_order(kind):
    for seed in range(20):
        graph = kind(nx.gnp_random_graph(12, 0.3, seed=seed, directed=kind is nx.DiGraph))
        graph.add_edges_from([(3, 3, {"weight": 2}), (11, 0), (0, 11, {"note": "x"})])
        assert edges_of(graph) == list(graph.edges(data=True))
