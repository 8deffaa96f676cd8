from __future__ import annotations

import networkx as nx
import pytest
from random_networks import Asked, only_ties, random_network, ties_of

from kg.errors import InputError
from kg.networks.measures.backbone import MEASURES, keep_backbone

ask = Asked(MEASURES)


def at_end(weight, weights):
    """Return p of a tie at a node with ties of these weights, by Serrano's integral in closed form.

    The probability that of a line of the length 1, cut at k - 1 random places, a given piece is
    longer than the tie's share.
    """
    return (1 - weight / sum(weights)) ** (len(weights) - 1) if len(weights) > 1 else 1


def p_of(graph, tail, head, weight):
    ties = ties_of(graph)
    if graph.is_directed():
        ends = [[w for u, _, w in ties if u == tail], [w for _, v, w in ties if v == head]]
    else:
        ends = [[w for u, v, w in ties if node in (u, v)] for node in (tail, head)]
    return min(at_end(weight, end) for end in ends)


@pytest.mark.parametrize("seed", range(200))
def test_p_of_random_networks_is_that_of_a_plain_loop(seed):
    graph = random_network(seed)
    weights = {weight for *_, weight in ties_of(graph)}
    if len(weights) < 2:
        assert ask.fits("backbone", graph)
        with pytest.raises(InputError):
            keep_backbone(graph, 0.5)
        return
    found = ask("backbone", graph)["backbone-p"]
    wanted = [p_of(graph, *tie) for tie in ties_of(graph)]
    assert found == pytest.approx(wanted, abs=1e-9)
    kept = keep_backbone(graph, 0.4)
    assert list(kept.nodes(data=True)) == list(graph.nodes(data=True))
    assert ties_of(kept) == [
        tie for tie, p in zip(ties_of(graph), wanted, strict=True) if p < 0.4
    ]  # fmt: skip


def weighted(*ties, kind=nx.Graph):
    graph = kind()
    graph.add_weighted_edges_from(ties)
    return graph


def test_by_hand():
    # At a: (1 - 8/10)^2, and for the others (1 - 1/10)^2; b, c and d have one tie each.
    graph = weighted(("a", "b", 8), ("a", "c", 1), ("a", "d", 1), ("x", "y", 9))
    assert ask("backbone", graph)["backbone-p"] == pytest.approx([0.04, 0.81, 0.81, 1])


def test_with_directions_what_one_sends_and_what_the_other_receives():
    graph = weighted(("a", "b", 8), ("a", "c", 2), ("b", "a", 5), ("d", "c", 2), kind=nx.DiGraph)
    # a sends 8 and 2; c receives 2 and 2; the other ends have one tie of their kind.
    assert ask("backbone", graph)["backbone-p"] == pytest.approx([0.2, 0.5, 1, 0.5])


def test_the_chance_of_a_piece_is_the_formula():
    # Serrano's null model, drawn: of 4 ties, the share of one is above 0.6 with (1 - 0.6)^3.
    import random

    chance = random.Random(1)
    longer = 0
    for _ in range(20_000):
        cuts = sorted(chance.random() for _ in range(3))
        longer += cuts[0] > 0.6
    assert longer / 20_000 == pytest.approx(at_end(6, [6, 1, 1, 2]), abs=0.005)


def test_the_backbone_keeps_nodes_facts_and_part_of_edges_and_leaves_the_given_network():
    graph = weighted(("a", "b", 9), ("a", "c", 1), ("a", "d", 1), ("a", "a", 4))
    graph.graph["title"] = "T"
    graph.nodes["c"]["label"] = "C"
    graph["a"]["b"]["claims"] = ["x"]
    graph.add_edge("c", "d", part_of=True)
    before = only_ties(graph), list(graph.edges(data=True))
    said = []
    kept = keep_backbone(graph, 0.05, said.append)
    assert list(kept.edges) == [("a", "b"), ("c", "d")]
    assert kept["a"]["b"] == {"weight": 9, "claims": ["x"]}
    assert (kept.graph, kept.nodes["c"]) == ({"title": "T"}, {"label": "C"})
    assert list(graph.edges(data=True)) == before[1]
    assert said == [
        "backbone: 1 of 3 ties kept, p below 0.05",
        "backbone: ties of a node with itself are left out (1)",
    ]


def test_a_tie_at_the_level_itself_goes():
    graph = weighted(("a", "b", 3), ("a", "c", 1))
    assert ask("backbone", graph)["backbone-p"] == [0.25, 0.75]
    assert not keep_backbone(graph, 0.25).edges
    assert len(keep_backbone(graph, 0.26).edges) == 1


@pytest.mark.parametrize("alpha", [0, -1, 1.5, float("nan")])
def test_a_level_that_is_none_is_refused(alpha):
    with pytest.raises(InputError, match="above 0 and at most 1"):
        keep_backbone(weighted(("a", "b", 3), ("a", "c", 1)), alpha)


def test_networks_without_a_backbone_say_why():
    graph = weighted(("a", "b", 2), ("a", "c", 2))
    assert ask.fits("backbone", graph).endswith("all ties have the weight 2")
    graph["a"]["b"]["weight"] = 0
    assert "“a” and “b” has 0" in ask.fits("backbone", graph)
    with pytest.raises(InputError, match="does not have a tie"):
        keep_backbone(nx.Graph(), 0.5)
