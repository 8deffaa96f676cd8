"""Small random networks of every sort, and what plain loops find on them."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from random import Random

import networkx as nx
import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.definition import Settings

WEIGHTS = [1, 2, 3, 4, 5, 6, 0.5, 0.1, 0.3, 12]


@cache
def small_networks() -> tuple[nx.Graph, ...]:
    """Give 200 networks: with direction or not, weighted or not, of one mode or two."""
    return tuple(small_network(seed) for seed in range(200))


def small_network(seed: int) -> nx.Graph:
    random = Random(seed)
    directed, weighted, two_mode = seed % 2 == 1, seed % 4 > 1, seed % 8 > 3
    count = random.randint(2, 13)
    graph = nx.DiGraph() if directed else nx.Graph()
    for at in range(count):
        mode = ("actor", "event")[at % 2] if two_mode else ""
        graph.add_node(f"n{at}", mode=mode)
    density = random.choice([0.1, 0.2, 0.4, 0.8])
    for u in range(count):
        for v in range(count):
            same_mode = two_mode and (u - v) % 2 == 0
            # A tie of a node with itself is there now and then, and must not count.
            likely = 0.05 if u == v else density
            if (directed or u <= v) and (u == v or not same_mode) and random.random() < likely:
                graph.add_edge(f"n{u}", f"n{v}", weight=random.choice(WEIGHTS) if weighted else 1)
    return graph


def found(measure, graph: nx.Graph, **settings) -> dict[str, dict]:
    """Return the columns of a measure, each as a value by node; what it says goes to ``say``."""
    net = Arrays(graph)
    chosen = Settings(**settings)
    assert measure.fits(net, chosen) == ""
    columns = measure.compute(net, chosen)
    return {name: dict(zip(graph, column, strict=True)) for name, column in columns.items()}


def value(measure, graph: nx.Graph, **settings) -> dict:
    """Return the values of a measure by node."""
    return found(measure, graph, **settings)[measure.name]


def refused(measure, graph: nx.Graph, **settings) -> str:
    return measure.fits(Arrays(graph), Settings(**settings))


def said(measure, graph: nx.Graph, **settings) -> list[str]:
    """Return the sentences of a measure."""
    sentences: list[str] = []
    found(measure, graph, say=sentences.append, **settings)
    return sentences


def by_name(family) -> dict:
    return {measure.name: measure for measure in family.MEASURES}


def neighbours(graph: nx.Graph, node, weighted: bool) -> dict:
    """Return the nodes that ties lead to, with the length of each tie as an exact fraction."""
    return {
        other: 1 / Fraction(str(facts["weight"])) if weighted else Fraction(1)
        for other, facts in graph.adj[node].items()
        if other != node
    }


def shortest(graph: nx.Graph, source, weighted: bool) -> tuple[dict, dict]:
    """Return the distance of each node that is reached, and how many shortest paths lead there."""
    distance, paths, left = {source: Fraction(0)}, {source: 1}, {source}
    while left:
        node = min(left, key=lambda each: distance[each])
        left.remove(node)
        for other, length in neighbours(graph, node, weighted).items():
            longer = distance[node] + length
            if other not in distance or longer < distance[other]:
                distance[other], paths[other] = longer, paths[node]
                left.add(other)
            elif longer == distance[other]:
                paths[other] += paths[node]
    return distance, paths


def plain_betweenness(graph: nx.Graph, weighted: bool = False) -> dict:
    """Return the sum of shares over all pairs of other nodes: ordered pairs with directions."""
    every = {node: shortest(graph, node, weighted) for node in graph}
    sums = dict.fromkeys(graph, Fraction(0))
    for s, (distance, paths) in every.items():
        for t in distance:
            for v, (onward, rest) in every.items():
                if v in (s, t) or s == t or v not in distance or t not in onward:
                    continue
                if distance[v] + onward[t] == distance[t]:
                    sums[v] += Fraction(paths[v] * rest[t], paths[t])
    return {node: total if graph.is_directed() else total / 2 for node, total in sums.items()}


def plain_distances(graph: nx.Graph, weighted: bool = False) -> dict[object, list[Fraction]]:
    """Return, for each node, the distances from each other node that reaches it."""
    to: dict[object, list[Fraction]] = {node: [] for node in graph}
    for source in graph:
        for node, distance in shortest(graph, source, weighted)[0].items():
            to[node] += [distance] if node != source else []
    return to


def plain_values(ties: np.ndarray) -> list[float]:
    """Return the largest eigenvalue of each part whose nodes reach each other, highest first.

    A solver of the whole matrix has but half the digits where parts have the same value.
    """
    parts = nx.strongly_connected_components(nx.DiGraph(ties))
    blocks = [ties[np.ix_(sorted(part), sorted(part))] for part in parts]
    return sorted((float(max(np.linalg.eigvals(block).real)) for block in blocks), reverse=True)


def plain_two_mode(graph: nx.Graph) -> bool:
    modes = {facts["mode"] for facts in graph.nodes.values()}
    across = all(graph.nodes[u]["mode"] != graph.nodes[v]["mode"] for u, v in graph.edges if u != v)
    return modes == {"actor", "event"} and across


def southern_women() -> nx.Graph:
    graph = nx.davis_southern_women_graph()
    for facts in graph.nodes.values():
        facts["mode"] = "woman" if facts["bipartite"] == 0 else "event"
    return graph
