"""How far ranks rest on single documents, on single events, and on inference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from kg.errors import InputError
from kg.networks.arrays import Arrays
from kg.networks.attributes import silent
from kg.networks.measures import MEASURES, Settings, chosen, measure, ranks, values
from kg.networks.network import Material, finished
from kg.networks.shaping import Shaping
from kg.questions import Source, select_about
from kg.tables import Cell, Table, value

__all__ = ["Scenario", "robustness", "scenarios"]

_TOPS = (1, 3, 5, 10)

_RESTS_ON = """
SELECT DISTINCT ?claim ?document ?event ?status WHERE {
  { ?claim migov:inDocument ?document }
  UNION { ?claim migov:inEvent/migov:partOf* ?event . ?event a migov:Event }
  UNION { ?claim migov:status ?status }
} ORDER BY ?claim ?document ?event ?status"""


@dataclass(frozen=True)
class Scenario:
    """What is left out: a document, an event with its parts, an inferred claim, or all of these.

    ``claims`` are those that rest on nothing else: a claim that two documents make stays when one
    of them is left out.
    """

    kind: str
    name: str
    claims: frozenset[str]


def scenarios(
    source: Source, claims: Iterable[str], *, stated_only: bool = False
) -> list[Scenario]:
    """Return what can be left out of a network that rests on these claims, sorted."""
    documents: dict[str, set[str]] = {}
    events: dict[str, set[str]] = {}
    inferred: set[str] = set()
    rows = select_about(source, _RESTS_ON, "claim", set(claims), stated_only=stated_only)
    for claim, document, event, status in rows:
        if document is not None:
            documents.setdefault(claim.value, set()).add(document.value)
        elif event is not None:
            events.setdefault(event.value, set()).add(claim.value)
        elif status.value.endswith("/inferred"):
            inferred.add(claim.value)
    alone: dict[str, set[str]] = {}
    for claim, where in documents.items():
        if len(where) == 1:
            alone.setdefault(next(iter(where)), set()).add(claim)
    found = [
        Scenario(kind, name, frozenset(of[name]))
        for kind, of in (("document", alone), ("event", events))
        for name in sorted(of)
    ]
    found += [Scenario("claim", name, frozenset({name})) for name in sorted(inferred)]
    return [*found, Scenario("inference", "", frozenset(inferred))] if inferred else found


def robustness(
    material: Material,
    source: Source,
    names: Iterable[str] = (),
    settings: Settings | None = None,
    shaping: Shaping | None = None,
    *,
    stated_only: bool = False,
) -> Table:
    """Measure a network, and again with each document, each event and all inference left out.

    Beside each value and its rank stand ``<measure>_best`` and ``<measure>_worst``, the range of
    its rank, and ``<measure>_robustness``: “rests on one document” (or event, or on inference) if
    the node is in the network no more when that is left out; “stable in the top 5” if its rank is
    never lower; else the range in words.

    Raises
    ------
    InputError
        If no row of the network names a claim, or a measure is not of nodes; as :func:`measure`.
    """
    settings = settings or Settings()
    tried = scenarios(source, {row.claim for row in material.rows} - {""}, stated_only=stated_only)
    if not tried:
        raise InputError(
            "nothing can be left out in turn: the query gives no ?claim that is in the data"
        )
    graph = finished(material, shaping)
    table = measure(graph, names, settings)
    columns = [name for name in table.columns if f"{name}_rank" in table.columns]
    if not columns:
        raise InputError("robustness is of ranks; choose a measure of nodes that ranks them")
    wanted = [each.name for each in chosen(names, Arrays(graph)) if MEASURES[each.name].ranked]
    quiet = replace(settings, say=silent, progress=lambda _done, _of: None)
    ranges = _Ranges(frozenset(graph))
    for done, scenario in enumerate(tried):
        settings.progress(done, len(tried))
        left = finished(material, shaping, without=scenario.claims)
        ranges.add(scenario.kind, left, _ranked(left, wanted, quiet))
    counts = Counter(each.kind for each in tried)
    settings.say(
        f"left out in turn: {counts['document']:,} documents, {counts['event']:,} events, "
        f"{counts['claim']:,} inferred claims, and all of these claims at once"
    )
    return _with_ranges(table, columns, ranges)


class _Ranges:
    """The range of each node's ranks, by column, and what it is gone without.

    Only these are kept: the ranks of all nodes with each of thousands of documents left out would
    take gigabytes.
    """

    def __init__(self, nodes: frozenset[str]) -> None:
        self.nodes = nodes
        self.found: dict[str, dict[str, tuple[int, int]]] = {}
        self.gone: dict[str, set[str]] = {}

    def add(
        self, kind: str, left: Collection[str], ranked: Mapping[str, Mapping[str, Cell]]
    ) -> None:
        """Note the nodes that are left, and their ranks by column, then by node."""
        for node in self.nodes.difference(left):
            self.gone.setdefault(node, set()).add(kind)
        for column, of in ranked.items():
            known = self.found.setdefault(column, {})
            for node, rank in of.items():
                if isinstance(rank, int):
                    best, worst = known.get(node, (rank, rank))
                    if not best <= rank <= worst or node not in known:
                        known[node] = min(best, rank), max(worst, rank)


def _ranked(
    graph: nx.Graph[str], names: Sequence[str], settings: Settings
) -> dict[str, dict[str, Cell]]:
    """Return the rank of each node by column; none of what makes no sense on what is left."""
    modes = [str(facts.get("mode") or "") for facts in graph.nodes.values()]
    found: dict[str, dict[str, Cell]] = {}
    for name in names:
        try:
            columns = values(graph, [name], settings)
        except InputError:
            continue
        for column, of in columns.items():
            found[column] = dict(zip(map(str, of), ranks(list(of.values()), modes), strict=True))
    return found


def _with_ranges(table: Table, columns: Sequence[str], ranges: _Ranges) -> Table:
    nodes = [str(value(cell)) for cell in table.column("node")]
    sizes = [int(str(value(cell))) for cell in table.column("nodes_of_mode")]
    shown: dict[str, Sequence[Cell]] = {}
    for name in table.columns:
        shown[name] = table.column(name)
        measured = name.removesuffix("_rank")
        if measured == name or measured not in columns:
            continue
        told = [
            _range(measured, node, rank, size, ranges)
            for node, rank, size in zip(nodes, shown[name], sizes, strict=True)
        ]
        for at, each in enumerate(("best", "worst", "robustness")):
            shown[f"{measured}_{each}"] = [row[at] for row in told]
    return Table(tuple(shown), tuple(zip(*shown.values(), strict=True)), table.labels)


def _range(name: str, node: str, rank: Cell, size: int, ranges: _Ranges) -> tuple[Cell, Cell, Cell]:
    known = [rank, *ranges.found.get(name, {}).get(node, ())]
    places = [place for place in known if isinstance(place, int)]
    if not places:
        return None, None, None
    best, worst = min(places), max(places)
    gone = ranges.gone.get(node, set())
    if "document" in gone:
        told = "rests on one document"
    elif "inference" in gone:
        told = "rests on inference"
    elif "event" in gone:
        told = "rests on one event"
    elif top := next((top for top in _TOPS if worst <= top < size), 0):
        told = f"stable in the top {top}"
    elif best == worst:
        told = f"stable at rank {best}"
    else:
        told = f"rank {best} to {worst}"
    return best, worst, told
