from __future__ import annotations

from itertools import combinations, permutations

import networkx as nx
import pytest
from networkx.algorithms import bipartite
from random_networks import Asked, both_ways, davis, karate, only_ties, random_network, ties_of

from kg.networks.arrays import Arrays
from kg.networks.measures import conditions
from kg.networks.measures.whole import MEASURES

ask = Asked(MEASURES)


def closed(graph):
    """Count pairs of ties that share a node, and those whose other ends are tied."""
    pairs = [
        both[1] in graph[both[0]] for node in graph for both in combinations(sorted(graph[node]), 2)
    ]
    return sum(pairs) / len(pairs) if pairs else None


def lengths(graph):
    """Return the steps between the ordered pairs of the largest component that paths connect."""
    parts = sorted(nx.connected_components(both_ways(graph)), key=len, reverse=True)
    largest = [part for part in parts if len(part) == len(parts[0])]
    first = next(part for node in graph for part in largest if node in part)
    graph = only_ties(graph)
    return [
        nx.shortest_path_length(graph, *pair)
        for pair in permutations(sorted(first), 2)
        if nx.has_path(graph, *pair)
    ]


@pytest.mark.parametrize("seed", range(200))
def test_measures_of_random_networks_are_those_of_plain_loops(seed):
    graph = random_network(seed)
    ties, plain, size = ties_of(graph), both_ways(graph), len(graph)
    modes = sorted({mode for _, mode in graph.nodes(data="mode") if mode})
    alone = sum(not plain.degree(node) for node in graph)
    sizes = [sum(f["mode"] == mode for f in graph.nodes.values()) for mode in modes]
    by_mode = dict(zip(modes, sizes, strict=True))
    assert ask("nodes", graph) == {
        "nodes": [size],
        **{f"nodes-{mode}": [number] for mode, number in by_mode.items()},
        "nodes-without-ties": [alone],
    }
    assert ask("edges", graph) == {"edges": [len(ties)]}
    pairs = size * (size - 1)
    if modes:
        possible, there = sizes[0] * sizes[1], plain.number_of_edges()
    elif graph.is_directed():
        possible, there = pairs, len(ties)
    else:
        possible, there = pairs / 2, len(ties)
    assert ask.one("density", graph) == pytest.approx(there / possible, abs=1e-12)
    degrees = 2 * len(ties) if modes or not graph.is_directed() else len(ties)
    assert ask("mean-degree", graph) == {
        "mean-degree": [degrees / size],
        **{f"mean-degree-{mode}": [len(ties) / number] for mode, number in by_mode.items()},
    }
    if not ties:
        assert all(ask.fits(name, graph) for name in ("diameter", "mean-distance"))
        return
    steps = lengths(graph)
    assert ask.one("diameter", graph) == max(steps)
    assert ask.one("mean-distance", graph) == pytest.approx(sum(steps) / len(steps), abs=1e-12)
    if graph.is_directed():
        found = {tie[:2] for tie in ties}
        returned = sum((head, tail) in found for tail, head in found)
        assert ask.one("reciprocity", graph) == pytest.approx(returned / len(ties), abs=1e-12)
    if modes:
        wanted = bipartite.robins_alexander_clustering(plain)
        assert (ask.one("two-mode-transitivity", graph) or 0) == pytest.approx(wanted, abs=1e-12)
    else:
        assert ask.one("transitivity", graph) == pytest.approx(closed(plain), abs=1e-12)


def test_published_values_of_the_karate_club():
    assert ask.one("nodes", karate()) == 34
    assert ask.one("edges", karate()) == 78
    assert round(ask.one("density", karate()), 3) == 0.139
    assert ask.one("diameter", karate()) == 5
    assert round(ask.one("mean-distance", karate()), 3) == 2.408
    assert round(ask.one("transitivity", karate()), 3) == 0.256


def test_published_values_of_the_florentine_families():
    graph = nx.florentine_families_graph()
    assert round(ask.one("density", graph), 4) == 0.1905
    assert round(ask.one("transitivity", graph), 7) == 0.1914894
    # With the Pucci, who married into no other of the families, 20 of 120 pairs are tied.
    graph.add_node("Pucci")
    assert ask.one("density", graph) == pytest.approx(1 / 6)
    assert ask.one("diameter", graph) == 5
    assert ask.said == ["diameter: within the largest component, 15 of 16 nodes"]


def test_published_values_of_the_southern_women():
    assert ask("nodes", davis())["nodes-woman"] == [18]
    assert round(ask.one("density", davis()), 3) == 0.353
    assert round(ask("mean-degree", davis())["mean-degree-woman"][0], 2) == 4.94
    assert round(ask.one("two-mode-transitivity", davis()), 3) == 0.468


def test_pairs_that_share_nodes_are_counted_on_either_side():
    # Three women at two events, or two at three: the same three cycles of four ties, and 12 paths.
    for women, events in ((3, 2), (2, 3)):
        graph = nx.complete_bipartite_graph(women, events)
        for facts in graph.nodes.values():
            facts["mode"] = "we"[facts["bipartite"]]
        assert ask.one("two-mode-transitivity", graph) == 1


def test_what_is_not_defined_is_none_and_said():
    graph = nx.Graph([("a", "b")])
    assert ask.one("transitivity", graph) is None
    assert ask.said == ["transitivity: not defined, because no node has two ties"]
    graph.nodes["a"]["mode"], graph.nodes["b"]["mode"] = "x", "y"
    assert ask.one("two-mode-transitivity", graph) is None
    assert "no paths of three ties" in ask.said[0]


def test_of_equal_components_the_first_is_taken_and_said():
    graph = nx.Graph([("c", "d"), ("a", "b")])
    assert ask.one("mean-distance", graph) == 1
    assert ask.said == [
        "mean-distance: within the largest component, 2 of 4 nodes, the first of 2 of this size"
    ]


def test_pairs_without_a_path_in_the_direction_of_ties_are_said():
    assert ask.one("mean-distance", nx.DiGraph([("a", "b"), ("b", "c")])) == pytest.approx(4 / 3)
    assert "3 of 6 ordered pairs" in ask.said[0]


def test_the_same_network_is_followed_once():
    net = Arrays(nx.path_graph(4))
    assert ask.measures["diameter"].compute(net, ask.settings()) == {"diameter": [3]}
    net.__dict__["igraph"] = None
    found = ask.measures["mean-distance"].compute(net, ask.settings())
    assert found == {"mean-distance": [10 / 6]}


def test_measures_that_make_no_sense_say_so(monkeypatch):
    graph = nx.path_graph(4)
    assert "do not have directions" in ask.fits("reciprocity", graph)
    assert "one-mode projection" in ask.fits("transitivity", davis())
    assert "“transitivity”" in ask.fits("two-mode-transitivity", graph)
    monkeypatch.setattr(conditions, "ALL_PAIRS_LIMIT", 3)
    assert "too long for 4 nodes" in ask.fits("diameter", graph)
    assert ask.fits("density", graph) == ""
