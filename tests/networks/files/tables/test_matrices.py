from __future__ import annotations

import random

import networkx as nx
import pytest

from kg.errors import InputError
from kg.networks.files.tables.delimited import read_csv


def written(names, weight):
    lines = ["," + ",".join(names)]
    lines += [f"{one}," + ",".join(str(weight(one, other)) for other in names) for one in names]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_a_square_matrix_is_the_network_it_was_made_from(kind):
    rand = random.Random(4)
    graph = kind()
    graph.add_nodes_from("abcdefgh")
    for _ in range(20):
        graph.add_edge(rand.choice("abcdefgh"), rand.choice("abcdefg"), weight=rand.randint(1, 9))
    said = []
    back = read_csv(
        written("abcdefgh", lambda u, v: graph.edges.get((u, v), {}).get("weight", 0)), said.append
    )
    assert type(back) is kind
    assert nx.utils.graphs_equal(back, graph)
    assert said == [
        "is a matrix of 8 nodes; it is symmetric: ties have no direction, and each is there once"
        if kind is nx.Graph
        else "is a matrix of 8 nodes; it is not symmetric: ties go from row to column"
    ]


def test_rows_may_stand_in_another_order_than_columns():
    back = read_csv("x,a,b\nb,1,0\na,0,1\n")
    assert sorted(back.edges(data="weight")) == [("a", "b", 1)]


def test_other_names_at_the_side_make_two_modes():
    said = []
    graph = read_csv(";e1;e2\nA;1;\nB;2,5;1\n", said.append)
    assert graph.graph["modes"] == ["row", "column"]
    assert dict(graph.nodes(data="mode")) == {
        "A": "row",
        "B": "row",
        "e1": "column",
        "e2": "column",
    }
    assert list(graph.edges(data="weight")) == [("A", "e1", 1), ("B", "e1", 2.5), ("B", "e2", 1)]
    assert said[0].startswith("is a matrix of 2 rows and 2 columns: read as a two-mode network")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (",a,b\na,0,x\nb,1,0\n", 2, "“x” in the column “b” is not a number"),
        (",a,b\na,0\nb,1,0\n", 2, "this row has 2 fields, and the first line has 3"),
        (",a,b\na,0,1\na,1,0\n", 3, "two rows are called “a”"),
        (",a,a\nb,0,1\n", 1, "two columns are called “a”"),
        (",a,b\na,0,1\nc,1,0\n", 2, "rows and columns of this matrix share “a” and not “b”"),
        (",a,b\na,0,nan\nb,1,0\n", 2, "“nan” in the column “b” is not a number"),
    ],
)
def test_a_matrix_that_does_not_fit_is_refused_at_its_line(text, line, words):
    with pytest.raises(InputError) as caught:
        read_csv(text)
    assert caught.value.line == line
    assert words in caught.value.message


def test_a_table_with_numbered_rows_is_no_matrix():
    with pytest.raises(InputError, match="it must name the columns source and target"):
        read_csv(",x,y\n0,1,2\n1,3,4\n")
