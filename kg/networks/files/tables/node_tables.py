"""A table of nodes: what is known of each, also of those without ties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import Say, silent
from kg.networks.files.tables.cells import typed
from kg.networks.files.tables.columns import NODE_COLUMNS, Sheet, first_of, folded, refuse_twice
from kg.networks.files.ties import note_modes

__all__ = ["Nodes", "nodes_of", "with_nodes"]

Nodes = Mapping[str, Mapping[str, Any]]
"""The facts of each node, by its identifier."""


def nodes_of(sheet: Sheet, say: Say) -> dict[str, dict[str, Any]]:
    """Return the nodes of a table that has a row for each.

    Raises
    ------
    InputError
        If no column names them, or at the first row that does not fit or names a node again.
    """
    refuse_twice(sheet)
    free = {at for at, name in enumerate(sheet.header) if name}
    own = first_of(NODE_COLUMNS["id"], sheet.header, free)
    if own is None:
        raise sheet.fault(
            sheet.line,
            f"no column names the nodes; the columns are {sheet.named()}; call one “id”",
        )
    taken = {"id": own}
    free.discard(own)
    for fact in ("label", "mode"):
        at = first_of(NODE_COLUMNS[fact], sheet.header, free)
        if at is not None:
            taken[fact] = at
            free.discard(at)
    told = [
        f"“{sheet.header[at]}” for {fact}"
        for fact, at in taken.items()
        if folded(sheet.header[at]) != fact
    ]
    if told:
        say(f"taken by their names: {', '.join(told)}")
    kept = {at: fact for fact, at in taken.items() if fact != "id"}
    kept |= {at: sheet.header[at] for at in sorted(free)}
    found: dict[str, dict[str, Any]] = {}
    lines: dict[str, int] = {}
    for place, row in sheet.rows:
        if len(row) != len(sheet.header):
            raise sheet.fault(
                place,
                f"this row has {len(row)} fields, and the first line has {len(sheet.header)}",
            )
        name = str(row[own]).strip()
        if not name:
            raise sheet.fault(place, f"“{sheet.header[own]}” is empty; each node has one")
        if name in found:
            raise sheet.fault(
                place,
                f"row {lines[name]} is of “{name[:40]}” as well; give each node one row",
            )
        lines[name] = place
        found[name] = {fact: row[at] for at, fact in kept.items() if row[at] != ""}
        for fact in found[name].keys() & taken.keys():
            found[name][fact] = str(found[name][fact])
    # The cells of a workbook have their kinds.
    for fact in (sheet.header[at] for at in free if sheet.separator):
        having = [facts for facts in found.values() if fact in facts]
        for facts, value in zip(having, typed([f[fact] for f in having]) or (), strict=False):
            facts[fact] = value
    return found


def with_nodes(graph: nx.Graph[str], nodes: Nodes, say: Say = silent) -> nx.Graph[str]:
    """Return a copy of a network that has the nodes of a table, and what it says of them.

    The table says which nodes there are: one without ties is in the network too.

    Raises
    ------
    InputError
        If ties name a node that is not in the table.
    """
    if lost := [node for node in graph if node not in nodes]:
        raise InputError(_lost(lost, nodes))
    made = graph.copy()
    alone = [name for name in nodes if name not in graph]
    made.add_nodes_from((name, {}) for name in alone)
    other = 0
    for name, facts in nodes.items():
        known = made.nodes[name]
        # A node without a label has its identifier as one.
        told = {fact: value for fact, value in known.items() if (fact, value) != ("label", name)}
        other += any(told.get(fact, value) != value for fact, value in facts.items())
        known.update(facts)
        known.setdefault("label", name)
    if alone:
        say(f"nodes of the table without a tie are in the network too ({len(alone):,})")
    if other:
        say(f"the table of nodes and the ties differ on some nodes ({other:,}); the table holds")
    modes = made.graph.get("modes")
    note_modes(made, modes[0] if isinstance(modes, list) and modes else _first_mode(made))
    return made


def _first_mode(graph: nx.Graph[str]) -> object:
    """Return the mode of the first tie's source."""
    return next((graph.nodes[source].get("mode") for source, _ in graph.edges), None)


def _lost(lost: list[str], nodes: Nodes) -> str:
    named = ", ".join(f"“{name[:40]}”" for name in lost[:3])
    more = f" and {len(lost) - 3:,} more" if len(lost) > 3 else ""
    labels = {facts.get("label") for facts in nodes.values()}
    if all(name in labels for name in lost):
        return (
            f"ties name {named}{more}, which the table of nodes has as labels; name nodes by their "
            "id in the ties, or make the labels the ids"
        )
    return f"ties name {named}{more}, which the table of nodes has no row for; add the rows"
