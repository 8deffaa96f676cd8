from __future__ import annotations

import datetime as dt
import io
import math
import re

import networkx as nx
import numpy as np
import openpyxl
import pytest
from network_samples import (
    ODD,
    one_mode,
    with_part,
)

from kg.errors import InputError
from kg.networks.files.plain import by_mode, cleaned, in_order, unique_names
from kg.networks.files.reading import read_network
from kg.networks.files.writing import FORMATS, export_network


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


@pytest.mark.parametrize("form", ["net", "dl"])
def test_labels_that_are_alike_are_told_apart(form):
    """A label “A (2)” met the one made up for a second “A”, and readers made one node of two."""
    graph = nx.Graph()
    for node, label in (("1", "A"), ("2", "A"), ("3", "A (2)"), ("4", "A\n")):
        graph.add_node(node, label=label)
    names = re.findall(r'"(.*)"', export_network(graph, form).decode())
    assert len(set(names)) == 4


@pytest.mark.parametrize("form", ["net", "dl"])
def test_a_format_that_cannot_mark_part_of_edges_says_so(form):
    with pytest.raises(InputError) as caught:
        export_network(with_part(), form)
    assert str(caught.value) == (
        f"{form} cannot mark part-of edges; leave them out, or choose gexf, graphml, csv, xlsx "
        "or json (part_of)"
    )


def test_what_no_file_can_hold_is_left_out_and_said():
    graph = nx.Graph()
    graph.add_node("a", label="A\x07", note="\x00")
    said = []
    assert dict(cleaned(graph, say=said.append).nodes) == {"a": {"label": "A", "note": ""}}
    assert said == ["2 texts have control characters, which no file can hold; these are left out"]


def test_facts_become_plain():
    graph = nx.Graph()
    facts = {
        "date": dt.date(2001, 2, 3),
        "time": dt.datetime(2001, 2, 3, 4, 5, tzinfo=dt.UTC),
        "set": {"b", "a"},
        "large": 2**63,
        "nan": math.nan,
        "whole": np.int64(3),
        "real": np.float64(0.5),
        "truth": np.bool_(1),
        "none": None,
        "list": ["a", 1],
        "claims": ("x:1", "x:2"),
    }
    graph.add_node("a", **facts)
    plain = cleaned(graph).nodes["a"]
    assert plain == {
        "date": "2001-02-03",
        "time": "2001-02-03T04:05:00+00:00",
        "set": "a; b",
        "large": "9223372036854775808",
        "nan": "nan",
        "whole": 3,
        "real": 0.5,
        "truth": True,
        "list": "a; 1",
        "claims": "x:1 x:2",
    }
    assert {type(plain[name]) for name in ("whole", "real", "truth")} == {int, float, bool}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([1, 2.5], [1.0, 2.5]),
        ([2**53 + 1, 0.5], ["9007199254740993", "0.5"]),
        ([1, "x"], ["1", "x"]),
        ([True, 2], ["True", "2"]),
    ],
)
def test_the_values_of_a_fact_are_of_one_kind(values, found):
    """A float has not each large number: 9007199254740993 became …992."""
    graph = nx.Graph()
    for at, fact in enumerate(values):
        graph.add_node(str(at), n=fact)
    assert [facts["n"] for facts in cleaned(graph).nodes.values()] == found


def test_a_name_that_a_table_uses_itself_is_changed_and_said():
    graph = nx.Graph()
    graph.add_node("a", id=7, id_=8, type="x")
    graph.add_edge("a", "b", source=1, id="e")
    said = []
    tables = cleaned(graph, say=said.append)
    assert tables.nodes["a"] == {"id_": 7, "id__": 8, "type": "x"}
    assert tables.edges["a", "b"] == {"source_": 1, "id": "e"}
    assert said[0] == "the format uses the name “id” itself; the fact is written as “id_”"
    assert cleaned(graph, any_name=True).nodes["a"] == {"id": 7, "id_": 8, "type": "x"}


def test_many_nodes_of_one_label_or_of_two_modes_are_no_trouble():
    """Ten thousand nodes took minutes."""
    graph = nx.Graph(modes=["actor", "event"])
    for at in range(20_000):
        graph.add_node(str(at), label="A", mode="actor" if at % 2 else "event")
    assert len(set(unique_names(graph).values())) == 20_000
    nodes, first = by_mode(graph)
    assert first == 10_000
    assert {graph.nodes[node]["mode"] for node in nodes[:first]} == {"actor"}


@pytest.mark.parametrize(
    ("nodes", "order"),
    [
        (["10", "9", "0"], ["0", "9", "10"]),
        (["10", "9", "x"], ["10", "9", "x"]),
        (["10", "09"], ["09", "10"]),
        ([10, 9], [9, 10]),
    ],
)
def test_nodes_that_are_numbers_are_in_the_order_of_numbers(nodes, order):
    assert in_order(nodes) == order
