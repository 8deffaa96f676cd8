"""The network that a JSON value holds, with errors at the lines of its text."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import Say
from kg.networks.files.declared import is_weight
from kg.networks.files.json.kinds import parts_of
from kg.networks.files.json.lines import line_of
from kg.networks.files.ties import network_of_ties, note_modes
from kg.networks.files.weights import as_weight

__all__ = ["JsonNetwork"]

_Facts = dict[str, Any]
_Opened = tuple[_Facts, _Facts]

# What may identify a node, and what may name the ends of a tie, likelier first.
_IDENTIFIERS = ("id", "key", "name", "label")
_ENDS = (("source", "target"), ("from", "to"), ("n1", "n2"))
# What d3 and others call a weight.
_WEIGHTS = ("value", "count", "strength", "w")
# What NetsJSON calls a label, and the relation of a tie.
_SHORT = {"lab": "label", "rel": "relation"}
_DIRECTIONS = {"directed": True, "undirected": False, "arc": True, "edge": False}


class JsonNetwork:
    """A network in JSON.

    Parameters
    ----------
    text
        The file.
    data
        What a parser made of it.

    Raises
    ------
    InputError
        If it is no network.
    """

    def __init__(self, text: str, data: object, say: Say) -> None:
        self.text, self.say = text, say
        self.parts = parts_of(data)
        self.lost = 0

    def made(self) -> nx.Graph[str]:
        """Return the network.

        Raises
        ------
        InputError
            At the first node or edge that does not fit.
        """
        nodes = self._nodes()
        edges, directions = self._edges(nodes)
        if self.parts.supposed and edges:
            self.say(
                "the file does not say whether ties have a direction: read with, as graphology "
                "does; “options”: {“type”: “undirected”} gives none"
            )
        graph = network_of_ties(
            nodes, edges, self._directed(directions), self.say, "“directed”: true"
        )
        for name, fact in self.parts.about.items():
            if (plain := self._plain(fact)) is not None:
                graph.graph[name] = plain
        if "modes" not in graph.graph:
            note_modes(graph, nodes[edges[0][0]].get("mode") if edges else None)
        if self.parts.left_out:
            named = ", ".join(f"“{name[:40]}”" for name in self.parts.left_out)
            self.say(f"left out, since they are neither nodes nor edges: {named}")
        if self.lost:
            self.say(f"values that are NaN or Infinity are left out ({self.lost:,})")
        return graph

    def _nodes(self) -> dict[str, _Facts]:
        opened = [self._opened("node", number) for number in range(len(self.parts.nodes))]
        holders = [holder for holder, _ in opened]
        own = next((n for n in _IDENTIFIERS if any(n in holder for holder in holders)), "")
        if self.parts.within and not self.parts.identified_within:
            own = "key" if any("key" in holder for holder in holders) else own
        # A name that two nodes bear is a label, and no identifier.
        names = [str(holder.get(own)) for holder in holders]
        shared = own in ("name", "label") and len({*names}) < len(names)
        if holders and (not own or shared) and self.parts.edges:
            own = self._by_number(holders)
        found: dict[str, _Facts] = {}
        for number, (holder, beside) in enumerate(opened):
            name = self._name("node", number, holder, own or "id")
            if name in found:
                raise self._fault(
                    "node", number, f"has the id “{name[:40]}” as another has; give each its own"
                )
            rest = {fact: value for fact, value in holder.items() if fact != own}
            facts = self._facts({**rest, **beside})
            if "label" not in facts and isinstance(facts.get("name"), str):
                facts["label"] = facts["name"]
            if type(facts.get("mode")) is int:
                facts["mode"] = str(facts["mode"])
            if own in ("name", "label"):
                facts.setdefault("label", name)
            found[name] = facts
        return found

    def _by_number(self, holders: Sequence[_Facts]) -> str:
        """Give each node its place as identifier, and return what it is called."""
        self.say("nodes have no identifier of their own; each is known by its place, from 0")
        for number, holder in enumerate(holders):
            holder["id"] = number
        return "id"

    def _edges(
        self, nodes: dict[str, _Facts]
    ) -> tuple[list[tuple[str, str, _Facts]], list[bool | None]]:
        opened = [self._opened("edge", number) for number in range(len(self.parts.edges))]
        pair = next((p for p in _ENDS if any(p[0] in h or p[1] in h for h, _ in opened)), _ENDS[0])
        names = self._by_place(nodes, [holder.get(end) for holder, _ in opened for end in pair])
        weight = self._weight_name(opened)
        edges: list[tuple[str, str, _Facts]] = []
        directions = []
        for number, (holder, beside) in enumerate(opened):
            ends = [self._name("edge", number, holder, end) for end in pair]
            if names:
                ends = [names[int(end)] for end in ends]
            if lost := [end for end in ends if end not in nodes]:
                raise self._fault(
                    "edge", number, f"names “{lost[0][:40]}”, which is not among the nodes"
                )
            rest = {fact: value for fact, value in holder.items() if fact not in pair}
            facts = {**rest, **beside} if beside else rest
            directions.append(self._direction(facts))
            edges.append((ends[0], ends[1], self._edge_facts(number, facts, weight)))
        return edges, directions

    def _by_place(self, nodes: dict[str, _Facts], ends: Sequence[object]) -> list[str]:
        """Return the nodes in order, if ties name them by their places and not by names."""
        numbers = [end for end in ends if isinstance(end, int) and not isinstance(end, bool)]
        if not ends or len(numbers) < len(ends) or any(str(end) in nodes for end in numbers):
            return []
        if not all(0 <= end < len(nodes) for end in numbers):
            return []
        self.say("edges name nodes by their place in the list, from 0, and not by identifier")
        return list(nodes)

    def _weight_name(self, opened: Sequence[_Opened]) -> str:
        if not opened or any("weight" in holder or "weight" in beside for holder, beside in opened):
            return "weight"
        names = sorted({name for pair in opened for part in pair for name in part})
        for name in (*filter(is_weight, names), *_WEIGHTS):
            given = [beside.get(name, holder.get(name)) for holder, beside in opened]
            known = [value for value in given if value is not None]
            if known and all(isinstance(value, (int, float)) for value in known):
                lacking = len(given) - len(known)
                other = f"; edges without it count 1 ({lacking:,})" if lacking else ""
                self.say(f"taken by its name: “{name}” for weight{other}")
                return name
        return "weight"

    def _edge_facts(self, number: int, facts: _Facts, weight: str) -> _Facts:
        given = facts.pop(weight, None)
        if self.parts.keyed and isinstance(facts.get("key"), int):
            facts.pop("key")
        found = self._facts(facts)
        # graphology tells an edge by its key, others by its id.
        if self.parts.within == "attributes" and "key" in found:
            found.setdefault("id", found.pop("key"))
        if given is not None and given != "":
            try:
                found["weight"] = as_weight(given)
            except ValueError as error:
                shown = json.dumps(given, ensure_ascii=False)[:40]
                raise self._fault(
                    "edge", number, f"has the weight {shown}, which {error}"
                ) from error
        return found

    def _direction(self, facts: _Facts) -> bool | None:
        """Take from an edge whether it has a direction, if it says so."""
        if isinstance(facts.get("undirected"), bool):
            return not facts.pop("undirected")
        if self.parts.per_edge:
            return True
        if isinstance(facts.get("directed"), bool):
            return bool(facts.pop("directed"))
        kind = facts.get("type")
        if self.parts.directed is None and isinstance(kind, str) and kind.lower() in _DIRECTIONS:
            return _DIRECTIONS[str(facts.pop("type")).lower()]
        return None

    def _directed(self, directions: Sequence[bool | None]) -> Sequence[bool] | bool | None:
        if self.parts.directed is not None:
            return self.parts.directed
        found = [direction for direction in directions if direction is not None]
        return found if found and len(found) == len(directions) else None

    def _facts(self, facts: _Facts) -> _Facts:
        found = {}
        for name, fact in facts.items():
            plain = fact if type(fact) is str else self._plain(fact)
            if plain is not None:
                found[_SHORT.get(name, name) if self.parts.short else name] = plain
        return found

    def _plain(self, fact: object) -> object:
        """Return a fact as networks have it: lists of names stay, deeper ones become JSON."""
        if isinstance(fact, float) and not math.isfinite(fact):
            self.lost += 1
            return None
        if isinstance(fact, list) and all(isinstance(each, (str, int)) for each in fact):
            return [str(each) for each in fact]
        if isinstance(fact, (list, dict)):
            return json.dumps(fact, ensure_ascii=False, sort_keys=True)
        return fact

    def _opened(self, what: str, number: int) -> _Opened:
        """Return the object that identifies a node or an edge, and the facts beside it."""
        thing = (self.parts.nodes if what == "node" else self.parts.edges)[number]
        if not isinstance(thing, dict):
            raise self._fault(what, number, "is not an object with names and values")
        within = self.parts.within
        if not within:
            return thing, {}
        outer = {name: fact for name, fact in thing.items() if name != within}
        inner = thing.get(within)
        if inner is None and not self.parts.identified_within:
            inner = {}
        if not isinstance(inner, dict):
            raise self._fault(what, number, f"has no “{within}” with names and values")
        if not self.parts.identified_within:
            return outer, {**inner}
        place = outer.pop("position", None)
        outer.pop("group", None)
        return {**inner}, {**outer, **(place if isinstance(place, dict) else {})}

    def _name(self, what: str, number: int, holder: _Facts, key: str) -> str:
        name = holder.get(key)
        if isinstance(name, bool) or not isinstance(name, (str, int, float)):
            raise self._fault(what, number, f"has no “{key}” that is a text or a number")
        if not str(name).strip():
            raise self._fault(what, number, f"has an empty “{key}”; name it")
        # In JSON 11.0 is 11.
        return str(int(name) if isinstance(name, float) and name.is_integer() else name)

    def _fault(self, what: str, number: int, message: str) -> InputError:
        """Make the error of a node or an edge, counted from 0."""
        parts = self.parts
        path = parts.node_path if what == "node" else parts.edge_path
        places = parts.node_places if what == "node" else parts.edge_places
        place = places[number] if places is not None else number
        return InputError(f"{what} {number + 1} {message}", line=line_of(self.text, (*path, place)))
