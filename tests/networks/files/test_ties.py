from __future__ import annotations

import networkx as nx
import pytest

from kg.networks.files.ties import network_of_ties, note_modes

NODES = {"b": {"label": "B"}, "a": {}, "alone": {}}


@pytest.mark.parametrize(
    ("ends", "directed", "kind"),
    [
        ([("a", "b")], False, nx.Graph),
        ([("a", "b"), ("b", "a")], False, nx.MultiGraph),
        ([("a", "b"), ("b", "a")], True, nx.DiGraph),
        ([("a", "b"), ("a", "b")], True, nx.MultiDiGraph),
        ([("a", "b"), ("b", "a")], [True, True], nx.DiGraph),
        ([], None, nx.Graph),
    ],
)
def test_each_tie_is_an_edge_and_pairs_with_several_have_several(ends, directed, kind):
    ties = [(*pair, {"weight": at}) for at, pair in enumerate(ends)]
    graph = network_of_ties(NODES, ties, directed, print, "")
    assert type(graph) is kind
    assert dict(graph.nodes(data=True)) == NODES
    assert sorted(facts["weight"] for *_, facts in graph.edges(data=True)) == [*range(len(ends))]


def test_ties_without_direction_among_others_go_both_ways_and_that_is_said():
    said = []
    ties = [("a", "b", {"weight": 1}), ("b", "alone", {"weight": 2}), ("a", "a", {"weight": 3})]
    graph = network_of_ties(NODES, ties, [True, False, False], said.append, "")
    assert sorted(graph.edges(data="weight")) == [
        ("a", "a", 3),
        ("a", "b", 1),
        ("alone", "b", 2),
        ("b", "alone", 2),
    ]
    assert said == [
        "some ties have a direction and some have not: each without one (2) becomes two, there "
        "and back"
    ]


def test_that_a_file_does_not_tell_directions_is_said_where_there_are_ties():
    said = []
    network_of_ties(NODES, [], None, said.append, "x")
    assert said == []
    network_of_ties(NODES, [("a", "b", {})], None, said.append, "a word")
    assert said == [
        "the file does not say whether ties have a direction: read without; a word gives one"
    ]


@pytest.mark.parametrize(
    ("modes", "named"),
    [(["x", "y", "x"], ["y", "x"]), (["x", "x", "x"], None), (["x", "y", None], None)],
)
def test_two_modes_are_named_if_each_node_has_one(modes, named):
    graph = nx.Graph()
    for number, mode in enumerate(modes):
        graph.add_node(number, **({"mode": mode} if mode else {}))
    note_modes(graph, "y")
    assert graph.graph.get("modes") == named
