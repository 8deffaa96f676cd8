"""GEXF: 1.3 as kg writes it, and 1.0 to 1.3 as Gephi, networkx and others do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import Say, edges_of, silent
from kg.networks.files.declared import Attribute, number
from kg.networks.files.plain import Edge
from kg.networks.files.xml.elements import as_told, edges_have_ids, in_text, in_value, kinds_of
from kg.networks.files.xml.gexf_parts import (
    DRAWN,
    TIMES,
    described,
    description,
    drawing,
    form_of_times,
    moment,
    period,
    times,
)
from kg.networks.files.xml.told import Facts, Told
from kg.tables import encoded

__all__ = ["as_gexf", "read_gexf"]

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">"""
_CREATOR = "kg (migov-kg)"
_HOLDS = "nodes hold nodes; all are read side by side, and “parent” names the holder"


def as_gexf(graph: nx.Graph[str], say: Say = silent) -> bytes:
    """Write GEXF 1.3, with times where nodes or edges have ``start``, ``end`` or ``spells``.

    Facts of the network stand in its description, a line each. ``x``, ``y``, ``size`` and ``color``
    are attributes, and Gephi also draws with them.
    """
    edges = edges_of(graph)
    timely = [
        facts
        for facts in (*graph.nodes.values(), *(facts for *_, facts in edges))
        if not facts.keys().isdisjoint((*TIMES, "spells"))
    ]
    form = form_of_times(timely) if timely else ""
    if timely and not form:
        say("GEXF: not all times are numbers or dates; they are written as attributes")
    return encoded(_lines(graph, edges, form))


def _lines(graph: nx.Graph[str], edges: Sequence[Edge], form: str) -> Iterator[str]:
    known = ("id", "weight") if edges_have_ids(edges) else ("weight",)
    of_nodes = _Attributes("node", [*graph.nodes.values()], (), timed=bool(form))
    of_edges = _Attributes("edge", [facts for *_, facts in edges], known, timed=bool(form))
    kind = "directed" if graph.is_directed() else "undirected"
    mode = f'dynamic" timeformat="{form}" timerepresentation="interval' if form else "static"
    yield _HEAD
    yield f"<meta><creator>{_CREATOR}</creator>"
    yield f"<description>{in_text(description(graph.graph))}</description></meta>"
    yield f'<graph defaultedgetype="{kind}" mode="{mode}">'
    yield from (*of_nodes.declared, *of_edges.declared, "<nodes>")
    for node, facts in graph.nodes.items():
        yield of_nodes.line(f"id={in_value(node)}", facts)
    yield from ("</nodes>", "<edges>")
    for one, other, facts in edges:
        own = "".join(f" {name}={in_value(str(facts[name]))}" for name in known if name in facts)
        yield of_edges.line(f"source={in_value(one)} target={in_value(other)}{own}", facts)
    yield from ("</edges>", "</graph>", "</gexf>")


class _Attributes:
    """The attributes of all nodes or all edges, and each of these as a line.

    The facts ``own`` are not among them: they stand in the tag of the node or edge.
    """

    def __init__(
        self, tag: str, every: Sequence[Facts], own: tuple[str, ...], *, timed: bool
    ) -> None:
        self.tag, self.timed = tag, timed
        self.labelled = all(isinstance(facts.get("label", ""), str) for facts in every)
        apart = {*own, *((*TIMES, "spells") if timed else ()), *(["label"] * self.labelled)}
        kinds = kinds_of(every, apart)
        self.keys = {name: at for at, name in enumerate(kinds)}
        self.drawn = not DRAWN.isdisjoint(kinds)
        self.declared = [f'<attributes class="{tag}">'] if kinds else []
        for name, kind in kinds.items():
            key = self.keys[name]
            self.declared.append(f'<attribute id="{key}" title={in_value(name)} type="{kind}"/>')
        self.declared += ["</attributes>"] if kinds else []

    def line(self, own: str, facts: Facts) -> str:
        label = f" label={in_value(facts['label'])}" if self.labelled and "label" in facts else ""
        when, spells = times(facts) if self.timed else ("", "")
        told = "".join(
            f'<attvalue for="{key}" value={in_value(as_told(facts[name]))}/>'
            for name, key in self.keys.items()
            if name in facts
        )
        inner = (f"<attvalues>{told}</attvalues>" if told else "") + spells
        inner += drawing(facts) if self.drawn else ""
        end = f">{inner}</{self.tag}>" if inner else "/>"
        return f"<{self.tag} {own}{label}{when}{end}"


def read_gexf(content: bytes, say: Say = silent) -> nx.Graph[Any]:
    """Read GEXF, the bytes of UTF-8, with any namespace or none.

    What changes over time is a text, ``[2001, 2003]; [2005, 2006)`` in ``spells``, and
    ``5 [2001, 2003]`` in an attribute. Places, sizes and colours are the facts ``x``, ``y``,
    ``z``, ``size``, ``color``, ``alpha``, ``shape`` and ``thickness``. The ``kind`` of an edge is
    its relation. Nodes in nodes are read beside these; ``parent`` names the holder.

    Raises
    ------
    InputError
        At the line of what is no GEXF, of a second node of one id, of an edge to a node that is
        not there, and of a weight that is no number.
    """
    found = _Gexf(say)
    found.walk(content)
    if not found.default_kind:
        raise InputError("has no <graph>, so no network; export it again")
    return found.finish()


_BOXES = ("gexf", "nodes", "edges", "attvalues", "spells", "slices", "parents")


class _Gexf(Told):
    root, called = "gexf", "GEXF"

    def __init__(self, say: Say) -> None:
        super().__init__(say)
        self.begins |= dict.fromkeys(_BOXES, lambda _: None)
        self.begins |= {"slice": self.spell, "spell": self.spell, "parent": self.parent}
        self.begins |= {"graph": self.begin_graph, "meta": self.meta, "options": self.options}
        self.begins |= {"attributes": self.attributes, "attribute": self.attribute}
        self.begins |= {"node": self.node, "edge": self.edge, "attvalue": self.attvalue}
        self.begins |= {"color": self.color, "position": self.position, "default": self.default}
        for tag in ("size", "thickness", "shape"):
            self.begins[tag] = partial(self.drawn, tag)
        for tag in ("creator", "description", "keywords", "title"):
            self.begins[tag] = partial(self.tell_about, tag)
        self.ends |= {"node": self.leave, "edge": self.leave}
        # The node or edge that is open is the last: what it is, its id and its facts.
        self.owners: list[tuple[str, str, Facts]] = [("graph", "", self.about)]
        self.domain, self.default_kind, self.form = "", "", ""
        self.changing: list[tuple[Facts, str, str]] = []
        self.drawings: list[tuple[Facts, str, int | float | str]] = []

    def begin_graph(self, facts: dict[str, str]) -> None:
        if self.default_kind:
            raise InputError("has a second <graph>; save each in a file of its own", line=self.line)
        self.default_kind = facts.get("defaultedgetype", "undirected")
        self.directed = self.default_kind == "directed"
        self.form = facts.get("timeformat") or facts.get("timetype") or ""
        self.keep_times(self.about, facts)
        if facts.get("name"):
            self.about["title"] = facts["name"]

    def meta(self, facts: dict[str, str]) -> None:
        if "lastmodifieddate" in facts:
            self.about["lastmodifieddate"] = facts["lastmodifieddate"]

    def tell_about(self, tag: str, _: dict[str, str]) -> None:
        self.whole(lambda text: self.keep(self.about, tag, text.strip()) if text else None)

    def attributes(self, facts: dict[str, str]) -> None:
        self.domain = facts.get("class", "node")

    def attribute(self, facts: dict[str, str]) -> None:
        known = facts.get("id", "")
        self.asked = Attribute(facts.get("title") or known, facts.get("type", "string"))
        self.keys[known, self.domain] = self.asked

    def default(self, _: dict[str, str]) -> None:
        self.whole(partial(self.keep_default, self.asked, of_edge=self.domain == "edge"))

    def options(self, _: dict[str, str]) -> None:
        self.note(f"the list of the values that “{self.asked.name}” may have is left out")
        self.whole()

    def node(self, facts: dict[str, str]) -> None:
        node, holder = facts.pop("id", ""), facts.pop("pid", "") or self.owners[-1][1]
        own: Facts = {}
        self.add_node(node, own)
        self.keep_further(own, facts)
        if holder:
            self.note(_HOLDS)
            own["parent"] = holder
        self.owners.append(("node", node, own))

    def edge(self, facts: dict[str, str]) -> None:
        own: Facts = {}
        self.add_edge(facts, own, facts.pop("type", "") or self.default_kind or "undirected")
        weight = self.weight(facts.pop("weight", ""))
        if weight is not None:
            own["weight"] = weight
        if relation := facts.pop("kind", ""):
            own["relation"] = relation
        del facts["source"], facts["target"]
        self.keep_further(own, facts)
        self.owners.append(("edge", "", own))

    def leave(self) -> None:
        self.owners.pop()

    def keep_further(self, own: Facts, facts: dict[str, str]) -> None:
        """Keep the times and other attributes of an element, such as its label."""
        self.keep_times(own, facts)
        for name, fact in facts.items():
            if name not in TIMES and ":" not in name and name != "xmlns":
                self.keep(own, name, fact)

    def keep_times(self, own: Facts, facts: dict[str, str]) -> None:
        for name in TIMES:
            if name in facts and (time := moment(facts[name], self.form)) is not None:
                own[name] = time

    def spell(self, facts: dict[str, str]) -> None:
        own = self.owners[-1][2]
        own["spells"] = "; ".join(filter(None, (own.get("spells"), period(facts))))

    def parent(self, facts: dict[str, str]) -> None:
        self.note(_HOLDS)
        own = self.owners[-1][2]
        own["parent"] = "; ".join(filter(None, (own.get("parent"), facts.get("for"))))

    def attvalue(self, facts: dict[str, str]) -> None:
        domain, _, own = self.owners[-1]
        known = facts.get("for") or facts.get("id") or ""
        asked = self.keys.get((known, domain)) or self.undeclared(known, domain)
        text = facts.get("value", "")
        fact = self.value(asked, text, of_edge=domain == "edge")
        if when := period(facts):
            called = "weight_over_time" if asked.weighs else asked.name
            other = "; weights are what edges have besides, or 1" if asked.weighs else ""
            self.note(
                f"“{asked.name}” changes over time: “{called}” has each value and its time{other}"
            )
            self.changing.append((own, called, f"{text} {when}"))
        elif fact is not None:
            self.keep(own, asked.name, fact)

    def drawn(self, tag: str, facts: dict[str, str]) -> None:
        own, told = self.owners[-1][2], facts.get("value", "")
        try:
            fact = told if tag == "shape" else number(told)
        except ValueError:
            fact = told
        if fact is not None and fact != "":
            self.drawings.append((own, tag, fact))
        if facts.get("uri"):
            self.drawings.append((own, "uri", facts["uri"]))

    def position(self, facts: dict[str, str]) -> None:
        for name in "xyz":
            self.drawn(name, {"value": facts.get(name, "")})

    def color(self, facts: dict[str, str]) -> None:
        told = facts.get("hex", "").lower()
        parts = [facts.get(part, "") for part in "rgb"]
        if not told and all(part.isdecimal() and int(part[:4]) < 256 for part in parts):
            told = "#" + "".join(f"{int(part):02x}" for part in parts)
        told = told or ",".join(parts)
        self.drawings.append((self.owners[-1][2], "color", told))
        if "a" in facts:
            self.drawn("alpha", {"value": facts["a"]})

    def finish(self) -> nx.Graph[Any]:
        """Return the network, once all elements are read."""
        for own, name, told in self.changing:
            own[name] = f"{own[name]}; {told}" if name in own else told
        self.set_defaults()
        for own, name, fact in self.drawings:
            called = name if own.get(name, fact) == fact else f"viz_{name}"
            self.keep(own, called, fact)
        if self.about.get("creator") == _CREATOR:
            del self.about["creator"]
            self.about |= described(self.about.pop("description", ""))
        return self.graph()
