"""What formats share that know nodes by number and edges by lines: Pajek and UCINET DL."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import Say, listed

__all__ = [
    "NO_RELATION",
    "Edge",
    "by_relation",
    "check_count",
    "lines_of",
    "lost_modes",
    "made_of",
    "one_line",
    "shortest",
    "tell_labels",
    "tell_lost",
]

Edge = tuple[str, str, dict[str, Any]]

NO_RELATION = "(none)"
"""What a list of edges without relation is called beside lists of relations."""

_END_OF_FILE = "\x1a"  # DOS programs ended a text with it
_MOST_UNLISTED = 1_000_000
# What these formats have of an edge.
_HELD = frozenset({"weight", "relations", "relation_weights", "part_of"})


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, whatever ends them, without the sign that ended DOS files."""
    content, _, after = text.partition(_END_OF_FILE)
    if after.strip(_END_OF_FILE + " \t\r\n"):
        content = text  # in the middle of a text it is no end
    return re.split(r"\r\n?|\n", content.removeprefix("\ufeff"))


def check_count(count: int, room: int, line: int, of: str = "nodes") -> None:
    """Refuse a number of nodes that a slip made: each costs memory, also if it has no line.

    Parameters
    ----------
    room
        The number of characters of the file.

    Raises
    ------
    InputError
        If they are more than a million, and more than the file can list.
    """
    if count > max(_MOST_UNLISTED, room):
        raise InputError(
            f"declares {count:,} {of}, and the file is too short to list them; correct the number",
            line=line,
        )


def made_of(
    directed: bool,
    nodes: Iterable[tuple[str, dict[str, Any]]],
    edges: list[Edge],
) -> nx.Graph[Any]:
    """Return the network that a reader found, which may have several edges a pair.

    A graph that can hold these takes twice the time to make, so it is made where there are some.
    """
    pairs = {(u, v) if directed or u < v else (v, u) for u, v, _ in edges}
    if len(pairs) == len(edges):
        simple: nx.Graph[Any] = nx.DiGraph() if directed else nx.Graph()
        simple.add_nodes_from(nodes)
        simple.add_edges_from(edges)
        return simple
    graph: nx.Graph[Any] = nx.MultiDiGraph() if directed else nx.MultiGraph()
    graph.add_nodes_from(nodes)
    add = graph.add_edge
    for u, v, facts in edges:
        add(u, v, **facts)
    return graph


def by_relation(ties: list[Edge], *, name_one: bool = False) -> list[tuple[str, list[Edge]]]:
    """Return the ties of each relation with their weights in it; those of none come first.

    Ties without a relation are one list, under an empty name; so are ties of one relation that all
    have it, unless that is to be named: other programs do not read its name.
    """
    found_of = [listed(facts.get("relations")) for *_, facts in ties]
    names = sorted({name for of in found_of for name in of})
    if not names or (len(names) == 1 and all(found_of) and not name_one):
        return [("", ties)]
    found: dict[str, list[Edge]] = {name: [] for name in ("", *names)}
    for u, v, facts in ties:
        of = listed(facts.get("relations"))
        weights = listed(facts.get("relation_weights"))
        if len(of) > 1 and len(weights) == len(of):
            for name, weight in zip(of, weights, strict=True):
                found[name].append((u, v, {"weight": float(weight)}))
        else:  # without weights of their own several names are one, so that no weight is doubled
            tie = u, v, {"weight": facts.get("weight", 1)}
            found.setdefault("; ".join(of), []).append(tie)
    return [(name, of) for name, of in found.items() if of]


def shortest(weight: float) -> int | float:
    """Return a number that is whole as an integer, so that it is written without a point."""
    return int(weight) if float(weight).is_integer() and abs(weight) < 2**53 else weight


def one_line(text: object) -> str:
    """Return a text without line breaks and quotation marks."""
    return " ".join(str(text).replace('"', "'").split())


def tell_labels(graph: nx.Graph[str], names: dict[str, str], form: str, say: Say) -> None:
    """Say how many labels are written otherwise."""
    changed = [n for n, facts in graph.nodes.items() if facts.get("label", n) != names[n]]
    if changed:
        old = " ".join(str(graph.nodes[changed[0]].get("label", changed[0])).split())
        say(
            f"{form}: {len(changed):,} labels are written otherwise, since each must be unique and "
            f"without quotation marks and line breaks (“{old[:40]}” is “{names[changed[0]][:40]}”)"
        )


def lost_modes(graph: nx.Graph[str], *, two_mode: bool) -> set[str]:
    """Return what of modes is lost where these are the first and the second, or there are none."""
    modes = {str(facts["mode"]) for facts in graph.nodes.values() if facts.get("mode")}
    if two_mode:
        return set() if modes <= {"first", "second"} else {"names of modes"}
    return {"mode"} if modes else set()


def tell_lost(lost: Iterable[str], graph: nx.Graph[str], form: str, say: Say) -> None:
    """Say which facts a format has no place for: those given, and those of edges."""
    of_edges = {name for facts in graph.edges.values() for name in facts} - _HELD
    if form != "paj" and len(by_relation(list(graph.edges(data=True)))) == 1:
        of_edges |= {"relations"} & {name for facts in graph.edges.values() for name in facts}
    every = [*sorted(lost), *(f"{name} of edges" for name in sorted(of_edges))]
    if every:
        say(f"{form} has no place for {', '.join(every)}; gexf, graphml and json keep all")
