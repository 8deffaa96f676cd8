"""GEXF of kg and of others. What programs write is imitated here, in short files."""

from __future__ import annotations

import io

import networkx as nx
import pytest
from network_samples import edges_of, in_a_file, plain, random_graph, two_mode, without_id

from kg.errors import InputError
from kg.networks import export_network, read_network
from kg.networks.files.xml.gexf import as_gexf, read_gexf


def heard(text):
    """Return a network and what is said of it."""
    said = []
    return read_gexf(text.encode(), said.append), said


def body(inner, graph="", head='xmlns="http://gexf.net/1.3" version="1.3"'):
    return f'<gexf {head}><graph defaultedgetype="undirected" {graph}>\n{inner}\n</graph></gexf>'


AB = '<nodes><node id="a" label="A"/><node id="b" label="B"/></nodes>'
EDGE = '<edges><edge id="0" source="a" target="b"/></edges>'


@pytest.mark.parametrize("version", ["1.1draft", "1.2draft", "1.3"])
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
@pytest.mark.parametrize("seed", range(6))
def test_what_networkx_writes_is_read_as_it_is(kind, seed, version):
    graph = random_graph(kind, seed)
    for node, facts in graph.nodes.items():
        facts["label"] = f"City {node}"
    file = io.BytesIO()
    nx.write_gexf(graph, file, version=version)
    back, said = heard(file.getvalue().decode())
    assert said == []
    assert back.is_directed() == graph.is_directed()
    assert dict(back.nodes) == dict(graph.nodes)
    if graph.is_multigraph():
        for *_, facts in back.edges(data=True):
            facts.pop("networkx_key", None)
    assert edges_of(back) == edges_of(graph)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
@pytest.mark.parametrize("seed", range(15))
def test_what_kg_writes_is_read_back_and_by_networkx_as_well(kind, seed):
    graph = random_graph(kind, seed)
    for node, facts in graph.nodes.items():
        facts["label"] = f"City\n“{node}” \t"
    graph.graph = {"title": "T <1>\n", "version": 3, "at": 0.5, "open": True, 'a": "b': ""}
    content = as_gexf(graph)
    back, said = heard(content.decode())
    assert said == []
    assert back.graph == graph.graph
    other = nx.read_gexf(io.BytesIO(content.replace(b"gexf.net/1.3", b"www.gexf.net/1.2draft")))
    for each in (back, other):
        assert each.is_directed() == graph.is_directed()
        assert dict(each.nodes) == dict(graph.nodes)
        assert edges_of(each) == edges_of(graph)


def test_a_network_of_kg_is_read_by_networkx_and_is_equal():
    content = export_network(two_mode(), "gexf")
    assert b"lastmodifieddate" not in content
    assert b'xmlns="http://gexf.net/1.3"' in content
    other = content.replace(b"gexf.net/1.3", b"www.gexf.net/1.2draft")
    nodes, edges = plain(nx.read_gexf(io.BytesIO(other)))
    assert (nodes, without_id(edges)) == in_a_file(two_mode())


@pytest.mark.parametrize(
    "head",
    [
        'xmlns="http://www.gexf.net/1.3" version="1.3"',
        'xmlns="http://gexf.net/1.3" version="1.3"',
        'xmlns="http://www.gexf.net/1.2draft" version="1.2"',
        'xmlns="http://www.gexf.net/1.1draft" version="1.1"',
        'xmlns="http://www.gephi.org/gexf" version="1.0"',
        'xmlns="http://gexf.net/1.2"',
        "",
    ],
)
def test_any_namespace_is_known_and_none(head):
    graph, said = heard(body(AB + EDGE, head=head))
    assert (dict(graph.nodes), said) == ({"a": {"label": "A"}, "b": {"label": "B"}}, [])
    assert dict(graph.edges) == {("a", "b"): {"id": "0"}}


def test_a_prefix_is_no_part_of_a_name():
    text = (
        '<ns0:gexf xmlns:ns0="http://gexf.net/1.3"><ns0:graph><ns0:nodes><ns0:node id="a" '
        'label="A"><ns0:attvalues/></ns0:node></ns0:nodes></ns0:graph></ns0:gexf>'
    )
    assert dict(heard(text)[0].nodes) == {"a": {"label": "A"}}


GEPHI = """<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd">
  <meta lastmodifieddate="2024-05-07">
    <creator>Gephi 0.10.1</creator><title></title><description>Who meets whom</description>
  </meta>
  <graph defaultedgetype="directed" mode="static">
    <attributes class="node" mode="static">
      <attribute id="modularity_class" title="Modularity Class" type="integer">
        <default>0</default></attribute>
      <attribute id="tags" title="tags" type="liststring"/>
      <attribute id="size" title="size" type="string"><options>[small, large]</options></attribute>
    </attributes>
    <nodes>
      <node id="11" label="Ministry A">
        <attvalues><attvalue for="modularity_class" value="2"/>
        <attvalue for="tags" value="[&quot;state&quot;, old]"/>
        <attvalue for="size" value="large"/></attvalues>
        <viz:size value="10.5"/><viz:position x="-266.8" y="299.6" z="0.0"/>
        <viz:color r="235" g="81" b="72" a="0.6"/><viz:shape value="disc"/>
      </node>
      <node id="12" label="City B"><viz:color hex="#EB5148"/></node>
    </nodes>
    <edges>
      <edge id="0" source="11" target="12" kind="funds" label="pays" weight="8.0"/>
      <edge id="1" source="11" target="12" kind="visits"><viz:thickness value="2"/></edge>
      <edge id="2" source="12" target="11" type="undirected"/>
      <edge id="3" source="12" target="12" type="mutual"/>
    </edges>
  </graph>
</gexf>"""


def test_gephi(tmp_path):
    graph, said = heard(GEPHI)
    assert graph.nodes["11"] == {
        **{"label": "Ministry A", "Modularity Class": 2, "tags": ["state", "old"]},
        **{"size": "large", "viz_size": 10.5, "x": -266.8, "y": 299.6, "z": 0},
        **{"color": "#eb5148", "alpha": 0.6, "shape": "disc"},
    }
    assert graph.nodes["12"] == {"label": "City B", "color": "#eb5148", "Modularity Class": 0}
    assert edges_of(graph) == [
        (("11", "12"), []),
        (("11", "12"), [("label", "pays"), ("relation", "funds"), ("weight", 8)]),
        (("11", "12"), [("relation", "visits"), ("thickness", 2)]),
        (("12", "11"), []),
        (("12", "12"), []),
    ]
    assert graph.graph == {
        "lastmodifieddate": "2024-05-07",
        "creator": "Gephi 0.10.1",
        "description": "Who meets whom",
    }
    assert said == [
        "1 of 4 edges have no direction; each is read as two, one each way",
        "the list of the values that “size” may have is left out (line 13)",
    ]
    path = tmp_path / "n.gexf"
    path.write_text(GEPHI, encoding="utf-8")
    joined = read_network(path).edges["11", "12"]
    assert joined["relations"] == ["funds", "visits"]
    assert joined["weight"] == 10


DYNAMIC = """<gexf xmlns="http://gexf.net/1.2draft" version="1.2">
<graph mode="dynamic" defaultedgetype="undirected" timeformat="date" start="2000-01-01">
<attributes class="node" mode="dynamic"><attribute id="p" title="price" type="float">
<default>1</default></attribute></attributes>
<nodes><node id="a" label="A" start="2001-02-03" endopen="2003-01-01"><attvalues>
<attvalue for="p" value="5" start="2001-02-03" end="2002-01-01"/>
<attvalue for="p" value="7" startopen="2002-01-01"/></attvalues></node>
<node id="b" label="B"><spells><spell start="2001" endopen="2003"/><spell start="2005"/></spells>
</node><node id="c" label="C" timestamps="[2001, 2002]"/></nodes>
<edges><edge id="e" source="a" target="b" start="-Infinity" end="2009-01-01"><attvalues>
<attvalue for="weight" value="2" start="2001"/><attvalue for="weight" value="3" start="2002"/>
</attvalues></edge></edges></graph></gexf>"""


def test_what_changes_over_time_is_kept_as_text_and_said():
    graph, said = heard(DYNAMIC)
    assert dict(graph.nodes) == {
        "a": {
            **{"label": "A", "start": "2001-02-03", "endopen": "2003-01-01"},
            "price": "5 [2001-02-03, 2002-01-01]; 7 (2002-01-01, ]",
        },
        "b": {"label": "B", "spells": "[2001, 2003); [2005, ]", "price": 1},
        "c": {"label": "C", "timestamps": "[2001, 2002]", "price": 1},
    }
    assert graph.edges["a", "b"] == {
        "id": "e",
        "end": "2009-01-01",
        "weight_over_time": "2 [2001, ]; 3 [2002, ]",
    }
    assert said[0] == (
        "“price” changes over time: “price” has each value and its time (2 times, first on line 6)"
    )
    assert said[1:] == [
        "“weight” changes over time: “weight_over_time” has each value and its time; "
        "weights are what edges have besides, or 1 (2 times, first on line 11)",
    ]
    assert graph.graph == {"start": "2000-01-01"}


def test_times_and_drawings_of_networkx_are_read():
    graph = nx.DiGraph(mode="dynamic", name="who")
    drawn = {"size": 3, "color": {"r": 1, "g": 2, "b": 3}, "position": {"x": 1, "y": 2, "z": 0}}
    graph.add_node("a", label="A", start="2001-01-01", end="2002-01-01", viz=drawn)
    graph.add_node("b", label="B", pid="a", spells=[("2001-01-01", "2002-01-01"), ("2003", None)])
    graph.add_node("c", label="C", n=[(1, "2001-01-01", "2002-01-01"), (2, "2002-01-01", None)])
    graph.add_edge("a", "b", weight=2.5, type="mutual", id="e", label="x", start="2001-01-01")
    file = io.BytesIO()
    nx.write_gexf(graph, file, version="1.2draft")
    back, _ = heard(file.getvalue().decode())
    assert dict(back.nodes) == {
        "a": {
            **{"label": "A", "start": "2001-01-01", "end": "2002-01-01"},
            **{"size": 3, "color": "#010203", "alpha": 1, "x": 1, "y": 2, "z": 0},
        },
        "b": {"label": "B", "parent": "a", "spells": "[2001-01-01, 2002-01-01]; [2003, ]"},
        "c": {"label": "C", "n": "1 [2001-01-01, 2002-01-01]; 2 [2002-01-01, ]"},
    }
    assert list(back.edges) == [("a", "b"), ("b", "a")]
    assert back.graph["title"] == "who"


@pytest.mark.parametrize(
    ("times", "form"),
    [
        ([{"start": 2001, "end": 2003}, {"start": 2002.5}, {"spells": "[2001, 2003)"}], "double"),
        ([{"start": "2001-05-01"}, {"endopen": "2004"}, {"spells": "[2001, ]; [, 2003]"}], "date"),
        ([{"start": "2001-05-01T10:00:00Z"}, {"end": "2004-01-01"}], "dateTime"),
        ([{"spells": "[2001, 2003)"}], "double"),
        ([{"start": "2001-XX"}, {"end": "2004-01-01"}], ""),
        ([{"start": 5}, {"end": "2004-01-01"}], ""),
        ([{"spells": "in spring"}], ""),
        ([{"spells": "(, 2003]"}], ""),
        ([{"start": True}], ""),
    ],
)
def test_times_are_written_as_times_where_all_are_numbers_or_dates(times, form):
    graph = nx.Graph()
    for at, facts in enumerate(times):
        graph.add_node(str(at), label=str(at), **facts)
    graph.add_edge("0", "0", **times[0])
    said = []
    content = as_gexf(graph, said.append)
    back, _ = heard(content.decode())
    assert dict(back.nodes) == dict(graph.nodes)
    assert dict(back.edges) == dict(graph.edges)
    assert (f'mode="dynamic" timeformat="{form}"' if form else 'mode="static"') in content.decode()
    assert said == (
        [] if form else ["GEXF: not all times are numbers or dates; they are written as attributes"]
    )


def test_places_sizes_and_colours_are_drawn_by_gephi_and_come_back():
    graph = nx.Graph()
    graph.add_node("a", label="A", x=1.5, y=-2, size=3, color="#01ff00")
    graph.add_node("b", label="B", y=1, size=-1, color="red")
    content = as_gexf(graph)
    assert (
        b'<viz:position x="1.5" y="-2"/><viz:size value="3"/><viz:color r="1" g="255" b="0"/>'
        in (content)
    )
    assert content.count(b"viz:") == 3
    assert dict(heard(content.decode())[0].nodes) == dict(graph.nodes)


def test_nodes_in_nodes_are_read_side_by_side_and_said():
    graph, said = heard(
        body(
            '<nodes><node id="g" label="G"><nodes><node id="a" label="A"><nodes><node id="b"/>'
            '</nodes></node></nodes><edges><edge id="0" source="a" target="b"/></edges></node>'
            '<node id="c" pid="a"/><node id="d"><parents><parent for="a"/><parent for="g"/>'
            "</parents></node></nodes>"
        )
    )
    assert {node: facts.get("parent") for node, facts in graph.nodes.items()} == {
        **{"g": None, "a": "g", "b": "a", "c": "a", "d": "a; g"},
    }
    assert list(graph.edges) == [("a", "b")]
    assert said == [
        "nodes hold nodes; all are read side by side, and “parent” names the holder "
        "(5 times, first on line 2)"
    ]


REFUSED = [
    (body("<nodes><node/></nodes>"), 2, "a node has no id"),
    (body(AB + "\n" + AB), 3, "two nodes have the id “a”"),
    (body(AB + '\n<edges><edge source="a" target="x"/></edges>'), 3, "names “x”, which is not"),
    (body(AB + '<edges><edge source="a"/></edges>'), 2, "an edge has no source or no target"),
    (
        body(AB + '\n<edges><edge source="a" target="b" weight="heavy"/></edges>'),
        3,
        "the weight is “heavy”, which is not a number",
    ),
    (
        body(AB + '\n<edges><edge source="a" target="b" weight="NaN"/></edges>'),
        3,
        "the weight is “NaN”, which is not a number",
    ),
    (
        body(AB + '\n<edges><edge source="a" target="b" type="both"/></edges>'),
        3,
        "an edge is “both”; write directed, undirected or mutual",
    ),
    (body(AB).replace("</gexf>", "\n<graph/></gexf>"), 4, "has a second <graph>"),
    ("<gexf/>", None, "has no <graph>"),
]


@pytest.mark.parametrize(("text", "line", "words"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_meant_is_refused_at_its_line(text, line, words):
    with pytest.raises(InputError) as caught:
        heard(text)
    assert caught.value.line == line
    assert words in caught.value.message


def test_attributes_that_are_not_declared_are_texts_and_a_weight_may_be_one():
    keys = (
        '<attributes class="edge"><attribute id="0" title="Weight" type="string"/></attributes>'
        '<attributes class="node"><attribute id="0" title="age" type="long"/></attributes>'
    )
    graph, said = heard(
        body(
            keys + '<nodes><node id="a"><attvalues><attvalue for="9" value="x"/>'
            '<attvalue id="0" value="old"/></attvalues></node></nodes>'
            '<edges><edge id="0" source="a" target="a"><attvalues><attvalue for="0" value="2"/>'
            "</attvalues></edge></edges>"
        )
    )
    assert dict(graph.nodes) == {"a": {"9": "x", "age": "old"}}
    assert graph.edges["a", "a"] == {"id": "0", "weight": 2}
    assert said == [
        "“Weight” is taken for the weight of the edges",
        "“9” is not declared; it is read as a text (line 2)",
        "“age” is declared as long, and has other texts (line 2)",
    ]


def test_a_weight_that_changes_over_time_is_known_by_any_spelling():
    graph, said = heard(DYNAMIC.replace('for="weight"', 'for="Weight"'))
    assert graph.edges["a", "b"]["weight_over_time"] == "2 [2001, ]; 3 [2002, ]"
    assert "weight" not in graph.edges["a", "b"]
    assert said[1].startswith("“Weight” changes over time: “weight_over_time” has each value")
