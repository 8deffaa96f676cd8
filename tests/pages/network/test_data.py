from __future__ import annotations

import networkx as nx
import pytest
from page_samples import CITY, FORUM, NGO, PART, data_of, evidence_of_page, page_of, sample

from kg.pages.network.codes import shipped_codes
from kg.pages.network.data import Values, base_of, tie_columns


def test_nodes_are_columns_by_their_names():
    graph, claims = sample()
    data = data_of(page_of(graph, claims))
    nodes, values = data["nodes"], data["values"]
    assert data["base"] == "https://example.org/id/"
    assert nodes["id"] == ["city", "forum#1", "group", "ngo", "part", "woman"]
    assert nodes["label"][5] == "Rasa Tulušienė"
    assert nodes["shape"] == ["dot", "square", "group", "dot", "square", "triangle"]
    assert data["modes"] == ["actor", "event"]
    assert nodes["mode"] == [0, 1, 0, 0, 1, 0]
    kinds = [value["key"] for value in values["kind"]]
    assert kinds == ["kind:municipality", "eventkind:conference", "NGO"]
    assert nodes["kind"] == [[0], [1], [0, 2], [2], [1], []]
    countries = [value["key"] for value in values["country"]]
    assert [[countries[at] for at in each] for each in nodes["country"]] == [
        ["place:lt"], [], ["place:lv", "place:be"], ["place:lv"], [], ["place:lt"],
    ]  # fmt: skip


def test_a_column_in_which_nothing_is_known_is_left_out():
    nodes = data_of(page_of(nx.path_graph(["a", "b"]), {}))["nodes"]
    assert sorted(nodes) == ["id", "label", "shape", "x", "y"]
    assert nodes["label"] == ["a", "b"]


def test_a_value_that_a_list_has_is_known_in_all_its_languages():
    """“partOf” stood on the page; in Lithuanian it said “part of”."""
    graph, claims = sample()
    graph.edges[PART, FORUM]["relations"] = ["partOf", "unheard of"]
    relations = data_of(page_of(graph, claims))["values"]["relation"]
    assert relations[1:] == [
        {"key": "partOf", "label": {"en": "part of", "lt": "dalis", "lv": "daļa"}},
        {"key": "unheard of", "label": "unheard of"},
    ]


def test_a_node_of_a_studys_own_class_has_the_shape_of_ours_and_its_own_word():
    graph, claims = sample()
    graph.nodes[CITY]["own_class"] = "museum"
    data = data_of(page_of(graph, claims))
    cls = data["values"]["cls"][data["nodes"]["cls"][0]]
    assert (cls["key"], cls["label"], data["nodes"]["shape"][0]) == ("museum", "museum", "dot")


def test_ties_are_columns_with_the_numbers_of_their_claims():
    graph, claims = sample()
    graph.edges[CITY, FORUM]["claims"].append("urn:unknown")
    graph.edges[CITY, FORUM].update(start="2031-05-12", end="2031-05-13", weight="2.5")
    page = page_of(graph, claims)
    ties, told = data_of(page)["ties"], evidence_of_page(page)
    assert (ties["from"], ties["to"]) == ([0, 2, 3, 4, 5], [1, 1, 4, 1, 1])
    assert ties["status"] == ["stated", "interpreted", "inferred", "stated", "stated"]
    assert ties["statuses"] == [["stated"], ["interpreted"], ["inferred"], ["stated"], ["stated"]]
    assert ties["more"] == [1, 0, 0, 0, 0]
    assert ties["weight"] == [2.5, 1, 1, 1, 1]
    assert (ties["start"][0], ties["end"][0]) == ("2031-05-12", "2031-05-13")
    assert ties["structural"] == ties["directed"] == [0, 0, 0, 1, 0]
    assert [[told["claims"][at]["about"] for at in each] for each in ties["claims"]] == [
        ["Kalnų miesto savivaldybė"], ["about 20 guests"], ["Ūķis „Ērgļi“"], [], ["Rasa Tulušienė"],
    ]  # fmt: skip


def test_a_tie_has_the_statuses_of_all_its_claims():
    graph, claims = sample()
    graph.edges[NGO, PART]["claims"] += graph.edges[CITY, FORUM]["claims"]
    assert data_of(page_of(graph, claims))["ties"]["statuses"][2] == ["inferred", "stated"]


def test_a_line_points_from_the_part_to_the_whole():
    graph, _ = sample()
    for part, ends in ((PART, (4, 1)), (FORUM, (1, 4))):
        graph.edges[PART, FORUM]["part"] = part
        columns = tie_columns(graph, sorted(graph), Values(shipped_codes()), {}, {})
        assert ends in zip(columns["from"], columns["to"], strict=True)


@pytest.mark.parametrize(
    ("names", "base"),
    [
        (["http://x.org/a/bc", "http://x.org/a/bd"], "http://x.org/a/"),
        (["http://x.org/a"], "http://x.org/"),
        (["actor:a", "actor:b"], "actor:"),
        (["abc", "abd"], ""),
        ([], ""),
    ],
)
def test_what_all_names_begin_with_is_written_once(names, base):
    assert base_of(names) == base
