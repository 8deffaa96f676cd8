from __future__ import annotations

import itertools
import random
from collections import Counter

import networkx as nx
import pytest

from kg.networks.arrays import Arrays
from kg.networks.measures import triangles
from kg.networks.measures.brokerage import MEASURES, ROLES
from kg.networks.measures.definition import Settings

BY_NODE, BY_GROUP = MEASURES


def found(graph, measure=BY_NODE, **settings):
    net = Arrays(graph)
    chosen = Settings(group_by="country", **settings)
    assert measure.fits(net, chosen) == ""
    return net, measure.compute(net, chosen)


def roles(graph, node):
    net, columns = found(graph)
    return {role: columns[f"brokerage.{role}"][net.index[node]] for role in (*ROLES, "total")}


def grouped(graph, **countries):
    for node, country in countries.items():
        graph.add_node(node, country=country)
    return graph


def by_loops(graph):
    """Count for each broker the roles, over all sources and receivers."""
    group = dict(graph.nodes(data="country"))
    counts = {node: Counter() for node in graph}
    for a, b, c in itertools.permutations([node for node in graph if group[node]], 3):
        if not (graph.has_edge(a, b) and graph.has_edge(b, c)) or graph.has_edge(a, c):
            continue
        if group[a] == group[b] == group[c]:
            role = "coordinator"
        elif group[a] == group[c]:
            role = "itinerant"
        elif group[b] == group[c]:
            role = "gatekeeper"
        elif group[a] == group[b]:
            role = "representative"
        else:
            role = "liaison"
        counts[b].update([role, "total"])
    return counts


def random_graph(seed):
    chance = random.Random(seed)
    directed = seed % 2 == 1
    graph = nx.gnp_random_graph(
        chance.randint(3, 14), chance.random(), seed=seed, directed=directed
    )
    countries = ["LT", "LV", "EE"] if seed % 3 else ["LT", "LV", "EE", "PL", None]
    for facts in graph.nodes.values():
        facts["country"] = chance.choice(countries)
    return graph


@pytest.mark.parametrize("block", range(8))
def test_roles_are_those_of_a_triple_loop(block, monkeypatch):
    if block % 2:
        monkeypatch.setattr(triangles, "_TABLE", 30)
        monkeypatch.setattr(triangles, "_BATCH", 5)
    tried = 0
    for seed in range(block * 30, block * 30 + 30):
        graph = random_graph(seed)
        if BY_NODE.fits(Arrays(graph), Settings(group_by="country")):
            continue
        tried += 1
        net, columns = found(graph)
        expected = by_loops(graph)
        for role in (*ROLES, "total"):
            assert columns[f"brokerage.{role}"] == [
                expected[node][role] if graph.nodes[node]["country"] else None for node in net.nodes
            ], (seed, role)
    assert tried > 20


@pytest.mark.parametrize(
    ("role", "countries"),
    [
        ("coordinator", ["LT", "LT", "LT"]),
        ("itinerant", ["LV", "LT", "LV"]),
        ("gatekeeper", ["LV", "LT", "LT"]),
        ("representative", ["LT", "LT", "LV"]),
        ("liaison", ["LV", "LT", "EE"]),
    ],
)
def test_each_role_is_the_one_of_gould_and_fernandez(role, countries):
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "b")])
    grouped(graph, **dict(zip("abc", countries, strict=True)), elsewhere="PL")
    expected = {**dict.fromkeys(ROLES, 0), role: 1, "total": 1}
    assert roles(graph, "b") == expected
    graph.add_edge("c", "a")
    assert roles(graph, "b") == expected  # the tie from c to a closes the way back only
    graph.add_edge("a", "c")
    assert roles(graph, "b")["total"] == 0


def test_without_directions_each_path_counts_from_either_end():
    # Around an LT centre: two LT, two LV, one EE; no ties among them, so 10 pairs.
    graph = nx.star_graph(["x", "a", "b", "c", "d", "e"])
    grouped(graph, x="LT", a="LT", b="LT", c="LV", d="LV", e="EE")
    said = []
    found(graph, say=said.append)
    assert "each path counts once in each direction" in said[0]
    expected = {"coordinator": 2, "itinerant": 2, "gatekeeper": 6, "representative": 6}
    assert roles(graph, "x") == {**expected, "liaison": 4, "total": 20}
    assert roles(graph.to_directed(), "x") == roles(graph, "x")


def test_the_florentine_families_are_those_of_a_triple_loop():
    graph = nx.florentine_families_graph()
    for at, facts in enumerate(graph.nodes.values()):
        facts["country"] = "AB"[at % 2]
    net, columns = found(graph)
    expected = by_loops(graph)
    assert columns["brokerage.total"] == [expected[node]["total"] for node in net.nodes]
    assert columns["brokerage.total"][net.index["Medici"]] == 2 * (15 - 1)


def test_nodes_without_a_group_are_left_out_and_counted():
    graph = grouped(nx.path_graph(["a", "b", "c", "d"]), a="LT", b="LT", c="LV")
    said = []
    net, columns = found(graph, say=said.append)
    assert columns["brokerage.total"] == [0, 2, 0, None]
    assert said[0].startswith("brokerage: 1 of 4 nodes have no “country”")
    assert net.nodes == ["a", "b", "c", "d"]


def test_groups_add_up_their_nodes():
    graph = random_graph(40)
    net, columns = found(graph)
    _, added = found(graph, BY_GROUP)
    names, codes = net.groups("country")
    assert added["group"] == list(names)
    assert added["brokerage-by-group-nodes"] == [list(codes).count(at) for at in range(len(names))]
    for role in (*ROLES, "total"):
        values = columns[f"brokerage.{role}"]
        assert added[f"brokerage-by-group.{role}"] == [
            sum(value for value, code in zip(values, codes, strict=True) if code == at)
            for at in range(len(names))
        ]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
@pytest.mark.parametrize("directed", [False, True])
def test_expected_values_and_z_scores_are_those_of_all_shuffles(measure, directed):
    """With enough shuffles they come near what all orders of the groups give exactly."""
    graph = nx.gnp_random_graph(6, 0.45, seed=5, directed=directed)
    for node, country in zip(graph, ["LT", "LT", "LT", "LV", "LV", "EE"], strict=True):
        graph.nodes[node]["country"] = country
    net, ours = found(graph, measure, permutations=1500, seed=2)
    name = measure.name
    every = {role: [] for role in ROLES}
    for order in sorted(set(itertools.permutations(net.groups("country")[1].tolist()))):
        dealt = graph.copy()
        for node, code in zip(dealt, order, strict=True):
            dealt.nodes[node]["country"] = net.groups("country")[0][code]
        counts = by_loops(dealt)
        for role in ROLES:
            if measure is BY_NODE:
                every[role].append([counts[node][role] for node in net.nodes])
            else:
                every[role].append(
                    [
                        sum(
                            counts[node][role]
                            for node in dealt
                            if dealt.nodes[node]["country"] == group
                        )
                        for group in ours["group"]
                    ]
                )
    for role in ROLES:
        for at, values in enumerate(zip(*every[role], strict=True)):
            mean = sum(values) / len(values)
            spread = (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5
            assert ours[f"{name}.{role}-expected"][at] == pytest.approx(mean, abs=spread / 12)
            z = ours[f"{name}.{role}-z"][at]
            if spread:
                observed = ours[f"{name}.{role}"][at]
                assert z == pytest.approx((observed - mean) / spread, abs=0.1, rel=0.1)
            else:
                assert z is None


def test_shuffles_are_seeded_said_and_counted():
    graph = random_graph(41)
    said, steps = [], []
    _, first = found(
        graph, permutations=70, seed=5, say=said.append, progress=lambda *at: steps.append(at)
    )
    assert said[-1].endswith("seed 5")
    assert "70 shuffles of “country”" in said[-1]
    assert steps[-1] == (70, 70)
    assert found(graph, permutations=70, seed=5)[1] == first
    assert found(graph, permutations=70, seed=6)[1] != first
    assert not any(column.endswith("-z") for column in found(graph)[1])


def test_ungrouped_nodes_have_no_expected_values_either():
    graph = grouped(nx.path_graph(["a", "b", "c", "d"]), a="LT", b="LT", c="LV")
    _, columns = found(graph, permutations=10)
    assert [values[3] for values in columns.values()] == [None] * len(columns)


def test_where_groups_are_missing_the_reason_is_given():
    graph = grouped(nx.path_graph(["a", "b", "c"]), a="LT", b="LT", c="LT")
    for measure in MEASURES:

        def fits(graph, by, measure=measure):
            return measure.fits(Arrays(graph), Settings(group_by=by))

        assert "have the same one, “LT”" in fits(graph, "country")
        assert "no node has a value of “kind”; nodes have “country”" in fits(graph, "kind")
        assert "choose a fact of nodes" in fits(graph, "")
        assert "choose a fact of nodes" not in fits(nx.Graph(), "country")


def test_in_a_two_mode_network_each_path_is_open_and_this_is_said():
    graph = nx.Graph([("a", "e"), ("b", "e")])
    for node, mode, country in (("a", "actor", "LT"), ("b", "actor", "LV"), ("e", "event", "LT")):
        graph.add_node(node, mode=mode, country=country)
    said = []
    _, columns = found(graph, say=said.append)
    assert columns["brokerage.total"] == [0, 2, 0]  # a, e, b
    assert "two-mode" in said[0]


def test_grouped_nodes_without_ties_among_them_have_no_brokerage():
    graph = grouped(nx.path_graph(["a", "x", "b"]), a="LT", b="LV")
    told = MEASURES[0].fits(Arrays(graph), Settings(group_by="country"))
    assert told == "no tie is between two nodes that have a value of “country”"
