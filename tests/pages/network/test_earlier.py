from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from page_samples import data_of, page_of

from kg.errors import InputError
from kg.pages.network.earlier import kept_places, places_before, places_in

PLACES = {"a": (0, 0), "b": (300, 0), "c": (0, 300), "d": (300, 300)}


def places(page):
    nodes = data_of(page)["nodes"]
    return dict(zip(nodes["id"], zip(nodes["x"], nodes["y"], strict=True), strict=True))


def test_a_page_keeps_the_places_of_the_one_before(tmp_path):
    path = tmp_path / "page.html"
    graph = nx.path_graph("abcd")
    path.write_text(page_of(graph, {}, places=PLACES), "utf-8")
    assert places_in(path) == places_before(path) == PLACES
    graph.add_edge("d", "e")
    again = page_of(graph, {}, places=places_before(path))
    found = places(again)
    assert {node: found[node] for node in PLACES} == PLACES
    assert found["e"] not in PLACES.values()
    assert kept_places(PLACES, again, Path("x.html")) == (
        "Kept the places of 4 of 5 nodes from x.html."
    )
    assert page_of(graph, {}, places=places_before(path)) == again


def test_a_page_of_the_same_network_is_the_same_again(tmp_path):
    path = tmp_path / "page.html"
    first = page_of(nx.star_graph(5), {})
    path.write_text(first, "utf-8")
    assert page_of(nx.star_graph(5), {}, places=places_before(path)) == first


def test_what_is_no_page_has_no_places(tmp_path):
    assert places_before(tmp_path / "none.html") == {}
    assert places_before(tmp_path) == {}
    (tmp_path / "other.html").write_bytes(b"<html>\xff</html>")
    assert places_before(tmp_path / "other.html") == {}
    with pytest.raises(InputError, match="is not a page of a network"):
        places_in(tmp_path / "other.html")
    with pytest.raises(InputError, match=r"none\.html"):
        places_in(tmp_path / "none.html")


def test_it_says_where_too_few_nodes_are_known():
    page = page_of(nx.path_graph("abcdefghi"), {}, places={"a": (12345, 54321)})
    assert kept_places({"a": (12345, 54321)}, page, Path("x.html")) == (
        "All nodes have new places: too few of them are in x.html."
    )
    assert kept_places({}, page, Path("x.html")) == ""
