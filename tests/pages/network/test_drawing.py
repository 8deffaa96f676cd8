from __future__ import annotations

import math

import igraph
import networkx as nx
import numpy as np
import pytest

from kg.pages.network.drawing import KAMADA_KAWAI_LIMIT, drawn, lying, pivoted
from kg.pages.network.fans import NEIGHBOUR


def test_a_pair_and_a_chain_lie_across_at_about_the_usual_distance():
    assert np.ptp(drawn(2, [(0, 1)]), axis=0) == pytest.approx([NEIGHBOUR, 0])
    chain = drawn(6, [(at, at + 1) for at in range(5)])
    across, down = np.ptp(chain, axis=0)
    assert down < 0.05 * across
    assert across > 5 * NEIGHBOUR
    assert drawn(1, []).tolist() == [[0, 0]]


def test_the_longest_extent_of_a_drawing_lies_across_and_its_distances_stay():
    slanting = np.array([[0.0, 0], [3, 4], [6, 8]])
    assert lying(slanting).tolist() == pytest.approx(np.array([[-5.0, 0], [0, 0], [5, 0]]))
    square = np.array([[0.0, 0], [2, 0], [2, 2], [0, 2]])
    assert lying(square).tolist() == [[-1, -1], [1, -1], [1, 1], [-1, 1]]


def test_pivots_tell_the_outline_of_a_large_component():
    side = 30
    grid = nx.convert_node_labels_to_integers(nx.grid_2d_graph(side, side))
    graph = igraph.Graph(n=len(grid), edges=list(grid.edges))
    points = pivoted(graph)
    assert np.abs(points).max() == 1
    # Distances in the drawing follow those in the network.
    far = np.array(graph.distances(source=[0, 17, 450]))
    drawn_far = np.hypot(*(points[[0, 17, 450]][:, None] - points[None]).transpose(2, 0, 1))
    assert np.corrcoef(far.ravel(), drawn_far.ravel())[0, 1] > 0.95
    assert (pivoted(graph) == points).all()


def test_a_large_component_keeps_neighbours_near():
    graph = nx.convert_node_labels_to_integers(nx.grid_2d_graph(25, 25))
    assert len(graph) > KAMADA_KAWAI_LIMIT
    points = drawn(len(graph), sorted(graph.edges))
    ties = np.array(sorted(graph.edges))
    long = np.hypot(*(points[ties[:, 0]] - points[ties[:, 1]]).T)
    assert long.mean() == pytest.approx(NEIGHBOUR)
    assert long.max() < 3 * NEIGHBOUR
    assert np.ptp(points, axis=0).min() > 10 * NEIGHBOUR
    assert math.isclose(np.hypot(*points.mean(axis=0)), 0, abs_tol=1)
