from __future__ import annotations

import networkx as nx
import pytest
from random_networks import Asked, both_ways, random_network, ties_of

from kg.networks.measures.cohesion import MEASURES

ask = Asked(MEASURES)


def parts_without(graph, *, node=None, tie=None):
    left = graph.copy()
    if node is not None:
        left.remove_node(node)
    if tie is not None:
        left.remove_edge(*tie)
    return nx.number_connected_components(left) if len(left) else 0


@pytest.mark.parametrize("seed", range(200))
def test_components_bridges_and_cutpoints_are_those_of_taking_things_away(seed):
    graph = random_network(seed)
    plain = both_ways(graph)
    whole = parts_without(plain)
    sizes = sorted(map(len, nx.connected_components(plain)), reverse=True)
    assert ask("components", graph) == {
        "components": [whole],
        "components-largest": [sizes[0]],
        "components-largest-share": [sizes[0] / len(graph)],
    }
    numbers = dict(zip(graph, ask("component", graph)["component"], strict=True))
    for part in nx.connected_components(plain):
        assert len({numbers[node] for node in part}) == 1
    assert sorted(numbers.values()) == [
        at for at, size in enumerate(sizes, start=1) for _ in range(size)
    ]
    assert ask("cutpoint", graph)["cutpoint"] == [
        int(parts_without(plain, node=node) > whole) for node in graph
    ]
    if not ties_of(graph):
        assert ask.fits("bridge", graph) == "the network does not have a tie between two nodes"
        return
    assert ask("bridge", graph)["bridge"] == [
        int(parts_without(plain, tie=tie[:2]) > whole) for tie in ties_of(graph)
    ]


def test_the_florentine_families_hang_on_the_medici():
    graph = nx.florentine_families_graph()
    cut = ask("cutpoint", graph)["cutpoint"]
    # As networkx's own list of articulation points, which is Harary's definition.
    assert {node for node, value in zip(graph, cut, strict=True) if value} == {
        "Albizzi", "Guadagni", "Medici", "Salviati",
    }  # fmt: skip
    assert sum(ask("bridge", graph)["bridge"]) == 5


def test_a_long_chain_is_all_bridges():
    graph = nx.path_graph(20_000)
    assert sum(ask("bridge", graph)["bridge"]) == 19_999
    assert sum(ask("cutpoint", graph)["cutpoint"]) == 19_998


def test_a_tie_and_its_return_are_one_bridge():
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")])
    assert ask("bridge", graph) == {"bridge": [1, 1, 1]}
    assert ask.said == ["bridge: the directions of ties are left out"]


def test_of_equal_components_the_one_with_the_first_node_comes_first():
    graph = nx.Graph([("d", "c"), ("a", "b"), ("x", "y"), ("y", "z")])
    assert ask("component", graph) == {"component": [2, 2, 3, 3, 1, 1, 1]}
