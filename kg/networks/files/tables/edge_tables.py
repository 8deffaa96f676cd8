"""A table of ties becomes a network: a row is a tie."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.networks.attributes import Say
from kg.networks.files.tables.cells import typed
from kg.networks.files.tables.columns import (
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
from kg.networks.files.ties import Tie, network_of_ties, note_modes
from kg.networks.files.weights import as_weight

__all__ = ["network_of_edges"]

_DIRECTED = {
    **dict.fromkeys(("directed", "true", "yes", "1"), True),
    **dict.fromkeys(("undirected", "false", "no", "0"), False),
}
# Facts that are texts, whatever they look like.
_TEXTS = frozenset(
    {*("id", "label", "mode", "status", "role", "roles", "relation", "relations")}
    | {"relation_weights", "claims", "part", "type"}
)


class _Columns:
    """Where a row has what: its ends, weight and direction, what it says of its ends, and facts."""

    def __init__(self, sheet: Sheet, found: tuple[int, int], two_mode: bool) -> None:
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
        if len({*facts.values()}) < len(facts):
            often = Counter(facts.values())
            twice = next(name for name, times in often.items() if times > 1)
            raise sheet.fault(sheet.line, f"two columns give “{twice[:40]}”; rename one")
        self.nameless = [at for at, name in enumerate(sheet.header) if not name]
        pair = folded(self.header[self.source]), folded(self.header[self.target])
        self.two_mode = two_mode or pair in TWO_MODE_ENDS
        own = sum(fact == "mode" for _, fact, _ in self.of_ends) == 2  # columns that name the modes
        self.modes = pair if self.two_mode and not own else None

    def told(self) -> list[str]:
        """Return what was taken for what, where the names do not say it."""
        taken = {"source": self.source, "target": self.target, "weight": self.weight}
        return [
            f"“{self.header[at]}” for {what}"
            for what, at in taken.items()
            if at is not None and folded(self.header[at]) != what
        ]


def network_of_edges(
    sheet: Sheet,
    say: Say,
    declared: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    two_mode: bool = False,
) -> nx.Graph[str]:
    """Make the network of a table of ties.

    A network without repeated pairs is simple; one with them has an edge for each row.

    Parameters
    ----------
    declared
        The nodes there are, and what is known of them; without it they are those that ties name.
    two_mode
        Whether sources are one mode and targets the other; the columns name the modes.

    Raises
    ------
    InputError
        At the first row that does not fit the first one, has no two ends, or a wrong weight.
    """
    found = ends(sheet.header)
    if not found:
        raise sheet.fault(sheet.line, "the columns source and target are missing")
    columns = _Columns(sheet, found, two_mode)
    if told := columns.told():
        say(f"taken by their names: {', '.join(told)}")
    nodes: dict[str, dict[str, Any]] = {
        name: dict(facts) for name, facts in (declared or {}).items()
    }
    edges, directions, places = _edges(sheet, columns, nodes, declared, say)
    if sheet.separator:  # the cells of a workbook have their kinds
        _type_columns([facts for *_, facts in edges], [name for _, name in columns.facts])
    directed = _directions(sheet, edges, directions, places, columns)
    graph = network_of_ties(nodes, edges, directed, say, "a column “type” with the word “directed”")
    note_modes(graph, nodes[edges[0][0]].get("mode") if edges else None)
    return graph


def _edges(
    sheet: Sheet,
    columns: _Columns,
    nodes: dict[str, dict[str, Any]],
    declared: Collection[str] | None,
    say: Say,
) -> tuple[list[Tie], list[str], list[int]]:
    """Return ties, and the direction and place of each, if there is a column for it."""
    edges: list[Tie] = []
    directions: list[str] = []
    places: list[int] = []
    width, facts_at, weights = len(sheet.header), columns.facts, _Weights(sheet, columns)
    of_ends, ends_at = columns.of_ends, [at for *_, at in columns.of_ends]
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
                        place, f"this tie names “{end[:40]}”, which is not among the nodes"
                    )
        else:
            if source not in nodes:
                nodes[source] = {}
            if target not in nodes:
                nodes[target] = {}
        pair = nodes[source], nodes[target]
        if (columns.modes and (pair[0].get("mode"), pair[1].get("mode")) != columns.modes) or (
            of_ends
            and [pair[end].get(fact) for end, fact, _ in of_ends] != [row[at] for at in ends_at]
        ):
            _note_ends(sheet, place, columns, row, (source, target), nodes)
        facts: dict[str, Any] = {name: row[at] for at, name in facts_at if row[at] != ""}
        if columns.weight is not None and (given := row[columns.weight]) != "":
            weight = weights.known.get(given) or weights.read(given, place)
            if weight is not None:
                facts["weight"] = weight
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
            if columns.modes and fact == "mode":
                raise sheet.fault(
                    place,
                    f"“{pair[end][:40]}” is in both columns, {' and '.join(columns.modes)}; in a "
                    "two-mode network each node has one mode",
                )
            raise sheet.fault(
                place,
                f"“{pair[end][:40]}” has two values of {fact}, “{nodes[pair[end]][fact][:40]}” and "
                f"“{value[:40]}”",
            )


class _Weights:
    """Reads weights, and knows which decimal sign they have."""

    def __init__(self, sheet: Sheet, columns: _Columns) -> None:
        self.sheet = sheet
        self.name = sheet.header[columns.weight] if columns.weight is not None else ""
        self.point = self.comma = 0
        self.example = ""
        self.known: dict[Cell, int | float] = {}

    def read(self, given: Cell, place: int) -> int | float | None:
        """Return a weight that was not seen before; None for a cell of blanks."""
        text = isinstance(given, str)
        if text and not str(given).strip():
            return None
        comma = text and self.sheet.comma and re.fullmatch(r"\s*-?\d*,\d+\s*", str(given))
        try:
            weight = as_weight(given, comma=bool(comma))
        except ValueError as error:
            named = "" if folded(self.name) == "weight" else f" in the column “{self.name[:40]}”"
            other = "; if the column has no weights, rename it" if named else ""
            raise self.sheet.fault(
                place, f"the weight “{str(given)[:40]}”{named} {error}{other}"
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
        if text:
            self.known[given] = weight
        return weight

    def tell(self, say: Say) -> None:
        if self.comma:
            say(f"weights have a decimal comma: “{self.example}” is read as a number")


def _type_columns(every: Sequence[dict[str, Any]], names: Iterable[str]) -> None:
    for name in names:
        having = [facts for facts in every if name in facts]
        if name in _TEXTS or not having or typed([having[0][name]]) is None:
            continue
        for facts, value in zip(having, typed([f[name] for f in having]) or (), strict=False):
            facts[name] = value


def _directions(
    sheet: Sheet,
    edges: Sequence[Tie],
    directions: Sequence[str],
    places: Sequence[int],
    columns: _Columns,
) -> list[bool] | bool | None:
    """Return whether each tie has a direction, or all, or None if that is not said."""
    if columns.direction is None:
        return False if columns.two_mode else None
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
