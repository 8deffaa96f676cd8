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
from kg.questions.library import read_query


@pytest.mark.parametrize("form", ["gexf", "graphml", "json"])
def test_a_network_of_a_study_is_read_back_as_it_was(form, made, tmp_path):
    graph = build_network(made, read_query("actor-event", made.folder, "networks"), part_of=True)
    path = tmp_path / f"n.{form}"
    path.write_bytes(export_network(graph, form))
    nodes, edges = plain(read_network(path))
    assert (nodes, without_id(edges)) == in_a_file(graph)


def test_direction_and_parallel_edges_are_dropped(tmp_path):
    graph = nx.MultiDiGraph()
    graph.add_edge(1, 2)
    graph.add_edge(2, 1)
    graph.add_edge(1, 2)
    path = tmp_path / "n.graphml"
    nx.write_graphml(graph, path)
    back = read_network(path)
    assert type(back) is nx.Graph
    assert plain(back)[1].keys() == {frozenset({"1", "2"})}


GEXF = export_network(two_mode(), "gexf").decode()


GRAPHML = export_network(two_mode(), "graphml").decode()


JSON = export_network(two_mode(), "json").decode()


BROKEN = [
    *[(f"n.{form}", "") for form in ("gexf", "graphml", "net", "csv", "json")],
    *[(f"n.{form}", "no network at all") for form in ("gexf", "graphml", "net", "csv", "json")],
    ("n.gexf", GEXF[:500]),
    ("n.gexf", "<other/>"),
    ("n.gexf", GEXF.replace('for="0"', 'for="99"')),
    ("n.gexf", GEXF.replace('type="string"', 'type="long"')),
    ("n.graphml", GRAPHML[:500]),
    ("n.graphml", "<other/>"),
    ("n.graphml", GRAPHML.replace('key="d1"', 'key="d99"')),
    ("n.graphml", GRAPHML.replace('attr.type="string"', 'attr.type="other"')),
    ("n.net", "*Vertices many"),
    ("n.net", "*Vertices"),
    ("n.net", '*Vertices 3\n1 "a"'),
    ("n.net", '*Vertices 2\n1 "a\n2 "b"\n*Edges\n1 2'),
    ("n.csv", "a,b\n1,2\n"),
    ("n.csv", "source;target\na;b\n"),
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
