from __future__ import annotations

import re

import networkx as nx
import pytest
from network_samples import (
    in_a_file,
    plain,
    two_mode,
    with_part,
    without_id,
)

from kg.errors import InputError
from kg.networks.files.reading import read_network
from kg.networks.files.writing import export_network
from kg.networks.network import build_network
from kg.questions.lookup import read_query


@pytest.mark.parametrize("form", ["gexf", "graphml", "json"])
def test_a_network_of_a_study_is_read_back_as_it_was(form, made, tmp_path):
    graph = build_network(made, read_query("actor-event", made.folder, "networks"), part_of=True)
    path = tmp_path / f"n.{form}"
    path.write_bytes(export_network(graph, form))
    nodes, edges = plain(read_network(path))
    assert (nodes, without_id(edges)) == in_a_file(graph)


def test_direction_stays_and_parallel_edges_are_joined(tmp_path):
    graph = nx.MultiDiGraph()
    graph.add_edge(1, 2)
    graph.add_edge(2, 1)
    graph.add_edge(1, 2)
    path = tmp_path / "n.graphml"
    nx.write_graphml(graph, path)
    back = read_network(path)
    assert type(back) is nx.DiGraph
    assert {ends: facts.get("weight", 1) for ends, facts in back.edges.items()} == {
        ("1", "2"): 2,
        ("2", "1"): 1,
    }


GEXF = export_network(two_mode(), "gexf").decode()


GRAPHML = export_network(two_mode(), "graphml").decode()


JSON = export_network(two_mode(), "json").decode()


BROKEN = [
    *[(f"n.{form}", "") for form in ("gexf", "graphml", "net", "csv", "json")],
    *[(f"n.{form}", "no network at all") for form in ("gexf", "graphml", "net", "csv", "json")],
    ("n.gexf", GEXF[:500]),
    ("n.gexf", "<other/>"),
    ("n.graphml", GRAPHML[:500]),
    ("n.graphml", "<other/>"),
    ("n.net", "*Vertices many"),
    ("n.net", "*Vertices"),
    ("n.net", '*Vertices 3\n1 "a"'),
    ("n.net", '*Vertices 2\n1 "a\n2 "b"\n*Edges\n1 2'),
    ("n.csv", "a,b\n1,2\n"),
    ("n.csv", "source,target\n"),
    ("n.csv", "source,target\na,\n"),
    ("n.csv", "source,target\na\n"),
    ("n.csv", "source,target,weight\na,b,heavy\n"),
    ("n.json", "[]"),
    ("n.json", "{}"),
    ("n.json", JSON[:200]),
    ("n.json", '{"nodes": 5, "edges": []}'),
    ("n.json", '{"nodes": ["a"], "edges": []}'),
    ("n.json", '{"nodes": [{"id": 1}]}'),
    ("n.json", '{"nodes": [{"id": 1}], "edges": [5]}'),
    ("n.json", '{"nodes": [{"id": 1}], "edges": [{"source": 1}]}'),
    ("n.json", '{"nodes": [{"id": {"a": 1}}], "edges": []}'),
    ("n.json", '{"graph": [1], "nodes": [{"id": 1}], "edges": []}'),
    ("n.json", '{"graph": {"backend": "x"}, "nodes": "abc", "edges": []}'),
    ("n.json", "[" * 100_000),
    ("n.xyz", "source,target\na,b\n"),
]


HEAD = "source,target,weight\n"
ONE = '{"nodes": [{"id": 1}, {"id": 2}], "edges": [%s]}'
XML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph>\n%s\n</graph></graphml>'
ONLY_ONE = "<node id='a'/>"
AT_A_LINE = [
    ("csv", "source,target,target\na,b,c\n", 1, "two columns are called “target”"),
    ("csv", HEAD + "a,b,1\na,b\n", 3, "this row has 2 fields, and the first line has 3"),
    ("csv", HEAD + "a,b,1,2\n", 2, "this row has 4 fields"),
    ("csv", HEAD + 'a,"b,1\nc,d,2\n', 2, "is a quotation mark missing?"),
    ("csv", HEAD + 'a,"b"c,1\n', 2, "is a quotation mark missing?"),
    ("csv", HEAD + "a,b,1\n\0,c,1\n", 3, "NUL byte"),
    ("csv", HEAD + "a,b,1;5\n", 2, "the weight “1;5” is not a number"),
    ("csv", "source,target,source_mode\na,b,x\na,c,y\n", 3, "“a” has two values of mode"),
    ("json", ONE % '{"source": 1, "target": 3}', 1, "edge 1 names “3”, which is not among"),
    ("json", ONE % '{"source": 1, "target": 2, "weight": [1]}', 1, "edge 1 has the weight [1]"),
    ("json", ONE % '{"source": 1, "target": 2, "weight": NaN}', 1, "edge 1 has the weight NaN"),
    ("json", ONE % '{"source": 1, "target": 2, "target": 1}', 1, "“target” has two values"),
    (
        "json",
        '{"nodes": [{"id": 1}, {"id": "1"}], "edges": []}',
        1,
        "node 2 has the id “1” as",
    ),
    ("json", '{"nodes": [],\n"edges": [}', 2, "is not JSON"),
    (
        "graphml",
        XML % "<edge source='a' target='b'/>",
        2,
        "names “a”, which is not among the nodes",
    ),
    ("graphml", XML % f"{ONLY_ONE}\n{ONLY_ONE}", 3, "two nodes have the id “a”"),
    ("graphml", XML % "<node/>", 2, "a node has no id"),
    ("graphml", XML % "<node id='a'>", 3, "is not well-formed XML (an element is closed"),
    ("graphml", '<!DOCTYPE x [<!ENTITY a "b">]>' + XML % ONLY_ONE, 1, "declares entities"),
    ("gexf", "<html>\n</html>", 1, "begins with <html>, and not with <gexf>"),
    ("net", "*Vertices 2\n1 a\n1 b\n", 3, "node 1 has two lines"),
    ("net", "*Vertices 2\n1 a\n2 b\n*Edges\n1 3\n", 5, "“3” is not a node"),
    ("net", "*Vertices 2\n*Edges\n1\n", 3, "an edge is two numbers of nodes"),
    ("net", "*Vertices 2\n*Edges\n1 2 x\n", 3, "the weight “x” is not a number"),
    ("net", "*Vertices 2\n*Matrix\n1 0 1\n", 3, "the matrix has 3 numbers"),
    ("net", "1 2\n", 1, "is not a Pajek network"),
]


@pytest.mark.parametrize(("form", "content", "line", "words"), AT_A_LINE, ids=range(len(AT_A_LINE)))
def test_what_does_not_fit_is_refused_at_its_line(form, content, line, words, tmp_path):
    """Nodes were made up, edges and whole networks left out, without a word."""
    path = tmp_path / f"n.{form}"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_network(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("edge", "said"),
    [
        ("directed", []),
        ("undirected", ["edges of one pair are joined (1 fewer), and weights added up"]),
    ],
)
def test_what_is_left_out_or_joined_is_said(edge, said, tmp_path):
    path, heard = tmp_path / "n.graphml", []
    ends = [("a", "b")] if edge == "directed" else [("a", "b"), ("b", "a")]
    edges = "".join(f"<edge source='{one}' target='{other}'/>" for one, other in ends)
    text = XML.replace("<graph>", f"<graph edgedefault='{edge}'>")
    path.write_text(text % f"<node id='a'/><node id='b'/>{edges}", encoding="utf-8")
    read_network(path, say=heard.append)
    assert heard == [f"{path}: {each}" for each in said]


@pytest.mark.parametrize(("name", "content"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_told_by_name(name, content, tmp_path):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_network(path)
    assert str(caught.value).startswith(str(path))
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(("name", "content"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_told_in_words_and_not_in_pythons(name, content, tmp_path):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_network(path)
    assert not re.search(
        r"unpack|object is not|unhashable|invalid literal|must be |indices|\('\w+'\)",
        caught.value.message,
    )


def test_a_file_that_is_not_there_or_in_another_encoding_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.gexf: cannot be read \(no such file"):
        read_network(tmp_path / "none.gexf")
    path = tmp_path / "n.csv"
    path.write_bytes("source,target\nĀ,b\n".encode("cp1257"))
    with pytest.raises(InputError, match=r"n\.csv:2: is not in UTF-8"):
        read_network(path)


def test_a_part_of_edge_comes_back_as_one(tmp_path):
    for form in ("gexf", "graphml", "csv", "json"):
        path = tmp_path / f"n.{form}"
        path.write_bytes(export_network(with_part(), form))
        back = read_network(path)
        marked = {frozenset(edge) for edge, facts in back.edges.items() if facts.get("part_of")}
        assert marked == {frozenset({"http://x.org/e1", "http://x.org/e2"})}, form


@pytest.mark.parametrize("form", ["net", "paj", "dl", "csv", "json", "gexf"])
def test_an_empty_file_is_named_as_such(form, tmp_path):
    path = tmp_path / f"n.{form}"
    path.write_text(" \n")
    with pytest.raises(InputError, match="is empty; export it again"):
        read_network(path)


def test_nodes_without_any_tie_come_from_their_table(tmp_path):
    ties, nodes = tmp_path / "ties.csv", tmp_path / "nodes.csv"
    ties.write_text("source,target\n")
    nodes.write_text("id,label\na,Aa\n")
    assert dict(read_network(ties, nodes=nodes).nodes(data="label")) == {"a": "Aa"}
    with pytest.raises(InputError, match="it has no node"):
        read_network(ties)
