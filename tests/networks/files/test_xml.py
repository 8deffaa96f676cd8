from __future__ import annotations

import io

import igraph
import networkx as nx
from network_samples import (
    in_a_file,
    plain,
    two_mode,
    without_id,
)

from kg.networks.files.writing import export_network


def test_gexf_is_read_by_networkx_and_is_equal():
    content = export_network(two_mode(), "gexf")
    assert b"lastmodifieddate" not in content
    nodes, edges = plain(nx.read_gexf(io.BytesIO(content)))
    assert (nodes, without_id(edges)) == in_a_file(two_mode())


def test_graphml_is_read_by_networkx_and_is_equal():
    back = nx.read_graphml(io.BytesIO(export_network(two_mode(), "graphml")))
    assert plain(back) == in_a_file(two_mode())
    assert back.graph["modes"] == "actor event"


def test_graphml_is_read_by_igraph_and_is_equal(tmp_path):
    path = tmp_path / "n.graphml"
    path.write_bytes(export_network(two_mode(), "graphml"))
    back = igraph.Graph.Read_GraphML(str(path))
    nodes, edges = plain(two_mode())
    assert {v["id"]: v["label"] for v in back.vs} == {n: d["label"] for n, d in nodes.items()}
    assert {
        frozenset(back.vs[end]["id"] for end in edge.tuple): (edge["weight"], edge["status"])
        for edge in back.es
    } == {pair: (d["weight"], d["status"]) for pair, d in edges.items()}
