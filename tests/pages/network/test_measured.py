from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import InputError
from kg.pages.network import measured
from kg.pages.network.measured import page_measures

PATH = nx.path_graph(["a", "b", "c"])


def test_degree_and_betweenness_and_what_is_asked_for():
    found = page_measures(PATH, ["strength", "degree"])
    assert sorted(found) == ["betweenness", "degree", "strength"]
    assert found["degree"] == {"a": 1, "b": 2, "c": 1}
    assert found["betweenness"]["b"] > 0


def test_of_a_large_network_the_page_computes_what_takes_long(monkeypatch):
    monkeypatch.setattr(measured, "AT_ONCE", 2)
    assert page_measures(PATH)["betweenness"] == {}
    assert page_measures(PATH)["degree"]["b"] == 2
    assert page_measures(PATH, ["betweenness"])["betweenness"]["b"] > 0


def test_an_unknown_measure_is_refused():
    with pytest.raises(InputError, match="fame"):
        page_measures(PATH, ["fame"])
