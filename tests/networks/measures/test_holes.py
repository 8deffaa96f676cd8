from __future__ import annotations

import random

import networkx as nx
import pytest

from kg.networks.arrays import Arrays
from kg.networks.measures.definition import Settings
from kg.networks.measures.holes import MEASURES

BY_NAME = {measure.name: measure for measure in MEASURES}


def found(graph, name, said=None):
    net = Arrays(graph)
    settings = Settings() if said is None else Settings(say=said.append)
    assert BY_NAME[name].fits(net, settings) == ""
    columns = BY_NAME[name].compute(net, settings)
    return {column: dict(zip(net.nodes, values, strict=True)) for column, values in columns.items()}


def weighted(*ties, directed=False):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_weighted_edges_from(ties)
    return graph


def random_graph(seed):
    chance = random.Random(seed)
    directed = seed % 2 == 1
    graph = nx.gnp_random_graph(
        chance.randint(2, 11), chance.random(), seed=seed, directed=directed
    )
    for _, _, facts in graph.edges(data=True):
        facts["weight"] = chance.choice([1, 2, 0.3, 7])
    return graph


def by_loops(graph, node):
    """Constraint and effective size, straight from Burt's formulas."""

    def strength(one, other):
        ties = [
            graph[a][b]["weight"] for a, b in ((one, other), (other, one)) if graph.has_edge(a, b)
        ]
        return sum(ties)  # without directions twice the weight, everywhere

    def near(node):
        return [
            other for other in graph if graph.has_edge(node, other) or graph.has_edge(other, node)
        ]

    def share(one, other):
        return strength(one, other) / sum(strength(one, any_) for any_ in near(one))

    contacts = near(node)
    if not contacts:
        return None, None
    invested = [
        share(node, one) + sum(share(node, q) * share(q, one) for q in contacts if q != one)
        for one in contacts
    ]
    overlap = sum(
        share(node, q) * strength(one, q) / max(strength(one, any_) for any_ in near(one))
        for one in contacts
        for q in contacts
        if q != one
    )
    return sum(part**2 for part in invested), len(contacts) - overlap


def close(value, expected):
    return value is expected if expected is None else value == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("block", range(8))
def test_values_are_those_of_plain_loops(block):
    for seed in range(block * 25, block * 25 + 25):
        graph = random_graph(seed)
        if not graph.edges:
            continue
        constraint = found(graph, "constraint")["constraint"]
        size = found(graph, "effective-size")["effective-size"]
        for node in graph:
            expected = by_loops(graph, node)
            assert close(constraint[node], expected[0]), (seed, node)
            assert close(size[node], expected[1]), (seed, node)


@pytest.mark.parametrize("seed", range(0, 40, 2))
@pytest.mark.parametrize("weight", ["weight", None])
def test_values_are_those_of_networkx(seed, weight):
    graph = random_graph(seed)
    if not graph.edges:
        return
    column = (
        "{}" if weight or all(w == 1 for *_, w in graph.edges(data="weight")) else "{}-unweighted"
    )
    # Asked for all nodes and a weight, networkx 3.6 divides by another node's strongest tie.
    for name, theirs in (
        ("constraint", nx.constraint(graph, weight=weight)),
        ("effective-size", nx.effective_size(graph, nodes=list(graph), weight=weight)),
    ):
        ours = found(graph, name)[column.format(name)]
        for node, value in theirs.items():
            assert close(ours[node], value if graph.degree(node) else None)


def test_in_a_triangle_each_invests_all_in_two_who_are_tied():
    # (1/2 + 1/2 * 1/2)^2, twice.
    assert found(nx.complete_graph(3), "constraint")["constraint"] == dict.fromkeys(range(3), 1.125)
    path = found(nx.path_graph(3), "constraint")["constraint"]
    assert path == {0: 1, 1: 0.5, 2: 1}


def test_six_neighbours_with_four_ties_are_worth_less_as_in_borgatti_1997():
    graph = nx.star_graph(6)
    graph.add_edges_from([(1, 2), (2, 3), (3, 4), (4, 5)])
    assert round(found(graph, "effective-size")["effective-size"][0], 2) == 4.67
    assert round(found(graph, "efficiency")["efficiency"][0], 2) == 0.78


def test_effective_size_with_weights_is_as_counted_by_hand():
    # i puts 2/3 into j and 1/3 into q. To j, whose strongest tie is 2, q is 1/2; to q, j is 1.
    graph = weighted(("i", "j", 2), ("i", "q", 1), ("j", "q", 1))
    said = []
    columns = found(graph, "effective-size", said)
    assert columns["effective-size"]["i"] == pytest.approx(2 - 1 / 6 - 2 / 3)
    assert columns["effective-size-unweighted"]["i"] == pytest.approx(1)
    assert found(graph, "efficiency")["efficiency"]["i"] == pytest.approx(7 / 12)
    assert said == ["effective-size: weights are used; effective-size-unweighted is without them"]


def test_the_florentine_medici_have_the_most_open_neighbourhood():
    graph = nx.florentine_families_graph()
    size = found(graph, "effective-size")["effective-size"]
    assert size["Medici"] == pytest.approx(6 - 2 / 6)
    constraint = found(graph, "constraint")["constraint"]
    assert min(constraint, key=constraint.get) == "Medici"
    assert list(found(graph, "constraint")) == ["constraint"]


def test_both_directions_count_as_one_neighbour():
    said = []
    graph = weighted(("a", "b", 1), ("b", "a", 1), ("c", "b", 1), directed=True)
    graph.add_node("alone")
    constraint = found(graph, "constraint", said)["constraint"]
    assert constraint == pytest.approx({"a": 1, "b": 5 / 9, "c": 1, "alone": None})
    assert said == ["constraint: two ties between two nodes, one each way, are added up"]
    assert found(graph, "efficiency")["efficiency"] == {"a": 1, "b": 1, "c": 1, "alone": None}


def test_a_tie_of_a_node_with_itself_changes_nothing():
    graph = nx.complete_graph(3)
    before = found(graph, "constraint")
    graph.add_edge(0, 0, weight=9)
    graph.add_edge(3, 3)
    assert found(graph, "constraint")["constraint"] == {**before["constraint"], 3: None}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_where_it_makes_no_sense_the_reason_is_given(measure):
    two_mode = nx.Graph([("a", "e")])
    two_mode.add_node("a", mode="actor")
    two_mode.add_node("e", mode="event")
    assert "use redundancy, or a projection" in measure.fits(Arrays(two_mode), Settings())
    assert "does not have a tie" in measure.fits(Arrays(nx.empty_graph(2)), Settings())
    assert "weights above 0" in measure.fits(Arrays(weighted(("a", "b", -1))), Settings())
