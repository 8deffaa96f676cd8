from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest
from network_samples import in_a_file, one_mode, plain, two_mode, with_part

from kg.errors import InputError
from kg.networks.files.json.formats import read_json
from kg.networks.files.reading import read_network
from kg.networks.files.writing import export_network

FOREIGN = Path(__file__).parents[1] / "foreign"


def test_json_is_read_by_networkx_and_is_equal():
    back = nx.node_link_graph(json.loads(export_network(two_mode(), "json")), edges="edges")
    assert plain(back) == in_a_file(two_mode())
    assert back.graph == two_mode().graph | {"modes": "actor event"}


@pytest.mark.parametrize("form", ["json", "graphology"])
@pytest.mark.parametrize("make", [two_mode, one_mode, with_part])
def test_what_is_written_is_read_back_as_it_was(form, make, tmp_path):
    path = tmp_path / "n.json"
    path.write_bytes(export_network(make(), form))
    said = []
    back = read_network(path, say=said.append)
    assert plain(back) == in_a_file(make())
    assert said == []
    assert export_network(back, form) == path.read_bytes()


@pytest.mark.parametrize("form", ["json", "graphology"])
def test_a_direction_comes_back(form, tmp_path):
    graph = nx.DiGraph([("b", "a", {"weight": 2.5}), ("a", "b"), ("c", "c")])
    graph.add_node("alone")
    path = tmp_path / "n.json"
    path.write_bytes(export_network(graph, form))
    back = read_network(path)
    assert type(back) is nx.DiGraph
    assert dict(back.edges) == dict(graph.edges)
    assert set(back) == set(graph)


@pytest.mark.parametrize("form", ["json", "graphology"])
@pytest.mark.parametrize("make", [two_mode, one_mode, with_part, nx.Graph, nx.DiGraph])
def test_it_is_written_as_the_json_module_writes_it_with_a_line_for_each_fact(form, make):
    graph = make()
    graph.graph["quoted"] = 'a "line"\nand two'
    if graph:
        graph.nodes[next(iter(graph))].update(share=0.1, known=True, text='Ā, "b": {\n}\t')
    told = export_network(graph, form).decode()
    whole = json.dumps(json.loads(told), ensure_ascii=False, indent=1, sort_keys=True)
    assert told == f"{whole}\n"


def test_graphology_is_written_as_it_imports_it():
    data = json.loads(export_network(nx.DiGraph([("b", "a", {"weight": 2})]), "graphology"))
    assert data == {
        "options": {"type": "directed", "multi": False, "allowSelfLoops": True},
        "attributes": {},
        "nodes": [{"key": "a", "attributes": {}}, {"key": "b", "attributes": {}}],
        "edges": [{"source": "b", "target": "a", "attributes": {"weight": 2}}],
    }


def test_what_graphology_itself_wrote_is_read():
    """Written by graphology 0.26: a mixed graph, with two directed ties and one without."""
    said = []
    graph = read_json((FOREIGN / "graphology.json").read_text("utf-8"), said.append)
    assert dict(graph.nodes(data=True)) == {
        "min": {"label": "Ministry A", "mode": "actor"}
        | {"x": 1.5, "y": 2, "size": 3, "color": "#f00"},
        "rīga": {"label": "Rīga “city”", "mode": "actor", "founded": 1201},
        "ngo": {"label": "NGO C"},
        "alone": {"label": "Alone", "tags": ["a", "b"]},
    }
    assert sorted((u, v, d["weight"], d["relation"]) for u, v, d in graph.edges(data=True)) == [
        ("min", "rīga", 1, "meets"),
        ("min", "rīga", 2, "funds"),
        ("ngo", "rīga", 1.5, "meets"),
        ("rīga", "ngo", 1.5, "meets"),
    ]
    assert graph.graph["name"] == "Partners of integration"
    assert said == [
        "some ties have a direction and some have not: each without one (1) becomes two, there "
        "and back"
    ]


@pytest.mark.parametrize("edges", ["edges", "links"])
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_what_networkx_writes_is_read(kind, edges):
    graph = nx.gnm_random_graph(10, 25, seed=2, directed=kind().is_directed())
    graph = kind(graph)
    for at, (*_, facts) in enumerate(graph.edges(data=True)):
        facts.update(weight=at + 1, when=[2020, 2021])
    if graph.is_multigraph():
        graph.add_edges_from([(u, v, {"weight": 99}) for u, v in [*graph.edges()][:5]])
    said = []
    back = read_json(json.dumps(nx.node_link_data(graph, edges=edges)), said.append)
    assert said == []
    assert back.is_directed() == graph.is_directed()
    assert set(back) == {str(node) for node in graph}
    ends = frozenset if not graph.is_directed() else tuple

    def ties(found):
        return sorted(
            (sorted(map(str, pair)), facts["weight"])
            for *pair, facts in found.edges(data=True)
            if ends(pair)
        )

    assert ties(back) == ties(graph)
    assert all("key" not in facts for *_, facts in back.edges(data=True))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('{"nodes": [],\n"edges": [}', 2, "is not JSON"),
        ('{"nodes": [],\n"edges": [], \n"nodes": []}', 3, "“nodes” has two values in one object"),
        ('{"nodes": [{"id": 1},\n{"id": 2, "a": 1,\n"a": 2}], "edges": []}', 3, "“a” has two"),
        ("[" * 100_000, None, "has lists within lists without end"),
        ('{"a": ' + "9" * 5000 + "}", None, "has a number of thousands of digits"),
    ],
)
def test_what_is_no_json_is_refused_in_words(text, line, words):
    with pytest.raises(InputError) as caught:
        read_json(text)
    assert caught.value.line == line
    assert words in caught.value.message
