from __future__ import annotations

import io

import networkx as nx
import openpyxl
import pytest
from network_samples import (
    one_mode,
    plain,
    two_mode,
)

from kg.errors import InputError
from kg.networks.files.reading import read_network
from kg.networks.files.writing import FORMATS, export_formats, export_network
from kg.networks.network import build_network
from kg.questions.lookup import read_query


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


@pytest.mark.parametrize("fact", ["kind of tie", "type", "source_label\x00"])
def test_several_formats_are_written_as_each_alone(fact):
    graph = two_mode()
    graph.edges["http://x.org/e1", "http://x.org/b"][fact] = "close"
    found = dict(export_formats(graph, FORMATS))
    assert found == {form: export_network(graph, form) for form in FORMATS}
    # The names that tables use themselves are changed there, and only there.
    name = fact.removesuffix("\x00")
    assert (f"{name}_".encode() in found["csv"]) == (fact != "kind of tie")
    assert f'title="{name}"'.encode() in found["gexf"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_network_is_left_as_it_was(form):
    graph = two_mode()
    export_network(graph, form)
    assert plain(graph) == plain(two_mode())
    assert list(graph) == list(two_mode())


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
        "there is no network format “pdf”; choose one of "
        "text, gexf, graphml, net, paj, dl, csv, nodes, xlsx, json, graphology"
    )


def test_an_empty_network_can_be_written():
    for form in FORMATS:
        assert export_network(nx.Graph(), form)


def test_every_format_has_the_same_ties(example, tmp_path):
    """Five formats had 76 ties of one network, and two had 47."""
    graph = build_network(example, read_query("actor-event", example.folder, "networks"))
    wanted = graph.number_of_edges()
    counts = {}
    with_ties = [form for form in FORMATS if form != "nodes"]
    for form in with_ties:
        content = export_network(graph, form)
        if form == "xlsx":
            counts[form] = openpyxl.load_workbook(io.BytesIO(content))["edges"].max_row - 1
        elif form == "dl":
            counts[form] = len(content.decode().partition("data:\n")[2].splitlines())
        elif form == "text":
            counts[form] = len(content.decode().splitlines()) - 3
        else:
            path = tmp_path / f"n.{'json' if form == 'graphology' else form}"
            path.write_bytes(content)
            counts[form] = read_network(path).number_of_edges()
    assert counts == dict.fromkeys(with_ties, wanted)
