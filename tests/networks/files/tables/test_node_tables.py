from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import InputError
from kg.networks.files.merging import simple
from kg.networks.files.tables.delimited import read_nodes
from kg.networks.files.tables.node_tables import with_nodes


def network():
    graph = nx.Graph(title="t")
    graph.add_edge("1", "2", weight=3)
    for node in graph:
        graph.nodes[node]["label"] = node
    return graph


def test_a_node_has_its_label_mode_and_facts():
    said = []
    nodes = read_nodes(
        "Id;Name;Type;since;code\n1;Ministry;actor;1990;007\n2;;event;;\n", said.append
    )
    assert nodes == {
        "1": {"label": "Ministry", "mode": "actor", "since": 1990, "code": "007"},
        "2": {"mode": "event"},
    }
    assert said == ["taken by their names: “Name” for label, “Type” for mode"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a,b\n1,2\n", 1, "no column names the nodes; the columns are “a”, “b”; call one “id”"),
        ("id,label\n1,A\n1,B\n", 3, "row 2 is of “1” as well; give each node one row"),
        ("id,label\n,A\n", 2, "“id” is empty; each node has one"),
        ("id,label\n1\n", 2, "this row has 1 fields, and the first line has 2"),
        ("id,x,x\n1,2,3\n", 1, "two columns are called “x”; rename one"),
    ],
)
def test_a_table_of_nodes_that_does_not_fit_is_refused_at_its_line(text, line, words):
    with pytest.raises(InputError) as caught:
        read_nodes(text)
    assert (caught.value.line, caught.value.message) == (line, words)


def test_nodes_without_ties_become_isolates_and_labels_replace_identifiers():
    graph, said = network(), []
    nodes = read_nodes("id,label,mode,x\n3,Alone,b,\n2,City,b,7\n1,Ministry,a,\n")
    made = with_nodes(graph, nodes, said.append)
    assert dict(made.nodes(data=True)) == {
        "1": {"label": "Ministry", "mode": "a"},
        "2": {"label": "City", "mode": "b", "x": 7},
        "3": {"label": "Alone", "mode": "b"},
    }
    assert list(made.edges(data=True)) == [("1", "2", {"weight": 3})]
    assert made.graph == {"title": "t", "modes": ["a", "b"]}
    assert said == ["nodes of the table without a tie are in the network too (1)"]
    assert graph.nodes["1"] == {"label": "1"}  # the network given is left as it was
    assert simple(made).nodes == made.nodes


def test_that_the_table_contradicts_the_ties_is_said():
    graph, said = network(), []
    graph.nodes["1"]["label"] = "Old name"
    made = with_nodes(graph, read_nodes("id,label\n1,New name\n2,City\n"), said.append)
    assert made.nodes["1"]["label"] == "New name"
    assert said == ["the table of nodes and the ties differ on some nodes (1); the table holds"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("id,label\n1,A\n", "ties name “2”, which the table of nodes has no row for; add the rows"),
        ("id,label\nx,1\ny,2\n", "which the table of nodes has as labels; name nodes by their id"),
    ],
)
def test_a_node_that_the_table_lacks_is_not_made_up(table, words):
    with pytest.raises(InputError) as caught:
        with_nodes(network(), read_nodes(table))
    assert words in caught.value.message
