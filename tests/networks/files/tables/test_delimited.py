from __future__ import annotations

import csv
import io

import igraph
import networkx as nx
import pandas
import pytest
from network_samples import plain, two_mode

from kg.errors import InputError
from kg.networks.files.reading import read_network
from kg.networks.files.tables.delimited import read_csv, read_nodes
from kg.networks.files.writing import export_network


@pytest.mark.parametrize(
    "text",
    [
        "source,target,weight\nĀ,B,2\n",
        "Source;Target;Weight\nĀ;B;2\n",
        "FROM\tTO\tevents\nĀ\tB\t2\n",
        "sep=;\nsource;target;weight\nĀ;B;2\n",
        "SEP=\t\r\nsource\ttarget\tweight\r\nĀ\tB\t2\r\n",
        "\n\nsource,target,weight\n\nĀ,B,2\n,,\n\n",
        'source,target,weight\r"Ā","B","2"\r',
        " source , target , weight \n Ā , B , 2 \n",
    ],
)
def test_tables_as_people_have_them_are_one_network(text):
    assert list(read_csv(text).edges(data=True)) == [("Ā", "B", {"weight": 2})]


@pytest.mark.parametrize("ending", ["csv", "tsv", "CSV"])
def test_a_file_with_a_mark_of_byte_order_is_read(ending, tmp_path):
    path = tmp_path / f"n.{ending}"
    path.write_bytes("\ufeffsource,target,weight,role\r\nĀ, B ,2.5,x\r\nB,C,,\r\n".encode())
    graph = read_network(path)
    assert plain(graph)[0].keys() == {"Ā", "B", "C"}
    assert graph.edges["Ā", "B"] == {"weight": 2.5, "role": "x"}
    assert graph.nodes["Ā"]["label"] == "Ā"
    assert graph.graph["title"] == "n"


def test_a_comma_within_a_name_is_no_separator():
    graph = read_csv("source;target\nMinistry of Culture, Latvia;Rīga\n")
    assert list(graph) == ["Ministry of Culture, Latvia", "Rīga"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('source,target\nA,B\nA,"C\nD,E\nF,G\n', 3),
        ('source,target\nA,"B"C\n', 2),
        ("sep=,\nsource,target\nA,B,C\n", 3),
        ('source,target\n"A\nA",B\nC\n', 4),
    ],
)
def test_a_row_is_named_by_the_line_it_begins_in(text, line):
    with pytest.raises(InputError) as caught:
        read_csv(text)
    assert caught.value.line == line


def test_a_cell_may_be_as_long_as_its_claims():
    """Python's own limit of 131,072 characters refused files that kg had written."""
    before = csv.field_size_limit()
    claims = " ".join(f"https://example.org/{number}" for number in range(20_000))
    assert read_csv(f"source,target,claims\na,b,{claims}\n").edges["a", "b"]["claims"] == claims
    assert csv.field_size_limit() == before


def test_texts_that_were_made_harmless_are_read_as_they_were():
    graph = read_csv("source,source_label,target,note\na,'=1+1,'+b,'apostrophe\n")
    assert graph.nodes["a"]["label"] == "=1+1"
    assert list(graph.edges(data="note")) == [("a", "+b", "'apostrophe")]
    assert read_nodes("id,label\n'=x,'@y\n") == {"=x": {"label": "@y"}}


def test_what_pandas_writes_is_read():
    graph = nx.gnm_random_graph(12, 30, seed=1, directed=True)
    for at, (u, v) in enumerate(graph.edges):
        graph.edges[u, v].update(weight=at + 0.5, year=2000 + at, sure=at % 2 == 0)
    for index in (True, False):
        table = nx.to_pandas_edgelist(graph).assign(type="directed").to_csv(index=index)
        back = read_csv(table)
        assert {(int(u), int(v)): d for u, v, d in back.edges(data=True)} == {
            (u, v): d for u, v, d in graph.edges(data=True)
        }


def test_what_igraph_has_as_tables_is_read():
    graph = igraph.Graph.Famous("Zachary")
    graph.es["weight"] = [1 + edge.index % 3 for edge in graph.es]
    graph.vs["name"] = [f"member {vertex.index}" for vertex in graph.vs]
    ties = read_csv(graph.get_edge_dataframe().to_csv())
    nodes = read_nodes(graph.get_vertex_dataframe().to_csv())
    assert {frozenset(map(int, pair)) for pair in ties.edges} == {
        frozenset(edge.tuple) for edge in graph.es
    }
    assert sorted(w for *_, w in ties.edges(data="weight")) == sorted(graph.es["weight"])
    assert nodes["33"] == {"label": "member 33"}
    assert len(nodes) == 34


def test_what_gephi_writes_is_read():
    ties = read_csv(
        "Source,Target,Type,Id,Label,timeset,Weight\nm,c,Directed,0,,,2.0\nc,n,Directed,1,,,1.0\n"
    )
    assert list(ties.edges(data=True)) == [
        ("m", "c", {"id": "0", "weight": 2}),
        ("c", "n", {"id": "1", "weight": 1}),
    ]
    assert ties.is_directed()
    nodes = read_nodes("Id,Label,timeset,modularity_class\nm,Ministry A,,0\nc,City B,,1\n")
    assert nodes["m"] == {"label": "Ministry A", "modularity_class": 0}


def test_a_csv_of_ours_is_read_back_as_it_was(tmp_path):
    path = tmp_path / "n.csv"
    path.write_bytes(export_network(two_mode(), "csv"))
    back = read_network(path)
    assert {n: d["label"] for n, d in back.nodes(data=True)} == {
        n: d["label"] for n, d in two_mode().nodes(data=True)
    }
    assert back.graph["modes"] == ["actor", "event"]
    again = io.StringIO(export_network(back, "csv").decode())
    assert again.read() == path.read_text("utf-8")


def test_pandas_reads_what_is_written():
    table = pandas.read_csv(io.BytesIO(export_network(two_mode(), "csv")))
    assert list(table["type"]) == ["undirected"] * 3
    assert list(table["weight"]) == [1, 2, 1]
