from __future__ import annotations

import random

import igraph
import networkx as nx
import pytest
from network_samples import one_mode, two_mode

from kg.networks.files.reading import read_network
from kg.networks.files.writing import export_network


def written(graph, form):
    said = []
    return export_network(graph, form, say=said.append).decode(), said


def back(graph, form, tmp_path):
    path = tmp_path / f"n.{form}"
    path.write_bytes(export_network(graph, form))
    return read_network(path)


def related():
    """Make a directed network of two relations, with facts of nodes of each kind."""
    graph = nx.DiGraph(title="two\nlines")
    graph.add_node("http://x.org/a", label='The "A"', kind="NGO", size=3, open=True, x=0.25, y=1)
    graph.add_node("http://x.org/b", label="Ūla", kind="city", size=0.5, open=False)
    graph.add_node("3", label="Ūla", kind="NGO")
    graph.add_edge("http://x.org/a", "3", weight=3, relations=["p q", "r"], relation_weights=[1, 2])
    graph.add_edge("3", "http://x.org/a", weight=0.5, relations=["r"])
    graph.add_edge("3", "3")
    return graph


def test_pajek_of_one_mode_is_exactly_this():
    text, said = written(one_mode(), "net")
    assert text == (
        '*Vertices 4\n1 "Alūksne"\n2 "B b"\n3 "Cēsis"\n4 "Alone"\n*Edges\n1 2 1\n1 3 3\n'
    )
    assert said == ["net has no place for identifiers; gexf, graphml and json keep all"]


def test_pajek_of_one_mode_is_read_by_networkx_and_igraph(tmp_path):
    content = export_network(one_mode(), "net")
    read = nx.Graph(nx.parse_pajek(content.decode()))
    assert {frozenset(e): w for *e, w in read.edges(data="weight")} == {
        frozenset({"Alūksne", "B b"}): 1.0,
        frozenset({"Alūksne", "Cēsis"}): 3.0,
    }
    assert "Alone" in read
    path = tmp_path / "n.net"
    path.write_bytes(content)
    other = igraph.Graph.Read_Pajek(str(path))
    assert other.vs["name"] == ["Alūksne", "B b", "Cēsis", "Alone"]
    assert sorted(zip(other.get_edgelist(), other.es["weight"], strict=True)) == [
        ((0, 1), 1.0),
        ((0, 2), 3.0),
    ]


def test_directions_are_written_and_read_by_networkx_and_igraph(tmp_path):
    graph = nx.DiGraph([("b", "a", {"weight": 2}), ("a", "b"), ("c", "c")])
    text, _ = written(graph, "net")
    assert text == '*Vertices 3\n1 "a"\n2 "b"\n3 "c"\n*Arcs\n1 2 1\n2 1 2\n3 3 1\n'
    read = nx.parse_pajek(text)
    assert sorted(read.edges(data="weight")) == [("a", "b", 1), ("b", "a", 2), ("c", "c", 1)]
    (tmp_path / "n.net").write_text(text)
    other = igraph.Graph.Read_Pajek(str(tmp_path / "n.net"))
    assert (other.is_directed(), other.get_edgelist()) == (True, [(0, 1), (1, 0), (2, 2)])


def test_pajek_of_two_modes_is_exactly_this():
    text, said = written(two_mode(), "net")
    assert text == (
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
    assert said == [
        "net: 2 labels are written otherwise, since each must be unique and without quotation "
        "marks and line breaks (“=HYPERLINK(\"http://x.org\")” is “=HYPERLINK('http://x.org')”)",
        "net has no place for identifiers, kind, names of modes, relations of edges, roles of "
        "edges, status of edges; gexf, graphml and json keep all",
    ]


def test_pajek_of_two_modes_is_read_by_igraph(tmp_path):
    path = tmp_path / "n.net"
    path.write_bytes(export_network(two_mode(), "net"))
    read = igraph.Graph.Read_Pajek(str(path))
    assert sorted(read.get_edgelist()) == [(0, 2), (1, 2), (1, 3)]
    assert read.vs["type"] == [False, False, True, True]


def test_each_of_several_relations_has_a_list(tmp_path):
    text, said = written(related(), "net")
    assert text.endswith('*Arcs\n1 1 1\n*Arcs :1 "p q"\n2 1 1\n*Arcs :2 "r"\n1 2 0.5\n2 1 2\n')
    assert any(sentence.startswith("net: each relation has its own list") for sentence in said)
    read = back(related(), "net", tmp_path)
    assert read.edges["2", "1"] == {
        **{"weight": 3, "relations": ["p q", "r"], "relation_weights": [1, 2]}
    }
    assert read.edges["1", "2"] == {"weight": 0.5, "relations": ["r"]}
    assert read.edges["1", "1"] == {"weight": 1}


def test_places_are_written_where_they_are_pajeks():
    assert written(related(), "net")[0].splitlines()[2:4] == [
        "2 \"The 'A'\" 0.25 1",
        '3 "Ūla (2)"',
    ]


def test_a_project_is_exactly_this():
    text, said = written(two_mode(), "paj")
    assert text == (
        '%kg graph {"title": "small", "modes": ["actor", "event"]}\n'
        '%kg id 1 "http://x.org/a"\n'
        '%kg label 1 "=HYPERLINK(\\"http://x.org\\")"\n'
        '%kg id 2 "http://x.org/b"\n'
        '%kg id 3 "http://x.org/e1"\n'
        '%kg id 4 "http://x.org/e2"\n'
        '%kg label 4 "Talk \\"two\\""\n'
        "*Network small\n"
        "*Vertices 4 2\n"
        "1 \"=HYPERLINK('http://x.org')\"\n"
        '2 "Ūdensroze"\n'
        '3 "Seminar"\n'
        "4 \"Talk 'two'\"\n"
        '*Edges :1 "participation"\n1 3 1\n2 3 2\n2 4 1\n'
        '%kg value 1 "NGO"\n'
        "*Partition kind\n*Vertices 4\n0\n1\n0\n0\n"
        '%kg value 1 "actor"\n%kg value 2 "event"\n'
        "*Partition mode\n*Vertices 4\n1\n1\n2\n2\n"
    )
    assert said == [
        "paj has no place for roles of edges, status of edges; gexf, graphml and json keep all"
    ]


@pytest.mark.parametrize("make", [one_mode, two_mode, related])
def test_a_project_is_read_back_with_all_facts_of_its_nodes(make, tmp_path):
    graph, read = make(), back(make(), "paj", tmp_path)
    for node, facts in graph.nodes(data=True):
        known = {n: f for n, f in facts.items() if f is not None}
        if known.get("kind") == ["NGO"]:
            known["kind"] = "NGO"
        assert read.nodes[node] == known
    assert {(frozenset(e), w) for *e, w in read.edges(data="weight")} == {
        (frozenset(e), w) for *e, w in graph.edges(data="weight", default=1)
    }
    assert read.graph.get("title") == graph.graph["title"]
    assert read.graph.get("modes") == graph.graph.get("modes")
    assert read.is_directed() == graph.is_directed()


def test_odd_labels_facts_and_titles_come_back(tmp_path):
    rand = random.Random(4)
    signs = [*"a \"\\\n*%1[]&#;'\u2028é", "&#34;", "\\n", "%kg"]
    for _ in range(40):
        graph = nx.Graph(title="".join(rand.choices(signs, k=4)) or "x")
        for node in range(4):
            name = f"n{node}" + "".join(rand.choices(signs, k=3))
            graph.add_node(name, label="L" + "".join(rand.choices(signs, k=5)) + "l", fact=name)
        graph.add_edge(*list(graph)[:2], weight=rand.choice([1, 2.5, 0, 1e-9]))
        read = back(graph, "paj", tmp_path)
        assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
        assert {(frozenset(e), w) for *e, w in read.edges(data="weight")} == {
            (frozenset(e), w) for *e, w in graph.edges(data="weight")
        }
        plain = back(graph, "net", tmp_path)
        assert (len(plain), plain.number_of_edges()) == (4, 1)
        assert len(set(plain.nodes.data("label"))) == 4
