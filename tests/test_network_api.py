from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from page_samples import data_of, evidence_of_page

import kg
from kg.errors import InputError

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def study():
    return kg.load(ROOT)


def test_a_network_is_written_and_read_back(study, tmp_path):
    graph = study.network("actor-project")
    for ending in ("gexf", "graphml", "csv", "json"):
        path = tmp_path / f"n.{ending}"
        kg.write_network(graph, path)
        back = kg.read_network(str(path))
        assert {frozenset(edge) for edge in back.edges} == {frozenset(edge) for edge in graph.edges}
    kg.write_network(graph, tmp_path / "any.name", "dl")
    assert (tmp_path / "any.name").read_text("utf-8").startswith("dl nr=")
    with pytest.raises(InputError, match="there is no network format “xyz”"):
        kg.write_network(graph, tmp_path / "n.xyz")
    assert not (tmp_path / "n.xyz").exists()


def test_a_page_is_written_with_the_quotes_of_its_ties(study, tmp_path):
    graph = study.network("actor-project")
    kg.write_page(graph, tmp_path / "page.html", study)
    text = (tmp_path / "page.html").read_text("utf-8")
    page, evidence = data_of(text), evidence_of_page(text)
    assert page["title"] == "Actors and projects"
    assert len(page["nodes"]["id"]) == len(graph)
    assert {claim["status"] for claim in evidence["claims"]} >= {"stated", "interpreted"}
    assert len(evidence["quotes"]) > 20
    assert page["about"]["version"] == study.version()
    kg.write_page(nx.path_graph(3), str(tmp_path / "other.html"), title="Three in a row")
    page = data_of((tmp_path / "other.html").read_text("utf-8"))
    assert (page["title"], page["nodes"]["label"]) == ("Three in a row", ["0", "1", "2"])


def test_a_page_that_is_written_again_keeps_its_places(tmp_path):
    path = tmp_path / "page.html"
    graph = nx.path_graph(6)
    kg.write_page(graph, path)
    first = path.read_text("utf-8")
    graph.add_edge(5, 6)
    kg.write_page(graph, path)
    before, after = (data_of(text)["nodes"] for text in (first, path.read_text("utf-8")))
    assert (after["x"][:6], after["y"][:6]) == (before["x"], before["y"])
    graph.remove_node(6)
    kg.write_page(graph, path, fresh=True)
    assert path.read_text("utf-8") == first


@pytest.mark.parametrize("weight", ["much", [1], {"a": 1}, float("nan"), -1, 10**400])
def test_a_weight_that_is_none_is_one_sentence(tmp_path, weight):
    graph = nx.Graph([("a", "b", {"weight": weight})])
    with pytest.raises(InputError, match="between “a” and “b”"):
        kg.write_page(graph, tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()


def test_many_ties_of_one_pair_are_one_on_a_page(tmp_path):
    kg.write_page(nx.MultiGraph([("a", "b")] * 1000), tmp_path / "page.html")
    ties = data_of((tmp_path / "page.html").read_text("utf-8"))["ties"]
    assert (ties["from"], ties["to"], ties["weight"]) == ([0], [1], [1000])


def test_networks_of_numbers_are_measured_and_written(tmp_path):
    path = nx.path_graph(4)
    assert kg.measure(path, "degree")["degree"] == [2, 2, 1, 1]
    kg.write_network(path, tmp_path / "path.txt")
    assert (tmp_path / "path.txt").read_text().count("\n") >= 3
