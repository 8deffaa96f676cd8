from __future__ import annotations

import networkx as nx
import pytest
from networkx.algorithms import bipartite
from small_networks import (
    by_name,
    plain_two_mode,
    refused,
    said,
    small_networks,
    southern_women,
    value,
)

from kg.networks.measures import two_mode

BY_NAME = by_name(two_mode)
NETWORKX = {
    "two-mode-degree": bipartite.degree_centrality,
    "two-mode-closeness": bipartite.closeness_centrality,
    "two-mode-betweenness": bipartite.betweenness_centrality,
}

# As Borgatti and Halgin print them: degree, closeness, betweenness.
KNOWN = {
    "Nora Fayette": (0.57, 0.80, 0.11), "Evelyn Jefferson": (0.57, 0.80, 0.10),
    "Theresa Anderson": (0.57, 0.80, 0.09), "Sylvia Avondale": (0.50, 0.77, 0.07),
    "Katherina Rogers": (0.43, 0.73, 0.05), "Helen Lloyd": (0.36, 0.73, 0.04),
    "Charlotte McDowd": (0.29, 0.60, 0.01), "Pearl Oglethorpe": (0.21, 0.67, 0.01),
    "Dorothy Murchison": (0.14, 0.65, 0.00), "Flora Price": (0.14, 0.59, 0.01),
    "E8": (0.78, 0.85, 0.24), "E9": (0.67, 0.79, 0.23), "E7": (0.56, 0.73, 0.13),
    "E6": (0.44, 0.69, 0.07), "E5": (0.44, 0.59, 0.04), "E1": (0.17, 0.52, 0.00),
}  # fmt: skip


def test_the_southern_women_are_as_published():
    for at, measure in enumerate(BY_NAME.values()):
        have = value(measure, southern_women())
        for node, known in KNOWN.items():
            assert have[node] == pytest.approx(known[at], abs=0.0051), (measure.name, node)


@pytest.mark.parametrize("name", BY_NAME)
def test_the_southern_women_are_as_in_networkx(name):
    graph = southern_women()
    women = [node for node, mode in graph.nodes(data="mode") if mode == "woman"]
    assert value(BY_NAME[name], graph) == pytest.approx(NETWORKX[name](graph, women), abs=1e-12)


@pytest.mark.parametrize("name", BY_NAME)
def test_random_networks_are_as_in_networkx_without_directions(name):
    tried = 0
    for graph in small_networks():
        if not plain_two_mode(graph):
            assert refused(BY_NAME[name], graph) != ""
            continue
        simple = nx.Graph(graph)
        simple.remove_edges_from(list(nx.selfloop_edges(graph)))
        actors = [node for node, mode in graph.nodes(data="mode") if mode == "actor"]
        if len(graph) < 4 and name == "two-mode-betweenness":
            continue  # networkx divides by 0 where a mode has one node
        wanted = NETWORKX[name](simple, actors)
        assert value(BY_NAME[name], graph) == pytest.approx(wanted, abs=1e-9)
        tried += 1
    assert tried > 80


def test_values_by_hand():
    # a - e - b, and c alone: of two events and three actors.
    graph = nx.Graph([("a", "e"), ("b", "e")])
    graph.add_nodes_from("abc", mode="actor")
    graph.add_nodes_from("ef", mode="event")
    assert value(BY_NAME["two-mode-degree"], graph) == pytest.approx(
        {"a": 1 / 2, "b": 1 / 2, "c": 0, "e": 2 / 3, "f": 0}
    )
    # For a, the others could be at 2 + 2 * 2 = 6; two of four are reached, at 1 + 2.
    assert value(BY_NAME["two-mode-closeness"], graph) == pytest.approx(
        {"a": 6 / 3 / 2, "b": 6 / 3 / 2, "c": 0, "e": 5 / 2 / 2, "f": 0}
    )
    # Of the pairs that an event could have between it, five, e has one.
    assert value(BY_NAME["two-mode-betweenness"], graph) == pytest.approx(
        {"a": 0, "b": 0, "c": 0, "e": 1 / 5, "f": 0}
    )


@pytest.mark.parametrize("name", BY_NAME)
def test_directions_are_left_out_with_a_word(name):
    graph = southern_women()
    both = nx.DiGraph(graph)
    assert value(BY_NAME[name], both) == pytest.approx(value(BY_NAME[name], graph), abs=1e-12)
    assert said(BY_NAME[name], both) == [f"{name}: the directions of ties are left out"]
    assert said(BY_NAME[name], graph) == []


@pytest.mark.parametrize("name", BY_NAME)
def test_other_networks_are_refused_with_the_reason(name):
    graph = southern_women()
    graph.add_edge("E1", "E2")
    for other in (graph, nx.path_graph(3), nx.Graph()):
        assert refused(BY_NAME[name], other) == (
            "the nodes are not of two modes with ties only between one mode and the other"
        )


@pytest.mark.parametrize("name", BY_NAME)
def test_two_modes_without_ties(name):
    graph = nx.Graph()
    graph.add_node("a", mode="actor")
    graph.add_node("e", mode="event")
    assert value(BY_NAME[name], graph) == {"a": 0, "e": 0}
