"""GraphML of kg and of others. What programs write is imitated here, in short files."""

from __future__ import annotations

import io

import igraph
import networkx as nx
import pytest
from network_samples import edges_of, in_a_file, plain, random_graph, two_mode

from kg.errors import InputError
from kg.networks import export_network, read_network
from kg.networks.files.xml.graphml import as_graphml, read_graphml

NS = 'xmlns="http://graphml.graphdrawing.org/xmlns"'


def heard(text):
    """Return a network and what is said of it."""
    said = []
    return read_graphml(text.encode(), said.append), said


def body(inner, default="undirected", keys=""):
    return f'<graphml {NS}>{keys}<graph edgedefault="{default}">\n{inner}\n</graph></graphml>'


AB = '<node id="a"/><node id="b"/>'
AB_EDGE = AB + '<edge source="a" target="b"/>'


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
@pytest.mark.parametrize("seed", range(15))
def test_what_networkx_writes_is_read_as_it_is(kind, seed):
    graph = random_graph(kind, seed)
    file = io.BytesIO()
    nx.write_graphml(graph, file)
    back, _ = heard(file.getvalue().decode())
    assert back.is_directed() == graph.is_directed()
    assert dict(back.nodes) == dict(graph.nodes)
    assert edges_of(back) == edges_of(graph)


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_what_igraph_writes_is_read_as_it_is(directed, seed, tmp_path):
    graph = random_graph(nx.DiGraph if directed else nx.Graph, seed)
    path = tmp_path / "n.graphml"
    nodes = list(graph)
    other = igraph.Graph(
        n=len(nodes),
        edges=[(nodes.index(u), nodes.index(v)) for u, v in graph.edges],
        directed=directed,
        vertex_attrs={"name": [f"City {node}" for node in nodes], "n": list(range(len(nodes)))},
        edge_attrs={"weight": [at + 0.5 for at in range(graph.number_of_edges())]},
    )
    other.write_graphml(str(path))
    back = read_network(path)
    assert {facts["label"] for facts in back.nodes.values()} == {f"City {node}" for node in nodes}
    assert [*back.nodes.values()] == [
        {"label": f"City {node}", "name": f"City {node}", "n": at} for at, node in enumerate(nodes)
    ]
    assert edges_of(back) == sorted(
        (tuple(f"n{end}" for end in edge.tuple), [("weight", edge["weight"])]) for edge in other.es
    )


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
@pytest.mark.parametrize("seed", range(15))
def test_what_kg_writes_is_read_back_and_by_networkx_as_well(kind, seed):
    graph = random_graph(kind, seed)
    graph.graph = {"title": "T <1>\n", "version": 3, "at": 0.5, "open": True}
    content = as_graphml(graph)
    back, said = heard(content.decode())
    assert said == []
    for each in (back, nx.read_graphml(io.BytesIO(content))):
        assert each.is_directed() == graph.is_directed()
        assert dict(each.nodes) == dict(graph.nodes)
        assert edges_of(each) == edges_of(graph)
    assert back.graph == graph.graph


def test_a_network_of_kg_is_read_by_networkx_and_is_equal():
    back = nx.read_graphml(io.BytesIO(export_network(two_mode(), "graphml")))
    assert plain(back) == in_a_file(two_mode())
    assert back.graph["modes"] == "actor event"


def test_a_network_of_kg_is_read_by_igraph_and_is_equal(tmp_path):
    path = tmp_path / "n.graphml"
    path.write_bytes(export_network(two_mode(), "graphml"))
    back = igraph.Graph.Read_GraphML(str(path))
    nodes, edges = plain(two_mode())
    assert {v["id"]: v["label"] for v in back.vs} == {n: d["label"] for n, d in nodes.items()}
    assert {
        frozenset(back.vs[end]["id"] for end in edge.tuple): (edge["weight"], edge["status"])
        for edge in back.es
    } == {pair: (d["weight"], d["status"]) for pair, d in edges.items()}


def test_names_that_formats_use_themselves_come_back(tmp_path):
    """They got a “_” at their end."""
    graph = nx.DiGraph()
    graph.add_node("a", label="A", id="7", type="x", start="2001", viz="v", source="s")
    graph.add_node("b", label="B", label_="c")
    graph.add_edge("a", "b", id="e1", source="s", target="t", type="directed", key=3, weight=2)
    for form in ("graphml", "gexf"):
        path = tmp_path / f"n.{form}"
        path.write_bytes(export_network(graph, form))
        back = read_network(path)
        assert (dict(back.nodes), dict(back.edges)) == (dict(graph.nodes), dict(graph.edges)), form


def test_ids_of_edges_are_kept_and_written_where_each_is_one():
    graph, _ = heard(body(AB + '<edge id="e7" source="a" target="b"/>'))
    assert graph.edges["a", "b"] == {"id": "e7"}
    assert b'<edge id="e7" ' in as_graphml(graph)
    graph.add_edge("a", "a", id="e7")
    content = as_graphml(graph)
    assert b"<edge id=" not in content
    assert dict(read_graphml(content).edges) == dict(graph.edges)


def test_defaults_are_what_is_not_told():
    keys = (
        '<key id="k" for="node" attr.name="kind" attr.type="string"><default>NGO</default></key>'
        '<key id="w" for="edge" attr.name="weight" attr.type="int"><desc>how often</desc>'
        "<default>2</default></key>"
        '<key id="a" for="all" attr.name="seen" attr.type="boolean"><default>true</default></key>'
    )
    graph, said = heard(
        body(
            '<node id="a"><data key="k">city</data></node><node id="b"/>'
            '<edge source="a" target="b"/>'
            '<edge source="a" target="a"><data key="w">5</data></edge>',
            keys=keys,
        )
    )
    assert said == []
    assert dict(graph.nodes) == {
        "a": {"kind": "city", "seen": True},
        "b": {"kind": "NGO", "seen": True},
    }
    assert graph.edges["a", "b"] == {"weight": 2, "seen": True}
    assert graph.edges["a", "a"] == {"weight": 5, "seen": True}
    assert graph.graph == {"seen": True}


def test_values_that_are_not_as_declared_are_texts_and_said():
    keys = "".join(
        f'<key id="{kind}" for="node" attr.name="{kind}" attr.type="{kind}"/>'
        for kind in ("int", "double", "boolean", "colour")
    )
    told = {"a": ("many", "1,5", "yes", "red"), "b": ("3.0", "NaN", "FALSE", "")}
    nodes = "".join(
        f'<node id="{node}">'
        + "".join(
            f'<data key="{key}">{fact}</data>'
            for key, fact in zip(("int", "double", "boolean", "colour"), facts, strict=True)
        )
        + "</node>\n"
        for node, facts in told.items()
    )
    graph, said = heard(body(nodes, keys=keys))
    assert graph.nodes["a"] == {"int": "many", "double": "1,5", "boolean": "yes", "colour": "red"}
    assert graph.nodes["b"] == {"int": 3, "boolean": False, "colour": ""}
    assert said == [
        "“int” is declared as int, and has other texts (line 2)",
        "“double” is declared as double, and has other texts (line 2)",
        "“boolean” is declared as boolean, and has other texts (line 2)",
        "“double” has no value where it is NaN (line 3)",
    ]


def test_each_edge_may_have_a_direction_of_its_own():
    graph, said = heard(
        body(
            AB + '<node id="c"/><edge source="b" target="a" directed="false"/>'
            '<edge source="c" target="a"/>',
            default="directed",
        )
    )
    assert set(graph.edges) == {("b", "a"), ("a", "b"), ("c", "a")}
    assert said == ["1 of 2 edges have no direction; each is read as two, one each way"]
    assert not heard(body(AB + '<edge source="b" target="a" directed="false"/>', "directed"))[
        0
    ].is_directed()
    assert heard(body(AB, "directed"))[0].is_directed()
    _, said = heard(f"<graphml><graph>{AB_EDGE}</graph></graphml>")
    assert said == [
        "it is not said whether edges have directions; they are read as having none (line 1)"
    ]


def test_several_graphs_are_relations_between_the_nodes_of_all(tmp_path):
    """The second was dropped without a word."""
    text = f"""<graphml {NS}><key id="l" for="node" attr.name="label" attr.type="string"/>
    <graph id="talks" edgedefault="undirected"><node id="a"><data key="l">A</data></node>
    <node id="b"/><edge source="a" target="b"/></graph>
    <graph id="funds" edgedefault="undirected"><node id="a"><data key="l">A!</data></node>
    <node id="c"/><edge source="a" target="b"/><edge source="c" target="a"/></graph></graphml>"""
    graph, said = heard(text)
    assert said == [
        "has 2 networks (talks, funds); each is a relation between the nodes of all",
        "a second value of “label” is kept as “label_2” (line 4)",
    ]
    assert list(graph) == ["a", "b", "c"]
    assert graph.nodes["a"] == {"label": "A", "label_2": "A!"}
    assert sorted((*sorted((u, v)), r) for u, v, r in graph.edges(data="relation")) == [
        ("a", "b", "funds"),
        ("a", "b", "talks"),
        ("a", "c", "funds"),
    ]
    (tmp_path / "n.graphml").write_text(text, encoding="utf-8")
    assert read_network(tmp_path / "n.graphml").edges["a", "b"] == {
        "weight": 2,
        "relations": ["talks", "funds"],
        "relation_weights": [1, 1],
    }


def test_graphs_in_nodes_hyperedges_and_ports_are_said():
    graph, said = heard(
        body(
            '<node id="g"><port name="p"><port name="q"/></port><graph id="g:" '
            'edgedefault="directed"><node id="in"/><edge source="in" target="g"/></graph></node>\n'
            '<hyperedge><endpoint node="g"/><endpoint node="in"/><data key="d">x</data></hyperedge>'
            '\n<locator/><edge source="g" target="in" sourceport="p"/>'
        )
    )
    assert dict(graph.nodes) == {"g": {}, "in": {"parent": "g"}}
    assert sorted(graph.edges(keys=False)) == [("g", "in"), ("in", "g"), ("in", "g")]
    assert said == [
        "1 of 2 edges have no direction; each is read as two, one each way",
        "ports are left out (2 times, first on line 2)",
        "nodes hold nodes; all are read side by side, and “parent” names the holder (line 2)",
        "hyperedges, which join any number of nodes, are left out (line 3)",
        "the element <locator> is left out (line 4)",
    ]


YED = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml {NS} xmlns:y="http://www.yworks.com/xml/graphml">
<!--Created by yEd 3.22-->
<key for="port" id="d0" yfiles.type="portgraphics"/>
<key attr.name="url" attr.type="string" for="node" id="d4"/>
<key for="node" id="d6" yfiles.type="nodegraphics"/>
<key for="graphml" id="d7" yfiles.type="resources"/>
<key for="edge" id="d10" yfiles.type="edgegraphics"/>
<graph edgedefault="directed" id="G">
<node id="n0"><data key="d4"><![CDATA[http://x.org/?a&b]]></data><data key="d6"><y:ShapeNode>
<y:Geometry height="30.0" x="1.0"/><y:NodeLabel alignment="center">Ministry A<y:LabelModel>
<y:Smart/></y:LabelModel></y:NodeLabel><y:Shape type="rectangle"/></y:ShapeNode></data></node>
<node id="n1" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers>
<y:GroupNode><y:NodeLabel>Group</y:NodeLabel></y:GroupNode>
<y:GroupNode><y:NodeLabel>Folder 1</y:NodeLabel></y:GroupNode></y:Realizers>
</y:ProxyAutoBoundsNode></data>
<graph edgedefault="directed" id="n1:"><node id="n1::n0"><data key="d6"/></node></graph></node>
<edge id="e0" source="n0" target="n1::n0"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>funds
</y:EdgeLabel></y:PolyLineEdge></data></edge>
</graph>
<data key="d7"><y:Resources><node id="no node"/></y:Resources></data>
</graphml>"""


def test_yed():
    graph, said = heard(YED)
    assert dict(graph.nodes) == {
        "n0": {"url": "http://x.org/?a&b", "label": "Ministry A"},
        "n1": {"label": "Group"},
        "n1::n0": {"parent": "n1"},
    }
    assert dict(graph.edges) == {("n0", "n1::n0"): {"id": "e0", "label": "funds"}}
    assert said == [
        "what yEd or visone draws (places, shapes, colours) is left out "
        "(5 times, first on line 12)",
        "nodes hold nodes; all are read side by side, and “parent” names the holder (line 17)",
    ]


VISONE = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns/graphml" xmlns:visone="http://visone.info/x"
 xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d0" yfiles.type="nodegraphics"/>
<key attr.name="visone.direction" attr.type="boolean" for="edge" id="d5"/>
<key attr.name="history" attr.type="string" for="node" id="d6"/>
<graph edgedefault="undirected">
<node id="0"><data key="d0"><visone:shapeNode><y:ShapeNode><y:NodeLabel>City</y:NodeLabel>
</y:ShapeNode></visone:shapeNode></data><data key="d6"><visone:h><visone:e>seen</visone:e>
<visone:e>asked</visone:e></visone:h></data></node>
<node id="1"/>
<edge source="1" target="0"><data key="d5">true</data></edge>
</graph></graphml>"""


def test_visone():
    graph, said = heard(VISONE)
    assert dict(graph.nodes) == {"0": {"label": "City", "history": "seen asked"}, "1": {}}
    assert graph.is_directed()
    assert dict(graph.edges) == {("1", "0"): {}}
    assert said[1] == "“history” has XML in it, of which the text is read (line 10)"


NODEXL = f"""<?xml version="1.0" encoding="UTF-8"?>
<graphml {NS}>
<key id="V-Color" for="node" attr.name="Color" attr.type="string"/>
<key id="V-Label" for="node" attr.name="Label" attr.type="string"/>
<key id="E-Edge Weight" for="edge" attr.name="Edge Weight" attr.type="string"/>
<graph edgedefault="directed">
<node id="Ann"><data key="V-Color">red</data><data key="V-Label">Ann A.</data></node>
<node id="Bo"/>
<edge source="Ann" target="Bo"><data key="E-Edge Weight">2.5</data></edge>
</graph></graphml>"""


def test_nodexl():
    graph, said = heard(NODEXL)
    assert dict(graph.nodes) == {"Ann": {"Color": "red", "label": "Ann A."}, "Bo": {}}
    assert dict(graph.edges) == {("Ann", "Bo"): {"weight": 2.5}}
    assert said == ["“Edge Weight” is taken for the weight of the edges"]


@pytest.mark.parametrize(
    ("data", "label"),
    [
        ({"label": "L", "name": "N"}, "L"),
        ({"Label": "L", "name": "N"}, "L"),
        ({"NAME": "N", "kind": "x"}, "N"),
        ({"label": "", "name": "N"}, "N"),
        ({"kind": "x"}, None),
    ],
)
def test_what_is_a_label(data, label):
    inner = "".join(f'<data key="{key}">{told}</data>' for key, told in data.items())
    keys = "".join(f'<key id="{key}" for="node" attr.type="string"/>' for key in data)
    assert (
        heard(body(f'<node id="a">{inner}</node>', keys=keys))[0].nodes["a"].get("label") == label
    )


def test_keys_that_are_not_declared_are_read_as_texts_and_said():
    keys = '<key id="n" for="node" attr.name="size" attr.type="int"/>'
    graph, said = heard(
        body(
            '<node id="a"><data key="x">1</data></node><node id="b" colour="red"/>'
            '<edge source="a" target="b" weight="3"><data key="n">4</data></edge>',
            keys=keys,
        )
    )
    assert dict(graph.nodes) == {"a": {"x": "1"}, "b": {"colour": "red"}}
    assert graph.edges["a", "b"] == {"weight": 3, "size": 4}
    assert said == [
        "“x” is not declared; it is read as a text (line 2)",
        "“n” is given for what it is not declared for (line 2)",
    ]


@pytest.mark.parametrize("name", ["Value", "strength"])
def test_what_may_be_a_weight_is_said(name):
    graph, said = heard(
        body(AB + f'<edge source="a" target="b"><data key="{name}">3</data></edge>')
    )
    assert graph.edges["a", "b"] == {name: "3"}
    assert (
        said[0] == f"the edges have “{name}”; kg takes it for a weight only if you call it weight"
    )


@pytest.mark.parametrize("name", ["weight", "Weight"])
@pytest.mark.parametrize("told", ["heavy", "NaN", "inf", "1,5", "1_0", "9" * 30, "-nan", "NA"])
def test_a_weight_that_is_no_number_is_refused_at_its_line(name, told):
    keys = f'<key id="w" for="edge" attr.name="{name}" attr.type="double"/>\n'
    with pytest.raises(InputError, match="which is not a number") as caught:
        heard(
            body(
                AB + f'\n<edge source="a" target="b">\n<data key="w">{told}</data></edge>',
                keys=keys,
            )
        )
    assert (caught.value.line, told[:40] in caught.value.message) == (5, True)


REFUSED = [
    (body("<node/>"), 2, "a node has no id"),
    (body('<node id=" "/>'), 2, "a node has no id"),
    (body('<node id="a"/>\n<node id="a"/>'), 3, "two nodes have the id “a”"),
    (body('<node id="a"/>\n<edge source="a" target="x"/>'), 3, "names “x”, which is not among"),
    (body('<edge source="x" target="a"/>\n<node id="a"/>'), 2, "names “x”, which is not among"),
    (body('<node id="a"/><edge source="a"/>'), 2, "an edge has no source or no target"),
    (body(AB + '<edge source="a" target="b" directed="yes"/>'), 2, "an edge is “yes”; write"),
    (body(AB_EDGE, default="both"), 2, "an edge is “both”; write"),
    (f"<graphml {NS}></graphml>", None, "has no <graph>"),
]


@pytest.mark.parametrize(("text", "line", "words"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_meant_is_refused_at_its_line(text, line, words):
    with pytest.raises(InputError) as caught:
        heard(text)
    assert caught.value.line == line
    assert words in caught.value.message


def test_nodes_may_come_after_edges_and_lie_deep():
    graph, _ = heard(body('<edge source="a" target="b"/>' + AB))
    assert list(graph.edges) == [("a", "b")]
    depth = 20_000
    opened = "".join(f'<node id="{at}"><graph edgedefault="directed">' for at in range(depth))
    graph, _ = heard(body(opened + "</graph></node>" * depth))
    assert len(graph) == depth
    graph, said = heard(body('<node id="a"/>' + "<x>" * depth + "</x>" * depth))
    assert said == ["the element <x> is left out (line 2)"]
