"""The cells of a table, and their plain values."""

from __future__ import annotations

import math
import re

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.rdf import XSD

__all__ = ["Cell", "is_number", "value"]

Cell = NamedNode | BlankNode | Literal | str | int | float | None

_INTEGERS = {
    *("integer", "long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort"),
    *("unsignedByte", "nonNegativeInteger", "positiveInteger"),
    *("nonPositiveInteger", "negativeInteger"),
}
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_DOUBLE = re.compile(rf"{_DECIMAL.pattern}(?:[eE][+-]?[0-9]+)?")


def value(cell: Cell) -> str | int | float | bool | None:
    """Return a plain value: an IRI or a text as ``str``, numbers and truth values as such.

    >>> value(Literal("20", datatype=NamedNode(f"{XSD}integer")))
    20
    """
    if isinstance(cell, NamedNode):
        return cell.value
    if isinstance(cell, BlankNode):
        return str(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    if not isinstance(cell, Literal):
        return cell
    kind = cell.datatype.value.removeprefix(XSD)
    written = cell.value.strip(" \t\r\n")
    # An ill-typed literal is shown as it is written; so is a number too long for Python to read.
    if kind in _INTEGERS and _INTEGER.fullmatch(written) and len(written) < 4000:
        return int(written)
    if kind == "decimal" and _DECIMAL.fullmatch(written):
        return _finite(written, cell.value)
    if kind in ("double", "float") and _DOUBLE.fullmatch(written):
        return _finite(written, cell.value)
    if kind == "boolean" and written in ("true", "false", "1", "0"):
        return written in ("true", "1")
    return cell.value


def _finite(written: str, otherwise: str) -> float | str:
    number = float(written)
    return number if math.isfinite(number) else otherwise


def is_number(cell: Cell) -> bool:
    """Tell whether a cell is a number, correctly written."""
    plain = value(cell)
    return isinstance(plain, (int, float)) and not isinstance(plain, bool)
