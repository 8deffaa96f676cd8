"""Cells for a pandas data frame."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pyoxigraph import Literal

from kg.rdf import XSD
from kg.tables.cells import Cell, value

__all__ = ["dtype", "for_frame"]


def for_frame(cell: Cell) -> str | int | float | bool | None:
    """Return the plain value of a cell, with INF and NaN as numbers."""
    plain = value(cell)
    endless = {"INF": math.inf, "+INF": math.inf, "-INF": -math.inf, "NaN": math.nan}
    if isinstance(cell, Literal) and cell.datatype.value in (f"{XSD}double", f"{XSD}float"):
        return endless.get(str(plain), plain)
    return plain


def dtype(cells: Sequence[object]) -> str | None:
    """Return the data type of pandas that suits a column; None lets pandas choose."""
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        held = all(-(2**63) <= cell < 2**63 for cell in cells if isinstance(cell, int))
        return "Int64" if held else "object"
    if kinds and kinds <= {int, float}:
        return "Float64"
    return None if kinds == {str} else "object"
