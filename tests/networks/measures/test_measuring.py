from __future__ import annotations

import networkx as nx
import pytest
from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.networks.files.reading import read_network
from kg.networks.files.writing import export_network
from kg.networks.measures.definition import Settings
from kg.networks.measures.measuring import MEASURES, measure, ranks, values, values_of
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
    assert found.columns == (
        *("node", "mode", "kind", "component", "nodes_of_mode"),
        *("degree", "degree_rank", "betweenness", "betweenness_rank"),
    )
    by_node = {row.node: row for row in found}
    assert by_node.keys() == set(graph)
    udensroze = by_node[expand("actor:udensroze")]
    assert (udensroze.mode, udensroze.kind) == ("actor", made.labels()[expand("kind:ngo")])
    assert (udensroze.degree, udensroze.degree_rank, udensroze.nodes_of_mode) == (2, 1, 4)
    lake, siloju = by_node[expand("event:lake")], by_node[expand("actor:siloju")]
    assert (lake.degree, lake.degree_rank, lake.nodes_of_mode) == (3, 1, 3)
    assert (siloju.degree, siloju.betweenness, siloju.component) == (1, 0, 2)
    assert found.show(found.rows[0][0]) == "Seminar by the water"


def test_ranks_are_among_the_nodes_of_a_mode_and_equal_values_share_the_best():
    assert ranks([2, 9, 2, None, 1, 0.5], list("abaaab")) == [1, 1, 1, None, 3, 2]


def test_a_network_that_is_not_connected_says_so_and_tells_each_component():
    graph = nx.Graph([("a", "b"), ("b", "c"), ("x", "y")])
    graph.add_node("alone")
    said = []
    found = measure(graph, ["degree"], Settings(say=said.append))
    assert said == [
        "the network is not connected: 2 components of 3, 2 nodes and 1 nodes without ties; ranks "
        "compare nodes across them"
    ]
    assert {row.node: row.component for row in found} == dict(
        zip("abcxy", (1, 1, 1, 2, 2), strict=False), alone=3
    )
    assert "component" not in measure(nx.path_graph(3), ["degree"]).columns


def test_the_label_of_a_node_is_shown_beside_an_identifier_that_is_no_address():
    graph = nx.path_graph(["n0", "n1"])
    graph.nodes["n0"]["label"] = "Ministry A"
    found = measure(graph, ["degree"])
    assert {row.node: row.node_label for row in found} == {"n0": "Ministry A", "n1": "n1"}


def test_ties_of_a_node_with_itself_are_left_out_and_it_is_said():
    said = []
    graph = nx.Graph([("a", "b"), ("a", "a")])
    found = measure(graph, ["degree"], Settings(say=said.append))
    assert [row.degree for row in found] == [1, 1]
    assert said == ["ties of a node with itself are left out of the measures (1)"]


def test_measures_of_nodes_and_of_the_network_are_two_tables():
    with pytest.raises(InputError, match="degree measures each node and density the whole network"):
        measure(nx.path_graph(2), ["degree", "density"])
    with pytest.raises(InputError, match="density measures the whole network, and not each node"):
        values(nx.path_graph(2), ["density"])


def test_a_measure_of_the_network_is_one_value():
    table = measure(nx.path_graph(3), ["density"])
    assert table.columns == ("measure", "value")
    assert dict(table.rows)["density"] == pytest.approx(2 / 3)


def test_a_measure_of_ties_names_both_ends():
    graph = nx.path_graph(["a", "b"])
    graph.nodes["a"]["label"] = "Ā"
    table = measure(graph, ["bridge"])
    assert table.columns == ("source", "source_label", "target", "weight", "bridge")
    assert table.rows == (("a", "Ā", "b", 1, 1),)


def test_a_measure_that_makes_no_sense_prints_nothing_and_says_why():
    with pytest.raises(InputError, match=r"^in-degree: "):
        measure(nx.path_graph(3), ["in-degree"])


def test_the_usual_measures_follow_the_direction():
    assert set(values(nx.DiGraph([(1, 2)]))) == {"degree", "in-degree", "out-degree", "betweenness"}
    assert set(values(nx.Graph([(1, 2)]))) == {"degree", "betweenness"}


def test_the_values_in_a_table_are_those_of_the_nodes():
    graph = southern_women()
    assert values_of(measure(graph)) == values(graph)


@pytest.mark.parametrize("name", sorted(MEASURES))
@pytest.mark.parametrize("kind", ["one mode", "directed", "two modes"])
def test_every_measure_gives_a_column_for_each_node_or_says_why_not(name, kind):
    graph = (
        southern_women()
        if kind == "two modes"
        else nx.gnm_random_graph(30, 60, seed=4, directed=kind == "directed")
    )
    for at, facts in enumerate(graph.nodes.values()):
        facts["country"] = "LT" if at % 3 else "LV"
    before = list(graph.nodes(data=True)), list(graph.edges(data=True))
    try:
        table = measure(graph, [name], Settings(group_by="country", permutations=3))
    except InputError as error:
        assert str(error).startswith(f"{name}: ")
        return
    finally:
        assert (list(graph.nodes(data=True)), list(graph.edges(data=True))) == before
    expected = {"nodes": len(graph), "ties": graph.number_of_edges()}.get(MEASURES[name].of)
    assert len(table) == expected or MEASURES[name].of in ("network", "groups")
    assert any(column.startswith(name) for column in table.columns) or len(table) > 0
    again = measure(graph, [name], Settings(group_by="country", permutations=3))
    assert again == table


def test_measures_are_sorted_by_the_first_then_by_label_and_rounded():
    graph = nx.Graph([("http://x.org/a", "http://x.org/b"), ("http://x.org/b", "c"), ("c", "d")])
    for node, label in (("http://x.org/a", "Z"), ("http://x.org/b", "Y"), ("c", "X"), ("d", "W")):
        graph.nodes[node]["label"] = label
    found = measure(graph, ["betweenness", "degree"])
    assert found.column("node") == [
        *("c", NamedNode("http://x.org/b"), "d", NamedNode("http://x.org/a")),
    ]
    assert found["betweenness"] == [0.6666666667, 0.6666666667, 0, 0]
    assert (found["betweenness_rank"], found["degree"]) == ([1, 1, 3, 3], [2, 2, 1, 1])


def test_measuring_leaves_the_network_as_it_was():
    graph = southern_women()
    before = (list(graph.nodes(data=True)), list(graph.edges(data=True)))
    measure(graph)
    assert (list(graph.nodes(data=True)), list(graph.edges(data=True))) == before


def test_an_unknown_measure_is_told_with_those_known():
    with pytest.raises(InputError) as caught:
        values(nx.path_graph(["a", "b"]), ["degree", "betweeness"])
    assert str(caught.value) == "there is no measure “betweeness”; did you mean betweenness?"
    assert caught.value.exit_code == 2
