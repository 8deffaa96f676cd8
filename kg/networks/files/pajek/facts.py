"""What a Pajek project says of nodes: partitions, vectors, permutations, clusters, comments."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import Say
from kg.networks.files.pajek.lines import number
from kg.networks.files.pajek.sections import Section

__all__ = ["MISSING", "Objects"]

MISSING = 999999998
"""What Pajek writes in a vector where a node has no value."""
_MISSING = re.compile(r"9{6,8}[789](?:\.0*)?", re.ASCII)
_NOTE = re.compile(r"(\w+)\s+(?:(\d+)\s+)?(.*)", re.ASCII | re.DOTALL)
_OWN = frozenset({"label", "id"})


class Objects:
    """The objects of a project besides its networks, and the comments that are meant for kg."""

    def __init__(self) -> None:
        self.found: list[tuple[Section, list[int | float], dict[str, Any]]] = []
        self.passed_over: list[str] = []
        self.notes: dict[str, dict[str, Any]] = {"id": {}, "label": {}, "graph": {}, "value": {}}

    def note(self, section: Section) -> None:
        """Keep the comments for kg that stand before a section.

        Raises
        ------
        InputError
            If such a comment cannot be read.
        """
        for line, text in section.notes:
            found = _NOTE.fullmatch(text)
            try:
                kind, key, value = found.groups() if found else ("", "", "")
                self.notes[kind].update(_noted(kind, key, json.loads(value)))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise InputError(
                    "a comment that begins with %kg is for kg, which cannot read this one; export "
                    "the network again, or delete the comment",
                    line=line,
                ) from error

    def add(self, owner: Section, values: Section, count: int) -> None:
        """Read the values of an object.

        Raises
        ------
        InputError
            If they are not numbers, or not as many as declared.
        """
        meant, self.notes["value"] = self.notes["value"], {}
        if owner.word == "hierarchy":
            self.passed_over.append(f"*Hierarchy {owner.rest}".strip())
            return
        known = []
        for line, row in values.lines:
            for word in row.split():
                if (found := number(word)) is None:
                    raise InputError(
                        f"“{word[:40]}” in *{owner.word.title()} is not a number", line=line
                    )
                known.append(found)
        if len(known) != count:
            raise InputError(
                f"*{owner.word.title()} has {len(known):,} values, and its *Vertices says "
                f"{count:,}",
                line=values.line,
            )
        self.found.append((owner, known, meant))

    def give(self, graph: nx.Graph[Any], say: Say) -> nx.Graph[Any]:
        """Give their values to the nodes; return the network with the identifiers that kg noted.

        Raises
        ------
        InputError
            If two nodes would have one identifier.
        """
        for owner, values, meant in self.found:
            if owner.word != "cluster" and len(values) != len(graph):
                what = f"*{owner.word.title()} {owner.rest}".strip()
                say(
                    f"{what} is left out: it has {len(values):,} values, and the network "
                    f"{len(graph):,} nodes"
                )
                continue
            name = _free_name(graph, owner)
            for node, value in _per_node(owner, values, graph):
                # Pajek has numbers for no value; in our partitions it is 0.
                if not _MISSING.fullmatch(str(value)) and not (meant and value == 0):
                    graph.nodes[node][name] = meant.get(str(value), value)
        for what in self.passed_over:
            say(f"{what} is left out: kg has no place for it")
        graph.graph.update(self.notes["graph"])
        return self._renamed(graph)

    def _renamed(self, graph: nx.Graph[Any]) -> nx.Graph[Any]:
        for node, label in self.notes["label"].items():
            if node in graph:
                graph.nodes[node]["label"] = label
        names = {n: name for n, name in self.notes["id"].items() if n in graph}
        after = [names.get(node, node) for node in graph]
        if len(set(after)) < len(after):
            twice = next(name for name, times in Counter(after).items() if times > 1)
            raise InputError(f"two nodes have the id “{twice}” in %kg comments; give each its own")
        renamed: nx.Graph[Any] = nx.relabel_nodes(graph, names) if names else graph
        return renamed


def _noted(kind: str, key: str | None, known: object) -> dict[str, Any]:
    """Return what a comment notes, of the types that kg writes.

    Raises
    ------
    ValueError
        If it is of another.
    """
    if kind == "value" and key and isinstance(known, (str, bool, int)):
        return {key: known}
    if kind in ("id", "label") and key and isinstance(known, str):
        return {key: known}
    if kind == "graph" and isinstance(known, dict):
        title, modes = known.get("title", ""), known.get("modes", [])
        if (
            isinstance(title, str)
            and isinstance(modes, list)
            and all(isinstance(mode, str) for mode in modes)
        ):
            return {name: known[name] for name in ("title", "modes") if known.get(name)}
    raise ValueError(kind)


def _free_name(graph: nx.Graph[Any], owner: Section) -> str:
    name = owner.rest.strip().strip('"').strip() or owner.word
    for ending in (".clu", ".vec", ".per", ".cls"):
        name = name.removesuffix(ending)
    taken = _OWN | {fact for facts in graph.nodes.values() for fact in facts}
    if name == "mode" and graph.graph.get("modes") == ["first", "second"]:
        taken -= {"mode"}
    while name in taken:
        name += "_"
    return name


def _per_node(owner: Section, values: list[int | float], graph: nx.Graph[Any]) -> list[Any]:
    nodes = list(graph)
    if owner.word != "cluster":
        return list(zip(nodes, values, strict=True))
    return [(str(value), True) for value in values if str(value) in graph]
