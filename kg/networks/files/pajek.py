"""Pajek networks (.net)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import Say, silent
from kg.networks.files.plain import by_mode, only_ties, unique_names

__all__ = ["as_pajek", "read_pajek"]


def as_pajek(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
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


_LINE = re.compile(r"\s*(\d+)(?:\s+(?:\"([^\"]*)\"|([^\"\s]\S*)))?(?:\s+[^\"]*)?\s*")
_PARTS = ("edges", "arcs", "edgeslist", "arcslist", "matrix")


def read_pajek(text: str, say: Say = silent) -> nx.Graph[str]:  # noqa: ARG001
    """Read Pajek. A node is named by its label, if no other has it, else by its number.

    Edges of several relations are of one network. A two-mode network has the modes “first” and
    “second”. Coordinates and other properties of nodes and edges are left out.

    Raises
    ------
    InputError
        At the first line that is not part of one network.
    """
    graph: nx.Graph[Any] = nx.MultiGraph()
    labels: dict[int, str] = {}
    count = first = rows = 0
    section = ""
    for line, content in enumerate(re.split(r"\r\n?|\n", text), 1):
        if not content.strip() or content.lstrip().startswith("%"):
            continue
        if word := re.match(r"\s*\*(\w+)", content):
            section = word[1].lower()
            if section == "vertices":
                head = re.fullmatch(r"\s*\*\w+\s+(\d{1,6})(?:\s+(\d{1,6}))?\s*", content)
                if count or not head or not int(head[1]):
                    raise InputError(
                        "a file has one line *Vertices, with the number of nodes", line=line
                    )
                count, first = int(head[1]), int(head[2] or 0)
            elif section == "network":
                graph.graph["title"] = content.split(None, 1)[-1].strip()
            elif section not in _PARTS or not count:
                raise InputError(f"kg does not read the section *{word[1]} here", line=line)
            elif section.startswith("arcs"):
                graph.graph["directed"] = True
        elif section == "vertices":
            found = _LINE.fullmatch(content)
            if not found or not 0 < int(found[1]) <= count or int(found[1]) in labels:
                raise InputError(
                    f"a node is a number from 1 to {count}, each once, and a label", line=line
                )
            labels[int(found[1])] = (found[2] or found[3] or "").strip() or found[1]
        elif section in _PARTS:
            rows += section == "matrix"
            graph.add_edges_from(_edges(section, content.split(), rows, first, count, line))
        else:
            raise InputError("this is not Pajek: *Vertices is not before it", line=line)
    if not count:
        raise InputError("is not a Pajek network: it has no line *Vertices")
    if labels and len(labels) < count:
        raise InputError(f"ends too early: {len(labels)} of {count} nodes have a line")
    return _named(graph, labels, count, first)


def _edges(
    section: str, words: list[str], row: int, first: int, count: int, line: int
) -> Iterator[tuple[int, int, dict[str, float]]]:
    try:
        if section == "matrix":
            numbers, start = [float(word) for word in words], first
            if len(numbers) != count - start or row > (first or count):
                raise InputError("the matrix has another size than *Vertices says", line=line)
            yield from (
                (row, start + at, {"weight": number})
                for at, number in enumerate(numbers, 1)
                if number
            )
            return
        one, *others = [int(word) for word in (words if section.endswith("list") else words[:2])]
        weight = 1.0 if section.endswith("list") or len(words) < 3 else float(words[2])
    except ValueError as error:
        raise InputError("is not an edge: two numbers of nodes, and a weight", line=line) from error
    if not others or not all(0 < node <= count for node in (one, *others)):
        raise InputError(f"an edge is between two of the nodes 1 to {count}", line=line)
    yield from ((one, other, {"weight": weight}) for other in others)


def _named(graph: nx.Graph[Any], labels: dict[int, str], count: int, first: int) -> nx.Graph[str]:
    """Return the network with its nodes in order, named, and their labels and modes."""
    often = Counter(labels.values())
    plain = max(often.values(), default=2) == 1
    names = {n: labels[n] if plain else str(n) for n in range(1, count + 1)}
    made: nx.Graph[str] = nx.MultiGraph()
    made.graph.update(graph.graph)
    for n, name in names.items():
        mode = {"mode": "first" if n <= first else "second"} if first else {}
        made.add_nodes_from([(name, {"label": labels.get(n, name), **mode})])
    made.add_edges_from((names[u], names[v], facts) for u, v, facts in graph.edges(data=True))
    return made
