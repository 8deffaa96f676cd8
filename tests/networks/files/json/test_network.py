from __future__ import annotations

import json

import networkx as nx
import pytest

from kg.errors import InputError
from kg.networks.files.json.formats import read_json

UNSAID = "the file does not say whether ties have a direction: read without; “directed”: true gives"
PLACES = "edges name nodes by their place in the list, from 0, and not by identifier"


def made(nodes, edges, **more):
    said = []
    graph = read_json(json.dumps({"nodes": nodes, "edges": edges, **more}), said.append)
    return graph, [each for each in said if not each.startswith(UNSAID)]


def tie(source, target, **facts):
    return {"source": source, "target": target, **facts}


@pytest.mark.parametrize("key", ["id", "key", "name", "label"])
def test_nodes_are_known_by_what_their_file_calls_their_identifier(key):
    graph, said = made([{key: "x", "n": 1}, {key: 2}], [tie("x", 2)], directed=False)
    assert list(graph) == ["x", "2"]
    assert list(graph.edges) == [("x", "2")]
    assert graph.nodes["x"]["n"] == 1
    assert said == []


def test_numbers_are_places_only_where_no_node_has_such_an_identifier():
    """d3's examples name the ends of a tie by their places."""
    nodes = [{"name": "Myriel", "group": 1}, {"name": "Napoleon", "group": 1}]
    graph, said = made(nodes, [tie(1, 0, value=8)])
    assert list(graph.edges(data=True)) == [("Myriel", "Napoleon", {"weight": 8})]
    assert said == [PLACES, "taken by its name: “value” for weight"]
    graph, said = made([{"id": 1}, {"id": 0}], [tie(1, 0)])
    assert (list(graph.edges), said) == ([("1", "0")], [])
    with pytest.raises(InputError, match="edge 2 names “0”, which is not among the nodes"):
        made([{"id": 1}, {"id": 2}], [tie(1, 2), tie(0, 1)])
    with pytest.raises(InputError, match="edge 1 names “2”, which is not among the nodes"):
        made(nodes, [tie(2, 0)])


def test_a_name_that_two_nodes_bear_is_a_label():
    nodes = [{"name": "Department of Culture"}, {"name": "Department of Culture"}]
    graph, said = made(nodes, [tie(0, 1)])
    assert dict(graph.nodes(data="label")) == dict.fromkeys("01", "Department of Culture")
    assert said == ["nodes have no identifier of their own; each is known by its place, from 0"]


def test_a_name_beside_an_identifier_is_the_label():
    graph, _ = made([{"id": "a", "name": "A"}, {"id": "b", "name": "B", "label": "C"}], [])
    assert dict(graph.nodes(data="label")) == {"a": "A", "b": "C"}


def test_sigma_and_vis_are_read():
    nodes = [{"id": "n0", "label": "A", "x": 0, "y": 1.5, "size": 3}, {"id": "n1"}]
    sigma, _ = made(nodes, [{"id": "e0", "source": "n0", "target": "n1"}])
    assert sigma.nodes["n0"] == {"label": "A", "x": 0, "y": 1.5, "size": 3}
    assert sigma.edges["n0", "n1"] == {"id": "e0"}
    vis, _ = made(nodes, [{"from": "n0", "to": "n1", "weight": 2}])
    assert list(vis.edges(data="weight")) == [("n0", "n1", 2)]


def test_what_gephi_and_graphology_write_is_read():
    graph, said = made(
        [{"key": "0", "attributes": {"label": "A", "key": "x"}}, {"key": "1"}],
        [
            {
                "key": "e",
                "source": "0",
                "target": "1",
                "attributes": {"weight": 2, "source": "x"},
            }
        ],
        options={"type": "undirected", "multi": False},
        attributes={"title": "T"},
    )
    assert dict(graph.nodes(data=True)) == {"0": {"label": "A", "key": "x"}, "1": {}}
    assert graph.edges["0", "1"] == {"id": "e", "weight": 2, "source": "x"}
    assert type(graph) is nx.Graph
    assert graph.graph == {"title": "T"}
    assert said == []


@pytest.mark.parametrize(
    ("flags", "kind"),
    [([False, False], nx.DiGraph), ([True, True], nx.Graph), ([True, False], nx.DiGraph)],
)
def test_a_mixed_graph_has_directions_as_its_ties(flags, kind):
    edges = [{**tie("a", end), "undirected": flag} for end, flag in zip("bc", flags, strict=True)]
    graph, said = made([{"key": n} for n in "abc"], edges, options={"type": "mixed"})
    assert type(graph) is kind
    assert graph.number_of_edges() == 2 + (len({*flags}) - 1)
    assert len(said) == len({*flags}) - 1


def test_cytoscape_is_read_as_networkx_writes_it_and_as_a_list():
    graph = nx.DiGraph([("a", "b", {"weight": 2})], title="t")
    graph.nodes["a"]["country"] = "LV"
    data = nx.cytoscape_data(graph)
    back = read_json(json.dumps(data))
    assert type(back) is nx.DiGraph
    assert back.graph["title"] == "t"
    assert back.nodes["a"]["country"] == "LV"
    assert list(back.edges(data="weight")) == [("a", "b", 2)]
    flat = [*data["elements"]["edges"], *data["elements"]["nodes"]]
    flat[1]["position"] = {"x": 1, "y": 2}
    for text in (json.dumps(flat), json.dumps({"elements": flat})):
        back = read_json(text)
        assert list(back.edges(data="weight")) == [("a", "b", 2)]
        assert (back.nodes["a"]["x"], back.nodes["a"]["y"]) == (1, 2)


def test_directions_are_taken_from_each_tie_where_the_file_has_none():
    graph, said = made([{"id": "a"}, {"id": "b"}], [tie("b", "a", type="Directed")])
    assert (type(graph), list(graph.edges(data=True)), said) == (nx.DiGraph, [("b", "a", {})], [])


def test_odd_facts_are_kept_or_their_loss_is_said():
    text = (
        '{"nodes": [{"id": 1, "x": NaN, "y": null, "z": {"b": [1]}, "l": ["a", 2]}], "edges": []}'
    )
    said = []
    graph = read_json(text, said.append)
    assert graph.nodes["1"] == {"z": '{"b": [1]}', "l": ["a", "2"]}
    assert said == ["values that are NaN or Infinity are left out (1)"]
    graph, said = made([{"id": 1}], [], layout={"a": 1}, note="hi")
    assert graph.graph == {"note": "hi"}
    assert said == ["left out, since they are neither nodes nor edges: “layout”"]


@pytest.mark.parametrize(("given", "weight"), [("3", 3), (2.5, 2.5), (None, None), ("", None)])
def test_a_weight_may_be_a_text(given, weight):
    graph, _ = made([{"id": 1}], [tie(1, 1, weight=given)])
    assert graph.edges["1", "1"].get("weight") == weight


TWO = '{"nodes": [\n{"id": "a"},\n{"id": "b"}],\n"edges": [\n{"source": "a", "target": "b"},\n%s]}'


@pytest.mark.parametrize(
    ("edge", "words"),
    [
        ('{"source": "a", "target": "c"}', "edge 2 names “c”, which is not among the nodes"),
        ('{"source": "a"}', "edge 2 has no “target” that is a text or a number"),
        ('{"source": true, "target": "a"}', "edge 2 has no “source” that is a text or a number"),
        ('{"source": {"id": "a"}, "target": "a"}', "edge 2 has no “source” that is a text or a"),
        ('{"source": " ", "target": "a"}', "edge 2 has an empty “source”; name it"),
        ("5", "edge 2 is not an object with names and values"),
        (
            '{"source": "a", "target": "b", "weight": NaN}',
            "edge 2 has the weight NaN, which is",
        ),
        (
            '{"source": "a", "target": "b", "weight": [1]}',
            "edge 2 has the weight [1], which is",
        ),
        ('{"source": "a", "target": "b", "weight": true}', "edge 2 has the weight true, which"),
        ('{"source": "a", "target": "b", "weight": "x"}', 'edge 2 has the weight "x", which is'),
        ('{"source": "a", "target": "b", "weight": 1e999}', "edge 2 has the weight Infinity"),
    ],
)
def test_an_edge_that_does_not_fit_is_refused_at_its_line(edge, words):
    with pytest.raises(InputError) as caught:
        read_json(TWO % edge)
    assert caught.value.line == 6
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ('{"id": "a"}', "node 2 has the id “a” as another has; give each its own"),
        ('{"name": "b"}', "node 2 has no “id” that is a text or a number"),
        ("[]", "node 2 is not an object with names and values"),
    ],
)
def test_a_node_that_does_not_fit_is_refused_at_its_line(node, words):
    with pytest.raises(InputError) as caught:
        read_json('{"edges": [],\n"nodes": [{"id": "a"},\n' + node + "]}")
    assert (caught.value.line, caught.value.message) == (3, words)


def test_an_element_in_one_list_is_counted_among_its_kind_and_found_by_its_line():
    text = '[{"data": {"id": "a"}},\n{"data": {"source": "a", "target": "a"}},\n%s]'
    with pytest.raises(InputError, match="edge 2 names “b”") as caught:
        read_json(text % '{"data": {"source": "a", "target": "b"}}')
    assert caught.value.line == 3


def test_netsjson_is_read_with_its_own_names():
    graph, said = made(
        [{"id": 1, "lab": "Ann", "mode": 1}, {"id": 2, "lab": "Meeting", "mode": 2}],
        [{"n1": 1, "n2": 2, "type": "edge", "w": 3, "rel": "came"}, {"n1": 1, "n2": 2}],
        netsJSON="basic",
    )
    assert dict(graph.nodes(data=True)) == {
        "1": {"label": "Ann", "mode": "1"},
        "2": {"label": "Meeting", "mode": "2"},
    }
    assert graph.graph["modes"] == ["1", "2"]
    assert sorted(map(str, (facts for *_, facts in graph.edges(data=True)))) == [
        "{'relation': 'came', 'weight': 3}",
        "{}",
    ]
    assert "taken by its name: “w” for weight; edges without it count 1 (1)" in said


def test_an_arc_has_a_direction_and_an_edge_has_none():
    for kind, directed in (("arc", True), ("edge", False)):
        tied = [{"n1": "b", "n2": "a", "type": kind}]
        graph, _ = made([{"id": "a"}, {"id": "b"}], tied)
        assert graph.is_directed() == directed
        assert set(map(frozenset, graph.edges)) == {frozenset("ab")}


def test_a_number_with_a_point_is_the_same_number():
    graph, _ = made([{"id": 7}, {"id": 8.0}], [tie(7.0, 8)], directed=False)
    assert list(graph.edges) == [("7", "8")]


def test_what_graphology_supposes_of_directions_is_said():
    nodes = [{"key": "a", "attributes": {}}, {"key": "b"}]
    graph, said = made(nodes, [tie("a", "b")])
    assert graph.is_directed()
    assert [each[:71] for each in said] == [
        "the file does not say whether ties have a direction: read with, as grap"
    ]
    assert made(nodes, [tie("a", "b", undirected=True)])[1] == []
    assert made(nodes, [tie("a", "b")], options={"type": "mixed"})[1] == []


def test_a_weight_is_known_by_any_spelling():
    graph, said = made([{"id": "a"}, {"id": "b"}], [tie("a", "b", Weight=3, value=9)])
    assert graph.edges["a", "b"] == {"weight": 3, "value": 9}
    assert said == ["taken by its name: “Weight” for weight"]
