from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from kg.errors import InputError
from kg.networks.recipe import Recipe
from kg.networks.shaping import Shaping, shaped

TWO_MODE = Recipe(modes=("actor", "event"))


def directed():
    graph = nx.DiGraph()
    graph.add_edge("a", "b", weight=2, relations=["funds"])
    graph.add_edge("b", "a", weight=1, relations=["funds", "hosts"], relation_weights=[0.25, 0.75])
    graph.add_edge("c", "a", relations=["hosts"])
    return graph


def weights(graph):
    return {(u, v): facts.get("weight", 1) for u, v, facts in graph.edges(data=True)}


def test_without_a_choice_nothing_changes_and_nothing_is_said():
    said = []
    graph = directed()
    assert shaped(graph, Shaping(), say=said.append) is graph
    assert (str(Shaping()), said) == ("", [])


def test_one_relation_is_kept_with_its_own_weight():
    said = []
    graph = shaped(directed(), Shaping(relations=("hosts",)), say=said.append)
    assert weights(graph) == {("b", "a"): 0.75, ("c", "a"): 1}
    assert graph.edges["b", "a"] == {"weight": 0.75, "relations": ["hosts"]}
    assert set(graph) == {"a", "b", "c"}
    assert said == ["2 of 3 edges are of hosts"]


def test_a_relation_that_there_is_not_is_refused_with_those_that_there_are():
    with pytest.raises(InputError, match="no relation “hugs”; it has funds, hosts"):
        shaped(directed(), Shaping(relations=("hugs",)))
    with pytest.raises(InputError, match="no relation “hugs”; its edges name none"):
        shaped(nx.path_graph(2), Shaping(relations=("hugs",)))


def test_without_directions_weights_of_both_are_added_up_and_it_is_said():
    said = []
    graph = shaped(directed(), Shaping(undirected=True), say=said.append)
    assert not graph.is_directed()
    assert {frozenset(ends): weight for ends, weight in weights(graph).items()} == {
        frozenset("ab"): 3,
        frozenset("ac"): 1,
    }
    assert said == [
        "the directions are left out; the weights of both directions are added up (1 edges fewer)"
    ]


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"leave_out": ("dated",)}, "“dated” cannot be chosen; choose one of undated, inferred"),
        ({"roll_up": ("city",)}, "“city” cannot be chosen; choose one of unit, person"),
        ({"weighting": "x"}, "“x” cannot be chosen; choose one of count, newman, jaccard"),
        ({"backbone": 0.0}, "a backbone needs a number above 0 and up to 1"),
        ({"backbone": float("nan")}, "a backbone needs a number above 0 and up to 1"),
    ],
)
def test_what_cannot_be_chosen_is_refused(chosen, told):
    with pytest.raises(InputError) as caught:
        Shaping(**chosen)
    assert told in str(caught.value)
    assert caught.value.setting == next(iter(chosen))


def test_choices_replace_those_of_the_recipe():
    shaping = Shaping(
        window="2020", leave_out=("inferred",), roll_up=("unit",), project="event", undirected=True
    )
    written = Recipe(("actor", "event"), directed=True, onto="actor", projection="newman")
    assert shaping.recipe(written) == Recipe(
        ("actor", "event"),
        window="2020",
        inferred=False,
        roll_up=("unit",),
        onto="event",
        projection="newman",
    )
    assert Shaping(project="none").recipe(written).onto == ""
    assert Shaping().recipe(Recipe(window="2019")).window == "2019"
    assert str(shaping) == (
        "window: 2020; leave out: inferred; roll up: unit; undirected: yes; project: event"
    )


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"project": "city"}, "the network has no mode “city”; choose one of actor, event"),
        ({"weighting": "count"}, "there is no projection to weight; name the mode to project onto"),
        ({"two_mode": True}, "this is for network files, not for queries"),
        ({"nodes": Path("x.csv")}, "this is for network files, not for queries"),
    ],
)
def test_a_choice_that_does_not_fit_a_query_is_refused(chosen, told):
    with pytest.raises(InputError, match=told):
        Shaping(**chosen).recipe(TWO_MODE)


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"project": "city"}, "the network has no mode “city”; choose one of actor, event"),
        ({"weighting": "count"}, "there is no projection to weight"),
        ({"window": "2020"}, "this is for queries, not for network files"),
        ({"leave_out": ("undated",)}, "this is for queries, not for network files"),
        ({"roll_up": ("unit",)}, "this is for queries, not for network files"),
    ],
)
def test_a_choice_that_does_not_fit_a_file_is_refused(chosen, told):
    graph = nx.Graph([("a", "e")], modes="actor event")
    graph.nodes["a"]["mode"], graph.nodes["e"]["mode"] = "actor", "event"
    with pytest.raises(InputError, match=told):
        Shaping(**chosen).projection_of(graph)
    assert Shaping(project="actor").projection_of(graph) == "actor"
    with pytest.raises(InputError, match="no mode “actor”; it has no modes"):
        Shaping(project="actor").projection_of(nx.path_graph(2))
