from __future__ import annotations

import io
import re

import networkx as nx
import openpyxl
import pytest
from network_samples import (
    ODD,
    one_mode,
    with_part,
)

from kg.errors import InputError
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
