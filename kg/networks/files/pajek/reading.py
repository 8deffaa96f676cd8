"""Pajek's networks (.net) and projects (.paj), read.

A node is known by its number, or by the identifier that kg noted in a comment; see
:mod:`kg.networks.files.pajek.writing`. Its label is a fact, as are coordinates (``x``, ``y``,
``z``), the ``shape`` and the ``times`` in brackets. In a two-mode network nodes have the mode
“first” or “second”. The name of a relation is the fact ``relation`` of its edges, the label of an
edge (``l``) its ``label``. Only ``*Edges`` make a network without directions. With ``*Arcs`` it
has directions, and an edge counts both ways. A matrix has directions unless it is symmetric.
Edges that all lead from one mode to the other need none. A partition of a project becomes a fact
of the nodes, by the partition's name; so do vectors and permutations (numbers) and clusters.
Networks of the same nodes become relations by their titles.
"""

from __future__ import annotations

from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import Say, silent
from kg.networks.files.numbered import made_of
from kg.networks.files.pajek.facts import Objects
from kg.networks.files.pajek.lines import Remarks
from kg.networks.files.pajek.network import PajekNetwork, relation_of
from kg.networks.files.pajek.sections import Section, sections_of, size_of

__all__ = ["read_pajek"]

_OBJECTS = frozenset({"partition", "vector", "permutation", "cluster", "hierarchy"})


def read_pajek(text: str, say: Say = silent) -> nx.Graph[Any]:
    """Read a network or a project of Pajek.

    Raises
    ------
    InputError
        At the first line that is not of Pajek, or that kg does not know.
    """
    remarks = Remarks()
    networks, objects = _gathered(sections_of(text), len(text), remarks)
    if not networks:
        raise InputError("is not a Pajek network: it has no line *Vertices")
    remarks.tell(say)
    return objects.give(_graph(_one_network(networks, say), say), say)


def _gathered(
    sections: list[Section], room: int, remarks: Remarks
) -> tuple[list[PajekNetwork], Objects]:
    ties = [s for s in sections if s.word in ("arcs", "edges", "arcslist", "edgeslist", "matrix")]
    relations = _names_of_relations(ties)
    networks: list[PajekNetwork] = []
    objects = Objects()
    title, owner = "", None
    for at, section in enumerate(sections):
        if section.word == "network":
            title, owner = section.rest.strip().strip('"').strip(), None
            objects.note(section)
        elif section.word in _OBJECTS:
            owner = section
            objects.note(section)
            if section.lines and section.word != "hierarchy":
                raise InputError(
                    f"after *{section.word.title()} there must be a line *Vertices, not "
                    f"“{section.lines[0][1].strip()[:40]}”",
                    line=section.lines[0][0],
                )
        elif section.word == "vertices":
            count, first = size_of(section, room)
            objects.note(section)
            if owner is not None:
                objects.add(owner, section, count)
            else:
                networks.append(PajekNetwork(title, count, first))
                networks[-1].add_nodes(section, remarks, last=at == len(sections) - 1)
                title = ""
        elif owner is not None or not networks or title:
            raise InputError(
                f"before *{section.word.title()} the *Vertices of its network are missing; write "
                "them",
                line=section.line,
            )
        else:
            networks[-1].add_ties(section, relations, remarks)
    return networks, objects


def _names_of_relations(ties: list[Section]) -> dict[str, str]:
    """Return the name of each numbered relation; two of one name are told apart.

    Edges without a number are of the first relation, if that is named and has no list of its own.
    """
    names: dict[str, str] = {}
    listed = {relation_of(section)[0] for section in ties if section.lines}
    for section in ties:
        number, name = relation_of(section)
        if number and name:
            names.setdefault(number, name)
    found = {
        number: name if list(names.values()).count(name) == 1 else f"{name} ({number})"
        for number, name in names.items()
    }
    numbered = any(":" in row for section in ties for _, row in section.lines)
    if "1" in found and "1" not in listed and not numbered:
        found[""] = found["1"]
    return found


def _one_network(networks: list[PajekNetwork], say: Say) -> PajekNetwork:
    """Join networks of the same nodes as relations; without them return the first."""
    whole, *others = networks
    if not others:
        return whole
    names = _titles(networks)
    if not all(_same_nodes(whole, other) for other in others):
        say(
            f"the file has {len(networks)} networks of different nodes; the first, “{names[0]}”, "
            f"is read, and {_listed(names[1:])} left out; save each in a file of its own"
        )
        return whole
    say(
        f"the file has {len(networks)} networks of the same nodes; they are read as the relations "
        f"{_listed(names)}"
    )
    for network, name in zip(networks, names, strict=True):
        for *_, facts in (*network.arcs, *network.edges):
            own = facts.get("relation")
            facts["relation"] = f"{name}: {own}" if own else name
    for other in others:
        whole.facts = whole.facts or other.facts
        whole.arcs += other.arcs
        whole.edges += other.edges
        whole.symmetric += other.symmetric
    return whole


def _titles(networks: list[PajekNetwork]) -> list[str]:
    found: list[str] = []
    for at, network in enumerate(networks, 1):
        title = network.title or f"network {at}"
        found.append(title if title not in found else f"{title} ({at})")
    return found


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:10])
    return shown + (f" and {len(names) - 10} more" if len(names) > 10 else "")


def _same_nodes(one: PajekNetwork, other: PajekNetwork) -> bool:
    if (one.count, one.first) != (other.count, other.first):
        return False
    labels = [{n: facts["label"] for n, facts in each.facts.items()} for each in (one, other)]
    return not all(labels) or labels[0] == labels[1]


def _graph(network: PajekNetwork, say: Say) -> nx.Graph[Any]:
    arcs, edges = network.arcs, network.edges
    if arcs and _lead_across(network):
        say("every edge leads from one mode to the other; they are read as edges without direction")
        arcs, edges = [], [*edges, *arcs]
    if network.symmetric:
        which = "the matrix is" if network.symmetric == 1 else f"{network.symmetric} matrices are"
        say(f"{which} symmetric: read as edges without direction, each once")
    if arcs and edges:
        back = [(v, u, dict(facts)) for u, v, facts in edges if u != v]
        say(
            f"the network has directions; {len(edges):,} edges without direction are read as edges "
            "both ways"
        )
        edges = [*edges, *back]
    graph = made_of(bool(arcs), _with_modes(network, say), [*arcs, *edges])
    if network.title:
        graph.graph["title"] = network.title
    if network.first:
        graph.graph["modes"] = ["first", "second"]
        within = sum(_mode(network, u) == _mode(network, v) for u, v, _ in [*arcs, *edges])
        if within:
            say(f"{within:,} edges join two nodes of one mode, so this is not a two-mode network")
    return graph


def _mode(network: PajekNetwork, node: str) -> str:
    return "first" if int(node) <= network.first else "second"


def _lead_across(network: PajekNetwork) -> bool:
    """Tell whether all edges with direction lead from the same mode to the other."""
    ways = {(_mode(network, u), _mode(network, v)) for u, v, _ in network.arcs}
    return bool(network.first) and ways in ({("first", "second")}, {("second", "first")})


def _with_modes(network: PajekNetwork, say: Say) -> list[tuple[str, dict[str, Any]]]:
    unlisted = network.count - len(network.facts)
    if network.facts and unlisted:
        say(f"{unlisted:,} of {network.count:,} nodes have no line; they are called by number")
    return [
        (
            node,
            {
                **network.facts.get(node, {"label": node}),
                **({"mode": _mode(network, node)} if network.first else {}),
            },
        )
        for node in network.nodes
    ]
