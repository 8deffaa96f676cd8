"""Stub."""

from __future__ import annotations

import networkx as nx

from kg.networks.measures.measure import Measure


def _deg(net, settings):
    return {
        "degree": [
            len(set(net.graph.pred[n]) | set(net.graph.succ[n]) - {n})
            if net.directed
            else len(set(net.graph[n]) - {n})
            for n in net.nodes
        ]
    }


def _bet(net, settings):
    b = nx.betweenness_centrality(net.graph)
    return {"betweenness": [b[n] for n in net.nodes]}


MEASURES = (
    Measure("degree", "nodes", "d", "f", "n", "s", _deg),
    Measure("betweenness", "nodes", "d", "f", "n", "s", _bet),
)
