from __future__ import annotations

import networkx as nx
import pytest
from small_networks import (
    by_name,
    plain_distances,
    refused,
    said,
    small_networks,
    value,
)

from kg.networks.measures import closeness as family

BY_NAME = by_name(family)
CLOSENESS, WEIGHTED, HARMONIC = (
    BY_NAME[n] for n in ("closeness", "weighted-closeness", "harmonic")
)


def test_closeness_of_the_kite_is_that_of_krackhardt():
    known = [0.529, 0.529, 0.5, 0.6, 0.5, 0.643, 0.643, 0.6, 0.429, 0.310]
    have = value(CLOSENESS, nx.krackhardt_kite_graph())
    assert [round(have[node], 3) for node in range(10)] == known


def test_closeness_of_the_florentine_families_is_as_published():
    known = {
        "Medici": 0.560, "Ridolfi": 0.5, "Albizzi": 0.483, "Tornabuoni": 0.483, "Guadagni": 0.467,
        "Barbadori": 0.438, "Strozzi": 0.438, "Bischeri": 0.4, "Castellani": 0.389,
        "Salviati": 0.389, "Acciaiuoli": 0.368, "Peruzzi": 0.368, "Ginori": 0.333,
        "Lamberteschi": 0.326, "Pazzi": 0.286,
    }  # fmt: skip
    have = value(CLOSENESS, nx.florentine_families_graph())
    assert have == pytest.approx(known, abs=1e-3)


def test_small_components_count_less():
    # In a path of three beside a pair: for its middle 2/2 * 2/4, for its ends 2/3 * 2/4.
    graph = nx.Graph([("a", "b"), ("b", "c"), ("x", "y")])
    assert value(CLOSENESS, graph) == pytest.approx(
        {"a": 1 / 3, "b": 1 / 2, "c": 1 / 3, "x": 1 / 4, "y": 1 / 4}
    )


def test_distances_are_those_to_the_node_and_this_is_said():
    graph = nx.DiGraph([("a", "b"), ("b", "c")])
    assert value(CLOSENESS, graph) == pytest.approx({"a": 0, "b": 1 / 2, "c": 2 / 3})
    assert value(HARMONIC, graph) == pytest.approx({"a": 0, "b": 1 / 2, "c": 3 / 4})
    for measure in (CLOSENESS, HARMONIC):
        name = measure.name
        assert said(measure, graph) == [
            f"{name}: distances are from the other nodes to the node, along the ties"
        ]
        assert said(measure, nx.path_graph(3)) == []


def test_strong_ties_are_short():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 4), ("b", "c", 2), ("a", "c", 1)])
    # a to c goes over b: 1/4 + 1/2.
    assert value(WEIGHTED, graph) == pytest.approx(
        {"a": 2 / (0.25 + 0.75), "b": 2 / (0.25 + 0.5), "c": 2 / (0.5 + 0.75)}
    )


def plain(graph, distances, measure):
    if measure is HARMONIC:
        return float(sum(1 / d for d in distances)) / (len(graph) - 1)
    if not distances:
        return 0.0
    return float(len(distances) / sum(distances) * len(distances) / (len(graph) - 1))


@pytest.mark.parametrize("measure", BY_NAME.values(), ids=BY_NAME)
def test_all_agree_with_plain_loops(measure):
    tried = 0
    for graph in small_networks():
        if refused(measure, graph):
            continue
        to = plain_distances(graph, measure is WEIGHTED)
        wanted = {node: plain(graph, to[node], measure) for node in graph}
        assert value(measure, graph) == pytest.approx(wanted, abs=1e-9)
        tried += 1
    assert tried > (80 if measure is WEIGHTED else 199)


def test_closeness_and_harmonic_agree_with_networkx():
    for graph in small_networks()[:60]:
        simple = graph.copy()
        simple.remove_edges_from(list(nx.selfloop_edges(graph)))
        assert value(CLOSENESS, graph) == pytest.approx(nx.closeness_centrality(simple), abs=1e-12)
        harmonic = {node: sums / (len(graph) - 1) for node, sums in
                    nx.harmonic_centrality(simple).items()}  # fmt: skip
        assert value(HARMONIC, graph) == pytest.approx(harmonic, abs=1e-12)


def test_progress_is_told_and_portions_change_nothing(monkeypatch):
    graph = small_networks()[9]
    whole = {measure: value(measure, graph) for measure in (CLOSENESS, HARMONIC)}
    monkeypatch.setattr("kg.networks.measures.paths._STEPS", 1)
    for measure, wanted in whole.items():
        steps = []
        assert value(measure, graph, progress=lambda done, of: steps.append((done, of))) == wanted  # noqa: B023
        assert steps[-1] == (len(graph), len(graph))
        assert len(steps) >= len(graph)


@pytest.mark.parametrize("weight", [0, -1, float("nan")])
def test_weights_that_cannot_be_lengths_are_refused(weight):
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=weight)
    assert refused(WEIGHTED, graph).startswith("it needs weights above 0")


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_networks_of_no_node_and_without_ties(kind):
    for measure in (CLOSENESS, HARMONIC):
        assert value(measure, kind()) == {}
        alone = kind([("a", "a")])
        assert value(measure, alone) == {"a": 0}
        alone.add_node("b")
        assert value(measure, alone) == {"a": 0, "b": 0}
