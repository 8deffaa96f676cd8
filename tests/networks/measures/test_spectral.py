from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from small_networks import (
    by_name,
    plain_values,
    refused,
    said,
    small_networks,
    southern_women,
    value,
)

from kg.networks.measures import spectral

BY_NAME = by_name(spectral)
EIGENVECTOR, KATZ, PAGERANK = (BY_NAME[name] for name in ("eigenvector", "katz", "pagerank"))
HUB, AUTHORITY = BY_NAME["hits-hub"], BY_NAME["hits-authority"]

ACYCLIC = nx.DiGraph([("a", "b"), ("b", "c"), ("a", "c")])


def simple(graph):
    """Return a network without ties of nodes with themselves."""
    copy = graph.copy()
    copy.remove_edges_from(list(nx.selfloop_edges(graph)))
    return copy


def test_eigenvector_of_the_kite_and_the_florentine_families_is_as_in_networkx():
    for graph in (nx.krackhardt_kite_graph(), nx.florentine_families_graph(), southern_women()):
        wanted = nx.eigenvector_centrality_numpy(graph)
        assert value(EIGENVECTOR, graph) == pytest.approx(wanted, abs=1e-12)
        assert said(EIGENVECTOR, graph) == []


def test_eigenvector_by_hand():
    # In a path of three the value is the root of 2.
    assert value(EIGENVECTOR, nx.path_graph(3)) == pytest.approx(
        {0: 1 / 2, 1: np.sqrt(1 / 2), 2: 1 / 2}, abs=1e-12
    )


def test_a_node_gains_from_ties_that_lead_to_it():
    # a and b are tied both ways, b leads to c; c leads to nobody, and nobody to d.
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("d", "a")])
    third = np.sqrt(1 / 3)
    assert value(EIGENVECTOR, graph) == pytest.approx(
        {"a": third, "b": third, "c": third, "d": 0}, abs=1e-12
    )
    assert said(EIGENVECTOR, graph) == ["eigenvector: a node gains from the ties that lead to it"]


def test_outside_the_largest_component_there_is_no_value():
    graph = nx.Graph([("x", "y"), ("a", "b"), ("b", "c")])
    graph.add_node("alone")
    have = value(EIGENVECTOR, graph)
    assert [have[node] for node in ("x", "y", "alone")] == [None] * 3
    assert have["b"] == pytest.approx(np.sqrt(1 / 2), abs=1e-12)
    assert said(EIGENVECTOR, graph) == [
        "eigenvector: components cannot be compared; values are given for the largest, 3 of 6 nodes"
    ]


def test_a_network_without_cycles_has_no_eigenvector():
    assert refused(EIGENVECTOR, ACYCLIC) == (
        "no path leads back to its start, so that each value would be 0"
    )
    # The cycle of another component does not help.
    apart = nx.DiGraph([*ACYCLIC.edges, ("x", "y"), ("y", "x")])
    assert "no path leads back" in refused(EIGENVECTOR, apart)


def test_two_equal_cycles_leave_no_choice():
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "c")])
    assert set(value(EIGENVECTOR, graph).values()) == {None}
    assert said(EIGENVECTOR, graph)[-1] == (
        "eigenvector: two parts of the network have the same largest eigenvalue, "
        "so no values are given"
    )


@pytest.mark.parametrize("measure", BY_NAME.values(), ids=BY_NAME)
def test_networks_without_nodes_or_ties(measure):
    for kind in (nx.Graph, nx.DiGraph):
        alone = kind([("a", "a")])
        if measure is PAGERANK:
            assert value(measure, kind()) == {}
            assert value(measure, alone) == {"a": 1}
        else:
            assert refused(measure, kind()) != ""
            assert refused(measure, alone) != ""


@pytest.mark.parametrize("measure", [EIGENVECTOR, KATZ])
def test_that_weights_are_left_out_is_said(measure):
    graph = nx.Graph([("a", "b"), ("b", "c")])
    even = value(measure, graph)
    graph["a"]["b"]["weight"] = 3
    assert value(measure, graph) == even
    assert f"{measure.name}: the weights of ties are left out" in said(measure, graph)


def test_eigenvector_agrees_with_networkx_and_with_its_equation():
    tried = 0
    for graph in small_networks():
        if refused(EIGENVECTOR, graph):
            continue
        have = value(EIGENVECTOR, graph)
        part = [node for node in graph if have[node] is not None]
        if not part:
            continue
        largest = max(map(len, nx.weakly_connected_components(nx.DiGraph(graph))))
        assert len(part) == largest
        ties = {node: [u for u in nx.DiGraph(graph).pred[node] if u != node] for node in part}
        sums = {node: sum(have[u] for u in ties[node]) for node in part}
        ratio = sum(sums.values()) / sum(have[node] for node in part)
        assert sums == pytest.approx({node: ratio * have[node] for node in part}, abs=1e-9)
        assert sum(have[node] ** 2 for node in part) == pytest.approx(1, abs=1e-12)
        if len(part) > 2 and nx.is_strongly_connected(nx.DiGraph(graph).subgraph(part)):
            wanted = nx.eigenvector_centrality_numpy(simple(graph).subgraph(part), weight=None)
            assert {n: have[n] for n in part} == pytest.approx(wanted, abs=1e-9)
            tried += 1
    assert tried > 90


def test_pagerank_agrees_with_networkx():
    for graph in small_networks():
        wanted = nx.pagerank(simple(graph), tol=1e-14, max_iter=1000)
        assert value(PAGERANK, graph) == pytest.approx(wanted, abs=1e-9)


def test_pagerank_by_hand():
    # b begins anew after it; x(a) = (0.15 + 0.85 x(b)) / 2, x(b) = x(a) + 0.85 x(a).
    have = value(PAGERANK, nx.DiGraph([("a", "b")]))
    assert have == pytest.approx({"a": 1 / 2.85, "b": 1.85 / 2.85}, abs=1e-15)


def test_katz_solves_its_equation():
    for graph in small_networks():
        if refused(KATZ, graph):
            continue
        ties = nx.to_numpy_array(simple(graph), weight=None).T
        alpha = 0.85 / (plain_values(ties)[0] or ties.sum(axis=1).max())
        assert f"katz: alpha is {alpha:.6g}" in said(KATZ, graph)
        plain = np.linalg.solve(np.eye(len(graph)) - alpha * ties, np.ones(len(graph)))
        wanted = dict(zip(graph, plain / np.linalg.norm(plain), strict=True))
        assert value(KATZ, graph) == pytest.approx(wanted, abs=1e-9)


def test_katz_is_as_in_networkx():
    for graph in (nx.krackhardt_kite_graph(), nx.florentine_families_graph(), southern_women()):
        alpha = 0.85 / max(np.linalg.eigvalsh(nx.to_numpy_array(graph, weight=None)))
        wanted = nx.katz_centrality_numpy(graph, alpha=alpha, weight=None)
        assert value(KATZ, graph) == pytest.approx(wanted, abs=1e-12)


def test_katz_without_cycles_by_hand():
    # Two ties lead to c, so that alpha is 0.425: 1, 1.425 and 1 + 0.425 (1 + 1.425).
    plain = np.array([1, 1.425, 1 + 0.425 * 2.425])
    wanted = dict(zip("abc", plain / np.linalg.norm(plain), strict=True))
    assert value(KATZ, ACYCLIC) == pytest.approx(wanted, abs=1e-15)
    assert said(KATZ, ACYCLIC) == ["katz: alpha is 0.425"]


def test_hits_are_as_in_networkx():
    tried = 0
    for graph in small_networks():
        if refused(HUB, graph):
            continue
        hubs, authorities = value(HUB, graph), value(AUTHORITY, graph)
        ties = nx.to_numpy_array(simple(graph))
        sizes = np.linalg.svd(ties)[1]
        if sizes[0] - sizes[1] < 1e-9 * sizes[0]:
            # As in two equal stars, where networkx gives a mixture by chance.
            assert set(hubs.values()) == set(authorities.values()) == {None}
            continue
        wanted = nx.hits(simple(graph), max_iter=5000, tol=1e-14)
        assert hubs == pytest.approx(wanted[0], abs=1e-9)
        assert authorities == pytest.approx(wanted[1], abs=1e-9)
        tried += 1
    assert tried > 70


def test_hits_by_hand():
    # a leads to x and y, b to y: the value squared is (3 + root 5) / 2.
    graph = nx.DiGraph([("a", "x"), ("a", "y"), ("b", "y")])
    golden = (1 + np.sqrt(5)) / 2
    assert value(HUB, graph) == pytest.approx(
        {"a": golden / (1 + golden), "x": 0, "y": 0, "b": 1 / (1 + golden)}, abs=1e-12
    )
    assert value(AUTHORITY, graph) == pytest.approx(
        {"a": 0, "x": 1 / (1 + golden), "y": golden / (1 + golden), "b": 0}, abs=1e-12
    )


def test_nodes_outside_the_part_with_most_ties_are_0_with_a_word():
    graph = nx.DiGraph([("a", "x"), ("b", "x"), ("c", "y")])
    assert value(HUB, graph) == pytest.approx({"a": 0.5, "x": 0, "b": 0.5, "c": 0, "y": 0})
    assert said(HUB, graph) == [
        "hits-hub: 2 of 3 nodes with such ties are in the part of the network with the most ties; "
        "the others have 0"
    ]


@pytest.mark.parametrize("measure", [HUB, AUTHORITY])
def test_hits_without_directions_are_refused(measure):
    assert refused(measure, nx.path_graph(3)) == (
        "the ties do not have directions, so it would equal eigenvector; use eigenvector"
    )


@pytest.mark.parametrize("measure", [PAGERANK, HUB, AUTHORITY])
@pytest.mark.parametrize("weight", [-1, 0, float("nan")])
def test_weights_that_are_not_above_0_are_refused(measure, weight):
    graph = nx.DiGraph([("a", "b"), ("b", "a")])
    graph["a"]["b"]["weight"] = weight
    assert refused(measure, graph).startswith("it needs weights above 0")
