from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from scipy.sparse import csr_array
from small_networks import plain_values, small_networks

from kg.networks.arrays import Arrays
from kg.networks.measures import eigen
from kg.networks.measures.eigen import cyclic, leading, summed_paths


def matrix(graph):
    return Arrays(graph).weighted_matrix


def test_a_star_has_the_root_of_its_points():
    found = leading(matrix(nx.star_graph(9)))
    assert found.value == pytest.approx(3, abs=1e-12)
    assert found.vector == pytest.approx([np.sqrt(1 / 2)] + [np.sqrt(1 / 18)] * 9, abs=1e-12)


def test_a_ring_with_directions_is_even():
    found = leading(matrix(nx.cycle_graph(5, create_using=nx.DiGraph)))
    assert found.value == pytest.approx(1, abs=1e-12)
    assert found.vector == pytest.approx([np.sqrt(1 / 5)] * 5, abs=1e-12)


def test_no_cycle_no_value():
    found = leading(matrix(nx.DiGraph([(0, 1), (1, 2), (0, 2)])))
    assert (found.value, found.vector) == (0, None)
    assert found.why == "no path leads back to its start"


def test_two_equal_parts_are_noticed_and_a_third_is_not_counted():
    found = leading(matrix(nx.Graph([(0, 1), (0, 2), (3, 4), (3, 5), (6, 7)])))
    assert (round(found.value**2, 9), found.vector) == (2, None)
    assert found.why == "two parts of the network have the same largest eigenvalue"


def test_a_smaller_part_may_have_the_larger_value():
    # A ring of ten has 2, four nodes tied each with each 3.
    graph = nx.disjoint_union(nx.cycle_graph(10), nx.complete_graph(4))
    found = leading(matrix(graph))
    assert found.value == pytest.approx(3, abs=1e-12)
    assert found.vector == pytest.approx([0] * 10 + [1 / 2] * 4, abs=1e-12)


def test_nodes_before_the_part_get_their_values_and_nodes_after_it_0():
    # matrix @ x: 0 and 1 are tied both ways; 2 leads to them, and they lead to 3.
    found = leading(matrix(nx.DiGraph([(0, 1), (1, 0), (2, 0), (2, 1), (1, 3)])))
    assert found.value == pytest.approx(1, abs=1e-12)
    assert found.vector == pytest.approx(np.array([1, 1, 2, 0]) / np.sqrt(6), abs=1e-12)


def test_values_that_grow_along_long_ways_keep_their_digits():
    # Thirty layers, each tied twice to the next: a solver of the whole matrix loses the value 1.
    graph = nx.DiGraph([("a", "b"), ("b", "a")])
    for at in range(30):
        graph.add_edge(f"m{at}", f"m{at - 1}" if at else "a", weight=8)
    found = leading(matrix(graph))
    assert found.value == pytest.approx(1, abs=1e-12)
    assert found.vector[-1] / found.vector[-2] == pytest.approx(8, rel=1e-12)
    assert found.vector[0] == pytest.approx(8.0**-30 * found.vector[-1], rel=1e-12)


def test_the_equations_hold_on_random_networks():
    unsettled = 0
    for graph in small_networks():
        ties = matrix(graph)
        found = leading(ties)
        values = plain_values(ties.toarray())
        assert found.value == pytest.approx(values[0], abs=1e-9)
        equal = len([each for each in values if values[0] - each < 1e-9 * values[0]])
        assert (found.vector is None) == (values[0] == 0 or equal > 1)
        if found.vector is None:
            unsettled += 1
            continue
        assert found.vector.min() >= 0
        assert np.linalg.norm(found.vector) == pytest.approx(1, abs=1e-12)
        assert ties @ found.vector == pytest.approx(found.value * found.vector, abs=1e-9)
    assert 10 < unsettled < 100


def test_large_networks_are_as_full_matrices(monkeypatch):
    random = nx.gnm_random_graph(500, 1500, seed=3)
    directed = nx.gnm_random_graph(500, 2500, seed=4, directed=True)
    rings = nx.disjoint_union(nx.cycle_graph(4), random)
    for graph in (random, directed, rings, nx.star_graph(600)):
        sparse = leading(matrix(graph))
        with monkeypatch.context() as patched:
            patched.setattr(eigen, "_DENSE", 1000)
            full = leading(matrix(graph))
        assert sparse.value == pytest.approx(full.value, abs=1e-10)
        assert sparse.vector == pytest.approx(full.vector, abs=1e-10)
        again = leading(matrix(graph))
        assert (again.vector == sparse.vector).all()


@pytest.mark.parametrize("count", [500, 2000])
def test_long_paths_whose_values_are_close_together_are_as_known(count):
    # Their values are 2 cos(k pi / (n + 1)), and the first vector is a sine.
    found = leading(matrix(nx.path_graph(count)))
    turns = np.pi / (count + 1)
    assert found.value == pytest.approx(2 * np.cos(turns), abs=1e-12)
    sine = np.sin(np.arange(1, count + 1) * turns)
    assert found.vector == pytest.approx(sine / np.linalg.norm(sine), abs=1e-8)


def test_rings_with_directions_whose_values_are_close_together():
    # A ring with a short way home: v ** 600 = v + 1 / v has one solution above 1.
    graph = nx.cycle_graph(600, create_using=nx.DiGraph)
    graph.add_edge(300, 0)
    found = leading(matrix(graph))
    ratios = matrix(graph) @ found.vector / found.vector
    assert ratios == pytest.approx([found.value] * 600, rel=1e-9)


def test_what_cannot_be_computed_exactly_is_said(monkeypatch):
    monkeypatch.setattr(eigen, "_STEPS", 1)
    found = leading(matrix(nx.path_graph(2000)))
    assert found.vector is None
    assert found.why == "the largest eigenvalue cannot be computed exactly enough"
    assert found.value == pytest.approx(2)


def test_cycles():
    assert cyclic(matrix(nx.path_graph(2)))
    assert cyclic(matrix(nx.DiGraph([(0, 1), (1, 2), (2, 0)])))
    assert not cyclic(matrix(nx.DiGraph([(0, 1), (1, 2), (0, 2)])))
    assert not cyclic(matrix(nx.Graph()))


def test_paths_are_summed_as_far_as_they_lead():
    step = csr_array(np.array([[0, 0.5], [0.5, 0]]))
    assert summed_paths(step, np.ones(2)) == pytest.approx([2, 2], abs=1e-14)
    assert summed_paths(step * 2, np.ones(2)) is None
    assert summed_paths(step * 8, np.ones(2)) is None
