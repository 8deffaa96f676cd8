from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from random_networks import davis

from kg.networks.arrays import Arrays
from kg.networks.measures.definition import Settings
from kg.networks.measures.grouping import ends_of, groups_differ, groups_found


def grouped(graph, **values):
    nx.set_node_attributes(graph, values, "country")
    return graph


def found(graph, group_by="country"):
    return groups_found(Arrays(graph), Settings(group_by=group_by))


def test_a_grouping_that_no_node_has_names_those_that_nodes_have():
    graph = grouped(nx.Graph([("a", "b")]), a="LT", b="LV")
    nx.set_node_attributes(graph, {"a": ["NGO"], "b": None}, "kind")
    nx.set_node_attributes(graph, "", "level")
    nx.set_node_attributes(graph, "A", "label")
    assert found(graph) == ""
    assert found(graph, "land") == "no node has a value of “land”; nodes have “country”, “kind”"
    assert found(graph, "level").startswith("no node has a value of “level”")
    assert found(graph, "") == (
        "choose a fact of nodes to group them by; nodes have “country”, “kind”"
    )


def test_nodes_without_any_fact_have_no_grouping():
    assert found(nx.Graph([("a", "b")]), "") == (
        "choose a fact of nodes to group them by; they have none"
    )
    assert found(nx.Graph(), "country") == "no node has a value of “country”"


def test_a_grouping_that_no_tie_joins_makes_no_sense():
    graph = grouped(nx.Graph([("a", "b"), ("b", "c")]), a="LT", c="LV")
    assert found(graph) == "no tie is between two nodes that have a value of “country”"
    assert "between the two groups" in found(davis(), "mode")
    women = davis()
    nx.set_node_attributes(women, {"Flora Price": "LT", "Nora Fayette": "LV"}, "country")
    assert found(women).endswith("value of “country”; make a one-mode projection first")


def test_all_nodes_of_one_value_are_no_groups():
    graph = grouped(nx.Graph([("a", "b")]), a="LT", b="LT")
    settings = Settings(group_by="country")
    assert groups_differ(Arrays(graph), settings) == (
        "all nodes with a value of “country” have the same one, “LT”"
    )
    assert groups_differ(Arrays(grouped(graph, b="LV")), settings) == ""


def ends(graph):
    said = []
    return ends_of("x", Arrays(graph), Settings(group_by="country", say=said.append)), said


def test_ties_of_nodes_without_a_value_are_left_out_counted_and_said():
    graph = grouped(nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]), a="LT", b="LT")
    graph.nodes["d"]["country"] = "LV"
    made, said = ends(graph)
    assert said == [
        "x: nodes without a value of “country” are left out: 1 of 4, and with them 3 of 4 ties"
    ]
    assert made.inside.tolist() == [True]
    assert made.names == ("LT", "LV")


def test_in_a_two_mode_network_ties_begin_in_the_first_mode():
    graph = grouped(nx.DiGraph([("a", "e"), ("f", "a"), ("e", "a")]), a="LT", e="LT", f="LV")
    graph.graph["modes"] = ["event", "actor"]
    nx.set_node_attributes(graph, {"a": "actor", "e": "event", "f": "event"}, "mode")
    made, said = ends(graph)
    names = list(graph)
    assert sorted(names[at] for at in made.tails) == ["e", "f"]
    assert {names[at] for at in made.heads} == {"a"}
    # The tie and its return are one of weight 2.
    assert sorted(made.weights) == [1, 2]
    assert not made.both_ways
    assert said == ["x: the directions of ties are left out in a two-mode network"]


def test_mixing_counts_a_tie_without_direction_both_ways():
    graph = grouped(nx.Graph([("a", "b"), ("a", "c")]), a="LT", b="LT", c="LV")
    inside, tails, heads = ends(graph)[0].mixing()
    assert inside == 0.5
    assert tails.tolist() == heads.tolist() == [0.75, 0.25]
    inside, tails, heads = ends(nx.DiGraph(graph))[0].mixing(np.array([1.0, 1, 1, 5]))
    assert inside == pytest.approx(2 / 8)
    assert (tails.tolist(), heads.tolist()) == ([3 / 8, 5 / 8], [7 / 8, 1 / 8])
