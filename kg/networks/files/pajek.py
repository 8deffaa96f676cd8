"""Pajek networks (.net)."""

from __future__ import annotations

import re

import networkx as nx

from kg.networks.files.plain import by_mode, only_ties, unique_names

__all__ = ["as_pajek", "read_pajek"]


def as_pajek(graph: nx.Graph[str]) -> bytes:
    """Write a Pajek network; in a two-mode network the second number says where mode two begins."""
    nodes, first = by_mode(graph)
    names, number = unique_names(graph), {node: at for at, node in enumerate(nodes, 1)}
    lines = [f"*Vertices {len(nodes)}" + (f" {first}" if first else "")]
    lines += [f'{number[node]} "{names[node]}"' for node in nodes]
    lines.append("*Edges")
    pairs = sorted(
        (*sorted((number[u], number[v])), facts.get("weight", 1))
        for u, v, facts in only_ties(graph, "net")
    )
    lines += [f"{one} {other} {weight}" for one, other, weight in pairs]
    return ("\n".join(lines) + "\n").encode()


def read_pajek(text: str) -> nx.Graph[str]:
    """Read Pajek; networkx does not know the second number that marks a two-mode network."""
    head = re.match(r"\s*\*Vertices[ \t]+\d+[ \t]+(\d+)", text, re.IGNORECASE)
    if head:
        text = text.replace(head[0], head[0][: -len(head[1])].rstrip(), 1)
    graph: nx.Graph[str] = nx.parse_pajek(text)
    if head:
        for at, facts in enumerate(graph.nodes.values()):
            facts["mode"] = "first" if at < int(head[1]) else "second"
    return graph
