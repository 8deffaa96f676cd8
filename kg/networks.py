"""A network is a query: rows of source and target become nodes and edges.

Columns that a network query may give besides ``?source`` and ``?target``:

- ``?claim``: the claim that the tie rests on; ties of one pair gather on one edge;
- ``?role``, ``?status``: of that claim;
- ``?relation``: what a row without a claim says, such as migov:partOf;
- ``?sourceMode``, ``?targetMode``: the modes of the two ends, where the header's do not fit.

In a two-mode network an edge between two nodes of one mode is *structural*: it is drawn, such as
a session's part in its event, and no measure counts it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx
from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.headers import Query
from kg.limits import Limits
from kg.queries import run_whole
from kg.sources import labels_of, select_about
from kg.store import Dataset
from kg.tables import Cell, Table, value
from kg.vocabulary import local_name

if TYPE_CHECKING:
    from kg.endpoint import Endpoint

__all__ = ["build_network", "claims_of", "node_facts", "ties", "to_network"]

# From the firmest to the weakest; an edge has the status of its firmest claim.
_STATUSES = ("stated", "interpreted", "inferred", "external")

_FACTS = """
SELECT DISTINCT ?thing ?fact ?value WHERE {
  { ?thing a ?value BIND("cls" AS ?fact) FILTER(STRSTARTS(STR(?value), STR(migov:))) }
  UNION {
    ?thing migov:kind|migov:memberKind|migov:eventKind ?value BIND("kind" AS ?fact)
    # An association is an NGO as well; the narrowest kind says most.
    MINUS { ?thing migov:kind ?narrower . ?narrower skos:broader+ ?value }
  }
  UNION { ?thing migov:country ?value BIND("country" AS ?fact) }
  UNION { ?thing migov:level|migov:kind/migov:impliesLevel ?value BIND("level" AS ?fact) }
  UNION { ?thing migov:sector|migov:kind/migov:impliesSector ?value BIND("sector" AS ?fact) }
  UNION { ?thing migov:sizeAsStated ?value BIND("size" AS ?fact) }
} ORDER BY ?thing ?fact ?value"""


def node_facts(
    source: Dataset | Endpoint,
    lang: str = "en",
    *,
    stated_only: bool = False,
    things: Collection[str] | None = None,
) -> dict[str, dict[str, str]]:
    """Return what the graph knows of each thing, as labels: cls, kind, country, level, sector.

    With ``things``, an endpoint is asked about these only.
    """
    found = list(select_about(source, _FACTS, "thing", things, stated_only=stated_only))
    values = {row[2].value for row in found if isinstance(row[2], NamedNode)}
    labels = labels_of(source, lang, values)
    facts: dict[str, dict[str, list[str]]] = {}
    for thing, fact, held in found:
        shown = (
            local_name(held.value) if fact.value == "cls" else labels.get(held.value, held.value)
        )
        facts.setdefault(thing.value, {}).setdefault(fact.value, []).append(shown)
    return {
        thing: {name: "; ".join(values) for name, values in named.items()}
        for thing, named in facts.items()
    }


def build_network(
    source: Dataset | Endpoint,
    query: Query,
    *,
    lang: str = "en",
    stated_only: bool = False,
    limits: Limits | None = None,
    allow: Iterable[str] = (),
) -> nx.Graph[str]:
    """Answer a network query and make its network; see :func:`to_network`.

    Raises
    ------
    InputError
        As :func:`kg.queries.run_whole` and :func:`to_network`.
    """
    table = run_whole(source, query, lang=lang, stated_only=stated_only, limits=limits, allow=allow)
    ends = [table.column(name) for name in ("source", "target") if name in table.columns]
    things = {str(value(cell)) for cells in ends for cell in cells if cell is not None}
    facts = node_facts(source, lang, stated_only=stated_only, things=sorted(things))
    return to_network(table, query, facts)


def claims_of(graph: nx.Graph[str]) -> set[str]:
    """Return the claims that a network's edges rest on."""
    told = (str(facts.get("claims") or "") for facts in graph.edges.values())
    return {claim for claims in told for claim in claims.split()}


def to_network(
    table: Table, query: Query, facts: Mapping[str, Mapping[str, str]] | None = None
) -> nx.Graph[str]:
    """Make an undirected network of a query's rows, nodes and edges sorted.

    Every attribute is a plain value, so that any tool can read the exported network: edges have
    ``weight`` (number of claims), ``roles``, ``status``, ``relation``, ``structural`` and
    ``claims`` (IRIs, joined by a blank); nodes have ``label``, ``mode`` and the facts given.

    Raises
    ------
    InputError
        If the rows lack ``?source`` or ``?target``, or a node stands in both modes.
    """
    for column in ("source", "target"):
        if column not in table.columns:
            raise InputError(
                f"a network needs the column ?{column}; the query gives "
                f"{', '.join('?' + name for name in table.columns)}",
                path=query.path or query.name,
            )
    if len(query.modes) not in (0, 2):
        raise InputError("“modes” in the header names two modes, or none", path=query.path)
    modes: dict[str, str] = {}
    edges: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for cells in table.rows:
        row = {name: _text(cell) for name, cell in zip(table.columns, cells, strict=True)}
        row["role"] = table.show(cells[table.columns.index("role")]) if "role" in row else ""
        for end, place in (("source", 0), ("target", 1)):
            if not row[end]:
                raise InputError(f"a row has no ?{end}", path=query.path or query.name)
            mode = row.get(f"{end}Mode") or (query.modes[place] if query.modes else "")
            if modes.setdefault(row[end], mode) != mode:
                raise InputError(
                    f"{table.labels.get(row[end], row[end])} stands in two modes, "
                    f"{modes[row[end]]} and {mode}",
                    path=query.path or query.name,
                )
        first, second = sorted((row["source"], row["target"]))
        edges.setdefault((first, second), []).append(row)
    graph: nx.Graph[str] = nx.Graph(
        title=query.title or query.name, question=query.summary, modes=" ".join(query.modes)
    )
    for node, mode in sorted(modes.items()):
        known = dict((facts or {}).get(node, {}))
        graph.add_node(node, label=table.labels.get(node, node), mode=mode, **known)
    for (first, second), rows in sorted(edges.items()):
        graph.add_edge(first, second, **_edge(rows, modes))
    return graph


def _edge(rows: list[Mapping[str, str]], modes: Mapping[str, str]) -> dict[str, Any]:
    claims = sorted({row["claim"] for row in rows if row.get("claim")})
    relations = {local_name(row["relation"]) for row in rows if row.get("relation")}
    found = {local_name(row["status"]) for row in rows if row.get("status")}
    source, target = min((row["source"], row["target"]) for row in rows)
    return {
        "weight": max(1, len(claims)),
        "roles": "; ".join(sorted({row["role"] for row in rows if row["role"]})),
        "relation": "; ".join(sorted(relations)) or "participation",
        "status": next((status for status in _STATUSES if status in found), "stated"),
        "structural": bool(modes[source]) and modes[source] == modes[target],
        "claims": " ".join(claims),
        # The graph is undirected; these keep which end the query called the source.
        "source": source,
        "target": target,
    }


def _text(cell: Cell) -> str:
    plain = value(cell)
    return "" if plain is None else str(plain)


def ties(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return a copy without structural edges, the network that measures are taken of."""
    copy = graph.copy()
    drawn = [edge for edge, facts in graph.edges.items() if facts.get("structural") is True]
    copy.remove_edges_from(drawn)
    return copy
