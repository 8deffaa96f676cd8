from __future__ import annotations

import io
import random
import re
import zipfile

import networkx as nx
import openpyxl
import pandas
import pytest
from network_books import workbook
from network_samples import FORMULA, in_a_file, one_mode, plain, two_mode, with_part

from kg.errors import InputError
from kg.networks.files.reading import read_network
from kg.networks.files.tables.workbooks import as_xlsx, read_nodes_xlsx, read_xlsx
from kg.networks.files.writing import export_network


def test_every_text_is_a_text():
    book = openpyxl.load_workbook(io.BytesIO(export_network(with_part(), "xlsx")))
    assert book.sheetnames == ["nodes", "edges", "about"]
    nodes, edges = ([list(row) for row in book[name].iter_rows()] for name in ("nodes", "edges"))
    assert [cell.value for cell in nodes[0]] == ["id", "label", "mode", "kind"]
    assert [[cell.value or "" for cell in row] for row in nodes[1:]] == [
        ["http://x.org/a", FORMULA, "actor", ""],
        ["http://x.org/b", "Ūdensroze", "actor", "NGO"],
        ["http://x.org/e1", "Seminar", "event", ""],
        ["http://x.org/e2", 'Talk "two"', "event", ""],
    ]
    header = [cell.value for cell in edges[0]]
    found = [dict(zip(header, (c.value for c in row), strict=True)) for row in edges[1:]]
    assert [(r["source"][13:], r["target"][13:], r["weight"], r["roles"]) for r in found] == [
        ("a", "e1", 1, "@attendee"),
        ("b", "e1", 2, "host; speaker"),
        ("b", "e2", 1, None),
        ("e2", "e1", 1, None),
    ]
    assert [r["part_of"] for r in found] == [None, None, None, True]
    texts = [c for row in (*nodes, *edges) for c in row if isinstance(c.value, str)]
    assert {cell.data_type for cell in texts} == {"s"}


def test_a_workbook_bears_no_time_of_writing():
    content = export_network(two_mode(), "xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert {member.date_time for member in book.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        times = re.findall(rb"\d{4}-\d\d-\d\dT", b"".join(map(book.read, book.namelist())))
    assert set(times) == {b"2000-01-01T"}


@pytest.mark.parametrize("make", [two_mode, one_mode, with_part])
def test_what_is_written_is_read_back_as_it_was(make, tmp_path):
    path, said = tmp_path / "n.xlsx", []
    path.write_bytes(export_network(make(), "xlsx"))
    back = read_network(path, say=said.append)
    assert plain(back) == in_a_file(make())
    assert back.graph == {
        name: " ".join(fact) if isinstance(fact, list) else fact
        for name, fact in make().graph.items()
    }
    assert said == []
    assert export_network(back, "xlsx") == path.read_bytes()


def test_directions_kinds_claims_and_isolates_come_back(tmp_path):
    graph = nx.DiGraph(recipe="all ties", version=3)
    graph.add_node("007", label="+1", year=2020, ratio=1.5, ok=True, code="0010")
    graph.add_node("alone", label="\rA_x0041_")
    graph.add_edge("b", "007", weight=2.5, claims=["http://x/1", "http://x/2"])
    graph.nodes["b"]["label"] = "b"
    path = tmp_path / "n.xlsx"
    path.write_bytes(export_network(graph, "xlsx"))
    back = read_network(path)
    assert type(back) is nx.DiGraph
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert dict(back.edges) == {("b", "007"): {"weight": 2.5, "claims": "http://x/1 http://x/2"}}
    assert back.graph == {"recipe": "all ties", "version": 3, "title": "n"}


def test_one_sheet_alone_is_the_ties():
    graph = read_xlsx(workbook(Sheet1=[["From", "To", "Weight"], ["A", "B", 2], ["B", 7, None]]))
    assert list(graph.edges(data=True)) == [("A", "B", {"weight": 2}), ("B", "7", {})]
    graph = read_xlsx(workbook(Sheet1=[[None, "a", "b"], ["a", 0, 2], ["b", 2, 0]]))
    assert list(graph.edges(data=True)) == [("a", "b", {"weight": 2})]


def test_nodexl_is_read():
    said = []
    content = workbook(
        Edges=[[None, "Visual Properties"], ["Vertex 1", "Vertex 2", "Width"], ["A", "B", 2]],
        Vertices=[[None, "Visual"], ["Vertex", "Color", "Label"], ["A", "red", "x"], ["B"], ["C"]],
        Misc=[["z"]],
    )
    graph = read_xlsx(content, said.append)
    assert dict(graph.nodes(data=True)) == {"A": {"label": "x", "Color": "red"}, "B": {}, "C": {}}
    assert list(graph.edges(data=True)) == [("A", "B", {"Width": 2})]
    assert said[0] == "other sheets are left out: “Misc”"


def test_what_pandas_writes_is_read():
    stream = io.BytesIO()
    ties = pandas.DataFrame({"source": ["a", "b"], "target": ["b", "c"], "weight": [1.5, 2]})
    with pandas.ExcelWriter(stream) as writer:
        ties.to_excel(writer, sheet_name="Edges")
        pandas.DataFrame({"id": list("abcd")}).to_excel(writer, sheet_name="Nodes", index=False)
    graph = read_xlsx(stream.getvalue())
    assert sorted(graph) == list("abcd")
    assert list(graph.edges(data="weight")) == [("a", "b", 1.5), ("b", "c", 2)]


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        ({"x": [["a"]], "y": [["b"]]}, "has the sheets “x”, “y”; call the one with the ties"),
        (
            {"nodes": [["id"], ["A"]], "edges": [["source", "target"], ["A", "B"]]},
            "sheet “edges”, row 2: this tie names “B”, which is not among the nodes",
        ),
        (
            {"e": [["source", "target"], ["A"]]},
            "sheet “e”, row 2: source or target is empty; write both",
        ),
        (
            {"e": [["source", "target"], ["A", "B", "C"]]},
            "sheet “e”, row 2: this row has 3 fields, and the first line has 2",
        ),
        (
            {"e": [["source", "target", "weight"], ["A", "B", True]]},
            "sheet “e”, row 2: the weight “True” is not a number",
        ),
        ({"e": [["x", "y"], ["A", "B"]]}, "sheet “e”, row 1: the first line has “x”, “y”; it must"),
        ({"e": []}, "sheet “e”, row 1: no columns are named here"),
    ],
)
def test_a_workbook_that_does_not_fit_is_refused_by_sheet_and_row(sheets, words):
    with pytest.raises(InputError) as caught:
        read_xlsx(workbook(**sheets))
    assert words in caught.value.message


def test_a_table_of_nodes_is_the_sheet_called_so_or_the_only_one():
    assert read_nodes_xlsx(workbook(x=[["ID", "Label"], [1, 2]])) == {"1": {"label": "2"}}
    both = workbook(edges=[["source", "target"]], Nodes=[["id"], ["A"]])
    assert read_nodes_xlsx(both) == {"A": {}}
    with pytest.raises(InputError, match="has no sheet “nodes”; call the one with the nodes so"):
        read_nodes_xlsx(workbook(a=[["id"]], b=[["id"]]))


def test_more_than_a_sheet_or_a_cell_holds_is_refused_or_said(monkeypatch):
    said = []
    graph = nx.Graph([("a", "b", {"claims": "x" * 40_000}), ("b", "c", {})])
    as_xlsx(graph, said.append)
    assert said == [
        "texts of more than 32,767 characters, which a cell cannot have, are truncated (1); csv "
        "and json have them whole"
    ]
    monkeypatch.setattr("kg.networks.files.tables.workbooks.MOST_ROWS", 3)
    with pytest.raises(InputError, match="a sheet can have 2 nodes, and the network has 3"):
        as_xlsx(graph)


def test_a_damaged_workbook_is_read_or_refused_in_words(tmp_path):
    """Bytes of the archive and texts within its parts are changed, 300 times."""
    rand, read = random.Random(6), 0
    content = export_network(with_part(), "xlsx")
    path = tmp_path / "n.xlsx"
    for _ in range(300):
        damaged = bytearray(content)
        if rand.random() < 0.5:
            for _ in range(rand.choice([1, 3, 20])):
                damaged[rand.randrange(len(damaged))] = rand.randrange(256)
        else:
            damaged = bytearray(_rewritten(content, rand))
        path.write_bytes(damaged)
        try:
            read += len(read_network(path)) > 0
        except InputError as error:
            assert 10 < len(error.message) < 300
    assert 5 < read < 295


def _rewritten(content, rand):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = rand.choice(old.namelist())
        for name in old.namelist():
            part = bytearray(old.read(name))
            for _ in range(rand.choice([1, 2, 5]) if name == chosen else 0):
                at = rand.randrange(len(part))
                part[at : at + rand.choice([0, 1, 5])] = rand.choice(
                    [b"", b"<", b"9", b"x", b'"', b"99999999999", b"</v>", b"ZZZZ1", b"&amp;"]
                )
            new.writestr(name, bytes(part))
    return out.getvalue()


def test_numbers_that_a_workbook_rounds_are_said():
    said = []
    graph = nx.Graph([("a", "b", {"weight": 0.47831503859999996}), ("b", "c", {"weight": 0.1})])
    export_network(graph, "xlsx", say=said.append)
    assert said == [
        "numbers of more than 16 digits are rounded in xlsx (1); csv and json have them whole"
    ]
