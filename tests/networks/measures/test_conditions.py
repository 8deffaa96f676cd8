from __future__ import annotations

import networkx as nx
import pytest

from kg.networks.arrays import Arrays
from kg.networks.measures import conditions
from kg.networks.measures.definition import Settings


def tie(weight, kind=nx.Graph):
    graph = kind()
    graph.add_edge("a", "b", weight=weight)
    return graph


NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("name", "fine", "not_fine"),
    [
        ("directed", [nx.DiGraph()], [nx.Graph()]),
        ("some_tie", [tie(1)], [nx.Graph(), nx.Graph([("a", "a")])]),
        ("numbers", [tie(-1), tie(0), nx.Graph()], [tie(NAN), tie(INF)]),
        ("positive", [tie(0.5), nx.Graph()], [tie(-1), tie(0), tie(NAN), tie(INF)]),
        ("weighted", [tie(2)], [tie(1), nx.Graph()]),
        ("two_modes", [], [tie(1), nx.Graph()]),
    ],
)
def test_each_condition_gives_its_reason(name, fine, not_fine):
    condition = getattr(conditions, name)
    assert {condition(Arrays(graph), Settings()) for graph in fine} <= {""}
    assert all(condition(Arrays(graph), Settings()) for graph in not_fine)


def test_two_modes():
    graph = tie(1)
    graph.nodes["a"]["mode"], graph.nodes["b"]["mode"] = "actor", "event"
    assert conditions.two_modes(Arrays(graph), Settings()) == ""


def test_the_first_reason_is_given():
    both = conditions.all_of(conditions.directed, conditions.positive)
    assert both(Arrays(tie(-1)), Settings()) == "the ties do not have directions"
    assert both(Arrays(tie(-1, nx.DiGraph)), Settings()).startswith("it needs weights above 0")
    assert both(Arrays(tie(1, nx.DiGraph)), Settings()) == ""


def test_too_few_nodes_are_counted():
    assert conditions.at_least(1)(Arrays(nx.Graph()), Settings()) == (
        "it needs at least one node, and the network has none"
    )
    assert conditions.at_least(2)(Arrays(nx.empty_graph(2)), Settings()) == ""


def test_weights_that_are_no_numbers_above_0_are_counted():
    graph = nx.path_graph(4)
    for tie, weight in zip(graph.edges, (0, float("nan"), 2), strict=True):
        graph.edges[tie]["weight"] = weight
    assert conditions.positive(Arrays(graph), Settings()) == (
        "it needs weights above 0, and the tie of “0” and “1” has 0; ties with such weights: 2"
    )


def test_a_network_of_two_modes_is_for_other_measures():
    graph = tie(1)
    assert conditions.one_mode(Arrays(graph), Settings()) == ""
    graph.nodes["a"]["mode"], graph.nodes["b"]["mode"] = "actor", "event"
    assert "one-mode projection" in conditions.one_mode(Arrays(graph), Settings())


def test_paths_between_all_nodes_are_followed_up_to_a_limit():
    limit = conditions.ALL_PAIRS_LIMIT
    assert conditions.few_enough(Arrays(nx.empty_graph(3)), Settings()) == ""
    told = conditions.few_enough(Arrays(nx.empty_graph(limit + 1)), Settings())
    assert f"computed up to {limit:,}" in told
