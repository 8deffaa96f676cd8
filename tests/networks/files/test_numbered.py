from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import InputError
from kg.networks.files.numbered import (
    by_relation,
    check_count,
    lines_of,
    lost_modes,
    made_of,
    one_line,
    shortest,
    tell_labels,
    tell_lost,
)


def test_lines_end_in_any_way_and_a_dos_file_where_its_sign_is():
    assert lines_of("\ufeffa\r\nb\rc\nd\x1a\r\n") == ["a", "b", "c", "d"]
    assert lines_of("a\x1ab\u2028c") == ["a\x1ab\u2028c"]


def test_a_count_may_be_a_million_or_as_long_as_the_file():
    check_count(1_000_000, 5, 1)
    check_count(2_000_000, 2_000_000, 1)
    with pytest.raises(InputError, match="too short to list them"):
        check_count(1_000_001, 5, 1)


@pytest.mark.parametrize("directed", [False, True])
def test_a_network_has_several_edges_a_pair_where_there_are_some(directed):
    once = made_of(directed, [("a", {"x": 1})], [("a", "b", {}), ("b", "c", {"weight": 2})])
    assert type(once) is (nx.DiGraph if directed else nx.Graph)
    both = made_of(directed, [("a", {"x": 1})], [("a", "b", {}), ("b", "a", {"weight": 2})])
    assert type(both) is (nx.DiGraph if directed else nx.MultiGraph)
    twice = made_of(directed, [], [("a", "b", {"weight": 1}), ("a", "b", {"weight": 2})])
    assert sorted(w for *_, w in twice.edges(data="weight")) == [1, 2]
    assert once.nodes["a"] == {"x": 1}


def test_ties_are_listed_by_relation_if_there_are_several():
    one = [("a", "b", {"weight": 2, "relations": "p"})]
    assert by_relation(one) == [("", one)]
    assert by_relation(one, name_one=True) == [("p", [("a", "b", {"weight": 2})])]
    assert [name for name, _ in by_relation([*one, ("b", "c", {})])] == ["", "p"]
    more = [*one, ("b", "c", {"weight": 3, "relations": "q; p", "relation_weights": "1; 2"})]
    assert by_relation([*more, ("c", "d", {})]) == [
        ("", [("c", "d", {"weight": 1})]),
        ("p", [("a", "b", {"weight": 2}), ("b", "c", {"weight": 2.0})]),
        ("q", [("b", "c", {"weight": 1.0})]),
    ]


def test_numbers_and_texts_are_written_shortly_and_on_one_line():
    assert [shortest(n) for n in (1, 2.0, 0.5, 1e300)] == [1, 2, 0.5, 1e300]
    assert one_line(' a\n"b" ') == "a 'b'"


def test_what_is_changed_or_lost_is_said():
    graph, said = nx.Graph([("a", "b", {"weight": 1, "roles": "x"})]), []
    graph.nodes["a"]["label"] = 'A\n"1"'
    tell_labels(graph, {"a": "A '1'", "b": "b"}, "net", said.append)
    tell_lost({"kind"}, graph, "net", said.append)
    tell_lost(set(), nx.Graph(), "net", said.append)
    assert said == [
        "net: 1 labels are written otherwise, since each must be unique and without quotation "
        "marks and line breaks (“A \"1\"” is “A '1'”)",
        "net has no place for kind, roles of edges; gexf, graphml and json keep all",
    ]


def test_lost_modes_are_their_names_or_all_of_them():
    graph = nx.Graph()
    assert lost_modes(graph, two_mode=False) == set()
    graph.add_node("a", mode="first")
    assert lost_modes(graph, two_mode=True) == set()
    graph.add_node("b", mode="event")
    assert lost_modes(graph, two_mode=True) == {"names of modes"}
    assert lost_modes(graph, two_mode=False) == {"mode"}
