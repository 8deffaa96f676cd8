from __future__ import annotations

import igraph
import networkx as nx
from network_samples import (
    one_mode,
    two_mode,
)

from kg.networks.files.reading import read_network
from kg.networks.files.writing import export_network


def test_pajek_of_one_mode_is_exactly_this():
    assert export_network(one_mode(), "net").decode() == (
        '*Vertices 4\n1 "Alūksne"\n2 "B b"\n3 "Cēsis"\n4 "Alone"\n*Edges\n1 2 1\n1 3 3\n'
    )


def test_pajek_of_one_mode_is_read_by_networkx_and_igraph(tmp_path):
    content = export_network(one_mode(), "net")
    back = nx.Graph(nx.parse_pajek(content.decode()))
    assert {frozenset(e): w for *e, w in back.edges(data="weight")} == {
        frozenset({"Alūksne", "B b"}): 1.0,
        frozenset({"Alūksne", "Cēsis"}): 3.0,
    }
    assert "Alone" in back
    path = tmp_path / "n.net"
    path.write_bytes(content)
    other = igraph.Graph.Read_Pajek(str(path))
    assert other.vs["name"] == ["Alūksne", "B b", "Cēsis", "Alone"]
    assert sorted(zip(other.get_edgelist(), other.es["weight"], strict=True)) == [
        ((0, 1), 1.0),
        ((0, 2), 3.0),
    ]


def test_pajek_of_two_modes_is_exactly_this():
    assert export_network(two_mode(), "net").decode() == (
        "*Vertices 4 2\n"
        "1 \"=HYPERLINK('http://x.org')\"\n"
        '2 "Ūdensroze"\n'
        '3 "Seminar"\n'
        "4 \"Talk 'two'\"\n"
        "*Edges\n"
        "1 3 1\n"
        "2 3 2\n"
        "2 4 1\n"
    )


def test_pajek_of_two_modes_is_read_by_igraph(tmp_path):
    path = tmp_path / "n.net"
    path.write_bytes(export_network(two_mode(), "net"))
    back = igraph.Graph.Read_Pajek(str(path))
    assert sorted(back.get_edgelist()) == [(0, 2), (1, 2), (1, 3)]
    assert back.vs["type"] == [False, False, True, True]


PAJEK = '*Vertices 3\n1 "Ā"\n2 "B b"\n3 "C"\n*Edges\n1 2 2.5\n2 3\n'


def test_a_pajek_of_one_mode_is_read(tmp_path):
    """The first vertex was taken for the number of a second mode, and no file could be read."""
    path = tmp_path / "n.net"
    path.write_text(PAJEK, encoding="utf-8")
    graph = read_network(path)
    assert set(graph) == {"Ā", "B b", "C"}
    assert {frozenset(e): w for *e, w in graph.edges(data="weight", default=1.0)} == {
        frozenset({"Ā", "B b"}): 2.5,
        frozenset({"B b", "C"}): 1.0,
    }
    assert "mode" not in graph.nodes["Ā"]


def test_a_pajek_of_two_modes_is_read_with_the_mode_of_each(tmp_path):
    path = tmp_path / "n.net"
    path.write_text(PAJEK.replace("*Vertices 3", "*Vertices 3 1"), encoding="utf-8")
    graph = read_network(path)
    assert dict(graph.nodes(data="mode")) == {"Ā": "first", "B b": "second", "C": "second"}
    assert graph.edges["Ā", "B b"]["weight"] == 2.5


def test_a_pajek_of_ours_is_read_back_whatever_the_labels(tmp_path):
    graph = one_mode()
    graph.nodes["b"]["label"] = "back\\"
    graph.nodes["c"]["label"] = 'it\'s \\ "so" & more'
    path = tmp_path / "n.net"
    path.write_bytes(export_network(graph, "net"))
    back = read_network(path)
    assert len(back) == 4
    assert sorted(w for *_, w in back.edges(data="weight")) == [1.0, 3.0]


def test_what_is_optional_in_pajek_is_optional_here(tmp_path):
    """Lines that networkx does not know became nodes; labels became the nodes they name."""
    path = tmp_path / "n.net"
    path.write_text(
        '% by hand\n\n*Network "two"\n*Vertices 5 2\n1 "A" 0.1 0.2 ic Red\n2 "A"\n3 C x_fact\n'
        '4\n5 ""\n*Arcs :1 "funds"\n1 3 2 c Blue\n*Edges :2\n2 4\n*Arcslist\n1 3 4\n',
        encoding="utf-8",
    )
    graph = read_network(path)
    assert list(graph.nodes(data="label")) == [
        ("1", "A"), ("2", "A"), ("3", "C"), ("4", "4"), ("5", "5"),
    ]  # fmt: skip
    assert {edge: facts["weight"] for edge, facts in graph.edges.items()} == {
        ("1", "3"): 3,
        ("1", "4"): 1,
        ("2", "4"): 1,
    }
    path.write_text("*Vertices 3 1\n*Matrix\n0 2.5\n", encoding="utf-8")
    assert list(read_network(path).edges(data="weight")) == [("1", "3", 2.5)]
