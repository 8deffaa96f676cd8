"""A network is a query: rows of source and target become nodes and edges.

Columns that a network query may give besides ``?source`` and ``?target``:

- ``?claim``: the claim that the tie rests on; ties of one pair gather on one edge;
- ``?role``, ``?status``: of that claim;
- ``?relation``: what a row without a claim says, such as migov:partOf;
- ``?sourceMode``, ``?targetMode``: the modes of the two ends, where the header's do not fit.

In a two-mode network a row between two nodes of one mode, such as a session and its event, is a
*part-of edge*. It is not a tie: no measure counts it, and a network has it only on request.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import listed
from kg.networks.facts import node_facts
from kg.questions import Limits, Query, Source, run_whole
from kg.rdf import local_name
from kg.tables import Cell, Table, value

__all__ = [
    "build_network",
    "claims_of",
    "ends_in_order",
    "modes_of",
    "ties",
    "to_network",
]

# From the firmest to the weakest; an edge has the status of its firmest claim.
_STATUSES = ("stated", "interpreted", "inferred", "external")

_Row = Mapping[str, str]


def build_network(
    source: Source,
    query: Query,
    *,
    lang: str = "en",
    stated_only: bool = False,
    part_of: bool = False,
    limits: Limits | None = None,
    allow: Iterable[str] = (),
) -> nx.Graph[str]:
    """Answer a network query and make its network; see :func:`to_network`.

    Raises
    ------
    InputError
        As :func:`kg.questions.run_whole` and :func:`to_network`.
    """
    table = run_whole(source, query, lang=lang, stated_only=stated_only, limits=limits, allow=allow)
    ends = [table.column(name) for name in ("source", "target") if name in table.columns]
    things = {str(value(cell)) for cells in ends for cell in cells if cell is not None}
    facts = node_facts(source, lang, stated_only=stated_only, things=things)
    return to_network(table, query, facts, part_of=part_of)


def to_network(
    table: Table,
    query: Query,
    facts: Mapping[str, Mapping[str, str | list[str]]] | None = None,
    *,
    part_of: bool = False,
) -> nx.Graph[str]:
    """Make an undirected network of a query's rows, nodes and edges sorted.

    Edges have ``weight`` (the number of claims), ``status``, and the lists ``roles``,
    ``relations`` and ``claims`` (IRIs). Nodes have ``label``, ``mode`` and the facts given, a class
    ``cls`` and lists. The graph has ``title``, ``question`` and the list ``modes``.

    Parameters
    ----------
    facts
        What is known of each node; see :func:`kg.networks.facts.node_facts`.
    part_of
        Have part-of edges as well: these have ``part_of`` (True) and ``part``, the end that is the
        part.

    Raises
    ------
    InputError
        If the rows lack ``?source`` or ``?target``, or a node has both modes.
    """
    _check_columns(table, query)
    modes: dict[str, str] = {}
    pairs: dict[tuple[str, str], list[_Row]] = {}
    for cells in table.rows:
        row = {name: _text(cell) for name, cell in zip(table.columns, cells, strict=True)}
        row["role"] = table.show(cells[table.columns.index("role")]) if "role" in row else ""
        _note_modes(row, modes, table, query)
        first, second = sorted((row["source"], row["target"]))
        pairs.setdefault((first, second), []).append(row)
    graph: nx.Graph[str] = nx.Graph(
        title=query.title or query.name, question=query.summary, modes=list(query.modes)
    )
    for node, mode in sorted(modes.items()):
        known = dict((facts or {}).get(node, {}))
        graph.add_node(node, label=table.labels.get(node, node), mode=mode, **known)
    for (first, second), rows in sorted(pairs.items()):
        within = bool(modes[first]) and modes[first] == modes[second]
        if not within:
            graph.add_edge(first, second, **_edge(rows))
        elif part_of:
            part = min(row["source"] for row in rows)
            graph.add_edge(first, second, **_edge(rows), part_of=True, part=part)
    return graph


def _check_columns(table: Table, query: Query) -> None:
    where = query.path or query.name
    for column in ("source", "target"):
        if column not in table.columns:
            raise InputError(
                f"a network needs the column ?{column}; the query gives "
                f"{', '.join('?' + name for name in table.columns)}",
                path=where,
            )
    if len(query.modes) not in (0, 2):
        raise InputError(
            "“modes” in the header must name two modes; correct it or delete it", path=where
        )


def _note_modes(row: _Row, modes: dict[str, str], table: Table, query: Query) -> None:
    """Note the modes of a row's two ends."""
    where = query.path or query.name
    for end, place in (("source", 0), ("target", 1)):
        node = row[end]
        if not node:
            raise InputError(
                f"a row has no value for ?{end}; bind it, or filter the row out", path=where
            )
        mode = row.get(f"{end}Mode") or (query.modes[place] if query.modes else "")
        if modes.setdefault(node, mode) != mode:
            raise InputError(
                f"{table.labels.get(node, node)} has two modes, {modes[node]} and {mode}; give "
                f"each node one, with ?sourceMode and ?targetMode",
                path=where,
            )


def _edge(rows: list[_Row]) -> dict[str, Any]:
    claims = sorted({row["claim"] for row in rows if row.get("claim")})
    relations = {local_name(row["relation"]) for row in rows if row.get("relation")}
    found = {local_name(row["status"]) for row in rows if row.get("status")}
    return {
        "weight": max(1, len(claims)),
        "roles": sorted({row["role"] for row in rows if row["role"]}),
        "relations": sorted(relations) or ["participation"],
        "status": next((status for status in _STATUSES if status in found), "stated"),
        "claims": claims,
    }


def _text(cell: Cell) -> str:
    plain = value(cell)
    return "" if plain is None else str(plain)


def modes_of(graph: nx.Graph[Any]) -> list[str]:
    """Return the names of a network's two modes, or nothing."""
    found = listed(graph.graph.get("modes"), " ")
    return found if len(found) == 2 else []


def ends_in_order(graph: nx.Graph[Any], u: Any, v: Any) -> tuple[Any, Any]:  # noqa: ANN401
    """Return an edge's ends: that of the first mode first; of a part-of edge the part.

    A graph without direction keeps no order of its own; nodes may be of any kind.
    """
    part = graph.edges[u, v].get("part")
    rank = {mode: at for at, mode in enumerate(modes_of(graph))}

    def place(node: Any) -> tuple[bool, int, str]:  # noqa: ANN401
        return node != part, rank.get(str(graph.nodes[node].get("mode")), len(rank)), str(node)

    first, second = sorted((u, v), key=place)
    return first, second


def claims_of(graph: nx.Graph[Any]) -> set[str]:
    """Return the claims that a network's edges rest on."""
    return {claim for facts in graph.edges.values() for claim in listed(facts.get("claims"), " ")}


def ties(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return a copy without part-of edges, the network that measures are taken of."""
    copy = graph.copy()
    drawn = [edge for edge, facts in graph.edges.items() if facts.get("part_of") is True]
    copy.remove_edges_from(drawn)
    return copy
