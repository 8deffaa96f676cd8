"""Small networks that tests of files, measures and pages share."""

from __future__ import annotations

import random

import networkx as nx

ODD = "a\x00b\x1b[0m\x07c\ufffe"
FORMULA = '=HYPERLINK("http://x.org")'


def two_mode():
    """Make a small two-mode network, in no order."""
    graph = nx.Graph(title="small", question="Who?", modes=["actor", "event"])
    graph.add_node("http://x.org/e2", label='Talk "two"', mode="event")
    graph.add_node("http://x.org/b", label="Ūdensroze", mode="actor", kind=["NGO"])
    graph.add_node("http://x.org/a", label=FORMULA, mode="actor", country=None)
    graph.add_node("http://x.org/e1", label="Seminar", mode="event")
    same = {"relations": ["participation"], "status": "stated"}
    graph.add_edge("http://x.org/e1", "http://x.org/b", weight=2, roles=["host", "speaker"], **same)
    graph.add_edge("http://x.org/e1", "http://x.org/a", weight=1, roles=["@attendee"], **same)
    graph.add_edge("http://x.org/e2", "http://x.org/b", weight=1, roles=None, **same)
    return graph


def with_part():
    """Make the same network with a part-of edge."""
    graph = two_mode()
    ends = ("http://x.org/e1", "http://x.org/e2")
    graph.add_edge(*ends, weight=1, part_of=True, part="http://x.org/e2")
    return graph


def one_mode():
    graph = nx.Graph(title="one")
    for node, label in (("c", "Cēsis"), ("a", "Alūksne"), ("b", "B b")):
        graph.add_node(node, label=label)
    graph.add_edge("c", "a", weight=3)
    graph.add_edge("b", "a", weight=1)
    graph.add_node("d", label="Alone")
    return graph


def plain(graph):
    """Return nodes and edges with all that is not None, whatever the order."""
    nodes = {node: _known(facts) for node, facts in graph.nodes(data=True)}
    edges = {frozenset(pair): _known(facts) for *pair, facts in graph.edges(data=True)}
    return nodes, edges


def _known(facts):
    return {name: fact for name, fact in facts.items() if fact is not None}


def in_a_file(graph):
    """Return nodes and edges as a file has them: a list is one text."""

    def joined(facts):
        return {
            name: (" " if name == "claims" else "; ").join(fact) if isinstance(fact, list) else fact
            for name, fact in facts.items()
        }

    nodes, edges = plain(graph)
    return (
        {node: joined(facts) for node, facts in nodes.items()},
        {pair: joined(facts) for pair, facts in edges.items()},
    )


def without_id(edges):
    return {pair: {k: v for k, v in d.items() if k != "id"} for pair, d in edges.items()}


def edges_of(graph):
    """Return the edges with their facts and without their ids; a pair may have several."""
    ends = graph.is_directed()
    return sorted(
        (
            (str(u), str(v)) if ends or str(u) <= str(v) else (str(v), str(u)),
            sorted((n, f) for n, f in facts.items() if n != "id"),
        )
        for u, v, facts in graph.edges(data=True)
    )


def random_graph(kind, seed):
    """Make a network with facts of all kinds, some of them on some nodes only."""
    rand = random.Random(seed)
    graph = kind()
    for node in range(rand.randrange(1, 9)):
        facts = {
            "a b": f"\"<{node}>&'",
            "n": node,
            "f": node / 4,
            "t": node % 2 == 0,
            "ž": "š\n\tł",
        }
        graph.add_node(f"n {node}", **{k: v for k, v in facts.items() if rand.random() < 0.7})
    for _ in range(rand.randrange(12)):
        ends = rand.choice([*graph]), rand.choice([*graph])
        graph.add_edge(
            *ends, **{k: rand.randrange(9) for k in ("weight", "x") if rand.random() < 0.6}
        )
    return graph
