"""UCINET DL, written.

A list of edges with their weights: ``edgelist2`` for a two-mode network, else ``edgelist1``. There
each line has a direction, so an edge without one has a line for each way. Several relations are
several matrices, one after the other, with ``!`` between them. UCINET knows a node by its number,
and may write its label in capitals.
"""

from __future__ import annotations

import networkx as nx

from kg.networks.attributes import Say, silent
from kg.networks.files.numbered import (
    NO_RELATION,
    Edge,
    by_relation,
    lost_modes,
    one_line,
    shortest,
    tell_labels,
    tell_lost,
)
from kg.networks.files.plain import by_mode, in_order, only_ties, unique_names

__all__ = ["as_dl"]

_LONGEST = 18  # characters of a label that UCINET keeps


def as_dl(graph: nx.Graph[str], say: Say = silent) -> bytes:
    """Write UCINET DL; see this module.

    Raises
    ------
    InputError
        If there are part-of edges.
    """
    ties = only_ties(graph, "dl")
    nodes, first = by_mode(graph)
    number = {node: at for at, node in enumerate(nodes, 1)}
    if first and any((number[u] <= first) == (number[v] <= first) for u, v, _ in ties):
        say("dl: some edges join two nodes of one mode, so the network is written without modes")
        nodes, first = in_order(graph), 0
        number = {node: at for at, node in enumerate(nodes, 1)}
    names = unique_names(graph)
    lists = by_relation(ties)
    size = f"nr={first} nc={len(nodes) - first}" if first else f"n={len(nodes)}"
    many = f" nm={len(lists)}" if len(lists) > 1 else ""
    lines = [f"dl {size}{many} format={'edgelist2' if first else 'edgelist1'}"]
    if first:
        lines += ["row labels:", *(f'"{names[node]}"' for node in nodes[:first])]
        lines += ["column labels:", *(f'"{names[node]}"' for node in nodes[first:])]
    else:
        lines += ["labels:", *(f'"{names[node]}"' for node in nodes)]
    if many:
        lines += ["matrix labels:", *(f'"{one_line(name) or NO_RELATION}"' for name, _ in lists)]
    lines.append("data:")
    for at, (_, of) in enumerate(lists):
        lines += ["!"] if at else []
        lines += _rows(of, number, first, directed=graph.is_directed())
    _tell(graph, names, first, say)
    return ("\n".join(lines) + "\n").encode()


def _rows(ties: list[Edge], number: dict[str, int], first: int, *, directed: bool) -> list[str]:
    rows = []
    for u, v, facts in ties:
        one, other, weight = number[u], number[v], shortest(facts.get("weight", 1))
        if first:
            one, other = sorted((one, other))
        rows.append((one, other - first, weight))
        if not first and not directed and one != other:
            rows.append((other, one, weight))
    return [f"{one} {other} {weight}" for one, other, weight in sorted(rows)]


def _tell(graph: nx.Graph[str], names: dict[str, str], first: int, say: Say) -> None:
    tell_labels(graph, names, "dl", say)
    if long := [name for name in names.values() if len(name) > _LONGEST]:
        say(f"dl: UCINET may shorten labels of more than {_LONGEST} characters ({len(long):,})")
    if zeros := sum(facts.get("weight", 1) == 0 for facts in graph.edges.values()):
        say(f"dl: edges with the weight 0, which in DL means that there is none ({zeros:,})")
    if first and graph.is_directed():
        say("dl: a two-mode network has no directions there; the directions are left out")
    lost = {name for facts in graph.nodes.values() for name in facts} - {"label", "mode"}
    if any(node != names[node] for node in graph):
        lost.add("identifiers")
    tell_lost(lost | lost_modes(graph, two_mode=bool(first)), graph, "dl", say)
