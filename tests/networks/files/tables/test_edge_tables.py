from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import InputError
from kg.networks.files.tables.columns import Sheet
from kg.networks.files.tables.edge_tables import network_of_edges
from kg.networks.files.weights import NEGATIVE

NO_NUMBER = "is not a number; correct it or leave it out"


def made(text, *, comma=False, declared=None, separator="a comma", **options):
    """Return the network of a table with blanks between its cells, and what was said."""
    lines = [line.split(" ") for line in text.split("\n")]
    said = []
    sheet = Sheet(
        lines[0],
        enumerate(lines[1:], 2),
        lambda line, message: InputError(message, line=line),
        1,
        separator,
        comma,
    )
    return network_of_edges(sheet, said.append, declared, **options), said


def edges(graph):
    return [(u, v, facts) for u, v, facts in graph.edges(data=True)]


def test_columns_are_known_by_name_and_others_are_facts_of_the_tie():
    graph, said = made("From Events To Year Relation\nA 2 B 2020 funds\nB  C 2021 ")
    assert edges(graph) == [
        ("A", "B", {"weight": 2, "Year": 2020, "relation": "funds"}),
        ("B", "C", {"Year": 2021}),
    ]
    assert said[0] == (
        "taken by their names: “From” for source, “To” for target, “Events” for weight"
    )


def test_facts_that_are_identifiers_stay_texts():
    graph, _ = made("source target id code status\nA B 1 007 3\nA C 2 008 4")
    assert graph.edges["A", "B"] == {"id": "1", "code": "007", "status": "3"}


def test_the_cells_of_a_workbook_keep_their_kinds():
    graph, _ = made("source target year\nA B 2020", separator="")
    assert graph.edges["A", "B"] == {"year": "2020"}


@pytest.mark.parametrize(
    ("column", "values", "kind"),
    [
        ("type", ["Directed", "DIRECTED"], nx.DiGraph),
        ("Type", ["undirected", ""], nx.Graph),
        ("directed", ["true", "yes"], nx.DiGraph),
        ("Directed", ["0", "0"], nx.Graph),
        ("type", ["Directed", "Undirected"], nx.DiGraph),
    ],
)
def test_a_column_tells_directions(column, values, kind):
    graph, said = made(f"source target {column}\nA B {values[0]}\nB C {values[1]}")
    assert type(graph) is kind
    assert all(column not in facts for *_, facts in edges(graph))
    assert not any("does not say" in each for each in said)


@pytest.mark.parametrize(
    ("values", "line", "words"),
    [
        (["directed", "funding"], 3, "“funding” in the column “type” is neither directed nor"),
        (["directed", "undirected", ""], 4, "“type” is empty here; write directed or undirected"),
    ],
)
def test_directions_that_contradict_each_other_are_refused(values, line, words):
    rows = "\n".join(f"A B{at} {value}" for at, value in enumerate(values))
    with pytest.raises(InputError) as caught:
        made(f"source target type\n{rows}")
    assert caught.value.line == line
    assert words in caught.value.message


def test_a_type_that_is_no_direction_is_a_fact():
    graph, said = made("source target type\nA B Funding\nB C ")
    assert edges(graph) == [("A", "B", {"type": "Funding"}), ("B", "C", {})]
    assert "does not say whether ties have a direction" in said[0]


def test_repeated_pairs_are_kept_apart_for_the_one_who_adds_them_up():
    graph, _ = made("source target weight\nA B 1\nB A 5\nA B 1.5")
    assert sorted(facts["weight"] for *_, facts in edges(graph)) == [1, 1.5, 5]


def test_labels_and_modes_of_both_ends_come_back():
    graph, _ = made(
        "source source_label source_mode target target_label target_mode\n"
        "b B actor e E event\na A actor e E event"
    )
    assert dict(graph.nodes(data=True)) == {
        "b": {"label": "B", "mode": "actor"},
        "e": {"label": "E", "mode": "event"},
        "a": {"label": "A", "mode": "actor"},
    }
    assert graph.graph["modes"] == ["actor", "event"]


def test_actors_and_events_have_the_modes_that_their_columns_are_called():
    graph, said = made("Actor Event\nA E1\nB E1")
    assert [graph.nodes[node]["mode"] for node in ("A", "E1", "B")] == ["actor", "event", "actor"]
    assert said == ["taken by their names: “Actor” for source, “Event” for target"]
    with pytest.raises(InputError, match="“A” is in both columns, actor and event; in a two-mode"):
        made("actor event\nA E1\nB A")


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        ("A B 1\nA B", 3, "this row has 2 fields, and the first line has 3"),
        ("A B 1 2", 2, "this row has 4 fields, and the first line has 3"),
        ("A  1", 2, "source or target is empty; write both"),
        ("A B heavy", 2, f"the weight “heavy” {NO_NUMBER}"),
        ("A B nan", 2, f"the weight “nan” {NO_NUMBER}"),
        ("A B 2,5", 2, f"the weight “2,5” {NO_NUMBER}"),
        ("A B -2", 2, f"the weight “-2” {NEGATIVE}"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_at_its_line(rows, line, words):
    with pytest.raises(InputError) as caught:
        made(f"source target weight\n{rows}")
    assert (caught.value.line, caught.value.message) == (line, words)


def test_a_column_that_only_looks_like_weights_is_named():
    with pytest.raises(InputError) as caught:
        made("source target value\nA B high")
    assert caught.value.message == (
        "the weight “high” in the column “value” is not a number; correct it or leave it out; if "
        "the column has no weights, rename it"
    )


def test_a_decimal_comma_is_read_and_said_and_not_mixed_with_points():
    graph, said = made("source target weight\nA B 2,5\nB C 1", comma=True)
    assert [facts["weight"] for *_, facts in edges(graph)] == [2.5, 1]
    assert said[0] == "weights have a decimal comma: “2,5” is read as a number"
    with pytest.raises(InputError, match=r"a decimal comma \(row 2\), another a point \(row 3\)"):
        made("source target weight\nA B 2,5\nB C 1.234", comma=True)


def test_a_node_that_is_not_declared_is_not_made_up():
    graph, _ = made("source target\nA B", declared={"A": {"label": "x"}, "B": {}, "C": {}})
    assert dict(graph.nodes(data=True)) == {"A": {"label": "x"}, "B": {}, "C": {}}
    with pytest.raises(InputError, match="names “D”, which is not among the nodes") as caught:
        made("source target\nA B\nA D", declared={"A": {}, "B": {}})
    assert caught.value.line == 3


@pytest.mark.parametrize(("cell", "lost"), [("0", False), ("x", True)])
def test_a_column_without_a_name_is_the_number_of_the_row_or_its_loss_is_said(cell, lost):
    _, said = made(f" source target type\n{cell} A B directed")
    assert said == ["a column without a name in the first line is left out"] * lost


def test_two_columns_for_one_fact_are_refused():
    with pytest.raises(InputError, match="two columns give “label”; rename one"):
        made("source Label label target\nA x y B")


def test_columns_that_name_the_modes_do_so_when_two_modes_are_asked_for():
    """Each node was refused: it had the name of its column as another mode."""
    text = "source target source_mode target_mode\nx y actor project"
    graph, said = made(text, two_mode=True)
    assert dict(graph.nodes(data="mode")) == {"x": "actor", "y": "project"}
    assert (graph.graph["modes"], said) == (["actor", "project"], [])
    plain, _ = made("source target\nx y", two_mode=True)
    assert plain.graph["modes"] == ["source", "target"]
