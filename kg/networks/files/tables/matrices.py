"""A matrix of ties, with names at its top and at its left side, becomes a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx

from kg.networks.attributes import Say
from kg.networks.files.tables.columns import Cell, Sheet
from kg.networks.files.ties import network_of_ties
from kg.networks.files.weights import NEGATIVE, as_weight

__all__ = ["is_matrix", "network_of_matrix"]

_Rows = Sequence[tuple[int, Sequence[Cell]]]
_MODES = ("row", "column")


def is_matrix(header: Sequence[Cell], rows: _Rows) -> bool:
    """Tell whether a table is a matrix: rows named as its columns, or an empty corner."""
    if len(header) < 2 or not rows:
        return False
    names = [str(row[0]).strip() for _, row in rows if row]
    if {*names} == {*header[1:]}:
        return True
    return not header[0] and all(header[1:]) and not all(name.isdigit() for name in names)


def network_of_matrix(sheet: Sheet, rows: _Rows, say: Say) -> nx.Graph[str]:
    """Make the network of a matrix; 0 and an empty cell are no tie.

    A matrix whose rows and columns are of the same nodes is directed, from row to column, unless it
    is symmetric. One whose rows and columns are of different nodes is a two-mode network.

    Raises
    ------
    InputError
        At the first row that does not fit, or whose cells are no numbers.
    """
    across = [str(name).strip() for name in sheet.header[1:]]
    down: dict[str, int] = {}
    found: dict[tuple[str, str], int | float] = {}
    if len({*across}) < len(across):
        twice = next(name for name in across if across.count(name) > 1)
        raise sheet.fault(sheet.line, f"two columns are called “{twice[:40]}”; rename one")
    for place, row in rows:
        name = str(row[0]).strip()
        if len(row) != len(across) + 1:
            raise sheet.fault(
                place,
                f"this row has {len(row)} fields, and the first line has {len(across) + 1}",
            )
        if not name or name in down:
            what = f"two rows are called “{name[:40]}”" if name else "a row has no name"
            raise sheet.fault(place, f"{what}; give each row of the matrix a name of its own")
        down[name] = place
        for other, cell in zip(across, row[1:], strict=True):
            if weight := _weight(sheet, place, other, cell):
                found[name, other] = weight
    if {*down} == {*across}:
        return _one_mode(across, found, say)
    if both := sorted({*down} & {*across}):
        lost = sorted({*down} ^ {*across})[0]
        raise sheet.fault(
            down[both[0]],
            f"rows and columns of this matrix share “{both[0][:40]}” and not “{lost[:40]}”; name "
            "the same nodes in both, or different ones",
        )
    say(
        f"is a matrix of {len(down):,} rows and {len(across):,} columns: read as a two-mode "
        f"network, with the modes “{_MODES[0]}” and “{_MODES[1]}”"
    )
    nodes = {name: {"mode": _MODES[0]} for name in down}
    nodes |= {name: {"mode": _MODES[1]} for name in across}
    edges = [(u, v, {"weight": weight}) for (u, v), weight in found.items()]
    graph = network_of_ties(nodes, edges, False, say, "")
    graph.graph["modes"] = [*_MODES]
    return graph


def _weight(sheet: Sheet, place: int, column: str, cell: Cell) -> int | float:
    if isinstance(cell, str) and not cell.strip():
        return 0
    try:
        return as_weight(cell, comma=sheet.comma)
    except ValueError as error:
        why = str(error)
        if why != NEGATIVE:
            why = (
                "is not a number; this is read as a matrix, because its first line begins with an "
                "empty cell or names its rows"
            )
        raise sheet.fault(
            place, f"“{str(cell)[:40]}” in the column “{column[:40]}” {why}"
        ) from error


def _one_mode(
    names: Sequence[str], found: dict[tuple[str, str], int | float], say: Say
) -> nx.Graph[str]:
    directed = any(found.get((v, u)) != weight for (u, v), weight in found.items())
    place = {name: at for at, name in enumerate(names)}
    edges: list[tuple[str, str, dict[str, Any]]] = [
        (u, v, {"weight": weight})
        for (u, v), weight in found.items()
        if directed or place[u] <= place[v]
    ]
    way = (
        "it is not symmetric: ties go from row to column"
        if directed
        else ("it is symmetric: ties have no direction, and each is there once")
    )
    say(f"is a matrix of {len(names):,} nodes; {way}")
    return network_of_ties({name: {} for name in names}, edges, directed, say, "")
