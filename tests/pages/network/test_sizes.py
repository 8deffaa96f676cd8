from __future__ import annotations

import networkx as nx
import pytest

from kg.pages.network.sizes import LEAST, MOST, radii


def test_the_area_of_a_mark_grows_with_the_ties_and_what_belongs_to_a_whole_counts_half():
    graph = nx.star_graph(4)
    graph.add_edge("part", 1, part_of=True)
    graph.add_edge("part", 2, part_of=True)
    graph.add_node("alone")
    found = dict(zip([0, 1, "part", "alone"], radii(graph, [0, 1, "part", "alone"]), strict=True))
    widest = LEAST + 4 * 2
    area = widest**2 - LEAST**2
    assert found[0] == widest
    assert found[1] ** 2 == pytest.approx(LEAST**2 + area / 4)
    # Two wholes count as one tie.
    assert found["part"] == found[1]
    assert found["alone"] == LEAST


def test_no_mark_is_larger_than_the_largest_and_loops_count_once():
    assert radii(nx.star_graph(900), [0])[0] == MOST
    assert radii(nx.Graph([(0, 0), (0, 1)]), [1, 0]).tolist() == [
        pytest.approx((49 + ((7 + 4 * 2**0.5) ** 2 - 49) / 2) ** 0.5),
        pytest.approx(7 + 4 * 2**0.5),
    ]
    assert radii(nx.Graph(), []).tolist() == []
    assert radii(nx.empty_graph(2), [0, 1]).tolist() == [LEAST, LEAST]
