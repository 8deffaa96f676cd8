"""GEXF and GraphML."""

from __future__ import annotations

import re

import networkx as nx

__all__ = ["as_gexf", "as_graphml"]


def as_gexf(graph: nx.Graph[str]) -> bytes:
    """Write GEXF 1.2."""
    text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    # networkx writes the day of writing; a file must not change with the clock.
    text = re.sub(r' lastmodifieddate="[^"]*"', "", text)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def as_graphml(graph: nx.Graph[str]) -> bytes:
    """Write GraphML."""
    text = "\n".join(nx.generate_graphml(graph))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
