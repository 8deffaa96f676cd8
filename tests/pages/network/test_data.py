from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal

import networkx as nx
import pytest
from page_samples import CITY, FORUM, ID, NGO, PART, data_of, evidence_of_page, page_of, sample

from kg.errors import InputError
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
        columns = tie_columns(graph, sorted(graph), Values(shipped_codes()), {}, {}, {})
        assert ends in zip(columns["from"], columns["to"], strict=True)


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({"start": "2022-11-01", "end": "2022-12-31"}, ("2022-11-01", "2022-12-31")),
        ({"dates": ["2022-11", "2023-02-07"]}, ("2022-11-01", "2023-02-07")),
        ({"dates": "2022-11; 2023"}, ("2022-11-01", "2023-12-31")),
        ({"dates": ["XXXX-02-07"]}, ("", "")),
        ({"start": "2022"}, ("2022-01-01", "")),
        ({"start": 2022, "end": 2022.0}, ("2022-01-01", "2022-12-31")),
        ({"start": "2022-11-01T10:00:00"}, ("2022-11-01", "")),
        ({"start": "soon", "end": 17.5}, ("", "")),
        ({}, ("", "")),
    ],
)
def test_a_tie_has_the_days_that_are_known(facts, days):
    graph = nx.Graph([("a", "b", facts)])
    ties = data_of(page_of(graph, {}))["ties"]
    assert (ties["start"][0], ties["end"][0]) == days


def test_a_tie_without_a_date_has_the_days_of_its_claims():
    graph, claims = sample()
    for at, (start, end) in enumerate([("2031-05-12", "2031-05-13"), ("2031-06-01", "")], 1):
        iri = f"{ID}claim/{at}"
        claims[iri] = replace(claims[iri], start=start, end=end)
    graph.edges[CITY, FORUM]["claims"].append(f"{ID}claim/2")
    ties = data_of(page_of(graph, claims))["ties"]
    assert ties["start"] == ["2031-05-12", "", "", "", "2031-06-01"]
    assert ties["end"] == ["", "", "", "", ""]
    graph.edges[CITY, FORUM]["claims"].pop()
    ties = data_of(page_of(graph, claims))["ties"]
    assert (ties["start"][0], ties["end"][0]) == ("2031-05-12", "2031-05-13")


def test_a_long_column_has_each_value_once():
    graph = nx.cycle_graph(1200)
    for u, v, facts in graph.edges(data=True):
        facts.update(status="stated" if u % 2 else "inferred", roles=["host"], weight=u * v)
    page = data_of(page_of(graph, {}, places={str(node): (node, 0) for node in graph}))
    ties = page["ties"]
    assert ties["roles"] == {"of": [[0]]}
    assert ties["status"]["of"] == ["inferred", "stated"]
    told = [ties["status"]["of"][at] for at in ties["status"]["at"]]
    assert told.count("stated") == 599
    assert len(ties["weight"]) == len(ties["from"]) == 1200
    assert page["nodes"]["shape"] == {"of": ["dot"]}
    assert len(page["nodes"]["x"]) == 1200


def test_edges_of_one_pair_are_one_tie_and_that_is_said():
    graph = nx.MultiGraph([(1, 2, {"claims": [f"urn:{at}"]}) for at in range(1000)])
    html = page_of(graph, {}, measures={"degree": {1: 7, 2: 8}}, note="Read it so.")
    page = data_of(html)
    assert (page["ties"]["from"], page["ties"]["to"]) == ([0], [1])
    assert (page["ties"]["weight"], page["ties"]["more"]) == ([1000], [1000])
    assert page["measures"] == [{"name": "degree", "values": [7, 8]}]
    assert "Read it so. Ties between the same two nodes are one line" in html
    assert "1,000 ties are drawn as 1." in html
    assert len(graph.edges) == 1000


def test_two_nodes_of_one_name_are_refused():
    with pytest.raises(InputError, match="“1”"):
        page_of(nx.Graph([(1, "1")]), {})


ODD = [
    0, 1.5, 10**400, True, None, math.nan, math.inf, "", "text", b"\xff", [], ["a", None, ["b"]],
    {"a": 1}, {1, 2}, object, Decimal(1), "\ud800", "a" * 5000, nx.Graph(), range(3), 3 + 4j,
]  # fmt: skip
NAMES = (
    *("label", "kind", "country", "level", "sector", "cls", "own_class", "mode", "description"),
    *("weight", "roles", "relations", "status", "claims", "start", "end", "dates", "part_of"),
    *("part", "x", "y", "id", "title", "modes", "question", "data_version"),
)


@pytest.mark.parametrize("fact", ODD, ids=lambda fact: type(fact).__name__)
def test_an_attribute_may_be_of_any_type(fact):
    """A weight that was a text ended in a traceback."""
    graph = nx.path_graph(["a", "b", "c"])
    graph.graph.update(dict.fromkeys(NAMES, fact))
    for facts in (*graph.nodes.values(), *graph.edges.values()):
        facts.update(dict.fromkeys(NAMES, fact))
    before = repr((graph.graph, graph.nodes(data=True), graph.edges(data=True)))[:3000]
    page = data_of(page_of(graph, {}, measures={"odd": dict.fromkeys(graph, fact)}))
    assert page["nodes"]["id"] == ["a", "b", "c"]
    assert (page["ties"]["from"], page["ties"]["to"]) == ([0, 1], [1, 2])
    assert all(isinstance(weight, (int, float)) for weight in page["ties"]["weight"])
    assert all(page["nodes"]["label"])
    assert repr((graph.graph, graph.nodes(data=True), graph.edges(data=True)))[:3000] == before


@pytest.mark.parametrize(
    ("graph", "nodes", "ties"),
    [
        (nx.Graph(), 0, 0),
        (nx.empty_graph(1), 1, 0),
        (nx.empty_graph(3), 3, 0),
        (nx.Graph([(1, 1)]), 1, 1),
        (nx.DiGraph([(1, 2), (2, 1)]), 2, 2),
        (nx.Graph([((1, 2), "")]), 2, 1),
        (nx.freeze(nx.path_graph(3)), 3, 2),
    ],
)
def test_a_network_of_any_size_has_a_page(graph, nodes, ties):
    page = data_of(page_of(graph, {}))
    assert (len(page["nodes"]["id"]), len(page["ties"]["from"])) == (nodes, ties)


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
