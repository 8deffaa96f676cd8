"""UCINET DL."""

from __future__ import annotations

import networkx as nx

from kg.networks.attributes import Say, silent
from kg.networks.files.plain import by_mode, only_ties, unique_names

__all__ = ["as_dl"]


def as_dl(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write UCINET DL: ``edgelist2`` for a two-mode network, else ``edgelist1``."""
    nodes, first = by_mode(graph)
    names, number = unique_names(graph), {node: at for at, node in enumerate(nodes)}
    rows = [
        (*sorted((number[u], number[v])), facts.get("weight", 1))
        for u, v, facts in only_ties(graph, "dl")
    ]
    size = f"nr={first} nc={len(nodes) - first}" if first else f"n={len(nodes)}"
    kind = "edgelist2" if first else "edgelist1"
    lines = [f"dl {size} format={kind}"]
    if first:
        lines += ["row labels:", *(f'"{names[node]}"' for node in nodes[:first])]
        lines += ["column labels:", *(f'"{names[node]}"' for node in nodes[first:])]
    else:
        lines += ["labels:", *(f'"{names[node]}"' for node in nodes)]
    lines.append("data:")
    lines += [f"{a + 1} {b + 1 - first} {weight}" for a, b, weight in sorted(rows)]
    return ("\n".join(lines) + "\n").encode()
