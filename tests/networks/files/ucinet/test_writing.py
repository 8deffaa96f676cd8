from __future__ import annotations

import networkx as nx
import pytest
from network_samples import one_mode, two_mode

from kg.networks.files.reading import read_network
from kg.networks.files.writing import export_network


def written(graph):
    said = []
    return export_network(graph, "dl", say=said.append).decode(), said


def back(graph, tmp_path):
    path = tmp_path / "n.dl"
    path.write_bytes(export_network(graph, "dl"))
    return read_network(path)


def by_label(graph):
    """Return each edge by the labels of its ends, with its weight."""
    label = graph.nodes.data("label")
    ends = [(label[u], label[v], w) for u, v, w in graph.edges(data="weight", default=1)]
    return sorted(ends if graph.is_directed() else ((*sorted(e[:2]), e[2]) for e in ends))


def test_dl_of_two_modes_is_exactly_this():
    text, said = written(two_mode())
    assert text == (
        "dl nr=2 nc=2 format=edgelist2\n"
        "row labels:\n"
        "\"=HYPERLINK('http://x.org')\"\n"
        '"Ūdensroze"\n'
        "column labels:\n"
        '"Seminar"\n'
        "\"Talk 'two'\"\n"
        "data:\n"
        "1 1 1\n"
        "2 1 2\n"
        "2 2 1\n"
    )
    assert said[1:] == [
        "dl: UCINET may shorten labels of more than 18 characters (1)",
        "dl has no place for identifiers, kind, names of modes, relations of edges, roles of "
        "edges, status of edges; gexf, graphml and json keep all",
    ]


def test_dl_of_one_mode_has_each_edge_both_ways():
    """In an edgelist1 a line is one direction: the network came into UCINET with directions."""
    assert written(one_mode())[0] == (
        "dl n=4 format=edgelist1\n"
        'labels:\n"Alūksne"\n"B b"\n"Cēsis"\n"Alone"\n'
        "data:\n"
        "1 2 1\n"
        "1 3 3\n"
        "2 1 1\n"
        "3 1 3\n"
    )


@pytest.mark.parametrize("make", [one_mode, two_mode])
def test_what_is_written_is_read_back(make, tmp_path):
    read = back(make(), tmp_path)
    assert not read.is_directed()
    found = [(u.replace("'", '"'), v.replace("'", '"'), w) for u, v, w in by_label(read)]
    assert found == by_label(make())
    assert len(read) == len(make())
    modes = {"actor": "first", "event": "second", None: None}
    assert [mode for _, mode in sorted(read.nodes(data="mode"))] == [
        modes[mode] for _, mode in sorted(make().nodes(data="mode"))
    ]


def test_directions_loops_and_relations_are_kept(tmp_path):
    graph = nx.DiGraph()
    graph.add_edge("a", "b", weight=3, relations=["p", "q"], relation_weights=[1, 2])
    graph.add_edge("b", "a", weight=0.5, relations=["q"])
    graph.add_edge("c", "c")
    text, _ = written(graph)
    assert text == (
        'dl n=3 nm=3 format=edgelist1\nlabels:\n"a"\n"b"\n"c"\n'
        'matrix labels:\n"(none)"\n"p"\n"q"\ndata:\n3 3 1\n!\n1 2 1\n!\n1 2 2\n2 1 0.5\n'
    )
    read = back(graph, tmp_path)
    assert read.is_directed()
    assert by_label(read) == [("a", "b", 3), ("b", "a", 0.5), ("c", "c", 1)]
    assert read.edges["1", "2"]["relations"] == ["p", "q"]
    assert read.edges["1", "2"]["relation_weights"] == [1, 2]


def test_edges_within_a_mode_make_it_a_network_of_one_mode_and_this_is_said(tmp_path):
    graph = two_mode()
    graph.add_edge("http://x.org/a", "http://x.org/b")
    text, said = written(graph)
    assert text.startswith("dl n=4 nm=2 format=edgelist1\n")
    assert said[0] == (
        "dl: some edges join two nodes of one mode, so the network is written without modes"
    )
    assert len(back(graph, tmp_path).edges) == 4


def test_edges_that_dl_does_not_have_are_said():
    graph = nx.DiGraph(modes=["actor", "event"])
    graph.add_node("a", mode="actor")
    graph.add_node("b", mode="event")
    graph.add_edge("b", "a", weight=0)
    text, said = written(graph)
    assert text.endswith("data:\n1 1 0\n")
    assert said == [
        "dl: edges with the weight 0, which in DL means that there is none (1)",
        "dl: a two-mode network has no directions there; the directions are left out",
        "dl has no place for names of modes; gexf, graphml and json keep all",
    ]
