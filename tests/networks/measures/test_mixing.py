from __future__ import annotations

import math
from itertools import permutations, product

import networkx as nx
import pytest
from random_networks import (
    Asked,
    both_ways,
    davis,
    karate,
    only_ties,
    random_network,
    unweighted,
)

from kg.networks.measures.mixing import MEASURES

ask = Asked(MEASURES)
BY = {"group_by": "country"}


def known(graph):
    """Return the network of nodes that have a value, as the measures see it, and its modes."""
    modes = {node: mode for node, mode in graph.nodes(data="mode") if mode}
    made = both_ways(graph) if modes else only_ties(graph)
    made.remove_nodes_from(
        [node for node, facts in graph.nodes.items() if not facts.get("country")]
    )
    return made, modes


def ordered(graph, modes):
    """Return the ties from one end to the other: both ways, by direction, or from first mode."""
    ties = list(graph.edges(data="weight"))
    if modes:
        return [(u, v, w) if modes[u] == "actor" else (v, u, w) for u, v, w in ties]
    return ties if graph.is_directed() else ties + [(v, u, w) for u, v, w in ties]


def expected_mixing(graph, modes, weighted):
    ties = ordered(graph, modes)
    of = dict(graph.nodes(data="country"))
    total = sum(w if weighted else 1 for *_, w in ties)
    inside = by_chance = 0
    for group in set(of.values()):
        inside += sum((w if weighted else 1) for u, v, w in ties if of[u] == of[v] == group)
        begun = sum((w if weighted else 1) for u, _, w in ties if of[u] == group)
        ended = sum((w if weighted else 1) for _, v, w in ties if of[v] == group)
        by_chance += begun * ended / total**2
    return inside / total, by_chance


def chance_inside(graph, modes):
    """Return the share of pairs in one group, of all pairs that could have a tie."""
    of = dict(graph.nodes(data="country"))
    pairs = [
        of[u] == of[v]
        for u, v in permutations(graph, 2)
        if not modes or modes[u] != modes[v]
    ]  # fmt: skip
    return sum(pairs) / len(pairs)


@pytest.mark.parametrize("seed", range(200))
def test_measures_of_random_networks_are_those_of_plain_loops(seed):
    graph = random_network(seed)
    part, modes = known(graph)
    groups = {country for _, country in part.nodes(data="country")}
    if not part.number_of_edges():
        assert all(ask.fits(name, graph, **BY) for name in ask.measures if "degree" not in name)
        return
    inside, chance = expected_mixing(part, modes, weighted=False)
    found = ask.one("assortativity", graph, **BY)
    if math.isclose(chance, 1):
        assert found is None
    else:
        assert found == pytest.approx((inside - chance) / (1 - chance), abs=1e-9)
        if not modes:
            plain = nx.attribute_assortativity_coefficient(part, "country")
            assert found == pytest.approx(plain, abs=1e-9)
    share, chance = expected_mixing(part, modes, weighted=True)
    found = ask.one("modularity", graph, **BY)
    assert found == pytest.approx(share - chance, abs=1e-9)
    if not modes:
        parts = [[v for v in part if part.nodes[v]["country"] == group] for group in groups]
        assert found == pytest.approx(nx.community.modularity(part, parts), abs=1e-9)
    if len(groups) == 1:
        assert "have the same one" in ask.fits("e-i-index", graph, **BY)
        assert "have the same one" in ask.fits("homophily", graph, **BY)
        return
    values = ask("e-i-index", graph, **BY)
    assert values["e-i-index"][0] == pytest.approx(1 - 2 * inside, abs=1e-9)
    expected = 1 - 2 * chance_inside(part, modes)
    assert values["e-i-index-expected"][0] == pytest.approx(expected, abs=1e-9)
    compare_homophily(part, modes, ask("homophily", graph, **BY))


def compare_homophily(graph, modes, table):
    """Compare each row with counts in plain loops over the ties that members send."""
    of = dict(graph.nodes(data="country"))
    ties = list(graph.edges)
    sent = ties if graph.is_directed() else ties + [(v, u) for u, v in ties]
    assert list(table["group"]) == sorted(set(of.values()))
    for at, group in enumerate(table["group"]):
        row = {name: column[at] for name, column in table.items()}
        within = sum(of[u] == of[v] == group for u, v in ties)
        between = sum((of[u] == group) != (of[v] == group) for u, v in ties)
        assert row["homophily-nodes"] == sum(value == group for value in of.values())
        assert (row["homophily-internal"], row["homophily-external"]) == (within, between)
        mine = [(u, v) for u, v in sent if of[u] == group]
        if within + between:
            index = (between - within) / (between + within)
            assert row["homophily-e-i"] == pytest.approx(index, abs=1e-12)
        else:
            assert row["homophily-e-i"] is None
        if not mine:
            assert row["homophily-share"] is row["homophily-index"] is None
            continue
        share = sum(of[v] == group for _, v in mine) / len(mine)
        chance = 0
        for u, _ in mine:
            others = [w for w in graph if w != u and (not modes or modes[w] != modes[u])]
            chance += sum(of[w] == group for w in others) / len(others) / len(mine)
        assert row["homophily-share"] == pytest.approx(share, abs=1e-9)
        assert row["homophily-expected"] == pytest.approx(chance, abs=1e-9)
        if not chance:
            assert row["homophily-ratio"] is row["homophily-index"] is None
            continue
        assert row["homophily-ratio"] == pytest.approx(share / chance, abs=1e-9)
        room = 1 - chance if share > chance - 1e-12 else chance
        index = (share - chance) / room if room > 1e-12 else None
        assert row["homophily-index"] == pytest.approx(index, abs=1e-9)


@pytest.mark.parametrize("seed", range(200))
def test_degree_assortativity_is_the_correlation_over_ends(seed):
    graph = random_network(seed)
    modes = {node: mode for node, mode in graph.nodes(data="mode") if mode}
    ties = ordered(both_ways(graph) if modes else only_ties(graph), modes)
    if not ties:
        assert (
            ask.fits("degree-assortativity", graph)
            == "the network does not have a tie between two nodes"
        )
        return
    pairs = [
        (sum(u == tail for tail, *_ in ties), sum(v == head for _, head, _ in ties))
        for u, v, _ in ties
    ]
    found = ask.one("degree-assortativity", graph)
    assert found == pytest.approx(correlation(pairs), abs=1e-9)


def correlation(pairs):
    number = len(pairs)
    mean_x, mean_y = (sum(pair[at] for pair in pairs) / number for at in (0, 1))
    together = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread = sum((x - mean_x) ** 2 for x, _ in pairs) * sum((y - mean_y) ** 2 for _, y in pairs)
    return together / math.sqrt(spread) if spread > 1e-12 else None


def test_published_values_of_the_karate_club():
    assert round(ask.one("degree-assortativity", karate()), 4) == -0.4756
    # The split into two factions has the modularity 0.358 (Newman 2004, without weights).
    assert round(ask.one("modularity", unweighted(karate()), group_by="club"), 3) == 0.358


def test_two_modes_are_compared_with_each_other():
    found = ask.one("degree-assortativity", davis())
    graph = davis()
    women = [node for node, mode in graph.nodes(data="mode") if mode == "woman"]
    ends = [(graph.degree(woman), graph.degree(event)) for woman in women for event in graph[woman]]
    assert found == pytest.approx(correlation(ends), abs=1e-12)


# a, b and c are of LT, d and e of LV: ab, bc and de are within, cd and ae between.
BY_HAND = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "a")]


def by_hand():
    graph = nx.Graph(BY_HAND)
    nx.set_node_attributes(graph, dict(zip("abcde", ["LT", "LT", "LT", "LV", "LV"], strict=True)),
                           "country")  # fmt: skip
    return graph


def test_e_i_and_homophily_by_hand():
    graph = by_hand()
    values = ask("e-i-index", graph, **BY)
    assert values["e-i-index"] == [(2 - 3) / 5]
    # Of 10 pairs, 3 are within LT and 1 within LV.
    assert values["e-i-index-expected"] == [pytest.approx(1 - 2 * 0.4)]
    table = ask("homophily", graph, **BY)
    assert table["group"] == ("LT", "LV")
    assert table["homophily-internal"] == [2, 1]
    assert table["homophily-external"] == [2, 2]
    assert table["homophily-e-i"] == [0, pytest.approx(1 / 3)]
    assert table["homophily-share"] == (4 / 6, 2 / 4)
    assert table["homophily-expected"] == pytest.approx((2 / 4, 1 / 4))
    assert table["homophily-index"] == pytest.approx((1 / 3, 1 / 3))


def test_the_index_below_chance_is_divided_by_chance():
    # Each of two LT and of two LV is tied to both others only.
    graph = nx.Graph(product(["a", "b"], ["c", "d"]))
    nx.set_node_attributes(graph, {"a": "LT", "b": "LT", "c": "LV", "d": "LV"}, "country")
    assert ask("homophily", graph, **BY)["homophily-index"] == (-1, -1)


def shuffles(graph, index):
    """Return the index for each way to give the groups to the nodes."""
    values = [country for _, country in graph.nodes(data="country")]
    for way in permutations(values):
        of = dict(zip(graph, way, strict=True))
        yield index(of)


def test_permutations_come_near_to_all_ways_to_give_the_groups():
    graph = by_hand()
    graph.remove_edge("c", "d")

    def index(of):
        inside = sum(of[u] == of[v] for u, v in graph.edges)
        return (graph.number_of_edges() - 2 * inside) / graph.number_of_edges()

    observed = index(dict(graph.nodes(data="country")))
    every = [*shuffles(graph, index)]
    at_most = sum(value <= observed + 1e-12 for value in every) / len(every)
    at_least = sum(value >= observed - 1e-12 for value in every) / len(every)
    steps = []
    values = ask(
        "e-i-index", graph, **BY, permutations=4_000, seed=7,
        progress=lambda done, of: steps.append((done, of)),
    )  # fmt: skip
    assert values["e-i-index"] == [observed]
    assert values["e-i-index-expected"][0] == pytest.approx(sum(every) / len(every), abs=1e-12)
    assert values["e-i-index-p"][0] == pytest.approx(2 * min(at_most, at_least, 0.5), abs=0.03)
    assert ask.said == ["e-i-index: 4000 permutations of the nodes' groups, seed 7"]
    assert (steps[0], steps[-1], len(steps)) == ((1, 4_000), (4_000, 4_000), 4_000)


def test_p_counts_the_observed_network_as_one_that_is_possible():
    # Two cliques of eight, each a group: no shuffle comes as far.
    graph = nx.disjoint_union(nx.complete_graph(8), nx.complete_graph(8))
    nx.set_node_attributes(graph, {node: "ab"[node // 8] for node in graph}, "country")
    values = ask("e-i-index", graph, **BY, permutations=99, seed=2)
    assert values["e-i-index"] == [-1]
    assert values["e-i-index-p"] == [2 / 100]


def test_in_two_modes_groups_stay_within_their_mode():
    # All actors are of LT; of two events, the one that both attend is of LT.
    graph = nx.Graph([("a", "e"), ("b", "e"), ("b", "f")])
    nx.set_node_attributes(graph, {"a": "actor", "b": "actor", "e": "event", "f": "event"}, "mode")
    nx.set_node_attributes(graph, {"a": "LT", "b": "LT", "e": "LT", "f": "LV"}, "country")
    values = ask("e-i-index", graph, **BY, permutations=999)
    assert values["e-i-index"] == [pytest.approx(-1 / 3)]
    assert values["e-i-index-expected"] == [0]
    # LT at e, as observed, or at f: one way each, so that neither is rare.
    assert values["e-i-index-p"][0] == pytest.approx(1, abs=0.1)


def test_a_seed_gives_the_same_p():
    graph = nx.gnm_random_graph(30, 60, seed=1)
    nx.set_node_attributes(graph, {node: "abc"[node % 3] for node in graph}, "country")
    found = [
        ask("e-i-index", graph, **BY, permutations=99, seed=seed)["e-i-index-p"]
        for seed in (1, 1, 2, 3, 4)
    ]
    assert found[0] == found[1]
    assert any(other != found[0] for other in found[2:])


def test_what_is_not_defined_is_none_and_said():
    graph = by_hand()
    nx.set_node_attributes(graph, "LT", "country")
    assert ask.one("assortativity", graph, **BY) is None
    assert ask.said == ["assortativity: not defined, because all ties are within one group"]
    assert ask.one("degree-assortativity", graph) is None
    assert "same degree" in ask.said[0]


def test_modularity_needs_weights_above_0():
    graph = by_hand()
    graph["a"]["b"]["weight"] = -1
    assert "“a” and “b” has -1" in ask.fits("modularity", graph, **BY)
    assert ask.fits("assortativity", graph, **BY) == ""
