from __future__ import annotations

import networkx as nx
import pytest
from small_networks import by_name, refused, said, small_networks, value

from kg.networks.measures import centrality

BY_NAME = by_name(centrality)

KITE = [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"), ("d", "e"), ("d", "f")]
BACK_AND_FORTH = [("a", "b", 2), ("b", "a", 3), ("a", "c", 0.5), ("c", "c", 9)]


def weighted(edges, kind=nx.DiGraph):
    graph = kind()
    graph.add_weighted_edges_from(edges)
    return graph


def test_degree_is_the_number_of_others_tied_to():
    have = value(BY_NAME["degree"], nx.Graph(KITE))
    assert have == {"a": 2, "b": 2, "c": 3, "d": 3, "e": 1, "f": 1}


def test_degree_counts_neither_weight_nor_a_tie_to_itself():
    graph = nx.Graph([("a", "a"), ("c", "c")])
    graph.add_edge("a", "b", weight=7)
    assert value(BY_NAME["degree"], graph) == {"a": 1, "c": 0, "b": 1}


def test_two_ties_of_a_pair_are_one_neighbour_but_two_directions():
    graph = weighted(BACK_AND_FORTH)
    assert value(BY_NAME["degree"], graph) == {"a": 2, "b": 1, "c": 1}
    assert value(BY_NAME["in-degree"], graph) == {"a": 1, "b": 1, "c": 1}
    assert value(BY_NAME["out-degree"], graph) == {"a": 2, "b": 1, "c": 0}


def test_strength_sums_weights_in_each_direction():
    graph = weighted(BACK_AND_FORTH)
    assert value(BY_NAME["strength"], graph) == {"a": 5.5, "b": 5, "c": 0.5}
    assert value(BY_NAME["in-strength"], graph) == {"a": 3, "b": 2, "c": 0.5}
    assert value(BY_NAME["out-strength"], graph) == {"a": 2.5, "b": 3, "c": 0}


def test_strength_of_ties_without_weights_says_that_it_counts_them():
    assert said(BY_NAME["strength"], nx.Graph(KITE)) == [
        "strength: each tie has the weight 1, so it is the number of ties"
    ]
    assert said(BY_NAME["strength"], weighted(BACK_AND_FORTH, nx.Graph)) == []


def test_negative_weights_are_summed_and_those_that_are_not_numbers_refused():
    graph = weighted([("a", "b", 2), ("a", "c", -3)], nx.Graph)
    assert value(BY_NAME["strength"], graph) == {"a": -1, "b": 2, "c": -3}
    graph.add_edge("b", "c", weight=float("nan"))
    assert refused(BY_NAME["strength"], graph) == "some weights are not numbers"


@pytest.mark.parametrize("name", ["in-degree", "out-degree", "in-strength", "out-strength"])
def test_without_directions_in_and_out_make_no_sense(name):
    assert refused(BY_NAME[name], nx.Graph(KITE)) == "the ties do not have directions"


def test_k_core_leaves_directions_out_and_says_so():
    # a, b and c are tied each with each; without care, a and b in both directions would be a core.
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "c")])
    assert value(BY_NAME["k-core"], graph) == {"a": 2, "b": 2, "c": 2, "d": 1}
    assert said(BY_NAME["k-core"], graph) == [
        "k-core: the directions of ties are left out; ties in both directions are one"
    ]
    assert said(BY_NAME["k-core"], nx.Graph(KITE)) == []


def plain_core(graph, node):
    """Return the largest k with which the node is left when others with fewer ties are taken."""
    ties = {u: {v for v in nx.all_neighbors(graph, u) if v != u} for u in graph}
    k = 0
    while True:
        left = set(graph)
        while low := {u for u in left if len(ties[u] & left) < k + 1}:
            left -= low
        if node not in left:
            return k
        k += 1


def test_all_agree_with_plain_loops():
    for graph in small_networks():
        ties = [(u, v, facts["weight"]) for u, v, facts in graph.edges(data=True) if u != v]
        others = {n: {v for u, v, _ in ties if u == n} | {u for u, v, _ in ties if v == n}
                  for n in graph}  # fmt: skip
        assert value(BY_NAME["degree"], graph) == {n: len(others[n]) for n in graph}
        assert value(BY_NAME["k-core"], graph) == {n: plain_core(graph, n) for n in graph}
        strength = {n: sum(w for u, v, w in ties if n in (u, v)) for n in graph}
        assert value(BY_NAME["strength"], graph) == pytest.approx(strength, abs=1e-9)
        if graph.is_directed():
            for name, end in (("out", 0), ("in", 1)):
                count = {n: sum(tie[end] == n for tie in ties) for n in graph}
                sums = {n: sum(tie[2] for tie in ties if tie[end] == n) for n in graph}
                assert value(BY_NAME[f"{name}-degree"], graph) == count
                assert value(BY_NAME[f"{name}-strength"], graph) == pytest.approx(sums, abs=1e-9)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_networks_of_no_node_and_of_one(kind):
    for name, measure in BY_NAME.items():
        if kind is nx.DiGraph or not name.startswith(("in-", "out-")):
            assert value(measure, kind()) == {}
            alone = kind([("a", "a")])
            assert value(measure, alone) == {"a": 0}
