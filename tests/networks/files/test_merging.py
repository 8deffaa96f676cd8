"""What a network of any origin becomes."""

from __future__ import annotations

import decimal
import math

import networkx as nx
import numpy as np
import pytest

import kg
from kg.errors import InputError
from kg.networks.files.merging import is_simple, settled, simple


@pytest.mark.parametrize(
    ("given", "number"),
    [(3, 3), ("3", 3), (" 2.5 ", 2.5), (0, 0), (np.float64(2), 2), (np.int64(4), 4)],
)
def test_a_weight_is_read_as_a_number(given, number):
    weight = simple(nx.Graph([("a", "b", {"weight": given})])).edges["a", "b"]["weight"]
    assert (weight, type(weight)) == (number, type(number))


@pytest.mark.parametrize(
    "given", ["many", [1], {"a": 1}, True, math.nan, "inf", 10**400, "1,5", b"3"]
)
def test_a_weight_that_is_not_a_number_is_refused_by_name(given):
    graph = nx.Graph([("a", "b", {"weight": given})])
    with pytest.raises(InputError, match=r"the weight “.*” of the edge between “a” and “b” is not"):
        simple(graph)


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_weight_is_none_and_counts_one(nothing):
    graph = nx.MultiGraph([("a", "b", {"weight": nothing}), ("b", "c"), ("b", "c", {"weight": 2})])
    assert dict(simple(graph).edges) == {("a", "b"): {}, ("b", "c"): {"weight": 3}}


def test_edges_of_one_pair_are_one_with_all_their_facts():
    """The last one won."""
    edges = [
        ("a", "b", {"weight": 2, "roles": ["host"], "part_of": True, "note": "x"}),
        ("b", "a", {"roles": "speaker; host", "part_of": "True", "claims": ["c1"]}),
        ("a", "b", {"claims": "c2", "part_of": False}),
    ]
    joined = simple(nx.MultiGraph(edges)).edges["a", "b"]
    assert joined == {"weight": 4, "roles": "host; speaker", "note": "x", "claims": ["c1", "c2"]}
    assert simple(nx.MultiGraph(edges[:2])).edges["a", "b"]["part_of"] is True


def test_a_directed_network_keeps_an_edge_for_each_direction():
    made = simple(nx.MultiDiGraph([("a", "b"), ("b", "a", {"weight": 3}), ("a", "b")]))
    assert made.is_directed()
    assert dict(made.edges) == {("a", "b"): {"weight": 2}, ("b", "a"): {"weight": 3}}


def test_relations_of_a_pair_are_kept_each_with_its_weight():
    made = simple(
        nx.MultiGraph(
            [
                ("a", "b", {"relation": "funds", "weight": 2}),
                ("b", "a", {"relation": "hosts"}),
                ("a", "b", {"relation": "funds"}),
                ("b", "c", {"relation": "funds"}),
                ("c", "d", {"relation": " "}),
            ]
        )
    )
    assert dict(made.edges) == {
        ("a", "b"): {"weight": 4, "relations": ["funds", "hosts"], "relation_weights": [3, 1]},
        ("b", "c"): {"relations": ["funds"]},
        ("c", "d"): {},
    }


def test_what_readers_note_for_writers_becomes_facts():
    graph = nx.Graph(node_default={"label": "none"}, edge_default={"weight": "2"}, mode="static")
    graph.add_node("a", label=3)
    graph.add_edge("a", "b")
    made = simple(graph)
    assert (dict(made.nodes), dict(made.edges), made.graph) == (
        {"a": {"label": "3"}, "b": {"label": "none"}},
        {("a", "b"): {"weight": 2}},
        {},
    )


@pytest.mark.parametrize("nodes", [[1, "1"], ["", "a"], [" "]])
def test_each_node_has_a_name_of_its_own(nodes):
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    with pytest.raises(InputError, match="give each node a name of its own"):
        simple(graph)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_any_network_of_networkx_can_be_measured_written_and_shown(kind, tmp_path):
    graph = kind([(1, "b"), ("b", 2.5), (2.5, "b"), ("b", "b")])
    graph.add_node(1, size=[1, {}], id=7, viz="x", when=decimal.Decimal(1), big=10**30)
    graph.add_node("b", size=1.5, big=math.inf, parents="x")
    degrees = {row.node: row.degree for row in kg.measure(graph, "degree")}
    assert degrees == {"b": 2, "1": 1, "2.5": 1}
    for form in ("gexf", "graphml", "net", "csv", "json", "dl", "xlsx", "txt"):
        kg.write_network(graph, tmp_path / f"n.{form}")
        if form in ("gexf", "graphml", "net", "csv", "json"):
            back = kg.read_network(tmp_path / f"n.{form}")
            label = back.nodes.data("label")
            assert {frozenset(label[end] for end in edge) for edge in back.edges} == {
                *map(frozenset, [("1", "b"), ("b", "2.5"), ("b",)])
            }
    kg.write_page(graph, tmp_path / "n.html")


def _same(one, other):
    return (
        (type(one), one.graph, list(one.nodes.items()))
        == (type(other), other.graph, list(other.nodes.items()))
    ) and list(one.edges(data=True)) == list(other.edges(data=True))


@pytest.mark.parametrize(
    "make",
    [
        lambda: nx.Graph([("a", "b", {"weight": "2"}), ("b", "c", {"relation": "x", "of": None})]),
        lambda: nx.DiGraph([("b", "a", {"part_of": "true"}), ("a", "b", {"part_of": "no"})]),
        lambda: nx.Graph([(1, 2)], title=None),
        lambda: nx.Graph([("a", "b")], edge_default={"weight": 3}, mode="static"),
        lambda: nx.MultiGraph([("a", "b"), ("a", "b", {"weight": 2})]),
        lambda: nx.Graph([("a", "a", {"weight": ""})], title="t"),
        lambda: nx.Graph([("b", "a", {7: "seven"})]),
    ],
)
def test_facts_settled_in_place_are_those_of_a_copy(make):
    for given in (make(), make()):
        given.add_node("z", label=["one", "two"], mode="m", nothing=None)
        assert _same(settled(given.copy()), simple(given))


def test_a_simple_network_of_a_reader_is_not_copied():
    graph = nx.Graph([("a", "b", {"weight": "2"})])
    assert settled(graph) is graph
    with pytest.raises(InputError, match="the weight “many” of the edge between “a” and “b”"):
        settled(nx.Graph([("a", "b", {"weight": "many"})]))


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        ({"weight": 2, "claims": ["c"]}, True),
        ({"weight": 2.5, "part_of": True}, True),
        ({"weight": "2"}, False),
        ({"weight": True}, False),
        ({"weight": math.nan}, False),
        ({"weight": None}, False),
        ({"part_of": "true"}, False),
        ({"relation": "funds"}, False),
        ({1: "one"}, False),
    ],
)
def test_what_needs_no_copy_before_it_is_written(edge, expected):
    graph = nx.Graph([("a", "b", edge)])
    assert is_simple(graph) is expected
    if expected:
        assert _same(simple(graph), graph)


def test_other_names_and_several_edges_are_not_simple():
    named = nx.Graph([("a", "b")])
    assert is_simple(named)
    for graph in (
        *(nx.Graph([(1, 2)]), nx.Graph([("a", " ")]), nx.MultiGraph([("a", "b")])),
        nx.Graph([("a", "b")], node_default={}),
    ):
        assert not is_simple(graph)
    named.nodes["a"]["label"] = 3
    assert not is_simple(named)


def test_weights_of_relations_are_numbers_however_a_file_has_them():
    told = {"relations": "funds; advises", "relation_weights": "1; 2.5", "weight": 3.5}
    facts = simple(nx.Graph([("a", "b", told)])).edges["a", "b"]
    assert facts["relations"] == ["funds", "advises"]
    assert facts["relation_weights"] == [1, 2.5]
    told["relation_weights"] = "1; much"
    with pytest.raises(InputError, match="the weight “much” of the edge between “a” and “b”"):
        simple(nx.Graph([("a", "b", told)]))
