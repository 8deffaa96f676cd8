from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

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
    assert "<h1>Actors and projects</h1>" in text
    assert "#:~:text=" in text
    kg.write_page(nx.path_graph(3), str(tmp_path / "other.html"), title="Three in a row")
    assert "<h1>Three in a row</h1>" in (tmp_path / "other.html").read_text("utf-8")


def test_networks_of_numbers_are_measured_and_written(tmp_path):
    path = nx.path_graph(4)
    assert kg.measure(path, "degree")["degree"] == [2, 2, 1, 1]
    kg.write_network(path, tmp_path / "path.txt")
    assert (tmp_path / "path.txt").read_text().count("\n") >= 3
