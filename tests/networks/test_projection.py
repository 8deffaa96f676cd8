from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from networkx.algorithms import bipartite

from kg.errors import InputError
from kg.networks import projection
from kg.networks.arrays import Arrays
from kg.networks.projection import project, projection_matrix
from kg.networks.recipe import PROJECTIONS

ORACLES = {
    "count": bipartite.weighted_projected_graph,
    "newman": bipartite.collaboration_weighted_projected_graph,
    "jaccard": lambda graph, nodes: bipartite.overlap_weighted_projected_graph(graph, nodes, True),
}


def two_mode(seed: int) -> nx.Graph:
    rand = random.Random(seed)
    actors, events = rand.randint(1, 14), rand.randint(1, 9)
    graph = nx.Graph(modes=["actor", "event"])
    names = [(f"a{each}", "actor") for each in range(actors)]
    names += [(f"e{each}", "event") for each in range(events)]
    rand.shuffle(names)
    for name, mode in names:
        graph.add_node(name, mode=mode, label=name.upper())
    for actor in range(actors):
        for event in range(events):
            if rand.random() < 0.3:
                ends = [f"a{actor}", f"e{event}"]
                rand.shuffle(ends)
                graph.add_edge(*ends, weight=rand.randint(1, 4), claims=[f"{actor}/{event}"])
    return graph


@pytest.mark.parametrize("weighting", PROJECTIONS)
def test_weights_are_those_of_networkx_on_random_networks(weighting):
    for seed in range(200):
        graph = two_mode(seed)
        for mode in ("actor", "event"):
            nodes = [node for node, own in graph.nodes(data="mode") if own == mode]
            theirs = ORACLES[weighting](graph, nodes)
            made = project(graph, mode, weighting)
            assert list(made) == sorted(nodes)
            assert {frozenset(edge) for edge in made.edges} == {
                frozenset(edge) for edge in theirs.edges
            }
            for one, other, weight in made.edges(data="weight"):
                assert weight == pytest.approx(theirs.edges[one, other]["weight"], abs=1e-12)


def test_each_tie_tells_what_it_is_made_of_like_a_plain_loop():
    for seed in range(50):
        graph = two_mode(seed)
        made = project(graph, "actor")
        found = 0
        for one, other in combinations(sorted(n for n in graph if n[0] == "a"), 2):
            shared = sorted(set(graph[one]) & set(graph[other]))
            if shared:
                found += 1
                ties = [graph.edges[end, event] for end in (one, other) for event in shared]
                assert made.edges[one, other] == {
                    "weight": len(shared),
                    "through": shared,
                    "claims": sorted(claim for tie in ties for claim in tie["claims"]),
                    "relations": ["shared event"],
                }
        assert made.number_of_edges() == found


def test_the_matrix_is_in_the_order_of_the_network_and_symmetric():
    net = Arrays(two_mode(3))
    actors = [node for node in net.nodes if node[0] == "a"]
    code = net.modes.index("actor")
    for weighting in PROJECTIONS:
        matrix = projection_matrix(net, code, weighting).toarray()
        made = project(net.graph, "actor", weighting)
        assert np.array_equal(matrix, nx.to_numpy_array(made, nodelist=actors))
        assert np.array_equal(matrix, matrix.T)


def davis() -> nx.Graph:
    graph = nx.davis_southern_women_graph()
    for facts in graph.nodes.values():
        facts["mode"] = ("woman", "event")[facts["bipartite"]]
    return graph


def test_the_southern_women_and_what_is_said_of_them():
    said = []
    women = project(davis(), "woman", say=said.append)
    assert women.number_of_edges() == 139
    assert women.edges["Evelyn Jefferson", "Theresa Anderson"]["weight"] == 7
    only = [f for *_, f in women.edges(data=True) if f["through"] == ["E8"]]
    assert said == [
        "the projection has 139 ties, density 0.91",
        f"91 of 139 ties come from one event, “E8” (14 nodes); {len(only)} of them from it alone",
    ]
    events = project(davis(), "event")
    assert events.number_of_edges() == 66
    assert events.graph["modes"] == ["event"]
    assert "share a node of the mode woman" in events.graph["projection"]


def small(*statuses: str | None) -> nx.Graph:
    """Two actors at one event for each pair of statuses."""
    graph = nx.Graph(title="Meetings")
    graph.add_node("x", mode="actor", label="X")
    graph.add_node("y", mode="actor", label="Y", kind=["ngo"])
    for number, status in enumerate(statuses):
        event = f"e{number // 2}"
        graph.add_node(event, mode="event", label=f"Event {number // 2}")
        facts = {} if status is None else {"status": status}
        graph.add_edge("xy"[number % 2], event, **facts)
    return graph


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (("stated", "stated"), "stated"),
        (("stated", "inferred"), "inferred"),
        (("external", "inferred"), "external"),
        (("stated", "inferred", "interpreted", "stated"), "interpreted"),
        (("stated", None), "not known"),
        (("stated", "not known", "external", "stated"), "external"),
        (("stated", "so they say"), "not known"),
        (("inferred; stated", "stated"), "stated"),
    ],
)
def test_the_weaker_tie_of_each_way_and_the_firmest_way(statuses, status):
    assert project(small(*statuses), "actor").edges["x", "y"]["status"] == status


def test_no_status_and_no_claim_is_made_up():
    made = project(small(None, None), "actor")
    assert made.edges["x", "y"] == {
        "weight": 1,
        "through": ["e0"],
        "relations": ["shared event"],
    }
    assert made.nodes["y"] == {"mode": "actor", "label": "Y", "kind": ["ngo"]}
    assert made.graph["title"] == "Meetings"


def test_the_network_itself_is_not_changed():
    graph = small("stated", "stated")
    made = project(graph, "actor")
    made.nodes["x"]["label"] = "Z"
    assert graph.nodes["x"]["label"] == "X"
    assert "modes" not in graph.graph


def test_part_of_edges_are_no_ties():
    graph = small("stated", "stated", "stated")
    graph.add_edge("e0", "e1", part_of=True)
    made = project(graph, "event")
    assert made.edges["e0", "e1"]["through"] == ["x"]
    graph.remove_edge("x", "e1")
    assert not project(graph, "event").edges


def test_claims_of_a_file_are_one_text_with_blanks():
    graph = small(None, None)
    graph.edges["x", "e0"]["claims"] = "http://b http://a"
    assert project(graph, "actor").edges["x", "y"]["claims"] == ["http://a", "http://b"]


def test_what_is_left_out_is_said():
    graph = small("stated", "stated")
    graph.add_node("z", mode="actor")
    graph.edges["x", "e0"].update(weight=3, roles=["host"], date="2020")
    said = []
    project(graph, "actor", say=said.append)
    assert said == [
        "the projection has 1 ties, density 0.33",
        "1 of 1 ties come from one event, “Event 0” (2 nodes); 1 of them from it alone",
        "1 of 3 nodes share nothing with another, and have no tie",
        "the weights of the two-mode ties are left out: each shared node counts once",
        "not kept of the facts of the two-mode ties: date, roles",
    ]


def test_no_tie_and_one_node():
    graph = small("stated", None)
    graph.remove_node("y")
    said = []
    made = project(graph, "actor", say=said.append)
    assert list(made) == ["x"]
    assert not made.edges
    assert said == ["1 of 1 nodes share nothing with another, and have no tie"]
    assert projection_matrix(Arrays(graph), 0, "newman").shape == (1, 1)


def test_what_has_no_projection_says_what_to_do():
    graph = small("stated", "stated")
    for asked, message in (
        ((graph.to_directed(), "actor"), "directions"),
        ((nx.path_graph(["a", "b"]), "actor"), "two modes"),
        ((nx.Graph(), "actor"), "two modes"),
        ((graph, "actors"), "no mode “actors”; choose one of actor, event"),
        ((graph, "actor", "sum"), "no weighting “sum”; choose one of count, newman, jaccard"),
    ):
        with pytest.raises(InputError, match=message):
            project(*asked)
    graph.add_edge("x", "y")
    with pytest.raises(InputError, match="ties only between the modes"):
        project(graph, "actor")


def test_a_projection_that_memory_cannot_hold_is_refused_before_it_is_made(monkeypatch):
    monkeypatch.setattr(projection, "_MOST", 90)
    with pytest.raises(InputError, match="up to 322 ties, more than 90; leave out the largest"):
        project(davis(), "woman")


def test_a_two_mode_network_without_ties_has_a_projection_without_ties():
    """The shipped projections are of any study, also of one without a project."""
    graph, said = nx.Graph(modes=["actor", "event"]), []
    graph.add_node("b", mode="actor", label="B")
    graph.add_node("a", mode="actor")
    graph.add_node("e", mode="event")
    made = project(graph, "actor", say=said.append)
    assert list(made.nodes(data=True)) == [
        ("a", {"mode": "actor"}),
        ("b", {"mode": "actor", "label": "B"}),
    ]
    assert (made.number_of_edges(), made.graph["modes"], len(said)) == (0, ["actor"], 1)
    assert len(project(nx.Graph(modes="actor event"), "event")) == 0
