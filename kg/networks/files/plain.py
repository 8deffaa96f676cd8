"""What every network file format can hold."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

import networkx as nx
import numpy as np

from kg.errors import InputError
from kg.escapes import NOT_XML
from kg.networks.attributes import Say, edges_of, modes_of, silent

__all__ = [
    "Edge",
    "by_mode",
    "cleaned",
    "has_own_names",
    "in_order",
    "only_ties",
    "unique_names",
]

Edge = tuple[str, str, dict[str, Any]]

_NUMBER = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)
# Names that tables and JSON keep for their own use; a fact of that name gets another.
_TAKEN_OF_NODES = frozenset({"id"})
_TAKEN_OF_EDGES = frozenset(
    {"type", *(f"{end}{fact}" for end in ("source", "target") for fact in ("", "_label", "_mode"))}
)


def cleaned(graph: nx.Graph[Any], *, any_name: bool = False, say: Say = silent) -> nx.Graph[str]:
    """Return a sorted copy whose attributes every format can hold; a list becomes one text.

    Parameters
    ----------
    any_name
        The format takes facts of any name; else those that it uses itself get a “_” at their end.
    say
        Called with a sentence on characters that are left out, and on names that are changed.

    Raises
    ------
    InputError
        If two nodes differ only in characters that no format can hold.
    """
    cleaning = _Cleaning(say)
    copy: nx.Graph[str] = nx.DiGraph() if graph.is_directed() else nx.Graph()
    copy.graph.update(cleaning.plain(graph.graph))
    taken = frozenset() if any_name else _TAKEN_OF_NODES
    names: dict[Any, str] = {}
    for node in in_order(graph):
        name = names[node] = cleaning.writable(node)
        if name in copy:
            raise InputError(f"two nodes are called “{name}”; give each node a name of its own")
        copy.add_node(name)
        copy.nodes[name].update(cleaning.plain(graph.nodes[node], taken))
    directed = graph.is_directed()
    taken = frozenset() if any_name else _TAKEN_OF_EDGES
    edges = [
        (u, v, facts) if directed or str(u) <= str(v) else (v, u, facts)
        for u, v, facts in edges_of(graph)
    ]
    edges.sort(key=itemgetter(0, 1))
    copy.add_edges_from(
        (names[u], names[v], _of_edge(cleaning.plain(facts, taken))) for u, v, facts in edges
    )
    _unify(list(copy.nodes.values()))
    _unify([facts for _, _, facts in edges_of(copy)])
    cleaning.tell()
    return copy


def has_own_names(graph: nx.Graph[Any]) -> bool:
    """Tell whether nodes or edges have facts that :func:`cleaned` renames for some formats."""
    nodes, edges = (
        {NOT_XML.sub("", name) for name in {str(name) for facts in every for name in facts}}
        for every in (graph.nodes.values(), (facts for *_, facts in graph.edges(data=True)))
    )
    return not (_TAKEN_OF_NODES.isdisjoint(nodes) and _TAKEN_OF_EDGES.isdisjoint(edges))


def _of_edge(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts with a whole number as weight, if it is whole."""
    weight = facts.get("weight")
    if type(weight) is float and weight.is_integer():
        facts["weight"] = int(weight)
    return facts


def in_order(nodes: Iterable[Any]) -> list[Any]:
    """Return nodes sorted, by their numbers if all are numbers: other files count on that order.

    >>> in_order(["10", "9"]), in_order(["10", "9", "a"])
    (['9', '10'], ['10', '9', 'a'])
    """
    found = sorted(nodes, key=str)
    if all(_NUMBER.fullmatch(str(node)) for node in found):
        found.sort(key=lambda node: int(str(node)))
    return found


def _unify(every: list[dict[str, Any]]) -> None:
    """Make the values of each fact one kind: files declare one, and are unreadable with another."""
    kinds: dict[str, set[type]] = {}
    for name, kind in {(name, type(fact)) for facts in every for name, fact in facts.items()}:
        kinds.setdefault(name, set()).add(kind)
    mixed = {name for name, found in kinds.items() if len(found) > 1 and name != "weight"}
    large = {
        name
        for facts in (every if mixed else ())
        for name in mixed & facts.keys()
        if kinds[name] == {int, float} and abs(facts[name]) > 2**53  # no float has it exactly
    }
    for facts in every if mixed else ():
        for name in mixed & facts.keys():
            numeric = kinds[name] == {int, float} and name not in large
            facts[name] = float(facts[name]) if numeric else str(facts[name])


class _Cleaning:
    """Makes facts plain, and counts what is lost."""

    def __init__(self, say: Say) -> None:
        self.say, self.changed = say, 0
        self.renamed: dict[str, str] = {}
        # Most nodes have facts of the same names, and most edges: each name with how it is written.
        self.names: dict[tuple[str, ...], list[tuple[str, str]]] = {}

    def writable(self, text: object) -> str:
        known = text.isoformat() if isinstance(text, dt.date) else str(text)
        if known.isprintable():  # as nearly all texts are: they have no control character
            return known
        plain = NOT_XML.sub("", known)
        self.changed += plain != known
        return plain

    def plain(self, facts: dict[str, Any], taken: frozenset[str] = frozenset()) -> dict[str, Any]:
        known_names = tuple(facts)
        if known_names not in self.names:
            # Files take no name for one that is empty.
            self.names[known_names] = [(k, self.writable(k) or "_") for k in sorted(facts)]
        kept: dict[str, Any] = {}
        for known, written in self.names[known_names]:
            fact, name = facts[known], written
            while name in taken or name in kept:
                name += "_"
                self.renamed[known] = name
            if type(fact) is str:
                kept[name] = fact if fact.isprintable() else self.writable(fact)
                continue
            if isinstance(fact, np.generic):
                fact = fact.item()
            if isinstance(fact, (int, float)):
                # Others are no numbers in JSON, or in XML.
                fits = math.isfinite(fact) and abs(fact) < 2**63
                kept[name] = fact if fits else str(fact)
            elif isinstance(fact, (list, tuple, set, frozenset)):
                parts = list(map(self.writable, fact))
                parts = parts if isinstance(fact, (list, tuple)) else sorted(parts)
                # A blank cannot occur in the IRI of a claim, and mostly not in the name of a mode.
                close = name == "claims" or (name == "modes" and " " not in "".join(parts))
                kept[name] = (" " if close else "; ").join(parts)
                if name == "modes" and not close:
                    kept[name] += ";"
            elif fact is not None:
                kept[name] = self.writable(fact)
        return kept

    def tell(self) -> None:
        if self.changed:
            self.say(
                f"{self.changed:,} texts have control characters, which no file can hold; these "
                "are left out"
            )
        for known, name in self.renamed.items():
            self.say(f"the format uses the name “{known}” itself; the fact is written as “{name}”")


def unique_names(graph: nx.Graph[str]) -> dict[str, str]:
    """Return a name for each node that is its label, made unique, without quotation marks."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for node, facts in graph.nodes.items():
        # Readers of these formats stumble over quotation marks and backslashes.
        label = " ".join(str(facts.get("label") or "").split()) or " ".join(node.split())
        label = name = label.replace('"', "'").replace("\\", "/")
        while name in taken:
            numbers[label] = numbers.get(label, 1) + 1
            name = f"{label} ({numbers[label]})"
        taken.add(name)
        found[node] = name
    return found


def by_mode(graph: nx.Graph[str]) -> tuple[list[str], int]:
    """Return the nodes, those of the first mode first, and how many these are (0: one mode)."""
    modes, nodes = modes_of(graph), in_order(graph)
    if not modes:
        return nodes, 0
    first = {node: None for node in nodes if graph.nodes[node].get("mode") == modes[0]}
    return [*first, *(node for node in nodes if node not in first)], len(first)


def only_ties(graph: nx.Graph[str], form: str) -> list[Edge]:
    """Return the edges for a format that could not tell a part-of edge from a tie.

    Raises
    ------
    InputError
        If there are part-of edges.
    """
    if any(facts.get("part_of") for facts in graph.edges.values()):
        raise InputError(
            f"{form} cannot mark part-of edges; leave them out, or choose gexf, graphml, csv, xlsx "
            "or json",
            setting="part_of",
        )
    return list(edges_of(graph))
