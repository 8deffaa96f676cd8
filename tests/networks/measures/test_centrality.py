from __future__ import annotations

import networkx as nx
import pytest
from networkx.algorithms import bipartite

from kg.networks.measures.centrality import betweenness, degree


def modes(actors, things, edges):
    graph = nx.Graph(modes=["actor", "event"])
    graph.add_nodes_from(actors, mode="actor")
    graph.add_nodes_from(things, mode="event")
    graph.add_edges_from(edges)
    return graph


def southern_women():
    graph = nx.davis_southern_women_graph()
    for facts in graph.nodes.values():
        facts["mode"] = "woman" if facts["bipartite"] == 0 else "event"
    return graph


KITE = [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"), ("d", "e"), ("d", "f")]


def test_degree_is_the_number_of_others_tied_to():
    assert degree(nx.Graph(KITE)) == {"a": 2, "b": 2, "c": 3, "d": 3, "e": 1, "f": 1}


def test_degree_counts_neither_weight_nor_a_tie_to_itself():
    graph = nx.Graph([("a", "a"), ("c", "c")])
    graph.add_edge("a", "b", weight=7)
    assert degree(graph) == {"a": 1, "b": 1, "c": 0}


def test_betweenness_in_one_mode_is_as_counted_by_hand():
    # c lies between {a, b} and {d, e, f}: 6 pairs; d between {a, b, c} and {e, f}, and e and f: 7.
    assert betweenness(nx.Graph(KITE)) == pytest.approx(
        {"a": 0, "b": 0, "c": 6 / 10, "d": 7 / 10, "e": 0, "f": 0}, abs=1e-15
    )


def test_betweenness_of_a_cycle_is_shared():
    # Of four in a ring, each lies on one of the two paths between its neighbours.
    assert betweenness(nx.cycle_graph(4)) == pytest.approx(dict.fromkeys(range(4), 1 / 6))


def test_betweenness_in_two_modes_is_as_counted_by_hand():
    # a - e - b - f - c: e lies on 3 pairs, b on 4, f on 3. With three actors and two events an
    # actor could reach 4 and an event 5.
    graph = modes("abc", "ef", [("a", "e"), ("b", "e"), ("b", "f"), ("c", "f")])
    assert betweenness(graph) == pytest.approx({"a": 0, "b": 1, "c": 0, "e": 0.6, "f": 0.6})


def test_betweenness_of_the_southern_women_is_that_of_borgatti_and_everett():
    graph = southern_women()
    women = [node for node, mode in graph.nodes(data="mode") if mode == "woman"]
    found = betweenness(graph)
    wanted = bipartite.betweenness_centrality(graph, women)
    assert found.keys() == wanted.keys()
    assert len(found) == 32
    assert max(abs(found[node] - wanted[node]) for node in graph) < 1e-12
    assert round(found["Evelyn Jefferson"], 3) == 0.097
    assert round(max(found[w] for w in women), 4) == 0.1135


def test_the_order_of_modes_and_nodes_does_not_change_betweenness():
    graph = southern_women()
    other = nx.Graph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges)))
    assert betweenness(other) == pytest.approx(dict(betweenness(graph)), abs=1e-12)


@pytest.mark.parametrize("number", [1, 2, 5])
def test_in_a_star_around_one_project_no_actor_lies_between(number):
    actors = [f"a{at}" for at in range(number)]
    found = betweenness(modes(actors, ["p"], [(actor, "p") for actor in actors]))
    assert {found[actor] for actor in actors} == {0.0}
    assert found["p"] == (1.0 if number > 1 else 0.0)


@pytest.mark.parametrize("mode", [None, ""])
def test_a_network_whose_nodes_lack_a_mode_is_of_one_mode(mode):
    graph = modes("abc", "ef", [("a", "e"), ("b", "e"), ("b", "f"), ("c", "f")])
    graph.nodes["c"]["mode"] = mode
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph))
