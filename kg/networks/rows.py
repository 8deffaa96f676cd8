"""The rows of a network query, each a tie or a part-of edge.

Columns besides ``?source`` and ``?target``, and how each is used:

- ``?weight``: a number, added up over the rows of a pair, or the highest taken;
- ``?claim``: the claim that the tie rests on; the edge lists its claims, and counts each once;
- ``?role``: of that claim; the edge lists them by their labels;
- ``?status``: stated, interpreted, inferred or external; the edge has that of its firmest claim;
- ``?date``: a date in EDTF; the edge lists them, and a time window chooses by them;
- ``?disputed``: true if documents or coders differ on the claim;
- ``?relation``: what the tie is, such as migov:partOf; the edge lists them;
- ``?sourceMode``, ``?targetMode``: the modes of the two ends, where the header's do not fit;
- any other column: a fact of the edge, which lists its values.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.questions import Query
from kg.rdf import local_name
from kg.tables import Cell, Table, is_number, value

__all__ = ["Row", "read_rows"]

_ENDS = ("source", "target")
_TEXTS = (
    *(*_ENDS, "sourceMode", "targetMode", "claim", "role", "status", "date", "disputed"),
    "relation",
)
_USED = frozenset({*_TEXTS, "weight"})


class Row(NamedTuple):
    """One row: its ends are texts, mostly IRIs; a text is empty where nothing is given."""

    source: str
    target: str
    source_mode: str
    target_mode: str
    claim: str = ""
    role: str = ""
    status: str = ""
    date: str = ""
    disputed: bool = False
    relation: str = ""
    weight: float | None = None
    others: tuple[tuple[str, str], ...] = ()

    @property
    def within(self) -> bool:
        """Whether both ends have one mode."""
        return bool(self.source_mode) and self.source_mode == self.target_mode


def read_rows(table: Table, query: Query) -> list[Row]:
    """Read the rows of a network query.

    Raises
    ------
    InputError
        If the rows lack ``?source`` or ``?target``, an end is empty, an end has no mode although
        others have, a node has two modes, or a weight is no number or negative.
    """
    _check_columns(table, query)
    rows = list(_rows(table, query))
    modes: dict[str, str] = {}
    for row in rows:
        for node, mode in ((row.source, row.source_mode), (row.target, row.target_mode)):
            if modes.setdefault(node, mode) != mode:
                raise InputError(
                    f"{table.labels.get(node, node)} has two modes, {modes[node]} and {mode}; give "
                    f"each node one, with ?sourceMode and ?targetMode",
                    path=query.path or query.name,
                )
    return rows


def _check_columns(table: Table, query: Query) -> None:
    for column in _ENDS:
        if column not in table.columns:
            raise InputError(
                f"a network needs the column ?{column}; the query gives "
                f"{', '.join('?' + name for name in table.columns)}",
                path=query.path or query.name,
                line=_line_of_select(query.text),
            )


def _line_of_select(text: str) -> int | None:
    """Return the line in which the columns are named, from 1."""
    lines = enumerate(text.split("\n"), 1)
    return next((at for at, line in lines if re.match(r"\s*SELECT\b", line, re.IGNORECASE)), None)


def _rows(table: Table, query: Query) -> Iterator[Row]:
    place = {name: at for at, name in enumerate(table.columns)}
    extra = [(name, at) for name, at in place.items() if name not in _USED]
    nothing = len(table.columns)  # the place, in a row with None at its end, of what is not given
    source, target, source_mode, target_mode, claim, role, status, when, disputed, relation = (
        place.get(name, nothing) for name in _TEXTS
    )
    weight = place.get("weight", nothing)
    local = cache(local_name)
    for cells in table.rows:
        row = (*cells, None)
        ends = _text(row[source]), _text(row[target])
        for end, node in zip(_ENDS, ends, strict=True):
            if not node:
                raise InputError(
                    f"a row has no value for ?{end}; bind it, or filter the row out",
                    path=query.path or query.name,
                )
        yield Row(
            *ends,
            _text(row[source_mode]) or _mode(query, 0),
            _text(row[target_mode]) or _mode(query, 1),
            _text(row[claim]),
            table.show(row[role]),
            local(_text(row[status])),
            _text(row[when]),
            _text(row[disputed]).lower() in ("true", "1"),
            local(_text(row[relation])),
            _weight(row[weight], query),
            tuple([(name, shown) for name, at in extra if (shown := table.show(row[at]))]),
        )


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if type(cell) is NamedNode:
        return cell.value
    plain = value(cell)
    return "" if plain is None else str(plain)


def _mode(query: Query, at: int) -> str:
    """Return the mode of an end, if its row does not say it."""
    if len(query.modes) > 2:
        raise InputError(
            f"a row has no value for ?{_ENDS[at]}Mode; the header names {len(query.modes)} modes, "
            "so each end must say which it has",
            path=query.path or query.name,
        )
    return query.modes[min(at, len(query.modes) - 1)] if query.modes else ""


def _weight(cell: Cell, query: Query) -> float | None:
    if cell is None:
        return None
    plain = value(cell)
    number = plain if isinstance(plain, (int, float)) and is_number(cell) else math.nan
    if math.isfinite(number) and number >= 0:
        return number
    raise InputError(
        f"the weight “{plain}” is {'negative' if number < 0 else 'not a number'}; ?weight says how "
        "strong a tie is: correct the query",
        path=query.path or query.name,
    )
