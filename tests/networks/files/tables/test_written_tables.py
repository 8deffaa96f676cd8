from __future__ import annotations

import csv
import io

import networkx as nx
from network_samples import FORMULA, one_mode, two_mode, with_part

from kg.networks.files.plain import cleaned
from kg.networks.files.reading import read_network
from kg.networks.files.tables.delimited import read_nodes
from kg.networks.files.tables.node_tables import with_nodes
from kg.networks.files.tables.written_tables import edge_rows, node_rows
from kg.networks.files.writing import export_network


def rows_of(graph, form="csv"):
    return list(csv.DictReader(io.StringIO(export_network(graph, form).decode())))


def test_csv_is_a_row_an_edge_with_harmless_cells_the_first_mode_first():
    rows = rows_of(with_part())
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


def test_a_direction_comes_back(tmp_path):
    """The ends of an edge were put in alphabetical order."""
    graph = nx.DiGraph([("b", "a", {"weight": 2}), ("a", "c"), ("c", "a")])
    assert {row["type"] for row in rows_of(graph)} == {"directed"}
    (tmp_path / "n.csv").write_bytes(export_network(graph, "csv"))
    back = read_network(tmp_path / "n.csv")
    assert type(back) is nx.DiGraph
    assert sorted(back.edges(data="weight")) == [("a", "c", None), ("b", "a", 2), ("c", "a", None)]


def test_nodes_without_ties_are_said_and_come_back_with_the_table_of_nodes(tmp_path):
    graph, said = one_mode(), []
    (tmp_path / "n.csv").write_bytes(export_network(graph, "csv", say=said.append))
    assert said == [
        "a list of ties does not name nodes without a tie (1 here); the format nodes lists all "
        "nodes"
    ]
    nodes = read_nodes(export_network(graph, "nodes").decode())
    back = with_nodes(read_network(tmp_path / "n.csv"), nodes)
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert nx.utils.edges_equal(back.edges(data=True), graph.edges(data=True))


def test_a_table_of_nodes_has_all_facts_first_those_that_people_look_for():
    header, rows = node_rows(cleaned(two_mode()))
    assert header == ["id", "label", "mode", "kind"]
    assert rows[1] == ["http://x.org/b", "Ūdensroze", "actor", "NGO"]
    assert rows_of(two_mode(), "nodes")[0]["label"] == f"'{FORMULA}"


def test_a_list_of_ties_always_tells_weight_and_direction():
    """Else a fact called “value” would be taken for the weight when it is read."""
    header, rows = edge_rows(nx.Graph([("a", "b", {"value": 5})]))
    assert header[6:] == ["type", "value", "weight"]
    assert rows == [["a", "a", "", "b", "b", "", "undirected", 5, ""]]


def test_text_shows_labels_and_no_identifiers():
    lines = export_network(two_mode(), "text").decode().splitlines()
    assert lines[0].split() == [
        *("source", "source_mode", "target", "target_mode"),
        *("relations", "roles", "status", "weight"),
    ]
    assert lines[3].split() == [
        *("Ūdensroze", "actor", "Seminar", "event"),
        *("participation", "host;", "speaker", "stated", "2"),
    ]
    assert lines[-1] == "(3 rows)"


def test_text_tells_directions_where_there_are_some():
    lines = export_network(nx.DiGraph([("b", "a")]), "text").decode().splitlines()
    assert lines[0].split() == ["source", "source_mode", "target", "target_mode", "type"]
    assert lines[2].split() == ["b", "a", "directed"]


def test_a_fact_that_readers_take_for_a_mode_or_label_stays_what_it_is(tmp_path):
    graph = nx.Graph([("a", "b")])
    graph.add_node("a", Type="ring", title="Head")
    graph.add_node("b", Type="star", title="Deputy")
    nodes, ties = tmp_path / "nodes.csv", tmp_path / "ties.csv"
    nodes.write_bytes(export_network(graph, "nodes"))
    ties.write_bytes(export_network(graph, "csv"))
    read = read_network(ties, nodes=nodes)
    assert dict(read.nodes(data=True)) == {
        "a": {"label": "a", "Type": "ring", "title": "Head"},
        "b": {"label": "b", "Type": "star", "title": "Deputy"},
    }
    assert "modes" not in read.graph
