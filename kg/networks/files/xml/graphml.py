"""GraphML, as kg writes it and as igraph, networkx, NodeXL, visone and yEd do."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import partial
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import Say, edges_of, silent
from kg.networks.files.declared import Attribute
from kg.networks.files.xml.elements import as_told, edges_have_ids, in_text, in_value, kinds_of
from kg.networks.files.xml.told import Facts, Told
from kg.tables import encoded

__all__ = ["as_graphml", "read_graphml"]

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""


def as_graphml(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write GraphML: every fact of the network, its nodes and its edges, each of one kind."""
    return encoded(_lines(graph))


def _lines(graph: nx.Graph[str]) -> Iterator[str]:
    edges = edges_of(graph)
    own_ids = edges_have_ids(edges)
    kinds = {
        "graph": kinds_of([graph.graph]),
        "node": kinds_of(graph.nodes.values()),
        "edge": kinds_of((facts for *_, facts in edges), ("id",) if own_ids else ()),
    }
    number = itertools.count()
    keys = {of: {name: f"d{next(number)}" for name in found} for of, found in kinds.items()}

    def data(of: str, facts: Facts) -> str:
        return "".join(
            f'<data key="{key}">{in_text(as_told(facts[name]))}</data>'
            for name, key in keys[of].items()
            if name in facts
        )

    yield _HEAD
    for of, found in kinds.items():
        for name, kind in found.items():
            yield (
                f'<key id="{keys[of][name]}" for="{of}" attr.name={in_value(name)} '
                f'attr.type="{kind}"/>'
            )
    default = "directed" if graph.is_directed() else "undirected"
    yield f'<graph edgedefault="{default}">{data("graph", graph.graph)}'
    for node, facts in graph.nodes.items():
        yield f"<node id={in_value(node)}>{data('node', facts)}</node>"
    for source, target, facts in edges:
        known = f"id={in_value(facts['id'])} " if own_ids and "id" in facts else ""
        ends = f"source={in_value(source)} target={in_value(target)}"
        yield f"<edge {known}{ends}>{data('edge', facts)}</edge>"
    yield from ("</graph>", "</graphml>")


def read_graphml(content: bytes, say: Say = silent) -> nx.Graph[Any]:
    """Read GraphML, the bytes of UTF-8.

    Several ``<graph>`` are relations, named by their ids, between the same nodes. Graphs in nodes
    are read beside these; ``parent`` names the node that holds a node. A node's label is its
    attribute ``label``, else ``name``, in any case, else what yEd draws in it.

    Raises
    ------
    InputError
        At the line of what is no GraphML, of a second node of one id, of an edge to a node that is
        not there, and of a weight that is no number.
    """
    found = _GraphML(say)
    found.walk(content)
    if not found.graphs:
        raise InputError("has no <graph>, so no network; export it again")
    return found.finish()


_LABELS = ("NodeLabel", "EdgeLabel", "Label.Text")
_DIRECTIONS = {"true": "directed", "1": "directed", "false": "undirected", "0": "undirected"}


class _GraphML(Told):
    root, called = "graphml", "GraphML"

    def __init__(self, say: Say) -> None:
        super().__init__(say)
        self.begins |= {
            "graphml": lambda _: None,
            "key": self.key,
            "graph": self.begin_graph,
            "node": self.node,
            "edge": self.edge,
            "data": self.data,
            "desc": self.desc,
            "default": self.default,
            "port": self.port,
            "hyperedge": self.hyperedge,
        }
        self.ends |= {"graph": self.end_graph, "node": self.leave, "edge": self.leave}
        self.ends |= {"key": self.leave}
        self.drawings: set[str] = set()
        self.drawn: list[tuple[Facts, str]] = []
        # What is open: what it is, and its facts.
        self.owners: list[tuple[str, Facts]] = [("graphml", self.about)]
        self.holders: list[str] = []
        self.defaults: list[str | None] = []
        # The name of each graph that is in no node, and the number of edges before it.
        self.graphs: list[tuple[str, int]] = []
        self.homes: dict[str, int] = {}
        self.of, self.own, self.drawing, self.nested = "", self.about, False, False
        self.data_done = self.end_data
        self.label = ""
        self.label_from = 0

    def key(self, facts: dict[str, str]) -> None:
        known, domain = facts.get("id", ""), facts.get("for", "all")
        drawing = facts.get("yfiles.type")
        if drawing:
            self.drawings.add(known)
        kind = facts.get("attr.type", "string")
        self.asked = Attribute(facts.get("attr.name") or drawing or known, kind)
        for each in ("graphml", "graph", "node", "edge") if domain == "all" else (domain,):
            self.keys[known, each] = self.asked
        self.owners.append(("edge" if domain in ("edge", "all") else "key", {}))

    def default(self, _: dict[str, str]) -> None:
        self.whole(partial(self.keep_default, self.asked, of_edge=self.owners[-1][0] == "edge"))

    def begin_graph(self, facts: dict[str, str]) -> None:
        default = facts.get("edgedefault")
        self.defaults.append(default)
        of, owner = self.owners[-1]
        if of == "graphml":
            self.graphs.append(
                (facts.get("id") or f"graph {len(self.graphs) + 1}", len(self.edges))
            )
            self.directed = self.directed or default == "directed"
        else:
            self.note("nodes hold nodes; all are read side by side, and “parent” names the holder")
        self.owners.append(("graph", self.about if of == "graphml" else owner))

    def end_graph(self) -> None:
        self.owners.pop()
        self.defaults.pop()

    def leave(self) -> None:
        if self.owners.pop()[0] == "node":
            self.holders.pop()

    def node(self, facts: dict[str, str]) -> None:
        node, here = facts.pop("id", ""), len(self.graphs)
        own = _further(facts)
        if self.holders:
            own["parent"] = self.holders[-1]
        if self.homes.get(node, here) == here:
            self.add_node(node, own)
        else:  # a node of an earlier graph as well
            known = self.nodes[node]
            for name, fact in own.items():
                self.keep(known, name, fact)
            own = known
        self.homes[node] = here
        self.holders.append(node)
        self.owners.append(("node", own))

    def edge(self, facts: dict[str, str]) -> None:
        kind = self.defaults[-1] if self.defaults else None
        if "directed" in facts:
            told = facts["directed"]
            kind = _DIRECTIONS.get(told.strip().lower(), told)
        elif kind is None:
            self.note("it is not said whether edges have directions; they are read as having none")
        own = _further(facts)
        if "weight" in own:
            own["weight"] = self.weight(own["weight"])
        for port in own.keys() & {"sourceport", "targetport"}:
            self.note("ports are left out")
            del own[port]
        self.add_edge(facts, own, kind or "undirected")
        self.owners.append(("edge", own))

    def port(self, _: dict[str, str]) -> None:
        self.note("ports are left out")
        self.whole()

    def hyperedge(self, _: dict[str, str]) -> None:
        self.note("hyperedges, which join any number of nodes, are left out")
        self.whole()

    def desc(self, _: dict[str, str]) -> None:
        own = self.owners[-1][1]
        self.whole(lambda text: self.keep(own, "description", text.strip()))

    def data(self, facts: dict[str, str]) -> None:
        of, own = self.owners[-1]
        key = facts.get("key", "")
        asked = self.keys.get((key, of)) or self.undeclared(key, of)
        self.asked, self.of, self.own = asked, of, own
        self.drawing = key in self.drawings
        self.nested, self.label = False, ""
        self.depth, self.done = 1, self.data_done

    def end_data(self, text: str) -> None:
        own, asked = self.own, self.asked
        if self.drawing or self.nested:
            self.keep_drawn(own, asked.name)
            if self.drawing or self.label:
                return
            text = " ".join(text.split())
        # Nearly all of a large file passes here.
        fact = text if asked.read is str else self.value(asked, text, of_edge=self.of == "edge")
        if fact is not None and own.setdefault(asked.name, fact) != fact:
            self.keep(own, asked.name, fact)

    def keep_drawn(self, own: Facts, name: str) -> None:
        """Keep what is written in a drawing, for the node or edge that has no other label."""
        if self.drawing:
            self.note("what yEd or visone draws (places, shapes, colours) is left out")
        elif not self.label:
            self.note(f"“{name}” has XML in it, of which the text is read")
        if self.label:
            self.drawn.append((own, self.label))

    def within(self, tag: str, _facts: dict[str, str]) -> None:
        self.nested = True
        if tag in _LABELS:
            self.label_from = len(self.text)

    def after(self, tag: str) -> None:
        if tag in _LABELS and not self.label:
            self.label = "".join(self.text[self.label_from :]).strip()

    def finish(self) -> nx.Graph[Any]:
        """Return the network, once all elements are read."""
        self.set_defaults()
        for own, label in self.drawn:
            named = any(name.lower() in ("label", "name") and fact for name, fact in own.items())
            self.keep(own, "drawn_label" if named and own.get("label") != label else "label", label)
        if ("visone.direction", "boolean") in {(a.name, a.kind) for a in self.keys.values()}:
            told = {True: "directed", False: "undirected"}
            self.edges = [
                (one, other, own, told.get(own.pop("visone.direction", None), kind))
                for one, other, own, kind in self.edges
            ]
        if len(self.graphs) > 1:
            self.say(
                f"has {len(self.graphs)} networks ({', '.join(name for name, _ in self.graphs)}); "
                "each is a relation between the nodes of all"
            )
            ends = [*(start for _, start in self.graphs[1:]), len(self.edges)]
            for (name, start), end in zip(self.graphs, ends, strict=True):
                for _, _, own, _ in self.edges[start:end]:
                    self.keep(own, "graph" if "relation" in own else "relation", name)
        return self.graph()


def _further(facts: dict[str, str]) -> Facts:
    """Return the attributes of an element that are facts, and not its ends or its plumbing."""
    plumbing = ("source", "target", "directed")
    return {
        name: fact
        for name, fact in facts.items()
        if name not in plumbing
        and ":" not in name
        and not name.startswith(("parse.", "yfiles.", "xmlns"))
    }
