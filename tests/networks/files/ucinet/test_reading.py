"""UCINET DL as people and programs write it; the names are made up."""

from __future__ import annotations

import random

import pytest
from fuzz import mutate

from kg.errors import InputError
from kg.networks.files.ucinet.reading import read_dl


def read(text):
    """Return a network and what was said of it."""
    said = []
    return read_dl(text, said.append), said


def weights(graph):
    """Return each edge with its weight; of an edge without direction the ends are sorted."""
    return sorted(
        (*((u, v) if graph.is_directed() else sorted((u, v))), facts["weight"])
        for u, v, facts in graph.edges(data=True)
    )


def labels(graph):
    return [label for _, label in graph.nodes(data="label")]


BOTH_WAYS = "the values are the same both ways: read as edges without direction, each once"
LINE = [("1", "2", 1), ("2", "3", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "dl n=3\ndata:\n0 1 0\n1 0 2\n0 2 0\n",
        "DL\nN = 3 NM=1\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nDATA:\n 0 1 0\n 1 0 2\n 0 2 0\n",
        "\ufeff\n DL, n 3, format fm\r\ndata: 0,1,0 1\r\n0 2 0\r\n\r\n2 0\r\n\x1a",
        "dl n=3 diagonal=absent\rdata:\r1 0\r1 2\r0 2\r",
        "dl n = 3 format = lowerhalf\ndata:\n0\n1 0\n0 2 0\n",
        "dl n=3 format=LH diagonal = absent data:\n1\n0 2\n",
        "dl n=3 format=upperhalf data:\n0 1 0\n0 2\n0\n",
        "dl n=3, format=uh, diag=absent\ndata:\n1 0\n2\n",
        "dl n=3 format=edgelist1\ndata:\n1 2\n2 1\n2 3 2\n3 2 2.0\n",
        "dl n=3 format=edgelist1\ndata:\n1,2,1\n\n 2 , 1\n2=3 2\n3\t2\t2\n",
        "dl n=3 format=edgearray1\ndata:\n1 2 1\n2 1 1\n2 3 2\n3 2 2\n1 3 0\n",
    ],
)
def test_each_format_of_one_mode_is_read(text):
    graph, _ = read(text)
    assert (weights(graph), graph.is_directed()) == (LINE, False)
    assert labels(graph) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "dl n=4 format=nodelist1\ndata:\n  1  3 2 1\n  4  1 4\n  2  2 4 1\n",
        "dl n=4 format=nodelist1b\ndata:\n  3  1 2 3\n  3  1 2 4\n  0\n  2  1 4\n",
        "dl n=4 data:\n1 1 1 0\n1 1 0 1\n0 0 0 0\n1 0 0 1\n",
    ],
)
def test_lists_of_neighbours_have_directions(text):
    graph, said = read(text)
    assert (graph.is_directed(), said) == (True, [])
    ends = [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 4), (4, 1), (4, 4)]
    assert weights(graph) == [(str(u), str(v), 1) for u, v in ends]
    assert len(graph) == 4


def test_ranks_are_weights_and_said():
    graph, said = read("dl n=3 format=rankedlist1 data:\n1 3 2\n2 1\n")
    assert weights(graph) == [("1", "2", 2), ("1", "3", 1), ("2", "1", 1)]
    assert said == ["the weights are ranks: 1 is the first choice"]


def test_that_values_are_the_same_both_ways_is_said():
    assert read("dl n=2 data:\n0 1\n1 0\n")[1] == [BOTH_WAYS]
    assert read("dl n=2 data:\n0 1\n2 0\n")[1] == []
    assert read("dl n=2 format=lowerhalf data:\n0\n1 0\n")[1] == []
    assert read("dl n=2 format=edgelist1\ndata:\n1 2\n2 1\n1 2\n")[0].is_directed()


@pytest.mark.parametrize(
    "text",
    [
        'dl n=3\nlabels:\nAnna,"Jan Ozols",Ieva\ndata:\n0 1 0 1 0 1 0 1 0\n',
        "dl n=3\nlabels:\nAnna\nJan Ozols\nIeva\ndata:\n0 1 0 1 0 1 0 1 0\n",
        'dl n=3\nlabels: Anna="Jan Ozols"\n Ieva\nformat = fullmatrix\ndata:\n0 1 0 1 0 1 0 1 0\n',
        'DL N=3\nROW LABELS:\nAnna\n"Jan Ozols"\nIeva\n'
        'COLUMN LABELS:\nAnna\n"Jan Ozols"\nIeva\nDATA:\n0 1 0 1 0 1 0 1 0\n',
    ],
)
def test_labels_are_in_one_line_or_in_many(text):
    graph, _ = read(text)
    assert dict(graph.nodes(data="label")) == {"1": "Anna", "2": "Jan Ozols", "3": "Ieva"}
    assert weights(graph) == [("1", "2", 1), ("2", "3", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "dl n=3 labels embedded\ndata:\n   Ann Bo Cy\nAnn 0 1 0\nBo 1 0 2\nCy 0 2 0\n",
        "dl n=3 labels embedded:\ndata:\n Bo Cy Ann\nAnn 1 0 0\nBo 0 2 1\nCy 2 0 0\n",
        "dl n=3 row labels embedded\ndata:\nAnn 0 1 0\nBo 1 0 2\nCy 0 2 0\n",
        "dl n=3 column labels embedded\ndata:\nAnn Bo Cy\n0 1 0\n1 0 2\n0 2 0\n",
        "dl n=3 format=lowerhalf labels embedded data:\nAnn Bo Cy\nAnn 0\nBo 1 0\nCy 0 2 0\n",
        "dl n=3 format=edgelist1\nlabels embedded:\ndata:\nAnn Bo\nBo Ann\nBo Cy 2\nCy Bo 2\n",
        "dl format=edgelist1 labels embedded data:\nAnn Bo\nBo Ann\nBo Cy 2\nCy Bo 2\n",
        "dl nr=3 nc=3 labels embedded\ndata:\n Ann Bo Cy\nAnn 0 1 0\nBo 1 0 2\nCy 0 2 0\n",
    ],
)
def test_labels_in_the_data_are_identifiers(text):
    graph, _ = read(text)
    assert dict(graph.nodes(data="label")) == {"Ann": "Ann", "Bo": "Bo", "Cy": "Cy"}
    assert weights(graph) == [("Ann", "Bo", 1), ("Bo", "Cy", 2)]
    assert not graph.is_directed()


def test_nodes_with_one_label_are_told_apart_by_number():
    graph, _ = read("dl n=2 row labels embedded data:\nAnn 0 1\nAnn 1 0\n")
    assert dict(graph.nodes(data="label")) == {"1": "Ann", "2": "Ann"}


def test_a_label_in_a_list_may_be_in_capitals_and_a_node_without_edge_may_be_unnamed():
    graph, _ = read("dl n=3\nformat=edgelist1\nlabels:\nAnn\nBo\nCy\ndata:\nANN Bo 3\n3 1\n")
    assert weights(graph) == [("1", "2", 3), ("3", "1", 1)]
    unnamed, _ = read("dl n=3\nformat=edgelist1\nlabels embedded\ndata:\nAnn Bo\n")
    assert labels(unnamed) == ["Ann", "Bo", "3"]


TWO = {"1": ("A", "first"), "2": ("B", "first"), "3": ("x", "second"), "4": ("y", "second")}


@pytest.mark.parametrize(
    "text",
    [
        "dl nr=2, nc=2 format=edgelist2\nrow labels:\nA\nB\ncolumn labels:\nx\ny\ndata:\n"
        "1 1\n2 1 3\n2 2\n",
        "dl nr=2 nc=2\nrow labels: A B\ncol labels: x y\ndata:\n1 0\n3 1\n",
        "dl nr=2 nc=2 format=nl2\nrow labels:\nA B\ncolumn labels:\nx,y\ndata:\n1 1\n2 1 1 1 2\n",
    ],
)
def test_two_modes_are_read(text):
    graph, said = read(text)
    assert {n: (d["label"], d["mode"]) for n, d in graph.nodes(data=True)} == TWO
    found = {}
    for one, other, weight in weights(graph):
        found[one, other] = found.get((one, other), 0) + weight
    assert found == {("1", "3"): 1, ("2", "3"): 3, ("2", "4"): 1}
    assert (graph.graph["modes"], said) == (["first", "second"], [])
    assert not graph.is_directed()


def test_a_matrix_of_two_modes_may_be_wide_without_labels_or_with_them_in_the_data():
    graph, _ = read("dl nr=2 nc=3 data:\n0 1 1\n0 0 2.5\n")
    assert weights(graph) == [("1", "4", 1), ("1", "5", 1), ("2", "5", 2.5)]
    assert labels(graph) == ["1", "2", "3", "4", "5"]
    graph, _ = read("dl nr=2 nc=3 labels embedded data:\nx y z\nA 0 1 1\nB 0 0 2.5\n")
    assert weights(graph) == [("A", "y", 1), ("A", "z", 1), ("B", "z", 2.5)]
    graph, _ = read("dl nr=2 nc=2 format=edgelist2 labels embedded data:\nA x\nx A\n")
    assert dict(graph.nodes(data="mode")) == {
        **{"1": "first", "2": "first", "3": "second", "4": "second"}
    }
    graph, _ = read("dl n=2\nrow labels:\nA B\ncolumn labels:\nx y\ndata:\n1 0\n0 1\n")
    assert graph.graph["modes"] == ["first", "second"]
    graph, _ = read("dl nr=2 nc=1\nlabels:\nA B x\ndata:\n1\n1\n")
    assert labels(graph) == ["A", "B", "x"]


@pytest.mark.parametrize(
    "text",
    [
        "dl n=2, nm=2\nmatrix labels:\nknows,funds\ndata:\n0 1\n1 0\n0 3\n0 0\n",
        "dl n=2 nm=2 format=edgelist1\nmatrix labels:\nknows\nfunds\ndata:\n1 2\n2 1\n!\n1 2 3\n",
        "dl nm=2 n=2 format=edgelist1\nlevel labels: knows funds data:\n1 2\n2 1\ndata:\n1 2 3\n",
        "dl n=2 nm=2 format=edgearray1\nmatrix labels:\nknows funds\ndata:\n1 2 1 3\n2 1 1 0\n",
        "dl n=2 nm=2 diagonal=absent\nmatrix labels:\nknows funds\ndata:\n1\n1\n\n3\n0\n",
    ],
)
def test_several_matrices_are_relations(text):
    graph, _ = read(text)
    assert sorted((u, v, d["weight"], d["relation"]) for u, v, d in graph.edges(data=True)) == [
        ("1", "2", 1, "knows"),
        ("1", "2", 3, "funds"),
        ("2", "1", 1, "knows"),
    ]


def test_matrices_without_labels_are_numbered_and_alike_labels_too():
    graph, _ = read("dl n=2 nm=2 data:\n0 1 1 0\n0 2 2 0\n")
    assert [d["relation"] for *_, d in graph.edges(data=True)] == ["1", "2"]
    graph, _ = read("dl n=2 nm=2\nmatrix labels:\na a\ndata:\n0 1 1 0\n0 2 2 0\n")
    assert [d["relation"] for *_, d in graph.edges(data=True)] == ["a (1)", "a (2)"]


def test_missing_values_and_zeros_are_no_edges_and_said():
    graph, said = read("dl n=3 data:\n. NA 0\n? 0 5\n0 5 na\n")
    assert weights(graph) == [("2", "3", 5)]
    assert said[0] == "4 values are missing; each is read as no edge"
    graph, said = read("dl n=2 format=edgelist1 data:\n1 2 0\n2 1 1\n")
    assert weights(graph) == [("2", "1", 1)]
    assert said == ["1 lines have the value 0, which in DL means that there is none"]


REFUSED = [
    ("", 1, "its first word must be DL"),
    ("dlx n=3\ndata:\n", 1, "its first word must be DL"),
    ("dl n=3\n0 1 0\n", 3, "has no “data:”"),
    ("dl data:\n0 1\n", 1, "the number of nodes is missing"),
    ("dl n=3 format=edgelist2\ndata:\n1 x\n", 3, "“x” is no node"),
    ("dl n=three\ndata:\n", 1, "“n=” needs a number, not “three”"),
    ("dl n=0\ndata:\n", 1, "“n=” needs a number, not “0”"),
    ("dl n=999999999\ndata:\n", 1, "declares 999,999,999 nodes"),
    ("dl n=2\nnm=999999999\ndata:\n", 2, "declares 999,999,999"),
    ("dl n=2\nshape=round\ndata:\n", 2, "“shape” is not a word of DL"),
    ("dl n=2\nformat=blockmatrix\ndata:\n", 2, "of the format “blockmatrix”"),
    ("dl n=2\ndiagonal=full\ndata:\n", 2, "the diagonal is present or absent"),
    ("dl n=2\ndatafile=x.dat\ndata:\n", 2, "kg does not read data from another file"),
    ("dl n=2\nlabels:\nA\ndata:\n0 1 1 0\n", 2, "there are 1 labels for 2 of them"),
    ("dl n=2\nlabels:\nA B C\ndata:\n0 1 1 0\n", 2, "there are 3 labels for 2 of them"),
    ("dl\nlabels:\nA B C\ndata:\n0 1 1 0\n", 2, "the number of nodes is missing"),
    ('dl n=2\nlabels:\n"A\nB\ndata:\n0 1 1 0\n', 3, "a quotation mark is not closed"),
    ('dl n=2\ndata:\n0 1\n"1 0\n', 4, "a quotation mark is not closed"),
    ("dl n=2\ndata:\n0 1\n1\n", 4, "ends too early"),
    ("dl n=2\ndata:\n", 2, "ends too early"),
    ("dl n=2\ndata:\n0 1\n1 0\n5\n", 5, "“5” is one value too many"),
    ("dl n=2\ndata:\n0 1\nx 0\n", 4, "the value “x” is not a number"),
    ("dl n=2 labels embedded\ndata:\nA B\nA 0 1\nC 1 0\n", 5, "rows and columns have different"),
    ("dl n=2 nm=2 labels embedded data:\nA B\nA 0 1\nB 1 0\nA C\nA 0 1\nC 1 0\n", 5, "same labels"),
    ("dl n=2 format=edgelist1\ndata:\n1 2 heavy\n", 3, "the value “heavy” is not a number"),
    ("dl n=2 format=edgelist1\ndata:\n1 2 1 1\n", 3, "an edge is two nodes"),
    ("dl n=2 format=edgelist1\ndata:\n1\n", 3, "an edge is two nodes"),
    ("dl n=2 format=edgelist1\ndata:\n1 3\n", 3, "“3” is no node: there are 2"),
    ("dl n=2 format=edgelist1\ndata:\n0 1\n", 3, "“0” is no node"),
    (
        "dl n=2 format=edgelist1 labels embedded\ndata:\nA B\nC A\n",
        4,
        "one node more than declared",
    ),
    ("dl n=2 format=edgelist1\ndata:\n1 2\n!\n2 1\n", 2, "the data are 2 matrices, and nm="),
    ("dl n=2 format=edgearray1\ndata:\n1 2 1 1\n", 3, "a line of an edgearray is two nodes and 1"),
    ("dl n=2 format=nodelist1b\ndata:\n2 1\n", 3, "begins with how many nodes follow"),
    ("dl n=2 format=nodelist1b\ndata:\n1 1\n", 3, "ends too early: 1 of 2 nodes"),
]


@pytest.mark.parametrize(("text", "line", "words"), REFUSED)
def test_what_is_not_dl_is_refused_at_its_line(text, line, words):
    with pytest.raises(InputError) as caught:
        read(text)
    assert words in caught.value.message
    assert caught.value.line == line


@pytest.mark.parametrize("form", ["fullmatrix", "edgelist1", "nodelist1", "lowerhalf"])
def test_random_networks_are_read_as_a_plain_loop_reads_them(form):
    rand = random.Random(5)
    for _ in range(25):
        n = rand.randint(1, 6)
        cells = [[rand.choice([0, 0, 1]) for _ in range(n)] for _ in range(n)]
        if form == "lowerhalf":
            cells = [[cells[max(i, j)][min(i, j)] for j in range(n)] for i in range(n)]
        ends = [(i, j) for i in range(n) for j in range(n) if cells[i][j]]
        rows = {
            "fullmatrix": [" ".join(map(str, row)) for row in cells],
            "edgelist1": [f"{i + 1} {j + 1}" for i, j in ends],
            "nodelist1": [
                " ".join(str(j + 1) for j in [i, *(b for a, b in ends if a == i)]) for i in range(n)
            ],
            "lowerhalf": [" ".join(map(str, cells[i][: i + 1])) for i in range(n)],
        }[form]
        graph, _ = read(f"dl n={n} format={form}\ndata:\n" + "\n".join(rows))
        even = all((j, i) in ends for i, j in ends)
        assert graph.is_directed() == (not even)
        assert weights(graph) == [
            (str(i + 1), str(j + 1), 1) for i, j in ends if i <= j or not even
        ]


GOOD = [
    'dl n=3 nm=2\nlabels:\nAnn,"Bo B",Cy\nmatrix labels: a b\ndata:\n0 1 0 1 0 2 0 2 0\n'
    "0 1 0\n0 0 1\n. NA 0\n",
    "DL\nN=3\nFORMAT = LOWERHALF DIAGONAL ABSENT\nDATA:\n1\n0 1\n",
    "dl nr=2, nc=2 format=edgelist2\nrow labels:\nA\nB\ncolumn labels:\nx\ny\ndata:\n1 1\n2 1 3\n",
    "dl n=3 labels embedded\ndata:\n Bo Cy Ann\nAnn 1 0 0\nBo 0 2 1\nCy 2 0 0\n",
    "dl n=3 format=edgelist1\nlabels embedded:\ndata:\nAnn Bo\nBo Ann\n!\nBo Cy 2\n",
    "dl n=3 format=nodelist1b\ndata:\n1 2\n0\n2 1 3\n",
]
ODD = ["!", '"', "=", ",", ":", "-1", "1e400", "999999999", "0", "data:", " labels:\n", " nm=2 "]


def test_a_damaged_file_is_read_or_refused_in_words():
    rand, read_ones = random.Random(12), 0
    for _ in range(300):
        words = rand.choice(GOOD).split(" ")
        words[rand.randrange(len(words))] += rand.choice(ODD)
        text = " ".join(words)
        if rand.random() < 0.5:
            text = mutate(rand.choice(GOOD), rand).decode("utf-8", "replace")
        try:
            read_ones += len(read(text)[0]) >= 0
        except InputError as error:
            assert 10 < len(error.message) < 300
    assert 20 < read_ones < 270
