"""A network as an XML file of any program tells it, gathered element by element."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from sys import intern
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.files.declared import Attribute, is_weight
from kg.networks.files.weights import as_weight
from kg.networks.files.xml.elements import Elements

__all__ = ["Facts", "Told"]

Facts = dict[str, Any]
"""What a network, a node or an edge is told to be, by name."""

_LIKE_WEIGHTS = ("value", "strength", "tie_strength", "tiestrength", "count", "freq", "frequency")


class Told(Elements):
    """Elements from which a network is gathered: nodes, edges and their facts."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(say)
        self.about: Facts = {}
        self.nodes: dict[str, Facts] = {}
        self.edges: list[tuple[str, str, Facts, str]] = []
        # Edges that come before their nodes; their line is kept until it is known that these come.
        self._early: list[tuple[str, int]] = []
        self.directed = False
        self.keys: dict[tuple[str, str], Attribute] = {}
        self.asked = Attribute("")

    def value(self, attribute: Attribute, text: str, *, of_edge: bool) -> Any:  # noqa: ANN401
        """Return a value as the kind that is declared, or as a text if it is of another.

        Raises
        ------
        InputError
            If a weight is not a number, or negative.
        """
        if of_edge and attribute.weighs:
            return self.weight(text, attribute.name)
        try:
            found = attribute.read(text)
        except ValueError:
            self.note(f"“{attribute.name}” is declared as {attribute.kind}, and has other texts")
            return text
        if found is None and text.strip():
            self.note(f"“{attribute.name}” has no value where it is {text.strip()}")
        return found

    def keep_default(self, attribute: Attribute, text: str, *, of_edge: bool) -> None:
        """Note what an attribute is where it is not told."""
        attribute.default = self.value(attribute, text, of_edge=of_edge)

    def set_defaults(self) -> None:
        """Give nodes, edges and the network what they are by default."""
        every: dict[str, list[Facts]] = {
            "graph": [self.about],
            "node": list(self.nodes.values()),
            "edge": [own for _, _, own, _ in self.edges],
        }
        for (_, of), asked in self.keys.items():
            if asked.default is not None:
                for own in every.get(of, []):
                    own.setdefault(asked.name, asked.default)

    def undeclared(self, key: str, of: str) -> Attribute:
        """Return what is known of an attribute that is not declared for what it is told of."""
        declared = [attribute for (known, _), attribute in self.keys.items() if known == key]
        if declared:
            self.note(f"“{key}” is given for what it is not declared for")
        elif not Attribute(key).weighs:
            self.note(f"“{key}” is not declared; it is read as a text")
        known = declared[0] if declared else Attribute(key)
        self.keys[key, of] = asked = Attribute(known.name, known.kind)
        return asked

    def weight(self, text: str, name: str = "weight") -> int | float | None:
        """Return a weight, or None if the text is blank.

        Raises
        ------
        InputError
            At this line, if it is not a finite number, or negative.
        """
        if not text.strip():
            return None
        try:
            return as_weight(text)
        except ValueError as error:
            called = "the weight" if name == "weight" else f"“{name}”, the weight of this edge,"
            raise InputError(
                f"{called} is “{text.strip()[:40]}”, which {error}", line=self.line
            ) from error

    def keep(self, facts: Facts, name: str, fact: object) -> None:
        """Add a fact; a second value of one name gets a number after the name."""
        known, times = name, 1
        while facts.setdefault(known, fact) != fact:
            times += 1
            known = f"{name}_{times}"
        if times > 1:
            self.note(f"a second value of “{name}” is kept as “{known}”")

    def add_node(self, node: str, facts: Facts) -> None:
        """Add a node; more facts may come.

        Raises
        ------
        InputError
            If it has no identifier, or that of another.
        """
        if not node.strip():
            raise InputError("a node has no id; give each its own", line=self.line)
        if node in self.nodes:
            raise InputError(f"two nodes have the id “{node}”; give each its own", line=self.line)
        self.nodes[intern(node)] = facts

    def add_edge(self, facts: dict[str, str], own: Facts, kind: str) -> None:
        """Add an edge from the attributes ``source`` and ``target`` of its element.

        Raises
        ------
        InputError
            If one is missing, or the kind is not “directed”, “undirected” or “mutual”.
        """
        source, target = facts.get("source"), facts.get("target")
        if source is None or target is None:
            raise InputError("an edge has no source or no target; name both", line=self.line)
        if kind not in ("directed", "undirected", "mutual"):
            raise InputError(
                f"an edge is “{kind[:40]}”; write directed, undirected or mutual", line=self.line
            )
        source, target = intern(source), intern(target)
        if source not in self.nodes or target not in self.nodes:
            self._early += [(source, self.line), (target, self.line)]
        self.edges.append((source, target, own, kind))

    def graph(self) -> nx.Graph[Any]:
        """Return the network.

        Raises
        ------
        InputError
            If an edge names what is not among the nodes.
        """
        for node, line in self._early:
            if node not in self.nodes:
                raise InputError(f"an edge names “{node}”, which is not among the nodes", line=line)
        self._choose_weight()
        for facts in self.nodes.values():
            _choose_label(facts)
        directed = sum(kind != "undirected" for *_, kind in self.edges)
        if 0 < directed < len(self.edges):
            plain = len(self.edges) - directed
            self.say(
                f"{plain:,} of {len(self.edges):,} edges have no direction; each is read as two, "
                "one each way"
            )
        arrows = bool(directed) if self.edges else self.directed
        made = _built(self.nodes, self.edges, directed=arrows)
        made.graph.update(self.about)
        self.tell_notes()
        return made

    def _choose_weight(self) -> None:
        names = {name for _, _, facts, _ in self.edges for name in facts}
        if "weight" in names:
            return
        found = sorted(filter(is_weight, names))
        if found:
            self.say(f"“{found[0]}” is taken for the weight of the edges")
            for _, _, facts, _ in self.edges:
                if found[0] in facts:
                    facts["weight"] = facts.pop(found[0])
        elif like := sorted(n for n in names if n.lower() in _LIKE_WEIGHTS):
            self.say(
                f"the edges have “{like[0]}”; kg takes it for a weight only if you call it weight"
            )


def _choose_label(facts: Facts) -> None:
    """Give a node the label that programs have under other names."""
    if facts.get("label"):
        return
    for known in ("label", "name"):
        for name in facts:
            if name.lower() == known and name != "label" and facts[name]:
                facts["label"] = facts.pop(name) if known == "label" else facts[name]
                return


def _built(
    nodes: dict[str, Facts], edges: list[tuple[str, str, Facts, str]], *, directed: bool
) -> nx.Graph[Any]:
    """Return a network that has each edge; one of several edges between a pair if there are any."""

    def each() -> Iterable[tuple[str, str, Facts]]:
        for source, target, facts, kind in edges:
            yield source, target, facts
            if directed and kind != "directed" and source != target:
                yield target, source, facts

    if directed:
        made: nx.Graph[Any] = nx.MultiDiGraph() if _repeats(each()) else nx.DiGraph()
    else:
        made = nx.MultiGraph() if _repeats(each(), either_way=True) else nx.Graph()
    made.add_nodes_from(nodes.items())
    made.add_edges_from(each())
    return made


def _repeats(edges: Iterable[tuple[str, str, Facts]], *, either_way: bool = False) -> bool:
    """Tell whether a pair has several edges; as soon as one has, no more are looked at."""
    seen: set[tuple[str, str]] = set()
    for source, target, _ in edges:
        pair = (target, source) if either_way and target < source else (source, target)
        if pair in seen:
            return True
        seen.add(pair)
    return False
