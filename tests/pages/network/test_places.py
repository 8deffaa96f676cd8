from __future__ import annotations

import json

import networkx as nx
import pytest
from page_samples import sample

from kg.pages.network.layout import positions
from kg.pages.network.page import network_page
from kg.pages.network.places import places_of

IDENTIFIERS = ["https://example.org/id/a", "plain", "<b>&amp;</b>", "Ūķis „Ērgļi“", "__proto__"]


def holding(data) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<p>x</p><script type="application/json" id="data">{text}</script><script>1</script>'


def test_a_page_gives_the_places_that_were_computed_for_it():
    graph, claims = sample()
    page = network_page(graph, claims, title="t", question="q")
    assert places_of(page) == positions(graph)
    odd = nx.path_graph(IDENTIFIERS)
    assert places_of(network_page(odd, {}, title="t", question="q")) == positions(odd)


def test_an_older_page_has_a_row_for_each_node():
    rows = [{"id": "a", "x": 1, "y": -2, "label": "A"}, {"id": "b", "x": 3.4, "y": 4}]
    assert places_of(holding({"nodes": rows, "edges": []})) == {"a": (1, -2), "b": (3, 4)}


def columns(**changed):
    return {"base": "x:", "nodes": {"id": ["a", "b"], "x": [1, 2], "y": [3, 4], **changed}}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {}), ("no page", {}), (holding(""), {}), (holding("{"), {}), (holding([]), {}),
        (holding("null"), {}), (holding({}), {}), (holding({"nodes": 3}), {}),
        (holding("[" * 100_000), {}), (holding({"nodes": {"id": "ab", "x": [1], "y": [1]}}), {}),
        (holding({"nodes": [1, None, {"id": 7, "x": 1, "y": 1}, {"id": "a"}]}), {}),
        (holding(columns(x=[1])), {"x:a": (1, 3)}),
        (holding(columns(x=["1", 2])), {"x:b": (2, 4)}),
        (holding(columns(x=[True, None])), {}),
        (holding(columns(x=[float("nan"), float("inf")])), {}),
        (holding(columns(x=[10**400, 1e300])), {}),
        (holding(columns(id=[["a"], "b"])), {"x:b": (2, 4)}),
        (holding(columns())[:-60], {}),
    ],
)  # fmt: skip
def test_what_is_damaged_or_no_page_has_no_places(text, found):
    assert places_of(text) == found
