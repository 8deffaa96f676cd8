"""All networks through all formats: what is read back, and what is said not to be."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import igraph
import networkx as nx
import openpyxl
import pytest

from kg.networks import export_network, read_network
from kg.networks.files.writing import FORMATS

FOREIGN = Path(__file__).parent / "foreign"
FORMS = [form for form in FORMATS if form not in ("text", "nodes")]
ENDINGS = {"graphology": "json"}
# What the nodes of a format are known by, and what it holds of nodes, edges and the network.
BY_NUMBER = ("net", "dl")
ALL = ("gexf", "graphml", "json", "graphology", "xlsx")
NODE_FACTS = (*ALL, "paj")
EDGE_FACTS = (*ALL, "csv")
ISOLATES = tuple(form for form in FORMS if form != "csv")
PART_OF = (*ALL, "csv")


def actors_and_events():
    graph = nx.Graph(title="Who met “whom”", question="Kas?", recipe="weight: claims")
    graph.graph["modes"] = ["actor", "event"]
    for node, label in (("a1", "Rīgas dome"), ("a2", 'The "Bridge" \\ NGO'), ("a3", "Мост & <b>")):
        graph.add_node(f"https://x.org/{node}", label=label, mode="actor", country="LV")
    for node in ("e1", "e2"):
        graph.add_node(f"https://x.org/{node}", label="Seminar", mode="event", year=2022)
    graph.nodes["https://x.org/a1"]["kind"] = ["municipality", "funder"]
    for one, other, weight in (("a1", "e1", 2), ("a2", "e1", 1), ("a2", "e2", 0.5)):
        graph.add_edge(
            f"https://x.org/{one}",
            f"https://x.org/{other}",
            weight=weight,
            roles=["host", "speaker"],
            claims=[f"https://x.org/c/{one}", "https://x.org/c/2"],
            status="stated",
            dates=["2022-01", "2022/2023"],
        )
    return graph


def with_parts():
    graph = actors_and_events()
    ends = "https://x.org/e2", "https://x.org/e1"
    graph.add_edge(*ends, part_of=True, part="https://x.org/e2")
    return graph


def directed_relations():
    graph = nx.DiGraph(title="Money and advice")
    graph.add_edge("b", "a", weight=3, relations=["funds", "advises"], relation_weights=[1, 2])
    graph.add_edge("a", "b", weight=2, relations=["funds"])
    graph.add_edge("b", "b", weight=1.5, relations=["funds"])
    graph.add_edge("c", "a")
    graph.add_node("alone", label="a")
    return graph


def one_relation():
    graph = nx.Graph()
    graph.add_edge("x", "y", relations=["part of"], weight=2)
    graph.add_edge("y", "z", relations=["part of"])
    return graph


def funding():
    graph = nx.DiGraph(title="Funding", modes=["actor", "project"])
    graph.add_node("f", label="Fund", mode="actor")
    graph.add_node("p", label="Project", mode="project")
    graph.add_node("a", label="Agency", mode="actor")
    graph.add_edge("f", "p", weight=2, relations=["gives"], role="funder")
    graph.add_edge("p", "a", relations=["pays"])
    return graph


def three_modes():
    graph = nx.Graph(modes=["person", "organisation", "event"])
    for node, mode in zip("poe", graph.graph["modes"], strict=True):
        graph.add_node(node, mode=mode, label=node.upper())
    graph.add_edges_from(["po", "oe", "pe"], weight=1)
    return graph


def modes_of_two_words():
    graph = nx.Graph(modes=["civil society", "event"])
    graph.add_node("a", mode="civil society")
    graph.add_node("b", mode="event")
    graph.add_edge("b", "a")
    return graph


def within_a_mode():
    graph = nx.Graph(modes=["actor", "event"])
    for node, mode in zip("abe", ["actor", "actor", "event"], strict=True):
        graph.add_node(node, mode=mode)
    graph.add_edges_from(["ab", "ae"])
    return graph


def odd_facts():
    graph = nx.Graph()
    graph.add_node("n 1", label="same", day=dt.date(2022, 3, 1), huge=2**70, nothing=None, yes=True)
    graph.add_node("n 2", label="same", day=dt.date(2023, 3, 1), huge=5, yes=False, x=0.25, y=0.5)
    graph.add_node("n 3", label="ok", word="=1+1", list=["a", "b"], ratio=0.1, n=2**62)
    graph.add_edge("n 1", "n 2", weight=2**60, note="two\nlines", times=3)
    graph.add_edge("n 1", "n 3", weight=1e-9, note="é\u2028", id="own")
    graph.add_edge("n 2", "n 3", weight=0)
    return graph


def control_characters():
    graph = nx.Graph()
    graph.add_node("a\x00", label="bell\x07")
    graph.add_edge("a\x00", "b", weight=1, **{"fact\x1b": "esc\x1b[0m"})
    return graph


MADE = [actors_and_events, with_parts, directed_relations, one_relation, odd_facts]
MADE += [control_characters, funding, three_modes, modes_of_two_words, within_a_mode]


def networkx_graphml(path):
    graph = nx.MultiDiGraph(name="by networkx")
    graph.add_node(1, label="ena", size=2.5)
    graph.add_node(2, label="ё")
    graph.add_edge(1, 2, weight=2.0, relation="calls")
    graph.add_edge(1, 2, weight=1.0, relation="writes")
    graph.add_edge(2, 1)
    nx.write_graphml(graph, path / "n.graphml")
    return path / "n.graphml"


def networkx_gexf(path):
    graph = nx.les_miserables_graph()
    nx.write_gexf(graph, path / "n.gexf")
    return path / "n.gexf"


def networkx_pajek(path):
    graph = nx.davis_southern_women_graph()
    for facts in graph.nodes.values():
        facts.clear()
    nx.write_pajek(graph, path / "n.net")
    return path / "n.net"


def networkx_json(path):
    data = nx.node_link_data(nx.karate_club_graph(), edges="links")
    (path / "n.json").write_text(json.dumps(data))
    return path / "n.json"


def igraph_graphml(path):
    graph = igraph.Graph(4, [(0, 1), (1, 2), (1, 2)], directed=True)
    graph.vs["name"], graph.es["weight"] = ["a", "b", "c", "d"], [1, 2, 3.5]
    graph.write_graphml(str(path / "n.graphml"))
    return path / "n.graphml"


def igraph_pajek(path):
    graph = igraph.Graph.Famous("Zachary")
    graph.write_pajek(str(path / "n.net"))
    return path / "n.net"


def graphology(_path):
    return FOREIGN / "graphology.json"


def written(path, name, text):
    (path / name).write_text(text, encoding="utf-8")
    return path / name


def gephi_table(path):
    rows = "Source;Target;Type;Id;Label;Weight\n1;2;Directed;0;;1,5\n2;1;Directed;1;x;2,0\n"
    return written(path, "n.csv", "\ufeff" + rows)


def matrix_of_excel(path):
    return written(path, "n.csv", ";Anna;Bērziņa\nAnna;0;2\nBērziņa;1;0\n")


def pajek_by_hand(path):
    return written(
        path,
        "n.net",
        '% mine\n*Vertices 5 2\n1 "A" 0.1 0.2\n2 "B"\n3 "E 1"\n4 "E 1"\n5 "E 3"\n'
        '*Edges :1 "meets"\n1 3 2\n*Edges :2 "hosts"\n1 3\n2 4\n',
    )


def ucinet_by_hand(path):
    return written(
        path,
        "n.dl",
        "dl n=3 nm=2 format=fullmatrix\nlabels:\nanna,ben,cid\nmatrix labels:\nlikes,helps\ndata:\n"
        "0 1 0\n1 0 0\n0 0 0\n0 2 1\n0 0 0\n0 1 0\n",
    )


def workbook_by_hand(path):
    book = openpyxl.Workbook()
    for row in (("From", "To", "Value", "Since"), ("A", "B", 2, 2019), ("B", "C", 1.5, 2020)):
        book.active.append(row)
    book.save(path / "n.xlsx")
    return path / "n.xlsx"


def gexf_of_gephi(path):
    return written(
        path,
        "n.gexf",
        '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph '
        'defaultedgetype="directed" mode="dynamic" timeformat="date">'
        '<attributes class="node" mode="dynamic"><attribute id="0" title="score" '
        'type="float"/></attributes><nodes><node id="1" label="Анна" '
        'start="2020-01-01"><attvalues><attvalue for="0" value="1.5" start="2020-01-01"/>'
        '</attvalues></node><node id="2" label="B"/></nodes><edges><edge id="0" source="1" '
        'target="2" weight="2.0" end="2021-01-01"/></edges></graph></gexf>',
    )


READ = [networkx_graphml, networkx_gexf, networkx_pajek, networkx_json, igraph_graphml]
READ += [igraph_pajek, graphology, gephi_table, matrix_of_excel, pajek_by_hand, ucinet_by_hand]
READ += [workbook_by_hand, gexf_of_gephi]


def network(make, path):
    (path / "from").mkdir()
    return read_network(make(path / "from")) if make in READ else make()


def text_of(fact, name=""):
    """Return a value as a file has it: without control characters, a list as one text."""
    if isinstance(fact, (list, tuple)):
        if name == "modes" and any(" " in mode for mode in fact):
            return "; ".join(fact) + ";"
        return (" " if name in ("claims", "modes") else "; ").join(map(text_of, fact))
    if isinstance(fact, float) and fact.is_integer():
        fact = int(fact)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", str(fact))


def facts_of(facts, *without):
    return {
        text_of(name).rstrip("_"): text_of(fact, name)
        for name, fact in facts.items()
        if fact is not None and name not in without
    }


def relations_of(facts):
    names = facts.get("relations") or []
    names = names.split("; ") if isinstance(names, str) else names
    weights = facts.get("relation_weights") or [facts.get("weight", 1)] * len(names)
    weights = weights.split("; ") if isinstance(weights, str) else weights
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def untold(told):
    """Return what a format has no place for, by its own words."""
    lists = re.findall(r"has no place for ([^;]*);", told)
    lists += re.findall(r"all that is known of nodes \(([^)]*)\)", told)
    return {name for each in lists for name in each.split(", ")}


def in_order(graph):
    """Return the nodes as programs number them: those of the first mode first, numbers by value."""
    modes = graph.graph.get("modes") or []
    first = modes[0] if len(modes) == 2 else None
    numbers = all(str(node).isdecimal() for node in graph)
    return sorted(
        graph,
        key=lambda n: (
            graph.nodes[n].get("mode", "") != first,
            int(n) if numbers else 0,
            str(n),
        ),
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("make", [*MADE, *READ], ids=lambda make: make.__name__)
def test_a_network_comes_back_or_its_loss_is_said(make, form, tmp_path):
    graph, said = network(make, tmp_path), []
    if make is with_parts and form not in PART_OF:
        with pytest.raises(Exception, match="cannot mark part-of edges"):
            export_network(graph, form)
        return
    path = tmp_path / f"n.{ENDINGS.get(form, form)}"
    path.write_bytes(export_network(graph, form, say=said.append))
    back, told = read_network(path), " ".join(said)
    if back.is_directed() != graph.is_directed():
        assert form == "dl" and "the directions are left out" in told
    names = {node: text_of(node) for node in graph}
    if form in BY_NUMBER:
        names = {node: str(at) for at, node in enumerate(in_order(graph), 1)}
        assert "identifiers" in untold(told) or all(
            back.nodes[names[node]]["label"] == node for node in graph
        )
    if form in ALL:
        known = facts_of(graph.graph) | ({} if "title" in graph.graph else {"title": "n"})
        assert facts_of(back.graph) == known
    alone = set(nx.isolates(graph))
    lost = alone if form not in ISOLATES else set()
    assert ("nodes without a tie" in told) is bool(lost)
    assert set(back) == {names[node] for node in graph if node not in lost}
    _same_nodes(graph, back, form, names, lost, told)
    _same_edges(graph, back, form, names, told)


def _same_nodes(graph, back, form, names, lost, told):
    modes = {}
    for node in set(graph) - lost:
        facts, found = graph.nodes[node], back.nodes[names[node]]
        label = text_of(facts.get("label", node))
        if found["label"] != label:
            assert form in BY_NUMBER and "labels are written otherwise" in told
        mode = facts.get("mode", "")
        if form in BY_NUMBER and "mode" in untold(told):
            assert "mode" not in found
        else:
            assert modes.setdefault(mode, found.get("mode", "")) == found.get("mode", "")
            assert mode == found.get("mode", "") or "names of modes" in untold(told)
        held, here = facts_of(facts, "label", "mode"), facts_of(found, "label", "mode")
        if form in NODE_FACTS:
            assert held == here
        else:
            assert here.items() <= held.items()
            assert held.keys() - here.keys() <= untold(told)
    assert len(set(modes.values())) == len(modes)


def _same_edges(graph, back, form, names, told):
    wanted = {}
    # These name relations only where there are several, or other programs could not read them.
    relations = {tuple(relations_of(facts)) for facts in graph.edges.values()}
    for one, other, facts in graph.edges(data=True):
        if facts.get("weight") == 0 and form == "dl":
            assert "edges with the weight 0, which in DL means that there is none" in told
        else:
            wanted[names[one], names[other]] = facts
    assert back.number_of_edges() == len(wanted)
    for (one, other), facts in wanted.items():
        found = back.edges[one, other]
        assert found.get("weight", 1) == facts.get("weight", 1)
        if [len(each) for each in relations] == [1] and form in BY_NUMBER:
            assert "relations of edges" in untold(told) and not relations_of(found)
        else:
            assert relations_of(found) == relations_of(facts)
        without = ("weight", "relations", "relation_weights")
        held, here = facts_of(facts, *without), facts_of(found, *without)
        here.pop("part_of", None)
        held.pop("part_of", None)
        assert found.get("part_of", False) is facts.get("part_of", False)
        if form in EDGE_FACTS:
            assert here == held
        else:
            assert not here
            assert {f"{name} of edges" for name in held} <= untold(told)
