from __future__ import annotations

import networkx as nx
from page_samples import CITY, FORUM, PART, sample, shuffled

from kg.pages.network.contents import contents_of
from kg.pages.network.details import Details


def held(graph, claims, **more):
    return contents_of(graph, claims, dict.fromkeys(graph, (0, 0)), lang="en", **more)


def test_a_page_holds_the_same_whatever_the_order_of_nodes_and_ties():
    graph, claims = sample()
    first = held(graph, claims)
    assert held(shuffled(graph, 1), dict(reversed(claims.items()))) == first
    assert sorted(first.data) == [
        "base", "folds", "measures", "modes", "nodes", "ties", "values",
    ]  # fmt: skip
    assert len(first.evidence["claims"]) == len(claims)


def test_a_part_folds_into_its_whole_as_the_network_or_a_study_has_it():
    graph, claims = sample()
    assert held(graph, claims).data["folds"] == [[4, 1]]
    told = Details(folds=((PART, CITY), (CITY, "urn:elsewhere")))
    assert held(graph, claims, details=told).data["folds"] == [[4, 0]]
    graph.edges[PART, FORUM]["part"] = "nobody"
    assert held(graph, claims).data["folds"] == []


def test_what_is_said_of_a_node_is_by_its_number():
    graph, claims = sample()
    said = min(claims)
    details = Details(facts={CITY: (said,), "urn:elsewhere": (said,)}, claims={said: claims[said]})
    assert held(graph, {}, details=details).evidence["facts"] == [[0, [0]]]
    assert held(graph, {}, details=details).data["ties"]["more"] == [0, 1, 1, 0, 1]


def test_an_empty_network_holds_nothing():
    empty = held(nx.Graph(), {})
    assert empty.data["nodes"]["id"] == empty.data["ties"]["from"] == []
    assert empty.evidence == {"documents": [], "quotes": [], "claims": [], "facts": []}
