"""Pajek as people and programs write it; the names are made up."""

from __future__ import annotations

import random

import igraph
import networkx as nx
import pytest
from fuzz import mutate

from kg.errors import InputError
from kg.networks.files.pajek.reading import read_pajek
from kg.networks.files.reading import read_network


def read(text):
    """Return a network and what was said of it."""
    said = []
    return read_pajek(text, said.append), said


def labels(graph):
    return [label for _, label in graph.nodes(data="label")]


def weights(graph):
    """Return each edge with its weight; of an edge without direction the ends are sorted."""
    return sorted(
        (*((u, v) if graph.is_directed() else sorted((u, v))), facts["weight"])
        for u, v, facts in graph.edges(data=True)
    )


LISTED = '*Vertices 4\n1 "Ministry A"\n2 "City B"\n3 "NGO C"\n4 "Fund D"\n'


def test_a_node_is_its_number_and_its_label_a_fact():
    graph, said = read(LISTED.replace("NGO C", "City B") + "*Edges\n1 2\n3 4 2.5\n")
    assert dict(graph.nodes(data="label")) == {
        "1": "Ministry A",
        "2": "City B",
        "3": "City B",
        "4": "Fund D",
    }
    assert weights(graph) == [("1", "2", 1), ("3", "4", 2.5)]
    assert (said, graph.is_directed()) == ([], False)


@pytest.mark.parametrize(
    "text",
    [
        "% attendance\n%\n\n" + LISTED + "*Edges\n1 2 2\n3 4\n",
        '*Network "who met"\r\n' + LISTED.replace("\n", "\r\n") + "*Edges\r\n1 2 2\r\n3 4\r\n",
        "*network who met\r" + LISTED.replace("\n", "\r").lower() + "*edges\r1 2 2\r3 4",
        "\ufeff*VERTICES\t4\n\n\n*EDGES \n\t1\t2\t2\n% then\n  3   4  \n\n\x1a",
        "* Vertices 4 % four\n*Arcs\n*Edges\n1 2 2.0\n3 4 1\n\x1a\x1a\n",
        "*Vertices 4\n4 d\n2 b\n1 a\n3 c\n*Edgeslist\n1 2 2\n3 4\n1\n",
        "*Vertices 4\n*Matrix\n0 2 0 0\n2 0 0 0\n0 0 0 1\n0 0 1 0\n",
        "*Vertices 4\n*Matrix\n0 2 0 0 2 0\n0 0 0 0\n0 1 0 0 1\n0\n",
        "*Vertices 04\n*Edges\n01 2 +2\n3 4 1e0 c Blue w 3\n",
    ],
)
def test_what_is_optional_in_pajek_is_optional_here(text):
    graph, _ = read(text)
    assert len(graph) == 4
    assert not graph.is_directed()
    found = {}
    for one, other, weight in weights(graph):
        found[one, other] = found.get((one, other), 0) + weight
    assert found == {("1", "2"): 2, ("3", "4"): 1}


def test_the_title_is_without_its_quotation_marks():
    assert read('*Network "who met"\n*Vertices 1\n')[0].graph["title"] == "who met"
    assert read("*Network\n*Vertices 1\n")[0].graph == {}


@pytest.mark.parametrize(
    ("text", "directed", "edges"),
    [
        ("*Arcs\n1 2\n2 1\n2 3 4\n", True, [("1", "2", 1), ("2", "1", 1), ("2", "3", 4)]),
        ("*Edges\n*Arcs\n1 2\n", True, [("1", "2", 1)]),
        ("*Arcslist\n1 2 3\n", True, [("1", "2", 1), ("1", "3", 1)]),
        (
            "*Arcs\n1 2 3\n*Edges\n2 3 .5\n3 3\n",
            True,
            [("1", "2", 3), ("2", "3", 0.5), ("3", "2", 0.5), ("3", "3", 1)],
        ),
        ("*Matrix\n0 1 0\n0 0 2\n0 0 3\n", True, [("1", "2", 1), ("2", "3", 2), ("3", "3", 3)]),
        ("*Matrix\n0 1 0\n1 0 2\n0 2 3\n", False, [("1", "2", 1), ("2", "3", 2), ("3", "3", 3)]),
        ("*Edges\n1 1\n1 2\n2 1\n", False, [("1", "1", 1), ("1", "2", 1), ("1", "2", 1)]),
        ("*Arcs\n*Edges\n", False, []),
    ],
)
def test_what_has_directions_keeps_them(text, directed, edges):
    graph, _ = read("*Vertices 3\n" + text)
    assert (graph.is_directed(), weights(graph)) == (directed, edges)


def test_mixed_edges_and_a_symmetric_matrix_are_said():
    assert read("*Vertices 3\n*Arcs\n1 2\n*Edges\n2 3\n")[1] == [
        "the network has directions; 1 edges without direction are read as edges both ways"
    ]
    assert read("*Vertices 2\n*Matrix\n0 1\n1 0\n")[1] == [
        "the matrix is symmetric: read as edges without direction, each once"
    ]
    assert read("*Vertices 2\n*Matrix\n0 1\n0 0\n")[1] == []


def test_relations_are_named_by_number_name_or_line():
    graph, _ = read(
        '*Vertices 3\n*Arcs :1 "advises"\n*Arcs :2 "funds"\n*Arcs :3\n'
        "*Arcs\n1: 1 2\n 2 : 2 3 4\n7: 3 1\n*Arcs :3\n1 3\n*Arcs\n3 2\n"
    )
    found = {(u, v): facts.get("relation") for u, v, facts in graph.edges(data=True)}
    assert found == {
        ("1", "2"): "advises",
        ("2", "3"): "funds",
        ("3", "1"): "7",
        ("1", "3"): "3",
        ("3", "2"): None,
    }


@pytest.mark.parametrize("keyword", ["Edges", "Edgeslist", "Matrix"])
def test_each_kind_of_list_may_be_a_relation(keyword):
    rows = {"Edges": ("1 2", "2 3"), "Edgeslist": ("1 2", "2 3")}
    one, other = rows.get(keyword, ("0 1 0 1 0 0 0 0 0", "0 0 0 0 0 1 0 1 0"))
    graph, _ = read(f'*Vertices 3\n*{keyword} :1 "x y"\n{one}\n*{keyword}:2 z\n{other}\n')
    assert sorted(facts["relation"] for *_, facts in graph.edges(data=True)) == ["x y", "z"]


def test_two_relations_of_one_name_are_told_apart():
    graph, _ = read('*Vertices 3\n*Edges :1 "x"\n1 2\n*Edges :2 "x"\n2 3\n*Edges\n2: 1 3\n')
    assert sorted(facts["relation"] for *_, facts in graph.edges(data=True)) == [
        "x (1)",
        "x (2)",
        "x (2)",
    ]


def test_two_modes_are_read_and_their_edges_need_no_direction():
    text = "%% coded in May\n*Vertices 5 3\n*%s\n1 4\n2 4 2\n3 5\n"
    for keyword, direction in (("Edges", []), ("Arcs", ["every edge leads from one mode"])):
        graph, said = read(text % keyword)
        assert [mode for _, mode in graph.nodes(data="mode")] == ["first"] * 3 + ["second"] * 2
        assert weights(graph) == [("1", "4", 1), ("2", "4", 2), ("3", "5", 1)]
        assert graph.graph["modes"] == ["first", "second"]
        assert not graph.is_directed()
        assert [s[:30] for s in said] == [d[:30] for d in direction]
    graph, said = read(text % "Arcs" + "4 1\n1 2\n")
    assert graph.is_directed()
    assert said == ["1 edges join two nodes of one mode, so this is not a two-mode network"]


def test_a_matrix_of_two_modes_has_a_row_for_each_node_of_the_first():
    graph, said = read("*Vertices 5 2\n*Matrix\n1 0 2.5\n0 0 1\n")
    assert weights(graph) == [("1", "3", 1), ("1", "5", 2.5), ("2", "5", 1)]
    assert (graph.is_directed(), said) == (False, [])
    square, _ = read("*Vertices 3 1\n*Matrix\n0 1 0\n1 0 0\n0 0 0\n")
    assert weights(square) == [("1", "2", 1)]


def test_a_second_number_that_takes_in_all_nodes_is_no_second_mode():
    assert "modes" not in read("*Vertices 3 3\n*Edges\n1 2\n")[0].graph
    assert "modes" not in read("*Vertices 3 0\n*Edges\n1 2\n")[0].graph


def test_places_shapes_and_times_are_facts_and_drawing_is_left_out_and_said():
    graph, said = read(
        '*Vertices 3\n1 "A" 0.1 .2 0.5 box ic Red bc Blue [1-5,7,9-*]\n2 "B" 1e-1 -0.5 x_fact 2\n'
        '3 C [ 1 - 2, 4 ]\n*Edges\n1 2 3 c Blue w 2 [3,5,1] l "met in May"\n'
        "2 3 [4] p Dots\n1 3 c Red\n"
    )
    assert graph.nodes["1"] == {
        **{"label": "A", "x": 0.1, "y": 0.2, "z": 0.5, "shape": "box", "times": "1-5,7,9-*"}
    }
    assert graph.nodes["2"] == {"label": "B", "x": 0.1, "y": -0.5}
    assert graph.nodes["3"] == {"label": "C", "times": "1-2,4"}
    assert [dict(facts) for *_, facts in graph.edges(data=True)] == [
        {"weight": 3, "times": "3,5,1", "label": "met in May"},
        {"weight": 1},
        {"weight": 1, "times": "4"},
    ]
    assert said == [
        "colours, sizes and other drawing of nodes and edges are left out (line 2: “ic Red”, and 6 "
        "more)"
    ]


def test_coded_events_with_times_and_remarks_are_read_and_the_remarks_said():
    """As event data are kept: a relation's number, two actors, a weight, a day and words."""
    graph, said = read(
        '*Vertices 3\n1 "AAA"\n2 "BBB"\n3 "CCC"\n*Arcs :23 "(VISIT)"\n*Arcs :12 "(ACCUSE)"\n*Arcs\n'
        "23: 1 2 1 [4]   890402 AAA BBB 023 (VISIT) GOES TO\n12: 2 3 2 [6]   890404 BBB CCC\n"
    )
    assert [dict(facts) for *_, facts in graph.edges(data=True)] == [
        {"weight": 1, "times": "4", "relation": "(VISIT)"},
        {"weight": 2, "times": "6", "relation": "(ACCUSE)"},
    ]
    assert said == [
        "what a line of a node or edge has besides Pajek's properties is left out (line 8: “890402 "
        "AAA BBB 023 (VISIT) GOES TO”, and 1 more)"
    ]


def test_nodes_without_a_line_are_called_by_number_and_said():
    graph, said = read('*Vertices 3\n3 "C"\n1\n*Edges\n1 2\n')
    assert labels(graph) == ["1", "2", "C"]
    assert said == ["1 of 3 nodes have no line; they are called by number"]


def test_a_weight_of_zero_is_an_edge_in_a_list_and_none_in_a_matrix():
    graph, said = read("*Vertices 2\n*Edges\n1 2 0\n")
    assert (weights(graph), len(said)) == ([("1", "2", 0)], 1)
    assert read("*Vertices 2\n*Matrix\n0 0\n0 0\n")[0].number_of_edges() == 0


def test_a_number_after_a_keyword_is_no_relation():
    graph, said = read("*Vertices 2\n*Edges 1\n1 2\n")
    assert dict(graph.edges["1", "2"]) == {"weight": 1}
    assert len(said) == 1


REFUSED = [
    ("", None, "it has no line *Vertices"),
    ("% only this\n", None, "it has no line *Vertices"),
    ("Dear all,\n*Vertices 2\n", 1, "is not a Pajek network"),
    ("*Vertices\n", 1, "after *Vertices write the number of nodes"),
    ("*Vertices many\n", 1, "not “many”"),
    ("*Vertices 3 2 1\n", 1, "not “3 2 1”"),
    ("*Vertices 3 4\n", 1, "3 nodes, and 4 of the first mode"),
    ("*Vertices 999999999\n", 1, "declares 999,999,999 nodes"),
    ("*Vertices 999999999999999999999\n", 1, "not “9999"),
    ("*Vertices 2\n0 a\n", 2, "node 0 is not one of the 2 nodes"),
    ("*Vertices 2\n1 a\n2 b\n3 c\n", 4, "node 3 is not one of the 2 nodes"),
    ("*Vertices 2\nMinistry A\n", 2, "begins with its number, not “Ministry A”"),
    ('*Vertices 2\n1 "a\n2 "b"\n', 2, "the quotation mark of the label is not closed"),
    ('*Vertices 3\n1 "a"\n2 "b"\n', 3, "ends too early: 2 of 3 nodes have a line"),
    ("*Vertices 2\n*Edges\n1 2\n\nThese data were coded in May.\n", 5, "put % before a line of"),
    ("*Vertices 2\n*Edges\n1 2 1,5\n", 3, "the weight “1,5” is not a number"),
    ("*Vertices 2\n*Edges\n1 2 nan\n", 3, "the weight “nan” is not a number"),
    ("*Vertices 2\n*Edges\n1 2 1e999\n", 3, "the weight “1e999” is not a number"),
    ("*Vertices 2\n*Edges\n1 2 1 [today]\n", 3, "“[today]” is not a time"),
    ("*Vertices 2\n*Edges\n1 3\n", 3, "“3” is not a node: an edge names two of the numbers 1 to 2"),
    ("*Vertices 2\n*Edges\n1 -2\n", 3, "“-2” is not a node"),
    ("*Vertices 2\n*Edges\n1 ٢\n", 3, "“٢” is not a node"),
    ("*Vertices 2\n*Arcslist\n1 2 c Blue\n", 3, "“c” is not a node"),
    ("*Vertices 2\n*Links\n1 2\n", 2, "“*Links” is of Infomap and not of Pajek"),
    ("*Vertices 2\n**\n1 2\n", 2, "“**” is not a section"),
    ("*Edges\n1 2\n", 1, "before *Edges the *Vertices of its network are missing"),
    (
        "*Network a\n*Vertices 2\n*Network b\n*Edges\n1 2\n",
        4,
        "before *Edges the *Vertices of its network are missing",
    ),
    ("*Vertices 2\n*Events\nTI 1\n", 2, "kg does not read *Events"),
    (
        "*Vertices 2\n*Matrix\n0 1\n",
        3,
        "the matrix has 2 numbers, and by *Vertices it needs 2 rows",
    ),
    ("*Vertices 2\n*Matrix\n0 1\n1 0 1\n", 4, "the matrix has 5 numbers"),
    ("*Vertices 2\n*Matrix\n0 1\n1 .\n", 4, "“.” in a matrix is not a number"),
    (
        "*Vertices 2\n*Partition p\n1\n2\n",
        3,
        "after *Partition there must be a line *Vertices, not “1”",
    ),
    ("*Vertices 2\n*Partition p\n*Vertices 2\n1\n", 3, "has 1 values, and its *Vertices says 2"),
    ("*Vertices 2\n*Vector v\n*Vertices 2\n1\nx\n", 5, "“x” in *Vector is not a number"),
    ("%kg id 1 [\n*Vertices 2\n", 1, "a comment that begins with %kg is for kg"),
    ('%kg id 1 "a"\n%kg id 2 "a"\n*Vertices 2\n', None, "two nodes have the id “a”"),
]


@pytest.mark.parametrize(("text", "line", "words"), REFUSED)
def test_what_is_not_pajek_is_refused_at_its_line(text, line, words):
    with pytest.raises(InputError) as caught:
        read(text)
    assert words in caught.value.message
    assert caught.value.line == line


PROJECT = """*Network advice
*Vertices 3
1 "A"
2 "B"
3 "C"
*Arcs
1 2 1
*Partition sector.clu
*Vertices 3
2
1
9999998
*Vector "size"
*Vertices 3
0.5
12
999999998
*Permutation order
*Vertices 3
3 1 2
*Cluster core
*Vertices 2
1
3
*Hierarchy h
*Vertices 2
1 1 "x"
*Partition other
*Vertices 2
1
1
"""


def test_the_objects_of_a_project_are_facts_of_its_nodes():
    graph, said = read(PROJECT)
    assert dict(graph.nodes(data=True)) == {
        "1": {"label": "A", "sector": 2, "size": 0.5, "order": 3, "core": True},
        "2": {"label": "B", "sector": 1, "size": 12, "order": 1},
        "3": {"label": "C", "order": 2, "core": True},
    }
    assert said == [
        "*Partition other is left out: it has 2 values, and the network 3 nodes",
        "*Hierarchy h is left out: kg has no place for it",
    ]


def test_a_partition_does_not_take_the_place_of_a_fact():
    graph, _ = read("*Vertices 2\n*Partition label\n*Vertices 2\n1\n2\n")
    assert graph.nodes["1"] == {"label": "1", "label_": 1}


def test_networks_of_the_same_nodes_are_relations_and_their_titles_name_them():
    again = LISTED + "*Arcs\n1 2\n"
    graph, said = read(f"*Network advice\n{again}*Network money\n{LISTED}*Edges\n3 4\n")
    assert sorted((u, v, d["relation"]) for u, v, d in graph.edges(data=True)) == [
        ("1", "2", "advice"),
        ("3", "4", "money"),
        ("4", "3", "money"),
    ]
    assert said[0] == (
        "the file has 2 networks of the same nodes; they are read as the relations “advice”, "
        "“money”"
    )
    untitled, _ = read(f"{again}*Vertices 4\n*Arcs\n2 3\n")
    assert sorted(d["relation"] for *_, d in untitled.edges(data=True)) == [
        "network 1",
        "network 2",
    ]


def test_of_networks_of_different_nodes_the_first_is_read_and_the_others_named():
    graph, said = read(
        f"*Network one\n{LISTED}*Edges\n1 2\n*Network two\n*Vertices 9\n*Edges\n1 9\n"
    )
    assert (len(graph), graph.number_of_edges(), graph.graph["title"]) == (4, 1, "one")
    assert said == [
        "the file has 2 networks of different nodes; the first, “one”, is read, and “two” left "
        "out; save each in a file of its own"
    ]


def test_what_networkx_and_igraph_write_is_read():
    made = nx.MultiGraph()
    for name in ('say "hi" there', "back\\slash", "a b"):
        made.add_node(name, x=0.1, y=0.2, shape="box")
    made.add_edge("a b", "back\\slash", weight=2.5)
    graph, _ = read("\n".join(nx.generate_pajek(made)))
    assert labels(graph) == ['say "hi" there', "back\\slash", "a b"]
    assert weights(graph) == [("2", "3", 2.5)]


def test_what_igraph_writes_is_read(tmp_path):
    made = igraph.Graph(3, [(0, 1), (1, 2)], directed=True)
    made.vs["name"] = ['say "hi" there', "back\\slash", "a b"]
    made.es["weight"] = [1, 2.5]
    made.write_pajek(str(tmp_path / "n.net"))
    graph = read_network(tmp_path / "n.net")
    assert labels(graph) == ['say "hi" there', "back\\slash", "a b"]
    assert (weights(graph), graph.is_directed()) == ([("1", "2", 1), ("2", "3", 2.5)], True)


@pytest.mark.parametrize("directed", [False, True])
def test_random_lists_are_read_as_a_plain_loop_reads_them(directed):
    rand = random.Random(7)
    for _ in range(30):
        count, rows = rand.randint(1, 9), []
        for _ in range(rand.randint(0, 20)):
            rows.append((rand.randint(1, count), rand.randint(1, count), rand.randint(1, 7)))
        text = f"*Vertices {count}\n*{'Arcs' if directed else 'Edges'}\n"
        text += "".join(f"{u} {v} {w}\n" for u, v, w in rows)
        graph, _ = read(text)
        ends = [(u, v) if directed else sorted((u, v), key=str) for u, v, _ in rows]
        expected = sorted((str(u), str(v), w) for (u, v), (*_, w) in zip(ends, rows, strict=True))
        assert weights(graph) == expected
        assert list(graph) == [str(n) for n in range(1, count + 1)]


GOOD = [
    PROJECT,
    LISTED + '*Edges :1 "a b"\n1 2 3 c Blue\n*Arcs :2\n3 4 [1-2]\n*Arcslist\n1 2 3\n',
    '*Network "x"\n*Vertices 4 2\n*Matrix :1\n0 1\n2.5 0\n%kg id 1 "a"\n*Edgeslist\n1 3 4\n',
    '*Vertices 2\n1 "a \\"b\\"" 0.1 .2 0.5 box ic Red [3-*]\n2 City of B\n*Edges\n3: 1 2 1 l "x"\n',
    '%kg value 1 "NGO"\n%kg graph {"title": "t"}\n*Vertices 2\n*Partition p\n*Vertices 2\n1\n0\n',
]
ODD = ["*", "%", '"', "[", "]", ":", "-1", "1e400", "999999999", "0", "*Matrix\n", "*Vertices 3\n"]


def test_a_damaged_file_is_read_or_refused_in_words():
    rand, read_ones = random.Random(11), 0
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
    assert 30 < read_ones < 270


def test_edges_without_a_number_are_of_the_first_relation_if_it_has_no_list():
    start = '*Vertices 3\n*Arcs :1 "avoids"\n*Arcs :2 "helps"\n'
    rest = "*Arcs\n1 2\n*Arcs :2\n2 3\n"
    found = [facts["relation"] for *_, facts in read(start + rest)[0].edges(data=True)]
    assert found == ["avoids", "helps"]
    rest = "*Arcs\n1 2\n*Arcs :1\n2 3\n"
    found = [facts.get("relation") for *_, facts in read(start + rest)[0].edges(data=True)]
    assert found == [None, "avoids"]
