from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import igraph
import networkx as nx
import openpyxl
import pytest

from kg.errors import InputError
from kg.networks.files.reading import read_network
from kg.networks.files.writing import FORMATS, export_network
from kg.networks.network import build_network
from kg.questions.library import read_query

ODD = "a\x00b\x1b[0m\x07c\ufffe"
FORMULA = '=HYPERLINK("http://x.org")'


def two_mode():
    """Make a small two-mode network with a structural edge, in no order."""
    graph = nx.Graph(title="small", question="Who?", modes="actor event")
    graph.add_node("http://x.org/e2", label='Talk "two"', mode="event")
    graph.add_node("http://x.org/b", label="Ūdensroze", mode="actor", kind="NGO")
    graph.add_node("http://x.org/a", label=FORMULA, mode="actor", country=None)
    graph.add_node("http://x.org/e1", label="Seminar", mode="event")
    same = {"relation": "participation", "status": "stated", "structural": False}
    graph.add_edge("http://x.org/e1", "http://x.org/b", weight=2, roles="host; speaker", **same)
    graph.add_edge("http://x.org/e1", "http://x.org/a", weight=1, roles="@attendee", **same)
    graph.add_edge("http://x.org/e2", "http://x.org/b", weight=1, roles=None, **same)
    graph.add_edge("http://x.org/e2", "http://x.org/e1", weight=1, structural=True)
    return graph


def one_mode():
    graph = nx.Graph(title="one")
    for node, label in (("c", "Cēsis"), ("a", "Alūksne"), ("b", "B b")):
        graph.add_node(node, label=label)
    graph.add_edge("c", "a", weight=3)
    graph.add_edge("b", "a", weight=1)
    graph.add_node("d", label="Alone")
    return graph


def plain(graph):
    """Return nodes and edges with all that is not None, whatever the order."""
    nodes = {n: {k: v for k, v in d.items() if v is not None} for n, d in graph.nodes(data=True)}
    edges = {
        frozenset(pair): {k: v for k, v in d.items() if v is not None}
        for *pair, d in graph.edges(data=True)
    }
    return nodes, edges


def without_id(edges):
    return {pair: {k: v for k, v in d.items() if k != "id"} for pair, d in edges.items()}


# Every format


def other_order(graph):
    """Return the same network, its nodes, edges and attributes put in the other way round."""
    copy = nx.Graph(**dict(reversed(graph.graph.items())))
    for node, facts in reversed(list(graph.nodes(data=True))):
        copy.add_node(node, **dict(reversed(facts.items())))
    for one, other, facts in reversed(list(graph.edges(data=True))):
        copy.add_edge(other, one, **dict(reversed(facts.items())))
    return copy


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("make", [two_mode, one_mode])
def test_the_same_network_gives_the_same_bytes(form, make):
    assert export_network(other_order(make()), form) == export_network(make(), form)


@pytest.mark.parametrize("form", FORMATS)
def test_the_network_is_left_as_it_was(form):
    graph = two_mode()
    export_network(graph, form)
    assert plain(graph) == plain(two_mode())
    assert list(graph) == list(two_mode())


@pytest.mark.parametrize("form", FORMATS)
def test_none_and_control_characters_do_no_harm(form):
    graph = one_mode()
    graph.nodes["a"].update(label=ODD, kind=None)
    graph.edges["a", "b"].update(roles=ODD, status=None)
    content = export_network(graph, form)
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        text = str([row for sheet in book for row in sheet.iter_rows(values_only=True)])
    else:
        text = content.decode()
    assert "ab[0mc" in text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", text)


@pytest.mark.parametrize("form", FORMATS)
def test_control_characters_in_the_name_of_a_node_do_no_harm(form, tmp_path):
    """The node was cleaned and its edges were not, so that there were two of it."""
    graph = nx.Graph()
    graph.add_node("n\x01", label="N")
    graph.add_edge("n\x01", "m", weight=1)
    content = export_network(graph, form)
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        content = str([[cell.value for cell in row] for row in book["edges"]]).encode()
    assert b"\x01" not in content
    assert b"\\u0001" not in content
    path = tmp_path / f"n.{form}"
    path.write_bytes(content)
    if form in ("gexf", "graphml", "json", "csv"):
        back = read_network(path)
        assert set(back) == {"m", "n"}
        assert {frozenset(edge) for edge in back.edges} == {frozenset("mn")}


@pytest.mark.parametrize("form", ["gexf", "graphml", "json", "csv"])
@pytest.mark.parametrize("label", ["a\u2028b", "a\u0085b", "a\u2029b"])
def test_a_label_with_a_line_separator_stays_as_it_is(form, label, tmp_path):
    graph = one_mode()
    graph.nodes["a"]["label"] = label
    path = tmp_path / f"n.{form}"
    path.write_bytes(export_network(graph, form))
    assert read_network(path).nodes["a"]["label"] == label


def test_an_unknown_format_is_told_with_those_known():
    with pytest.raises(InputError) as caught:
        export_network(one_mode(), "pdf")
    assert str(caught.value) == (
        "“.pdf” is no network format; end the file's name in one of "
        ".gexf, .graphml, .net, .dl, .csv, .xlsx, .json"
    )


def test_an_empty_network_can_be_written():
    for form in FORMATS:
        assert export_network(nx.Graph(), form)


# Each format, read by others


def test_gexf_is_read_by_networkx_and_is_equal():
    content = export_network(two_mode(), "gexf")
    assert b"lastmodifieddate" not in content
    nodes, edges = plain(nx.read_gexf(io.BytesIO(content)))
    assert (nodes, without_id(edges)) == plain(two_mode())


def test_graphml_is_read_by_networkx_and_is_equal():
    back = nx.read_graphml(io.BytesIO(export_network(two_mode(), "graphml")))
    assert plain(back) == plain(two_mode())
    assert back.graph["modes"] == "actor event"


def test_graphml_is_read_by_igraph_and_is_equal(tmp_path):
    path = tmp_path / "n.graphml"
    path.write_bytes(export_network(two_mode(), "graphml"))
    back = igraph.Graph.Read_GraphML(str(path))
    nodes, edges = plain(two_mode())
    assert {v["id"]: v["label"] for v in back.vs} == {n: d["label"] for n, d in nodes.items()}
    assert {
        frozenset(back.vs[end]["id"] for end in edge.tuple): (edge["weight"], edge["structural"])
        for edge in back.es
    } == {pair: (d["weight"], d["structural"]) for pair, d in edges.items()}


def test_json_is_read_by_networkx_and_is_equal():
    back = nx.node_link_graph(json.loads(export_network(two_mode(), "json")), edges="edges")
    assert plain(back) == plain(two_mode())
    assert back.graph == two_mode().graph


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


def test_pajek_of_two_modes_is_exactly_this_and_leaves_out_structural_edges():
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


def test_dl_of_two_modes_is_exactly_this():
    assert export_network(two_mode(), "dl").decode() == (
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


def test_dl_of_one_mode_is_exactly_this():
    assert export_network(one_mode(), "dl").decode() == (
        "dl n=4 format=edgelist1\n"
        'labels:\n"Alūksne"\n"B b"\n"Cēsis"\n"Alone"\n'
        "data:\n"
        "1 2 1\n"
        "1 3 3\n"
    )


@pytest.mark.parametrize("form", ["net", "dl"])
def test_labels_that_are_alike_are_told_apart(form):
    """A label “A (2)” met the one made up for a second “A”, and readers made one node of two."""
    graph = nx.Graph()
    for node, label in (("1", "A"), ("2", "A"), ("3", "A (2)"), ("4", "A\n")):
        graph.add_node(node, label=label)
    names = re.findall(r'"(.*)"', export_network(graph, form).decode())
    assert len(set(names)) == 4


def test_csv_is_a_row_an_edge_with_harmless_cells_and_the_ends_as_the_query_gave_them():
    graph = two_mode()
    graph.edges["http://x.org/a", "http://x.org/e1"].update(
        source="http://x.org/e1", target="http://x.org/a"
    )
    rows = list(csv.DictReader(io.StringIO(export_network(graph, "csv").decode())))
    assert [(r["source"][13:], r["target"][13:], r["weight"]) for r in rows] == [
        ("b", "e1", "2"),
        ("b", "e2", "1"),
        ("e1", "a", "1"),
        ("e1", "e2", "1"),
    ]
    assert rows[2]["roles"] == "'@attendee"
    assert rows[2]["target_label"] == f"'{FORMULA}"
    assert rows[2]["source_label"] == "Seminar"
    assert [r["structural"] for r in rows] == ["False", "False", "False", "True"]
    assert rows[3]["roles"] == ""


def test_a_csv_of_ours_is_read_back_with_the_labels_it_was_written_from(tmp_path):
    """The apostrophe that makes a cell harmless stayed before the label."""
    path = tmp_path / "n.csv"
    path.write_bytes(export_network(two_mode(), "csv"))
    back = read_network(path)
    assert {n: d["label"] for n, d in back.nodes(data=True)} == {
        n: d["label"] for n, d in two_mode().nodes(data=True)
    }


def test_xlsx_is_read_by_openpyxl_with_every_text_a_text():
    book = openpyxl.load_workbook(io.BytesIO(export_network(two_mode(), "xlsx")))
    assert book.sheetnames == ["nodes", "edges"]
    nodes, edges = ([list(row) for row in book[name].iter_rows()] for name in book.sheetnames)
    assert [cell.value for cell in nodes[0]] == ["id", "kind", "label", "mode"]
    assert [[cell.value or "" for cell in row] for row in nodes[1:]] == [
        ["http://x.org/a", "", FORMULA, "actor"],
        ["http://x.org/b", "NGO", "Ūdensroze", "actor"],
        ["http://x.org/e1", "", "Seminar", "event"],
        ["http://x.org/e2", "", 'Talk "two"', "event"],
    ]
    header = [cell.value for cell in edges[0]]
    found = [dict(zip(header, (c.value for c in row), strict=True)) for row in edges[1:]]
    assert [(r["source"][13:], r["target"][13:], r["weight"], r["roles"]) for r in found] == [
        ("a", "e1", 1, "@attendee"),
        ("b", "e1", 2, "host; speaker"),
        ("b", "e2", 1, None),
        ("e1", "e2", 1, None),
    ]
    assert [r["structural"] for r in found] == [False, False, False, True]
    assert {c.data_type for row in (*nodes, *edges) for c in row if isinstance(c.value, str)} == {
        "s"
    }
    assert nodes[1][2].data_type == "s"


def test_xlsx_bears_no_time_of_writing():
    content = export_network(two_mode(), "xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert {member.date_time for member in book.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        times = re.findall(rb"\d{4}-\d\d-\d\dT", b"".join(map(book.read, book.namelist())))
    assert set(times) == {b"2000-01-01T"}


# Reading back


@pytest.mark.parametrize("form", ["gexf", "graphml", "json"])
def test_a_network_of_a_study_is_read_back_as_it_was(form, made, tmp_path):
    graph = build_network(made, read_query("actor-event", made.folder))
    path = tmp_path / f"n.{form}"
    path.write_bytes(export_network(graph, form))
    nodes, edges = plain(read_network(path))
    wanted_nodes, wanted_edges = plain(graph)
    assert nodes == wanted_nodes
    lost = {"id"} | ({"source", "target"} if form == "json" else set())

    def compared(each):
        return {p: {k: v for k, v in d.items() if k not in lost} for p, d in each.items()}

    assert compared(edges) == compared(wanted_edges)


def test_a_csv_made_elsewhere_is_read(tmp_path):
    path = tmp_path / "n.csv"
    path.write_bytes("\ufeffsource,target,weight,role\r\nĀ, B ,2.5,x\r\nB,C,,\r\n".encode())
    graph = read_network(path)
    assert plain(graph)[0].keys() == {"Ā", "B", "C"}
    assert graph.edges["Ā", "B"]["weight"] == 2.5
    assert graph.edges["Ā", "B"]["role"] == "x"
    assert graph.nodes["Ā"]["label"] == "Ā"
    assert graph.graph["title"] == "n"


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


@pytest.mark.parametrize(
    "content",
    ["source,target\ra,b\rb,c\r", "source,target,claims\na,b," + "x" * 200_000 + "\n"],
    ids=["old line ends", "a long cell"],
)
def test_a_csv_that_python_refuses_is_read_or_told_by_name(content, tmp_path):
    """Both raised csv.Error."""
    path = tmp_path / "n.csv"
    path.write_bytes(content.encode())
    try:
        graph = read_network(path)
    except InputError as error:
        assert str(error).startswith(str(path))
    else:
        assert ("a", "b") in graph.edges


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("a,b\n1,2\n", 1, "the first line must name the columns source and target"),
        ("source,target\na,b\na,\n", 3, "a row lacks its source or target"),
        ("source,target,weight\na,b,1\na,c,heavy\n", 3, "the weight “heavy” is no number"),
    ],
)
def test_a_broken_csv_is_told_with_its_line(content, line, words, tmp_path):
    path = tmp_path / "n.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_network(path)
    assert str(caught.value) == f"{path}:{line}: {words}"


def test_a_file_that_is_not_there_or_in_another_encoding_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.gexf: cannot be read \(no such file"):
        read_network(tmp_path / "none.gexf")
    path = tmp_path / "n.csv"
    path.write_bytes("source,target\nĀ,b\n".encode("cp1257"))
    with pytest.raises(InputError, match=r"n\.csv:2: is not in UTF-8"):
        read_network(path)
