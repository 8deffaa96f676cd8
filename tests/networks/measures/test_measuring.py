from __future__ import annotations

import networkx as nx
import pytest
from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.networks.files.reading import read_network
from kg.networks.files.writing import export_network
from kg.networks.measures.measuring import MEASURES, measure, values
from kg.rdf.vocabulary import expand


def modes(actors, things, edges):
    graph = nx.Graph(modes=["actor", "event"])
    graph.add_nodes_from(actors, mode="actor")
    graph.add_nodes_from(things, mode="event")
    graph.add_edges_from(edges)
    return graph


def southern_women():
    graph = nx.davis_southern_women_graph()
    for facts in graph.nodes.values():
        facts["mode"] = "woman" if facts["bipartite"] == 0 else "event"
    return graph


def test_part_of_edges_are_not_counted():
    graph = modes("ab", ["day", "part"], [("a", "part"), ("b", "part"), ("b", "day")])
    alone = values(graph)
    graph.add_edge("part", "day", part_of=True)
    assert values(graph) == alone
    assert alone["degree"] == {"a": 1, "b": 2, "day": 1, "part": 2}


@pytest.mark.parametrize("form", ["gexf", "graphml", "json", "csv"])
def test_part_of_edges_are_not_counted_in_a_network_read_back(form, tmp_path):
    graph = modes("ab", ["day", "part"], [("a", "part"), ("b", "part"), ("b", "day")])
    graph.add_edge("part", "day", part_of=True)
    path = tmp_path / f"n.{form}"
    path.write_bytes(export_network(graph, form))
    found = values(read_network(path))
    assert found["degree"] == {"a": 1, "b": 2, "day": 1, "part": 2}
    assert found["betweenness"] == pytest.approx(dict(values(graph)["betweenness"]))


def test_the_measures_of_a_study(made):
    graph = made.network("actor-event", part_of=True)
    found = measure(graph)
    assert found.columns[:3] == ("node", "mode", "kind")
    assert found.columns[3:] == tuple(MEASURES)
    by_node = {row[0].value: row[1:] for row in found.rows}
    assert by_node.keys() == set(graph)
    assert by_node[expand("actor:udensroze")][:3] == (
        "actor",
        made.labels()[expand("kind:ngo")],
        2,
    )
    assert by_node[expand("event:lake")][2] == 3
    assert by_node[expand("actor:siloju")][2:4] == (1, 0.0)
    assert found.show(found.rows[0][0]) == "Seminar by the water"


def test_measures_are_sorted_by_the_first_then_by_label_and_rounded():
    graph = nx.Graph([("http://x.org/a", "http://x.org/b"), ("http://x.org/b", "c"), ("c", "d")])
    for node, label in (("http://x.org/a", "Z"), ("http://x.org/b", "Y"), ("c", "X"), ("d", "W")):
        graph.nodes[node]["label"] = label
    found = measure(graph, ["betweenness", "degree"])
    assert found.rows == (
        ("c", "", "", 0.6666666667, 2),
        (NamedNode("http://x.org/b"), "", "", 0.6666666667, 2),
        ("d", "", "", 0, 1),
        (NamedNode("http://x.org/a"), "", "", 0, 1),
    )
    assert found.columns == ("node", "mode", "kind", "betweenness", "degree")


def test_measuring_leaves_the_network_as_it_was():
    graph = southern_women()
    before = (list(graph.nodes(data=True)), list(graph.edges(data=True)))
    measure(graph)
    assert (list(graph.nodes(data=True)), list(graph.edges(data=True))) == before


def test_an_unknown_measure_is_told_with_those_known():
    with pytest.raises(InputError) as caught:
        values(nx.path_graph(["a", "b"]), ["degree", "betweeness"])
    assert str(caught.value).startswith(
        "there is no measure “betweeness”; choose one of degree, betweenness"
    )
    assert caught.value.exit_code == 2
