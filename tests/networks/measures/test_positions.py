from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import pytest
from random_networks import Asked, both_ways, davis, karate, random_network, ties_of

from kg.networks.measures.positions import MEASURES

ask = Asked(MEASURES)


def errors(graph, core):
    """Count pairs of the core without a tie, and pairs of the periphery with one."""
    return sum(
        graph.has_edge(u, v) != (u in core)
        for u, v in combinations(graph, 2)
        if (u in core) == (v in core)
    )


def fit(graph, core):
    """Return the correlation of ties with the ideal pattern, in a loop over pairs."""
    pairs = [
        (int(graph.has_edge(u, v)), int(u in core))
        for u, v in combinations(graph, 2)
        if (u in core) == (v in core)
    ]
    number = len(pairs)
    mean_x, mean_y = (sum(pair[at] for pair in pairs) / max(number, 1) for at in (0, 1))
    together = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread = sum((x - mean_x) ** 2 for x, _ in pairs) * sum((y - mean_y) ** 2 for _, y in pairs)
    return together / math.sqrt(spread) if spread > 1e-12 else None


def core_of(graph):
    found = ask("core-periphery", graph)["core-periphery"]
    return {node for node, value in zip(graph, found, strict=True) if value}


@pytest.mark.parametrize("seed", range(200))
def test_no_other_core_has_fewer_errors(seed):
    graph = random_network(seed)
    if reason := ask.fits("core-periphery", graph):
        assert len(graph) < 3 or not ties_of(graph) or "one-mode" in reason
        return
    plain = both_ways(graph)
    core = core_of(graph)
    told = fit(plain, core)
    said = next(text for text in ask.said if "ideal pattern" in text)
    assert f"{len(core)} of {len(graph)} nodes are core" in said
    assert f"pattern {'not defined' if told is None else format(told, '.4f')}," in said
    if len(graph) <= 10:
        fewest = min(
            errors(plain, set(chosen))
            for size in range(len(graph) + 1)
            for chosen in combinations(graph, size)
        )
        assert errors(plain, core) == fewest
    torn = {
        degree
        for degree in dict(plain.degree).values()
        if len({node in core for node in plain if plain.degree(node) == degree}) == 2
    }
    assert len(torn) == sum("another choice" in text for text in ask.said)


def test_cores_by_hand():
    assert core_of(nx.star_graph(5)) == {0}
    assert core_of(nx.complete_graph(4)) == {0, 1, 2, 3}
    graph = nx.complete_graph(4)
    graph.add_edges_from((at, f"leaf {at}") for at in range(4))
    assert core_of(graph) == {0, 1, 2, 3}
    assert "pattern 1.0000," in ask.said[0]


def test_among_nodes_of_one_degree_those_tied_upwards_come_first_and_it_is_said():
    # The hub has 4 ties; a, b and c have 2, and a is not tied to the hub.
    graph = nx.Graph([("hub", node) for node in "bcde"] + [("a", "b"), ("a", "c")])
    assert core_of(graph) == {"hub", "b"}
    assert ask.said[1].startswith("core-periphery: 3 nodes have the degree of the last node")
    # Whatever the order in which nodes come.
    again = nx.Graph()
    again.add_nodes_from(sorted(graph, reverse=True))
    again.add_edges_from(graph.edges)
    assert core_of(again) == {"hub", "b"}


def test_directions_do_not_count():
    assert core_of(nx.DiGraph([(0, 1), (1, 0), (0, 2), (3, 0), (0, 4)])) == {0}
    assert ask.said[0] == "core-periphery: the directions of ties are left out"


def test_the_karate_club_has_its_leaders_in_the_core():
    core = core_of(karate())
    assert {0, 33, 32, 2, 1} <= core
    assert min(dict(karate().degree)[node] for node in core) >= len(core) - 1


def equals(graph, u, v):
    """Tell whether two nodes have the same ties to all others, and none or both between them."""
    tied = {tie[:2] for tie in ties_of(graph)}
    if not graph.is_directed():
        tied |= {(head, tail) for tail, head in tied}
    same = all(
        ((u, w) in tied) == ((v, w) in tied) and ((w, u) in tied) == ((w, v) in tied)
        for w in graph
        if w not in (u, v)
    )
    return same and ((u, v) in tied) == ((v, u) in tied)


@pytest.mark.parametrize("seed", range(200))
def test_classes_are_those_of_nodes_with_the_same_ties(seed):
    graph = random_network(seed)
    numbers = dict(zip(graph, ask("structural-equivalence", graph)["structural-equivalence"],
                       strict=True))  # fmt: skip
    for u, v in combinations(graph, 2):
        assert (numbers[u] == numbers[v]) == equals(graph, u, v)
    sizes = [[*numbers.values()].count(at) for at in sorted(set(numbers.values()))]
    assert sizes == sorted(sizes, reverse=True)
    assert sorted(set(numbers.values())) == list(range(1, len(sizes) + 1))
    assert f"{len(sizes)} classes, {sizes.count(1)} of a single node" in ask.said[-1]


def test_nodes_without_ties_are_one_class_and_twins_another():
    graph = nx.Graph([("hub", "a"), ("hub", "b"), ("x", "y")])
    graph.add_nodes_from(["i", "j", "k"])
    found = dict(zip(graph, ask("structural-equivalence", graph)["structural-equivalence"],
                     strict=True))  # fmt: skip
    assert found == {"i": 1, "j": 1, "k": 1, "a": 2, "b": 2, "x": 3, "y": 3, "hub": 4}


def test_women_at_the_same_events_are_equal():
    graph = davis()
    numbers = dict(zip(graph, ask("structural-equivalence", graph)["structural-equivalence"],
                       strict=True))  # fmt: skip
    # Olivia and Flora were at the events 9 and 11, and nobody else at these only.
    assert numbers["Olivia Carleton"] == numbers["Flora Price"]
    assert [*numbers.values()].count(numbers["Flora Price"]) == 2


def test_weights_do_not_count_and_it_is_said():
    graph = nx.star_graph(2)
    graph[0][1]["weight"] = 5
    assert ask("structural-equivalence", graph)["structural-equivalence"] == [2, 1, 1]
    assert "weights are left out" in ask.said[0]


def test_measures_that_make_no_sense_say_so():
    assert "one-mode projection" in ask.fits("core-periphery", davis())
    assert "at least 3 nodes" in ask.fits("core-periphery", nx.path_graph(2))
    assert (
        ask.fits("core-periphery", nx.empty_graph(5))
        == "the network does not have a tie between two nodes"
    )
