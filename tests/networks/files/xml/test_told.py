"""What is gathered from the elements of any XML."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import InputError
from kg.networks.files.xml.told import Told


def made(edges, nodes="abc"):
    said = []
    told = Told(said.append)
    for node in nodes:
        told.add_node(node, {})
    for one, other, facts, kind in edges:
        told.add_edge({"source": one, "target": other}, facts, kind)
    return told.graph(), said


@pytest.mark.parametrize(
    ("kinds", "of", "ends"),
    [
        (["undirected"] * 2, nx.Graph, ["ab", "bc"]),
        (["directed"] * 2, nx.DiGraph, ["ab", "bc"]),
        (["mutual", "directed"], nx.DiGraph, ["ab", "ba", "bc"]),
        (["directed", "undirected"], nx.DiGraph, ["ab", "bc", "cb"]),
    ],
)
def test_edges_with_and_without_direction(kinds, of, ends):
    pairs = zip(("ab", "bc"), kinds, strict=True)
    graph, said = made([(*pair, {}, kind) for pair, kind in pairs])
    assert type(graph) is of
    assert sorted(u + v for u, v in graph.edges) == ends
    assert bool(said) is (kinds == ["directed", "undirected"])


def test_no_edge_of_a_pair_is_lost():
    graph, _ = made([(*"ab", {"weight": 1}, "undirected"), (*"ba", {"weight": 2}, "undirected")])
    assert type(graph) is nx.MultiGraph
    assert sorted(weight for *_, weight in graph.edges(data="weight")) == [1, 2]
    graph, _ = made([(*"ab", {}, "directed"), (*"ba", {}, "directed")])
    assert type(graph) is nx.DiGraph
    graph, _ = made([(*"ab", {}, "directed"), (*"ab", {}, "mutual"), (*"cc", {}, "mutual")])
    assert sorted(u + v for u, v in graph.edges()) == ["ab", "ab", "ba", "cc"]


def test_a_weight_under_another_name_is_taken_and_said():
    graph, said = made([(*"ab", {"Weight": 3}, "undirected"), (*"bc", {}, "undirected")])
    assert dict(graph.edges) == {("a", "b"): {"weight": 3}, ("b", "c"): {}}
    assert said == ["“Weight” is taken for the weight of the edges"]
    graph, said = made([(*"ab", {"Weight": 3, "weight": 2}, "undirected")])
    assert (graph.edges["a", "b"], said) == ({"Weight": 3, "weight": 2}, [])


def test_an_edge_to_nowhere_is_refused_also_where_its_other_end_came_later():
    with pytest.raises(InputError, match="names “x”, which is not among the nodes"):
        made([(*"ax", {}, "directed")])
