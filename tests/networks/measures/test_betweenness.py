from __future__ import annotations

from math import sqrt

import networkx as nx
import numpy as np
import pytest
from networkx.algorithms import bipartite
from small_networks import (
    by_name,
    found,
    plain_betweenness,
    plain_two_mode,
    refused,
    said,
    small_networks,
    southern_women,
    value,
)

from kg.networks.measures import betweenness as family

BY_NAME = by_name(family)
EXACT, WEIGHTED = BY_NAME["betweenness"], BY_NAME["weighted-betweenness"]
SAMPLED = BY_NAME["sampled-betweenness"]

KITE = [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"), ("d", "e"), ("d", "f")]


def modes(actors, things, edges):
    graph = nx.Graph(modes=["actor", "event"])
    graph.add_nodes_from(actors, mode="actor")
    graph.add_nodes_from(things, mode="event")
    graph.add_edges_from(edges)
    return graph


def weighted(*edges):
    graph = nx.Graph()
    graph.add_weighted_edges_from(edges)
    return graph


def test_betweenness_in_one_mode_is_as_counted_by_hand():
    # c lies between {a, b} and {d, e, f}: 6 pairs; d between {a, b, c} and {e, f}, and e and f: 7.
    assert value(EXACT, nx.Graph(KITE)) == pytest.approx(
        {"a": 0, "b": 0, "c": 6 / 10, "d": 7 / 10, "e": 0, "f": 0}, abs=1e-15
    )


def test_betweenness_of_a_ring_is_shared():
    # Of four in a ring, each lies on one of the two paths between its neighbours.
    assert value(EXACT, nx.cycle_graph(4)) == pytest.approx(dict.fromkeys(range(4), 1 / 6))


def test_betweenness_follows_directions():
    # Of six ordered pairs without b, only that from a to c has b between.
    assert value(EXACT, nx.DiGraph([("a", "b"), ("b", "c"), ("d", "c")])) == pytest.approx(
        {"a": 0, "b": 1 / 6, "c": 0, "d": 0}
    )


def test_betweenness_in_two_modes_is_as_counted_by_hand():
    # a - e - b - f - c: e lies on 3 pairs, b on 4, f on 3. With three actors and two events an
    # actor could reach 4 and an event 5.
    graph = modes("abc", "ef", [("a", "e"), ("b", "e"), ("b", "f"), ("c", "f")])
    assert value(EXACT, graph) == pytest.approx({"a": 0, "b": 1, "c": 0, "e": 0.6, "f": 0.6})


def test_betweenness_of_the_southern_women_is_that_of_borgatti_and_everett():
    graph = southern_women()
    women = [node for node, mode in graph.nodes(data="mode") if mode == "woman"]
    have = value(EXACT, graph)
    assert have == pytest.approx(bipartite.betweenness_centrality(graph, women), abs=1e-12)
    assert len(have) == 32
    assert round(have["Evelyn Jefferson"], 3) == 0.097
    assert round(max(have[w] for w in women), 4) == 0.1135


def test_betweenness_of_the_kite_is_that_of_krackhardt():
    # Krackhardt (1990): Heather (7) has 14 of 36 pairs; Fernando and Garth (5 and 6) share.
    have = value(EXACT, nx.krackhardt_kite_graph())
    assert have[7] == pytest.approx(14 / 36, abs=1e-15)
    pairs = [0.833, 0.833, 0, 3.667, 0, 8.333, 8.333, 14, 8, 0]
    assert [round(have[node] * 36, 3) for node in range(10)] == pairs


def test_betweenness_of_the_florentine_families_is_as_published():
    known = {
        "Medici": 0.522, "Guadagni": 0.255, "Albizzi": 0.212, "Salviati": 0.143,
        "Ridolfi": 0.114, "Bischeri": 0.104, "Strozzi": 0.103, "Barbadori": 0.093,
        "Tornabuoni": 0.092, "Castellani": 0.055, "Peruzzi": 0.022, "Acciaiuoli": 0,
        "Ginori": 0, "Lamberteschi": 0, "Pazzi": 0,
    }  # fmt: skip
    have = value(EXACT, nx.florentine_families_graph())
    assert {node: round(share, 3) for node, share in have.items()} == known


def test_the_order_of_modes_and_nodes_does_not_change_betweenness():
    graph = southern_women()
    other = nx.Graph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges)))
    assert value(EXACT, other) == pytest.approx(value(EXACT, graph), abs=1e-12)


@pytest.mark.parametrize("number", [1, 2, 5])
def test_in_a_star_around_one_project_no_actor_lies_between(number):
    actors = [f"a{at}" for at in range(number)]
    have = value(EXACT, modes(actors, ["p"], [(actor, "p") for actor in actors]))
    assert {have[actor] for actor in actors} == {0.0}
    assert have["p"] == (1.0 if number > 1 else 0.0)


@pytest.mark.parametrize("mode", [None, ""])
def test_a_network_whose_nodes_lack_a_mode_is_of_one_mode(mode):
    graph = modes("abc", "ef", [("a", "e"), ("b", "e"), ("b", "f"), ("c", "f")])
    graph.nodes["c"]["mode"] = mode
    assert value(EXACT, graph) == pytest.approx(nx.betweenness_centrality(graph))


def test_that_all_are_0_is_said():
    sentence = "betweenness: not one node is between two others, so each value is 0"
    assert said(EXACT, nx.complete_graph(4)) == [sentence]
    assert said(EXACT, nx.path_graph(3)) == []


def test_ways_that_are_equally_long_in_truth_are_so_in_floats():
    # From a to d: directly, or over b and c, of the length 1/2 + 1/3 + 1/6, which is 1.
    graph = weighted(("a", "d", 1), ("a", "b", 2), ("b", "c", 3), ("c", "d", 6))
    assert 1 / 2 + 1 / 3 + 1 / 6 < 1
    # b lies on the path from a to c, and on one of two from a to d; of three pairs.
    assert value(WEIGHTED, graph) == pytest.approx({"a": 0, "b": 1 / 2, "c": 1 / 2, "d": 0})
    for u, v, facts in graph.edges(data=True):
        graph[u][v]["length"] = 1 / facts["weight"]
    # Compared as they are, the lengths are equal from d to a and not from a to d.
    assert nx.betweenness_centrality(graph, weight="length")["b"] == pytest.approx(7 / 12)


def test_many_short_ties_are_as_long_as_one():
    # Six sixths beside one tie: each of the five between is on half of the paths from end to end.
    graph = weighted((0, 6, 1), *((at, at + 1, 6) for at in range(6)))
    assert sum([1 / 6] * 6) < 1
    exact = {node: float(share / 15) for node, share in plain_betweenness(graph, True).items()}
    assert value(WEIGHTED, graph) == pytest.approx(exact, abs=1e-12)
    assert exact[3] == (3 * 3 - 0.5) / 15


def test_weights_that_differ_beyond_what_is_exact_are_said():
    assert said(WEIGHTED, weighted(("a", "b", 1e9), ("b", "c", 1))) == [
        "weighted-betweenness: weights differ so much that very short ties may count as length 0"
    ]
    assert said(WEIGHTED, weighted(("a", "b", 1e6), ("b", "c", 1))) == []


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf")])
def test_weights_that_cannot_be_lengths_are_refused(weight):
    graph = weighted(("a", "b", weight), ("b", "c", 1))
    assert refused(WEIGHTED, graph).startswith("it needs weights above 0")


def test_weights_of_1_make_no_measure_of_their_own():
    assert refused(WEIGHTED, nx.path_graph(3)) == (
        "each tie has the weight 1, so that it equals the measure without weights"
    )


def plain_highest(own, other):
    """Return the highest betweenness in a mode, of all ways to hang the others on one node.

    Each of the other nodes of its mode hangs on a node of the other mode, which hangs on it:
    all pairs that are not on one branch have it between. Even branches are best.
    """
    branches = [1] * other
    for at in range(own - 1):
        branches[at % other] += 1
    total = sum(branches)
    return (total**2 - sum(size**2 for size in branches)) / 2


def plain_share(graph, node, raw):
    count = len(graph)
    if graph.is_directed() or not plain_two_mode(graph):
        top = (count - 1) * (count - 2) / (1 if graph.is_directed() else 2)
    else:
        own = sum(f["mode"] == graph.nodes[node]["mode"] for f in graph.nodes.values())
        top = plain_highest(own, count - own)
    return float(raw) / top if top else 0.0


@pytest.mark.parametrize("with_weights", [False, True])
def test_betweenness_agrees_with_plain_loops(with_weights):
    tried = 0
    for graph in small_networks():
        measure = WEIGHTED if with_weights else EXACT
        if with_weights and refused(measure, graph):
            continue
        raw = plain_betweenness(graph, with_weights)
        wanted = {node: plain_share(graph, node, raw[node]) for node in graph}
        assert value(measure, graph) == pytest.approx(wanted, abs=1e-9)
        tried += 1
    assert tried > (80 if with_weights else 199)


def test_progress_is_told_and_portions_add_up(monkeypatch):
    graph = nx.florentine_families_graph()
    whole = value(EXACT, graph)
    monkeypatch.setattr("kg.networks.measures.paths._STEPS", 150)
    steps = []
    parts = value(EXACT, graph, progress=lambda done, of: steps.append((done, of)))
    assert parts == pytest.approx(whole, abs=1e-12)
    assert steps == [(4, 15), (8, 15), (12, 15), (15, 15)]


def test_a_sample_of_all_nodes_is_exact():
    graph = southern_women()
    columns = found(SAMPLED, graph, samples=500)
    assert columns["sampled-betweenness"] == pytest.approx(value(EXACT, graph), abs=1e-12)
    assert set(columns["sampled-betweenness-error"].values()) == {0.0}


def test_samples_are_right_on_average_and_their_error_is_told():
    # A plain count over many seeds: the mean meets the exact value, and the error the spread.
    graph = nx.florentine_families_graph()
    exact = value(EXACT, graph)["Medici"]
    tries = [found(SAMPLED, graph, samples=5, seed=seed) for seed in range(400)]
    drawn = np.array([each["sampled-betweenness"]["Medici"] for each in tries])
    errors = np.array([each["sampled-betweenness-error"]["Medici"] for each in tries])
    assert abs(drawn.mean() - exact) < 3 * drawn.std() / sqrt(len(drawn))
    assert sqrt((errors**2).mean()) == pytest.approx(drawn.std(), rel=0.1)


def test_a_seed_gives_the_same_sample_and_is_said():
    graph = nx.florentine_families_graph()
    assert found(SAMPLED, graph, samples=4, seed=7) == found(SAMPLED, graph, samples=4, seed=7)
    assert found(SAMPLED, graph, samples=4, seed=7) != found(SAMPLED, graph, samples=4, seed=8)
    assert said(SAMPLED, graph, samples=4, seed=7) == [
        "sampled-betweenness: estimated from the paths of 4 of 15 nodes, drawn with the seed 7"
    ]


def test_one_sample_has_no_error():
    columns = found(SAMPLED, nx.florentine_families_graph(), samples=1)
    assert set(columns["sampled-betweenness-error"].values()) == {None}


def test_without_a_number_of_samples_there_is_no_estimate():
    graph = nx.path_graph(3)
    assert "from how many nodes" in refused(SAMPLED, graph)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_networks_of_no_node_one_and_two(kind):
    assert value(EXACT, kind()) == {}
    assert found(SAMPLED, kind(), samples=3)["sampled-betweenness"] == {}
    assert value(EXACT, kind([("a", "a")])) == {"a": 0}
    assert value(EXACT, kind([("a", "b")])) == {"a": 0, "b": 0}
