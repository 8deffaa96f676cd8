from __future__ import annotations

import networkx as nx
import pytest
from networkx.algorithms import bipartite
from random_networks import Asked, both_ways, davis, karate, only_ties, random_network

from kg.networks.measures import conditions
from kg.networks.measures.centralisation import MEASURES

ask = Asked(MEASURES)
NAMES = [measure.name for measure in MEASURES]


def spread(values):
    return sum(max(values) - value for value in values)


@pytest.mark.parametrize("name", NAMES)
def test_a_star_has_1_and_a_circle_0(name):
    for size in (4, 5, 9):
        assert ask.one(name, nx.star_graph(size)) == pytest.approx(1, abs=1e-12)
        assert ask.one(name, nx.cycle_graph(size)) == pytest.approx(0, abs=1e-12)
        assert ask.one(name, nx.complete_graph(size)) == pytest.approx(0, abs=1e-12)


def test_directed_stars_have_1():
    to_all = nx.DiGraph([(0, leaf) for leaf in range(1, 6)])
    assert ask("degree-centralisation", to_all) == {
        "degree-centralisation-in": [pytest.approx(1 / 25)],
        "degree-centralisation-out": [1],
    }
    returned = nx.DiGraph(nx.star_graph(5))
    assert ask.one("betweenness-centralisation", returned) == pytest.approx(1)
    assert "without directions" in ask.fits("closeness-centralisation", returned)


def test_published_values_of_the_karate_club():
    # As centr_degree, centr_betw and centr_clo of R's igraph give, without loops.
    assert round(ask.one("degree-centralisation", karate()), 4) == 0.3996
    assert round(ask.one("betweenness-centralisation", karate()), 4) == 0.4056
    assert round(ask.one("closeness-centralisation", karate()), 4) == 0.2982


def test_the_florentine_families_with_the_pucci_are_as_in_ucinet():
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    assert round(ask.one("degree-centralisation", graph), 4) == 0.2667
    assert ask.fits("closeness-centralisation", graph) == (
        "distances need a connected network, and this one has 2 components"
    )


@pytest.mark.parametrize("seed", range(200))
def test_values_of_random_networks_are_freemans_sums(seed):
    graph = random_network(seed)
    modes = {node: mode for node, mode in graph.nodes(data="mode") if mode}
    plain, size = both_ways(graph) if modes else only_ties(graph), len(graph)
    if modes:
        compare_modes(graph, plain, modes)
        return
    if size < 3:
        assert all("at least 3 nodes" in ask.fits(name, graph) for name in NAMES)
        return
    between = spread(nx.betweenness_centrality(plain).values()) / (size - 1)
    assert ask.one("betweenness-centralisation", graph) == pytest.approx(between, abs=1e-9)
    if graph.is_directed():
        ways = {"in": plain.in_degree, "out": plain.out_degree}
        wanted = {
            f"degree-centralisation-{way}": [
                pytest.approx(spread(dict(degree).values()) / (size - 1) ** 2, abs=1e-9)
            ]
            for way, degree in ways.items()
        }
        assert ask("degree-centralisation", graph) == wanted
        return
    degree = spread(dict(plain.degree).values()) / ((size - 1) * (size - 2))
    assert ask.one("degree-centralisation", graph) == pytest.approx(degree, abs=1e-9)
    if not nx.is_connected(plain):
        assert "components" in ask.fits("closeness-centralisation", graph)
        return
    highest = spread(nx.closeness_centrality(nx.star_graph(size - 1)).values())
    near = spread(nx.closeness_centrality(plain).values()) / highest
    assert ask.one("closeness-centralisation", graph) == pytest.approx(near, abs=1e-9)


def compare_modes(graph, plain, modes):
    name = "degree-centralisation"
    parts = [[node for node in graph if modes[node] == mode] for mode in ("actor", "event")]
    alone = sum(not plain.degree(node) for node in graph)
    if len(graph) < 3 or min(map(len, parts)) < 2 or alone:
        assert ask.fits(name, graph)
        assert ask.fits("betweenness-centralisation", graph)
        return
    room = (len(parts[0]) - 1) * (len(parts[1]) - 1)
    degrees = [spread([plain.degree(node) for node in part]) / room for part in parts]
    assert [value for (value,) in ask(name, graph).values()] == pytest.approx(degrees, abs=1e-9)
    between = bipartite.betweenness_centrality(plain, parts[0])
    wanted = [spread([between[node] for node in part]) / (len(part) - 1) for part in parts]
    found = ask("betweenness-centralisation", graph)
    assert [value for (value,) in found.values()] == pytest.approx(wanted, abs=1e-9)


def two_mode_star(leaves):
    """Tie one actor to all events, and each other actor to one event."""
    graph = nx.Graph(modes=["actor", "event"])
    graph.add_nodes_from(["hub", *(f"a{at}" for at in range(2 * leaves))], mode="actor")
    graph.add_nodes_from([f"e{at}" for at in range(leaves)], mode="event")
    graph.add_edges_from(("hub", f"e{at}") for at in range(leaves))
    graph.add_edges_from((f"a{at}", f"e{at % leaves}") for at in range(2 * leaves))
    return graph


@pytest.mark.parametrize("name", ["degree-centralisation", "betweenness-centralisation"])
def test_the_most_central_two_mode_network_has_1_in_its_mode(name):
    found = ask(name, two_mode_star(4))
    assert found[f"{name}-actor"] == [pytest.approx(1)]
    assert found[f"{name}-event"] == [pytest.approx(0)]


def test_two_mode_networks_that_have_no_centre_say_why():
    graph = davis()
    assert ask.fits("degree-centralisation", graph) == ""
    graph.add_node("alone", mode="woman")
    assert ask.fits("degree-centralisation", graph).endswith("nodes without one: 1")
    graph = nx.Graph([("a", "e"), ("b", "e")])
    nx.set_node_attributes(graph, {"a": "actor", "b": "actor", "e": "event"}, "mode")
    assert "one node has the mode “event”" in ask.fits("betweenness-centralisation", graph)
    assert "one-mode" in ask.fits("closeness-centralisation", graph)


def test_of_too_many_nodes_only_degrees_are_computed(monkeypatch):
    monkeypatch.setattr(conditions, "ALL_PAIRS_LIMIT", 3)
    found = {name: ask.fits(name, nx.path_graph(4)) for name in NAMES}
    assert found["degree-centralisation"] == ""
    assert all("too long for 4" in found[name] for name in NAMES[1:])
