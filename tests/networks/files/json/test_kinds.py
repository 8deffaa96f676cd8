from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.networks.files.json.kinds import parts_of

NODES, EDGES = [{"id": "a"}], [{"source": "a", "target": "a"}]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (5, "is a single value"),
        ([], "is a list"),
        ([{"source": "a", "target": "b"}], "is a list, and not a network"),
        ({}, "is not a network: it has nothing, and a network needs the lists “nodes” and “edges”"),
        ({"name": 1, "x": 2}, "it has “name”, “x”"),
        ({"nodes": NODES}, "it has “nodes”"),
        ({"graph": {"nodes": {}, "edges": []}}, "is JSON Graph Format"),
        ({"graphs": []}, "is JSON Graph Format"),
        ({"type": "FeatureCollection", "features": []}, "is GeoJSON"),
        ({"nodes": NODES, "adjacency": []}, "is adjacency JSON of networkx (write it with"),
        ({"name": "x", "children": []}, "is a tree (“children”)"),
        ({"@context": {}, "@graph": []}, "is JSON-LD"),
        ({"head": {}, "results": {}}, "is an answer of SPARQL"),
        ({"nodes": {"a": {}}, "edges": []}, "“nodes” is not a list"),
        ({"nodes": NODES, "edges": EDGES, "links": EDGES}, "has both “edges” and “links”"),
        ({"nodes": NODES, "edges": EDGES, "directed": "yes"}, "“directed” is “yes”; write true"),
        ({"nodes": NODES, "edges": EDGES, "graph": [1]}, "“graph” must hold names and values"),
        ({"nodes": [], "edges": [], "options": {"type": "x"}}, "“type” in “options” must be"),
        ({"elements": {"nodes": {"a": 1}}}, "“elements” must hold the lists"),
    ],
)
def test_json_that_is_no_network_is_named_by_what_it_is(data, words):
    with pytest.raises(InputError) as caught:
        parts_of(data)
    assert words in caught.value.message
    assert len(caught.value.message) < 300


@pytest.mark.parametrize("name", ["edges", "links"])
def test_what_a_file_has_beside_nodes_and_edges_is_kept_or_named(name):
    data = {"nodes": NODES, name: EDGES, "graph": {"x": 1}, "title": "t", "layout": {"a": 1}}
    parts = parts_of(data)
    assert (parts.nodes, parts.edges, parts.edge_path) == (NODES, EDGES, (name,))
    assert parts.about == {"x": 1, "title": "t"}
    assert parts.left_out == ("layout",)


def test_facts_as_pairs_are_those_of_older_networkx():
    data = {"nodes": NODES, "links": EDGES, "graph": [["title", "t"]]}
    assert parts_of(data).about == {"title": "t"}


def test_elements_of_cytoscape_need_no_frame():
    nodes = [{"data": {"id": "a"}, "position": {"x": 1}}, {"data": {"id": "b"}}]
    found = parts_of({"nodes": nodes, "edges": [{"data": {"source": "a", "target": "b"}}]})
    assert (found.within, found.identified_within) == ("data", True)
    assert (found.node_path, found.edge_path) == (("nodes",), ("edges",))
    beside = parts_of({"nodes": [{"id": "a", "data": {"id": "x"}}], "edges": []})
    assert beside.within == ""
