"""A table of ties becomes a network: a row is a tie."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.networks.attributes import Say
from kg.networks.files.columns import (
    EDGE_FACTS,
    TWO_MODE_ENDS,
    WEIGHTS,
    Cell,
    Sheet,
    ends,
    first_of,
    folded,
    refuse_twice,
)
from kg.networks.files.weights import as_weight

__all__ = ["network_of_edges", "note_modes", "of_edges", "typed"]

_Tie = tuple[str, str, dict[str, Any]]

_DIRECTED = {
    **dict.fromkeys(("directed", "true", "yes", "1"), True),
    **dict.fromkeys(("undirected", "false", "no", "0", "mutual"), False),
}
# Facts that are texts, whatever they look like.
_TEXTS = frozenset(
    {*("id", "label", "mode", "status", "role", "roles", "relation", "relations")}
    | {"relation_weights", "claims", "part", "type"}
)


class _Columns:
    """Where a row has what: its ends, weight and direction, what it says of its ends, and facts."""

    def __init__(self, sheet: Sheet, found: tuple[int, int]) -> None:
        refuse_twice(sheet)
        self.header = sheet.header
        self.source, self.target = found
        free = {at for at, name in enumerate(sheet.header) if name} - {*found}
        self.weight = first_of(WEIGHTS, sheet.header, free)
        free -= {self.weight if self.weight is not None else -1}
        self.known: dict[str, int] = {}
        for fact, names in EDGE_FACTS.items():
            at = first_of(names, sheet.header, free)
            if at is not None:
                self.known[fact] = at
                free.discard(at)
        self.direction = self.known.pop("type", None)
        self.of_ends = [
            (place, fact, self.known.pop(f"{end}_{fact}"))
            for place, end in ((0, "source"), (1, "target"))
            for fact in ("label", "mode")
            if f"{end}_{fact}" in self.known
        ]
        facts = {at: fact for fact, at in self.known.items()}
        facts |= {at: sheet.header[at] for at in free}
        self.facts = sorted(facts.items())
        self.nameless = [at for at, name in enumerate(sheet.header) if not name]
        pair = folded(self.header[self.source]), folded(self.header[self.target])
        self.modes = pair if pair in TWO_MODE_ENDS else None

    def told(self) -> list[str]:
        """Return what was taken for what, where the names do not say it."""
        taken = {"source": self.source, "target": self.target, "weight": self.weight}
        return [
            f"“{self.header[at]}” for {what}"
            for what, at in taken.items()
            if at is not None and folded(self.header[at]) != what
        ]


def network_of_edges(
    sheet: Sheet, say: Say, declared: Mapping[str, Mapping[str, Any]] | None = None
) -> nx.Graph[str]:
    """Make the network of a table of ties.

    A network without repeated pairs is simple; one with them has an edge for each row.

    Parameters
    ----------
    declared
        The nodes there are, and what is known of them; without it they are those that ties name.

    Raises
    ------
    InputError
        At the first row that does not fit the first one, or has no two ends or no number as weight.
    """
    found = ends(sheet.header)
    if not found:
        raise sheet.fault(sheet.line, "the columns source and target are missing")
    columns = _Columns(sheet, found)
    if told := columns.told():
        say(f"taken by their names: the columns {', '.join(told)}")
    nodes: dict[str, dict[str, Any]] = {
        name: dict(facts) for name, facts in (declared or {}).items()
    }
    edges, directions, places = _edges(sheet, columns, nodes, declared, say)
    _type_columns([facts for *_, facts in edges], [name for _, name in columns.facts])
    directed = _directions(sheet, edges, directions, places, columns)
    graph = of_edges(nodes, edges, directed, say, "a column “type” with the word “directed”")
    note_modes(graph, nodes[edges[0][0]].get("mode") if edges else None)
    return graph


def _edges(
    sheet: Sheet,
    columns: _Columns,
    nodes: dict[str, dict[str, Any]],
    declared: Collection[str] | None,
    say: Say,
) -> tuple[list[_Tie], list[str], list[int]]:
    """Return ties, and the direction and place of each, if there is a column for it."""
    edges: list[_Tie] = []
    directions: list[str] = []
    places: list[int] = []
    width, facts_at, weights = len(sheet.header), columns.facts, _Weights(sheet, columns)
    # A column without a name is the number of the row, as pandas writes it.
    lost = False
    for place, row in sheet.rows:
        if len(row) != width:
            raise sheet.fault(
                place, f"this row has {len(row)} fields, and the first line has {width}"
            )
        source, target = str(row[columns.source]).strip(), str(row[columns.target]).strip()
        if not source or not target:
            raise sheet.fault(place, "source or target is empty; write both")
        if declared is not None:
            for end in (source, target):
                if end not in declared:
                    raise sheet.fault(
                        place, f"this tie names “{end}”, which is not among the nodes"
                    )
        else:
            nodes.setdefault(source, {})
            nodes.setdefault(target, {})
        if columns.modes or columns.of_ends:
            _note_ends(sheet, place, columns, row, (source, target), nodes)
        facts: dict[str, Any] = {name: row[at] for at, name in facts_at if row[at] != ""}
        if columns.weight is not None and (weight := row[columns.weight]) != "":
            weights.put(facts, weight, place)
        if columns.direction is not None:
            directions.append(str(row[columns.direction]).strip())
            places.append(place)
        for at in columns.nameless:
            lost = lost or not (row[at] == "" or str(row[at]).isdigit())
        edges.append((source, target, facts))
    weights.tell(say)
    if lost:
        say("a column without a name in the first line is left out")
    return edges, directions, places


def _note_ends(
    sheet: Sheet,
    place: int,
    columns: _Columns,
    row: Sequence[Cell],
    pair: tuple[str, str],
    nodes: dict[str, dict[str, Any]],
) -> None:
    told = [(end, fact, str(row[at])) for end, fact, at in columns.of_ends]
    told += [(end, "mode", mode) for end, mode in enumerate(columns.modes or ())]
    for end, fact, value in told:
        if value and nodes[pair[end]].setdefault(fact, value) != value:
            raise sheet.fault(
                place,
                f"“{pair[end]}” has two values of {fact}, “{nodes[pair[end]][fact]}” and “{value}”",
            )


class _Weights:
    """Reads weights, and knows which decimal sign they have."""

    def __init__(self, sheet: Sheet, columns: _Columns) -> None:
        self.sheet = sheet
        self.name = sheet.header[columns.weight] if columns.weight is not None else ""
        self.point = self.comma = 0
        self.example = ""

    def put(self, facts: dict[str, Any], given: Cell, place: int) -> None:
        text = isinstance(given, str)
        if text and not str(given).strip():
            return
        comma = text and self.sheet.comma and re.fullmatch(r"\s*-?\d*,\d+\s*", str(given))
        try:
            facts["weight"] = as_weight(given, comma=bool(comma))
        except ValueError as error:
            named = "" if folded(self.name) == "weight" else f" in the column “{self.name}”"
            other = "" if not named else ", or rename the column if it has no weights"
            raise self.sheet.fault(
                place, f"the weight “{str(given)[:40]}”{named} is not a number; correct it{other}"
            ) from error
        if comma and not self.comma:
            self.comma, self.example = place, str(given).strip()
        if text and self.sheet.comma and not self.point and "." in str(given):
            self.point = place
        if self.comma and self.point:
            raise self.sheet.fault(
                place,
                f"one weight has a decimal comma (row {self.comma}), another a point (row "
                f"{self.point}); write all in one way",
            )

    def tell(self, say: Say) -> None:
        if self.comma:
            say(f"weights have a decimal comma: “{self.example}” is read as a number")


def typed(cells: Sequence[Any]) -> list[Any] | None:
    """Return the cells of a column as numbers or truth values, if all are and none is changed.

    >>> typed(["1", "-2.5"]), typed(["True", "False"]), typed(["007"]), typed(["1.50"])
    ([1, -2.5], [True, False], None, None)
    """
    if all(cell in ("True", "False") for cell in cells):
        return [cell == "True" for cell in cells]
    found = []
    for cell in cells:
        number = cell
        if isinstance(cell, str):
            if not _NUMBER.fullmatch(cell):
                return None
            number = float(cell) if "." in cell or "e" in cell else int(cell)
            if str(number) != cell:
                return None
        found.append(number)
    return found


_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,18})?(e[+-]\d{1,3})?")


def _type_columns(every: Sequence[dict[str, Any]], names: Iterable[str]) -> None:
    for name in names:
        having = [facts for facts in every if name in facts]
        if name in _TEXTS or not having or typed([having[0][name]]) is None:
            continue
        for facts, value in zip(having, typed([f[name] for f in having]) or (), strict=False):
            facts[name] = value


def _directions(
    sheet: Sheet,
    edges: Sequence[_Tie],
    directions: Sequence[str],
    places: Sequence[int],
    columns: _Columns,
) -> list[bool] | bool | None:
    """Return whether each tie has a direction, or all, or None if that is not said."""
    if columns.direction is None:
        return None
    name = sheet.header[columns.direction]
    known = [_DIRECTED.get(value.lower()) for value in directions]
    words = {*map(str.lower, directions)} - {""}
    if not words & _DIRECTED.keys() or (folded(name) == "type" and words <= {"0", "1"}):
        for (*_, facts), value in zip(edges, directions, strict=True):
            if value:
                facts[name] = value
        return None
    for value, kind, place in zip(directions, known, places, strict=True):
        if value and kind is None:
            raise sheet.fault(
                place, f"“{value[:40]}” in the column “{name}” is neither directed nor undirected"
            )
    if len(kinds := {*known} - {None}) == 1:
        return bool(kinds.pop())
    if None in known:
        raise sheet.fault(
            places[known.index(None)], f"“{name}” is empty here; write directed or undirected"
        )
    return [kind is True for kind in known]


def of_edges(
    nodes: Mapping[str, Mapping[str, Any]],
    edges: Sequence[_Tie],
    directed: Sequence[bool] | bool | None,
    say: Say,
    how: str,
) -> nx.Graph[str]:
    """Make a network of nodes and ties.

    Parameters
    ----------
    directed
        Whether each tie has a direction, or all have; None if the file does not say it.
    how
        What in the file would say so.
    """
    if directed is None and edges:
        say(f"the file does not say whether ties have a direction: read without; {how} gives one")
    if isinstance(directed, Sequence):
        both = [
            (v, u, dict(facts))
            for (u, v, facts), one_way in zip(edges, directed, strict=True)
            if not one_way and u != v
        ]
        say(
            f"some ties have a direction and some have not: each without one "
            f"({directed.count(False):,}) becomes two, there and back"
        )
        edges = [*edges, *both]
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from((name, {**facts}) for name, facts in nodes.items())
    graph.add_edges_from(edges)
    if graph.number_of_edges() < len(edges):
        graph = nx.MultiDiGraph() if directed else nx.MultiGraph()
        graph.add_nodes_from((name, {**facts}) for name, facts in nodes.items())
        graph.add_edges_from(edges)
    return graph


def note_modes(graph: nx.Graph[str], first: object = None) -> None:
    """Name the two modes of a network, if its nodes have two and each has one."""
    found = {facts.get("mode") for facts in graph.nodes.values()}
    if len(found) == 2 and all(isinstance(mode, str) and mode for mode in found):
        graph.graph["modes"] = sorted(map(str, found), key=lambda mode: (mode != first, mode))
