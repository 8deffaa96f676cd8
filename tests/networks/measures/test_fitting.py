from __future__ import annotations

import networkx as nx
import pytest

from kg.networks.arrays import Arrays
from kg.networks.measures.fitting import grouped, has_ties, positive


def test_a_network_without_ties_is_named():
    loop = nx.Graph([("a", "a")])
    assert has_ties(Arrays(nx.Graph())) == has_ties(Arrays(loop)) != ""
    assert has_ties(Arrays(nx.Graph([("a", "b")]))) == ""


@pytest.mark.parametrize("weight", [0, -2, float("nan"), float("inf")])
def test_a_weight_that_is_not_a_number_above_zero_is_named_with_its_tie(weight):
    graph = nx.Graph([("a", "b")])
    graph.add_edge("b", "c", weight=weight)
    assert "“b” and “c”" in positive(Arrays(graph))
    graph.add_edge("c", "d", weight=weight)
    assert "1 more tie has" in positive(Arrays(graph))
    graph.add_edge("d", "e", weight=weight)
    assert "2 more ties have" in positive(Arrays(graph))
    assert positive(Arrays(nx.Graph([("a", "b")]))) == ""


def test_what_cannot_sort_nodes_into_groups_is_named_with_what_can():
    graph = nx.Graph([("a", "b")])
    assert grouped(Arrays(graph), "country").endswith("the nodes do not have any")
    graph.add_node("a", label="A", country="LT", kind="ngo", empty=None)
    graph.add_node("b", kind=["ministry"])
    assert grouped(Arrays(graph), "").endswith("the nodes have: country, kind")
    assert "“coutnry”" in grouped(Arrays(graph), "coutnry")
    assert "all nodes that have one" in grouped(Arrays(graph), "country")
    assert grouped(Arrays(graph), "kind") == ""
    graph.add_node("b", country="LT")
    assert grouped(Arrays(graph), "country").startswith("all nodes have the same")
