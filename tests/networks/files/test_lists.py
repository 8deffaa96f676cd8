from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import networkx as nx
import openpyxl
import pytest
from network_samples import (
    FORMULA,
    in_a_file,
    plain,
    two_mode,
    with_part,
)

from kg.errors import InputError
from kg.networks.files.reading import read_network
from kg.networks.files.writing import export_network


def test_json_is_read_by_networkx_and_is_equal():
    back = nx.node_link_graph(json.loads(export_network(two_mode(), "json")), edges="edges")
    assert plain(back) == in_a_file(two_mode())
    assert back.graph == two_mode().graph | {"modes": "actor event"}


def test_csv_is_a_row_an_edge_with_harmless_cells_the_first_mode_first():
    rows = list(csv.DictReader(io.StringIO(export_network(with_part(), "csv").decode())))
    assert [(r["source"][13:], r["target"][13:], r["weight"]) for r in rows] == [
        ("a", "e1", "1"),
        ("b", "e1", "2"),
        ("b", "e2", "1"),
        ("e2", "e1", "1"),
    ]
    assert rows[0]["roles"] == "'@attendee"
    assert rows[0]["source_label"] == f"'{FORMULA}"
    assert rows[0]["target_label"] == "Seminar"
    assert rows[1]["roles"] == "host; speaker"
    assert [r["part_of"] for r in rows] == ["", "", "", "True"]
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
    book = openpyxl.load_workbook(io.BytesIO(export_network(with_part(), "xlsx")))
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
        ("e2", "e1", 1, None),
    ]
    assert [r["part_of"] for r in found] == [None, None, None, True]
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


def test_a_csv_made_elsewhere_is_read(tmp_path):
    path = tmp_path / "n.csv"
    path.write_bytes("\ufeffsource,target,weight,role\r\nĀ, B ,2.5,x\r\nB,C,,\r\n".encode())
    graph = read_network(path)
    assert plain(graph)[0].keys() == {"Ā", "B", "C"}
    assert graph.edges["Ā", "B"]["weight"] == 2.5
    assert graph.edges["Ā", "B"]["role"] == "x"
    assert graph.nodes["Ā"]["label"] == "Ā"
    assert graph.graph["title"] == "n"


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
        ("source,target\na,b\na,\n", 3, "source or target is empty; write both"),
        ("source,target,weight\na,b,1\na,c,heavy\n", 3, "the weight “heavy” is not a number"),
    ],
)
def test_a_broken_csv_is_told_with_its_line(content, line, words, tmp_path):
    path = tmp_path / "n.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_network(path)
    assert str(caught.value) == f"{path}:{line}: {words}"


def test_text_shows_labels_and_no_identifiers():
    lines = export_network(two_mode(), "text").decode().splitlines()
    assert lines[0].split() == [
        *("source", "source_mode", "target", "target_mode"),
        *("relations", "roles", "status", "weight"),
    ]
    assert lines[3].split() == [
        "Ūdensroze",
        "actor",
        "Seminar",
        "event",
        "participation",
        "host;",
        "speaker",
        "stated",
        "2",
    ]
    assert lines[-1] == "(3 rows)"
