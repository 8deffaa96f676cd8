from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pandas
import pytest
from pyoxigraph import NamedNode

import kg
from kg.errors import InputError
from kg.networks.attributes import ends_in_order
from kg.networks.network import build_network, to_network
from kg.questions.headers import parse_query
from kg.questions.lookup import read_query
from kg.rdf.vocabulary import expand
from kg.tables.table import Table

ROOT = Path(kg.__file__).parent.parent


TWO_MODES = parse_query("#+ modes: [actor, event]\nSELECT * {}", name="two")


ONE_MODE = parse_query("SELECT * {}", name="one")


def iri(name):
    return NamedNode(f"http://x.org/{name}")


def table(*rows, columns=("source", "target")):
    """Make a table of names; a status or a role is a code, an end a thing, a mode a text."""
    texts = {"sourceMode", "targetMode"}
    cells = [
        tuple(
            cell if cell is None or column in texts else iri(cell)
            for column, cell in zip(columns, row, strict=True)
        )
        for row in rows
    ]
    return Table(columns, tuple(cells), {"http://x.org/a": "Ā", "http://x.org/speaker": "speaker"})


def edges(graph):
    return {(u[13:], v[13:]): facts for u, v, facts in graph.edges(data=True)}


def test_rows_of_a_pair_gather_on_one_edge_with_their_roles_and_claims():
    graph = to_network(
        table(
            ("a", "e", "speaker", "inferred", "c2"),
            ("a", "e", "organiser", "stated", "c1"),
            ("a", "e", "organiser", "interpreted", "c3"),
            ("b", "e", "speaker", "interpreted", "c4"),
            columns=("source", "target", "role", "status", "claim"),
        ),
        TWO_MODES,
    )
    assert edges(graph) == {
        ("a", "e"): {
            "weight": 3,
            "roles": ["http://x.org/organiser", "speaker"],
            "relations": ["participation"],
            "status": "stated",
            "claims": ["http://x.org/c1", "http://x.org/c2", "http://x.org/c3"],
        },
        ("b", "e"): {
            "weight": 1,
            "roles": ["speaker"],
            "relations": ["participation"],
            "status": "interpreted",
            "claims": ["http://x.org/c4"],
        },
    }


def test_one_claim_in_two_rows_is_counted_once():
    graph = to_network(
        table(("a", "e", "c1"), ("a", "e", "c1"), columns=("source", "target", "claim")), ONE_MODE
    )
    assert edges(graph)["a", "e"]["weight"] == 1


@pytest.mark.parametrize(
    ("statuses", "firmest"),
    [
        (["external", "inferred"], "inferred"),
        (["inferred", "interpreted"], "interpreted"),
        (["external", "interpreted", "inferred", "stated"], "stated"),
        (["external"], "external"),
        ([None], "not known"),
    ],
)
def test_an_edge_has_the_status_of_its_firmest_claim(statuses, firmest):
    rows = [("a", "e", status) for status in statuses]
    graph = to_network(table(*rows, columns=("source", "target", "status")), ONE_MODE)
    assert edges(graph)["a", "e"]["status"] == firmest


def test_nodes_have_their_label_mode_and_facts():
    facts = {"http://x.org/a": {"kind": ["NGO"], "country": ["Latvia"]}}
    graph = to_network(table(("a", "e")), TWO_MODES, facts)
    assert dict(graph.nodes(data=True)) == {
        "http://x.org/a": {"label": "Ā", "mode": "actor", "kind": ["NGO"], "country": ["Latvia"]},
        "http://x.org/e": {"label": "http://x.org/e", "mode": "event"},
    }
    assert (graph.graph["modes"], graph.graph["question"]) == (["actor", "event"], "two")


PARTS = table(
    ("a", "e", None, None, None),
    ("part", "e", "event", "event", "partOf"),
    columns=("source", "target", "sourceMode", "targetMode", "relation"),
)


def test_a_network_has_ties_only_and_keeps_every_node():
    graph = to_network(PARTS, TWO_MODES)
    assert set(edges(graph)) == {("a", "e")}
    assert {node[13:] for node in graph} == {"a", "e", "part"}


def test_a_part_of_edge_is_there_on_request_and_says_which_end_is_the_part():
    found = edges(to_network(PARTS, TWO_MODES, part_of=True))
    assert "part_of" not in found["a", "e"]
    assert found["e", "part"] == {
        "weight": 1,
        "roles": [],
        "relations": ["partOf"],
        "status": "not known",
        "claims": [],
        "part_of": True,
        "part": "http://x.org/part",
    }


def test_no_edge_is_part_of_in_a_network_of_one_mode():
    graph = to_network(table(("a", "b")), ONE_MODE, part_of=True)
    assert "part_of" not in edges(graph)["a", "b"]


def test_the_ends_of_an_edge_are_in_the_order_of_the_modes_or_from_part_to_whole():
    graph = to_network(PARTS, TWO_MODES, part_of=True)
    a, e, part = (f"http://x.org/{name}" for name in ("a", "e", "part"))
    assert ends_in_order(graph, e, a) == (a, e)
    assert ends_in_order(graph, e, part) == (part, e)
    assert ends_in_order(nx.Graph([(2, 1)]), 2, 1) == (1, 2)


def test_networkx_and_pandas_take_the_graph_as_it_is(example):
    """Degrees differed for 30 of 71 nodes, and an attribute source hid the node of that name."""
    graph = example.network("actor-event")
    frame = nx.to_pandas_edgelist(graph)
    assert isinstance(frame, pandas.DataFrame)
    assert {frozenset(pair) for pair in zip(frame.source, frame.target, strict=True)} == {
        frozenset(edge) for edge in graph.edges
    }
    assert not {"source", "target"} & {name for facts in graph.edges.values() for name in facts}
    back = nx.node_link_graph(nx.node_link_data(graph, edges="edges"), edges="edges")
    assert state(back) == state(graph)
    measured = dict(
        zip(*(kg.measure(graph, "degree")[name] for name in ("node", "degree")), strict=True)
    )
    assert dict(graph.degree) == measured


def test_a_node_in_both_modes_is_refused_by_its_label():
    with pytest.raises(InputError) as caught:
        to_network(table(("a", "e"), ("e", "a")), TWO_MODES)
    assert "has two modes, event and actor" in str(caught.value)
    with pytest.raises(InputError, match="two: Ā has two modes, actor and event"):
        to_network(table(("a", "e"), ("b", "a")), TWO_MODES)


@pytest.mark.parametrize("column", ["source", "target"])
def test_a_query_without_an_end_is_refused_with_what_it_gives(column):
    other = {"source": "target", "target": "source"}[column]
    rows = Table((other, "role"), ((iri("a"), iri("b")),))
    with pytest.raises(InputError) as caught:
        to_network(rows, ONE_MODE)
    assert str(caught.value) == (
        f"one:1: a network needs the column ?{column}; the query gives ?{other}, ?role"
    )
    assert caught.value.exit_code == 2


def test_a_row_without_an_end_is_refused():
    with pytest.raises(InputError, match=r"one: a row has no value for \?target; bind it"):
        to_network(table(("a", None)), ONE_MODE)


def test_no_rows_make_an_empty_network():
    assert len(to_network(table(), TWO_MODES)) == 0


def state(graph):
    """Return all that a file of the network depends on, in order."""
    return (
        list(graph.nodes(data=True)),
        list(graph.edges(data=True)),
        graph.graph,
    )


def test_nodes_and_edges_are_sorted_whatever_the_order_of_rows():
    columns = ("source", "target", "role", "status", "claim")
    rows = [
        (f"a{number % 7}", f"e{number % 5}", f"r{number % 3}", "stated", f"c{number}")
        for number in range(40)
    ]
    first = to_network(table(*rows, columns=columns), TWO_MODES)
    assert list(first) == sorted(first)
    assert list(first.edges) == sorted(tuple(sorted(edge)) for edge in first.edges)
    random.Random(1).shuffle(rows)
    assert state(to_network(table(*rows, columns=columns), TWO_MODES)) == state(first)


def test_a_pair_named_both_ways_round_gives_the_same_edge_whatever_the_order_of_rows():
    """Which end was called the source hung on the row that came first."""
    rows = [("a", "b"), ("b", "a")]
    one = to_network(table(*rows), ONE_MODE)
    assert state(to_network(table(*reversed(rows)), ONE_MODE)) == state(one)


def test_the_table_is_left_as_it_was():
    given = table(("a", "e"), ("b", "e"))
    rows, labels = given.rows, dict(given.labels)
    graph = to_network(given, TWO_MODES)
    graph.nodes["http://x.org/a"]["label"] = "changed"
    assert (given.rows, dict(given.labels)) == (rows, labels)


SCRIPT = """
import hashlib, sys
import kg
from kg.networks import export_network
from kg.networks.files.writing import FORMATS

graph = kg.load(sys.argv[1]).network("actor-event", part_of=True)
print(list(graph.nodes(data=True)), list(graph.edges(data=True)), graph.graph)
print(kg.measure(graph))
for form in FORMATS:
    part_of = form not in ("net", "dl", "paj")
    content = export_network(kg.load(sys.argv[1]).network("actor-event", part_of=part_of), form)
    print(form, hashlib.sha256(content).hexdigest())
"""


def test_networks_and_their_files_are_the_same_in_every_process(study):
    def run_with(seed):
        return subprocess.run(
            [sys.executable, "-c", SCRIPT, str(study)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout

    first = run_with("1")
    assert "Ežezers Council" in first
    assert run_with("2") == first


def test_the_network_of_events_is_read_from_a_study(made):
    graph = build_network(made, read_query("actor-event", made.folder, "networks"), part_of=True)
    names = {node: facts["label"] for node, facts in graph.nodes.items()}
    assert {
        (names[u], names[v]): (facts["roles"], facts["status"], facts.get("part_of", False))
        for u, v, facts in graph.edges(data=True)
    } == {
        ("Ežezers Council", "Seminar by the water"): (["host", "organiser"], "stated", False),
        ("Ūdensroze (lv)", "Seminar by the water"): (["co-organiser"], "stated", False),
        ("Nearly 15 guests", "Seminar by the water"): (["attendee"], "stated", False),
        ("Šilojų bendruomenė (lt)", "Seminar, first part"): (["speaker"], "stated", False),
        ("Ūdensroze (lv)", "Seminar, second part"): (["speaker"], "stated", False),
        ("Seminar by the water", "Seminar, first part"): ([], "stated", True),
        ("Seminar by the water", "Seminar, second part"): ([], "stated", True),
    }
    ezezers = graph.nodes[expand("actor:ezezers")]
    assert (ezezers["mode"], ezezers["cls"], ezezers["kind"]) == (
        "actor",
        "Organisation",
        ["municipality"],
    )
    assert graph.nodes[expand("actor:group-lake-guests")]["size"] == ["gandrīz 15"]


def test_stated_only_leaves_out_an_inferred_role_and_keeps_the_tie(made):
    query = read_query("actor-event", made.folder, "networks")
    graph = build_network(made, query, stated_only=True)
    edge = graph.edges[expand("actor:ezezers"), expand("event:lake")]
    assert (edge["roles"], edge["weight"]) == (["organiser"], 1)
