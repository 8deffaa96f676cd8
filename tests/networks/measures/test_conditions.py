from __future__ import annotations

import networkx as nx
import pytest

from kg.networks.arrays import Arrays
from kg.networks.measures import conditions
from kg.networks.measures.measure import Settings


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
    reasons = {condition(Arrays(graph), Settings()) for graph in not_fine}
    assert len(reasons) == 1
    assert reasons.pop()


def test_two_modes():
    graph = tie(1)
    graph.nodes["a"]["mode"], graph.nodes["b"]["mode"] = "actor", "event"
    assert conditions.two_modes(Arrays(graph), Settings()) == ""


def test_the_first_reason_is_given():
    both = conditions.all_of(conditions.directed, conditions.positive)
    assert both(Arrays(tie(-1)), Settings()) == "the ties do not have directions"
    assert both(Arrays(tie(-1, nx.DiGraph)), Settings()) == "some weights are not numbers above 0"
    assert both(Arrays(tie(1, nx.DiGraph)), Settings()) == ""
