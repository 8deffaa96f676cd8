"""A network of any origin as kg measures, draws and writes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import edges_of, listed
from kg.networks.files.weights import as_weight

__all__ = ["is_simple", "settled", "simple"]

# What networkx's readers note for its writers, which cannot take it back.
_NOTES = ("node_default", "edge_default", "mode")

# Facts that kg computes with.
_TEXTS_OF_NODES = frozenset({"label", "mode"})
_COMPUTED = frozenset({"weight", "part_of", "relation"})

_Ends = tuple[str, str]


def simple(graph: nx.Graph[Any]) -> nx.Graph[str]:
    """Return a copy with a text for each node, one edge a pair, and numbers as weights.

    A directed network stays one, with an edge for each direction. Edges of one pair become one:
    their weights are added up, an edge without weight counts 1, and their other facts are gathered.
    The names that edges have as ``relation`` become the list ``relations``; if an edge joins
    several, the list ``relation_weights`` has the weight of each.

    >>> simple(nx.MultiGraph([(1, 2, {"weight": "2.5"}), (2, 1)])).edges["1", "2"]
    {'weight': 3.5}

    Raises
    ------
    InputError
        If a node has no name or the name of another, or a weight is not a number or negative.
    """
    made: nx.Graph[str] = nx.DiGraph() if graph.is_directed() else nx.Graph()
    about = {str(name): fact for name, fact in graph.graph.items() if name not in _NOTES}
    made.graph.update({name: fact for name, fact in about.items() if fact is not None})
    by_default = {end: graph.graph.get(f"{end}_default") for end in ("node", "edge")}
    for node, facts in graph.nodes.items():
        name = str(node)
        if not name.strip() or name in made:
            what = f"two nodes are called “{name}”" if name.strip() else "a node has no name"
            raise InputError(f"{what}; give each node a name of its own")
        made.add_nodes_from([(name, _known(by_default["node"], facts))])
        for fact in made.nodes[name].keys() & _TEXTS_OF_NODES:
            made.nodes[name][fact] = _as_text(made.nodes[name][fact])
    joined: dict[_Ends, tuple[str, str, dict[str, Any]]] = {}
    for one, other, facts in graph.edges(data=True):
        source, target = str(one), str(other)
        own = _known(by_default["edge"], facts)
        _note(own, (source, target))
        pair = (source, target) if source <= target or graph.is_directed() else (target, source)
        if pair in joined:
            before = joined[pair]
            own = _gathered(before[2], own)
            source, target = before[:2]
        joined[pair] = source, target, own
    for *_, own in joined.values():
        _settle_relations(own)
    made.add_edges_from(joined.values())
    return made


def settled(graph: nx.Graph[Any]) -> nx.Graph[str]:
    """Return what :func:`simple` returns, for a graph that nobody else has: it may be changed.

    Most files have no pair twice; then the facts are settled where they are, without a copy.

    Raises
    ------
    InputError
        As :func:`simple`.
    """
    edges = [] if graph.is_multigraph() else edges_of(graph)
    if graph.is_multigraph() or not _is_named(graph, edges):
        return simple(graph)
    _drop_unknown(graph.graph)
    for facts in graph.nodes.values():
        _drop_unknown(facts)
        for fact in facts.keys() & _TEXTS_OF_NODES:
            facts[fact] = _as_text(facts[fact])
    for one, other, facts in edges:
        _drop_unknown(facts)
        if not _COMPUTED.isdisjoint(facts):
            _note(facts, (one, other))
            _settle_relations(facts)
    return graph


def is_simple(graph: nx.Graph[Any]) -> bool:
    """Tell whether :func:`simple` would only drop what is None, and make a weight of 2.0 a 2."""
    if graph.is_multigraph():
        return False
    edges = edges_of(graph)
    return (
        _is_named(graph, edges)
        and all(
            isinstance(facts[fact], str)
            for facts in graph.nodes.values()
            for fact in facts.keys() & _TEXTS_OF_NODES
        )
        and all(
            "relation" not in facts
            and facts.get("part_of", True) is True
            and (type(weight := facts.get("weight", 1)) is int or type(weight) is float)
            and 0 <= weight < 2**63
            for _, _, facts in edges
        )
    )


def _is_named(graph: nx.Graph[Any], edges: Iterable[tuple[Any, Any, dict[Any, Any]]]) -> bool:
    """Tell whether nodes and facts have texts for names."""
    # Most facts have the same names in the same order.
    names = {tuple(facts) for _, _, facts in edges} | set(map(tuple, graph.nodes.values()))
    return (
        all(type(node) is str and node.strip() for node in graph)
        and all(type(name) is str and name not in _NOTES for name in graph.graph)
        and all(type(name) is str for each in names for name in each)
    )


def _drop_unknown(facts: dict[str, Any]) -> None:
    if None in facts.values():
        for name in [name for name, fact in facts.items() if fact is None]:
            del facts[name]


def _as_text(told: object) -> str:
    return told if isinstance(told, str) else "; ".join(listed(told))


def _known(by_default: object, facts: dict[Any, Any]) -> dict[str, Any]:
    if isinstance(by_default, dict):
        facts = {**by_default, **facts}
    return {
        name if type(name) is str else str(name): fact
        for name, fact in facts.items()
        if fact is not None
    }


def _note(facts: dict[str, Any], ends: _Ends) -> None:
    """Make the facts that kg computes with what they must be; an empty text is none."""
    if "weight" in facts and (weight := facts.pop("weight")) != "":
        facts["weight"] = _number(weight, ends)
    if "part_of" in facts and str(facts.pop("part_of")).strip().lower() in ("true", "1"):
        facts["part_of"] = True
    if "relation_weights" in facts:
        facts["relation_weights"] = [_number(w, ends) for w in listed(facts["relation_weights"])]
        facts["relations"] = listed(facts.get("relations"))
    if "relation" in facts:
        relation = str(facts.pop("relation")).strip()
        if relation and "relations" not in facts:
            facts["relation"] = {relation: facts.get("weight", 1)}


def _number(weight: object, ends: _Ends) -> int | float:
    try:
        return as_weight(weight)
    except ValueError as error:
        raise InputError(
            f"the weight “{str(weight)[:40]}” of the edge between “{ends[0]}” and “{ends[1]}” "
            f"{error}"
        ) from error


def _gathered(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of two edges as those of one."""
    found = {**one, **other}
    for name in one.keys() & other.keys() - {"weight", "part_of", "relation"}:
        if one[name] != other[name]:
            between = " " if name == "claims" else ";"
            values = dict.fromkeys([*listed(one[name], between), *listed(other[name], between)])
            found[name] = [*values] if between == " " else "; ".join(values)
    found["weight"] = one.get("weight", 1) + other.get("weight", 1)
    relations = dict(one.get("relation", {}))
    for relation, weight in other.get("relation", {}).items():
        relations[relation] = relations.get(relation, 0) + weight
    if relations:
        found["relation"] = relations
    if not (one.get("part_of") and other.get("part_of")):
        found.pop("part_of", None)
    return found


def _settle_relations(facts: dict[str, Any]) -> None:
    if "relation" in facts and (relations := facts.pop("relation")):
        facts["relations"] = list(relations)
        if len(relations) > 1:
            facts["relation_weights"] = list(relations.values())
