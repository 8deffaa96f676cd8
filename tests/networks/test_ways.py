from __future__ import annotations

import networkx as nx

from kg.networks.arrays import Arrays
from kg.networks.ways import ways_of


def test_each_way_is_there_once_sorted_by_its_ends_and_the_node_between():
    graph = nx.Graph()
    for actor, events in (("c", "xy"), ("a", "xy"), ("b", "y"), ("d", "z")):
        graph.add_node(actor, mode="actor")
        for event in events:
            graph.add_node(event, mode="event")
            graph.add_edge(actor, event)
    net = Arrays(graph)
    own = ["a", "b", "c", "d"]
    ways = ways_of(net, own)
    first, second = ([own[at] for at in end.tolist()] for end in ways.ends)
    through = [ways.shared[at] for at in ways.through.tolist()]
    assert list(zip(first, second, through, strict=True)) == [
        ("a", "b", "y"),
        ("a", "c", "x"),
        ("a", "c", "y"),
        ("b", "c", "y"),
    ]
    assert ways.starts.tolist() == [0, 1, 3]
    for side, ties in zip((first, second), ways.ties, strict=True):
        for actor, event, tie in zip(side, through, ties.tolist(), strict=True):
            assert {net.nodes[net.tails[tie]], net.nodes[net.heads[tie]]} == {actor, event}
