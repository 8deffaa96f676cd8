from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import InputError
from kg.networks.attributes import silent
from kg.networks.files.pajek.facts import Objects
from kg.networks.files.pajek.sections import sections_of


def given(text, nodes=3):
    """Return a network of nodes alone with what the objects of a text say of them."""
    objects, graph, owner = Objects(), nx.Graph(), None
    graph.add_nodes_from((str(n), {"label": str(n)}) for n in range(1, nodes + 1))
    for section in sections_of(text):
        objects.note(section)
        if section.word == "vertices" and owner:
            objects.add(owner, section, int(section.rest))
        owner = section
    return objects.give(graph, silent)


def test_a_number_of_a_partition_means_what_a_comment_says():
    graph = given('%kg value 1 "NGO"\n%kg value 2 true\n*Partition kind\n*Vertices 3\n2\n1\n0\n')
    assert dict(graph.nodes(data="kind")) == {"1": True, "2": "NGO", "3": None}
    plain = given("*Partition kind\n*Vertices 3\n2\n1\n0\n")
    assert dict(plain.nodes(data="kind")) == {"1": 2, "2": 1, "3": 0}


def test_what_stands_for_no_value_is_none():
    graph = given("*Vector v\n*Vertices 3\n999999998\n9999998\n9999.5\n")
    assert dict(graph.nodes(data="v")) == {"1": None, "2": None, "3": 9999.5}


def test_a_node_has_the_identifier_and_label_that_a_comment_says():
    text = '%kg id 1 "2"\n%kg id 2 "http://x.org/b"\n%kg label 2 "B \\"b\\""\n*Vertices 3\n'
    assert dict(given(text).nodes(data="label")) == {"2": "1", "http://x.org/b": 'B "b"', "3": "3"}


@pytest.mark.parametrize(
    "comment",
    ["id 1 3", "id 1", "id 1 [", "odd 1 2", "", "graph 1", 'graph {"title": 3}', "value 1 {}"],
)
def test_a_comment_that_kg_did_not_write_so_is_refused(comment):
    with pytest.raises(InputError, match="is for kg"):
        given(f"%kg {comment}\n*Vertices 3\n")
