"""Small random networks of every kind, and what tests of measures do with them."""

from __future__ import annotations

import random

import networkx as nx

from kg.networks.arrays import Arrays
from kg.networks.measures.definition import Settings

KINDS = ("plain", "directed", "two-mode", "two-mode directed")


def random_network(seed):
    """Make one network; the seed decides its kind, size, weights, loops, groups and parts."""
    chance = random.Random(seed)
    kind = KINDS[seed % 4]
    graph = nx.DiGraph() if "directed" in kind else nx.Graph()
    size = chance.randint(2, 14)
    names = [f"n{at}" for at in range(size)]
    chance.shuffle(names)
    graph.add_nodes_from(names)
    density = chance.choice([0.1, 0.25, 0.5, 0.9])
    weighted = chance.random() < 0.6
    modes = {name: ("actor", "event")[at % 2] for at, name in enumerate(names)}
    for tail in names:
        for head in names:
            if chance.random() > density or (tail == head and chance.random() < 0.5):
                continue
            if "two-mode" in kind and modes[tail] == modes[head]:
                continue
            facts = {"weight": chance.choice([1, 2, 3, 0.5])} if weighted else {}
            if chance.random() < 0.05:
                facts["part_of"] = True
            graph.add_edge(tail, head, **facts)
    if "two-mode" in kind:
        nx.set_node_attributes(graph, modes, "mode")
    for facts in graph.nodes.values():
        if chance.random() < 0.85:
            facts["country"] = chance.choice(["LT", "LV", "EE"])
    return graph


def ties_of(graph):
    """Return the ties, by a plain loop: tail, head and weight."""
    return [
        (tail, head, facts.get("weight", 1))
        for tail, head, facts in graph.edges(data=True)
        if tail != head and not facts.get("part_of")
    ]


def both_ways(graph):
    """Return an undirected copy with ties only; the weights of two directions are added up."""
    made = nx.Graph()
    made.add_nodes_from(graph.nodes(data=True))
    for tail, head, weight in ties_of(graph):
        before = made[tail][head]["weight"] if made.has_edge(tail, head) else 0
        made.add_edge(tail, head, weight=before + weight)
    return made


def only_ties(graph):
    """Return a copy with ties only, with the directions that they have."""
    made = graph.__class__()
    made.add_nodes_from(graph.nodes(data=True))
    made.add_weighted_edges_from(ties_of(graph))
    return made


def davis():
    """Return Davis' Southern Women, with modes."""
    graph = nx.davis_southern_women_graph()
    for facts in graph.nodes.values():
        facts["mode"] = "woman" if facts.pop("bipartite") == 0 else "event"
    return graph


def karate():
    """Return Zachary's karate club, with weights."""
    return nx.karate_club_graph()


def unweighted(graph):
    made = graph.copy()
    for _, _, facts in made.edges(data=True):
        facts.pop("weight", None)
    return made


class Asked:
    """Measures of one family, asked by name; ``said`` has what a reader must know."""

    def __init__(self, measures):
        self.measures = {measure.name: measure for measure in measures}
        self.said = []

    def settings(self, **chosen):
        self.said = []
        return Settings(say=self.said.append, **chosen)

    def fits(self, name, graph, **chosen):
        return self.measures[name].fits(Arrays(graph), self.settings(**chosen))

    def __call__(self, name, graph, **chosen):
        measure, net, settings = self.measures[name], Arrays(graph), self.settings(**chosen)
        assert measure.fits(net, settings) == ""
        return measure.compute(net, settings)

    def one(self, name, graph, **chosen):
        """Return the only value of a measure of the network."""
        return self(name, graph, **chosen)[name][0]
