from __future__ import annotations

import networkx as nx
import pytest
from random_networks import Asked, both_ways, davis, karate, random_network, ties_of, unweighted

from kg.networks.measures.groups import MEASURES

ask = Asked(MEASURES)
BOTH = pytest.mark.parametrize("name", ["louvain", "leiden"])


def communities(graph, numbers):
    made = {}
    for node, number in zip(graph, numbers, strict=True):
        made.setdefault(number, set()).add(node)
    return made


def modularity(graph, parts):
    """Compute the modularity in a loop over all pairs of nodes (Newman 2004)."""
    strength = dict(graph.degree(weight="weight"))
    total = sum(strength.values())
    return sum(
        graph.get_edge_data(u, v, {"weight": 0})["weight"] - strength[u] * strength[v] / total
        for part in parts
        for u in part
        for v in part
    ) / total  # fmt: skip


@BOTH
@pytest.mark.parametrize("seed", range(100))
def test_communities_are_numbered_by_size_and_their_modularity_is_said(name, seed):
    graph = random_network(seed)
    if not ties_of(graph):
        assert ask.fits(name, graph)
        return
    numbers = ask(name, graph)[name]
    made = communities(graph, numbers)
    assert sorted(made) == list(range(1, len(made) + 1))
    order = list(graph)
    keys = [(-len(made[at]), min(map(order.index, made[at]))) for at in sorted(made)]
    assert keys == sorted(keys)
    plain = both_ways(graph)
    assert f"modularity {modularity(plain, made.values()):.4f};".replace("-0.0000", "0.0000") in (
        ask.said[0].replace("-0.0000", "0.0000")
    )
    assert len(made) == int(ask.said[0].split()[1])
    # Leiden leaves no community torn; Louvain may.
    assert name == "louvain" or all(nx.is_connected(plain.subgraph(part)) for part in made.values())


@BOTH
def test_the_best_known_modularity_of_the_karate_club_is_found(name):
    # 0.4198 is the highest modularity without weights (Brandes and others 2008), 0.4449 with them.
    best = {}
    for kind, graph in (("unweighted", unweighted(karate())), ("weighted", karate())):
        best[kind] = max(
            float(ask.said[0].split("modularity ")[1].split(";")[0])
            for seed in range(10)
            if ask(name, graph, seed=seed)
        )
    assert best == {"unweighted": 0.4198, "weighted": 0.4449}


@BOTH
def test_a_seed_gives_the_same_groups_and_is_said(name):
    graph = nx.gnm_random_graph(60, 180, seed=3)
    found = [ask(name, graph, seed=seed)[name] for seed in (1, 1, 2, 3, 4, 5)]
    assert "seed 5," in ask.said[0]
    assert found[0] == found[1]
    assert any(other != found[0] for other in found[2:])


@BOTH
def test_weights_count(name):
    graph = nx.cycle_graph(4)
    nx.set_edge_attributes(graph, 1, "weight")
    graph[0][1]["weight"] = graph[2][3]["weight"] = 9
    assert ask(name, graph)[name] == [1, 1, 2, 2]
    graph[0][1]["weight"] = graph[2][3]["weight"] = 1
    graph[1][2]["weight"] = graph[3][0]["weight"] = 9
    assert ask(name, graph)[name] == [1, 2, 2, 1]


@BOTH
def test_nodes_without_ties_are_communities_of_their_own(name):
    graph = nx.Graph([("a", "b")])
    graph.add_nodes_from("cd")
    assert ask(name, graph)[name] == [1, 1, 2, 3]
    assert "3 communities, 2 of a single node;" in ask.said[0]
    ask(name, nx.Graph([("a", "b")]))
    assert ask.said[0].startswith(f"{name}: 1 community;")


@BOTH
def test_what_a_reader_must_know_is_said(name):
    ask(name, nx.DiGraph([("a", "b"), ("b", "a")]))
    assert "directions of ties are left out" in ask.said[1]
    ask(name, davis())
    assert "one-mode networks" in ask.said[1]
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=-1)
    assert ask.fits(name, graph) == ("it needs weights above 0, and the tie of “a” and “b” has -1")
