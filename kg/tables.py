"""Rows with named columns, and the ways to write them down."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import InputError
from kg.vocabulary import XSD, compress

__all__ = ["FORMATS", "Cell", "Table", "as_written", "csv_text", "harmless", "value", "write"]

Cell = NamedNode | BlankNode | Literal | str | int | float | None


@dataclass(frozen=True)
class Table:
    """The answer to a question: columns and rows of cells.

    A cell is an RDF term, a plain value, or None where nothing is known. ``labels`` gives the
    name of each thing in the reader's language. ``form`` tells what was asked for: ``select``,
    ``ask`` (one cell, yes or no) or ``construct`` (subject, predicate, object). ``cut`` is the
    limit on rows at which the answer was cut; None means that this is all of it.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    labels: Mapping[str, str] = field(default_factory=dict, repr=False)
    form: str = "select"
    cut: int | None = None

    def column(self, name: str) -> list[Cell]:
        """Return one column's cells.

        >>> Table(("a", "b"), ((1, 2), (3, 4))).column("b")
        [2, 4]
        """
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def show(self, cell: Cell) -> str:
        """Return the text a reader sees: the label of a thing, the words of a literal."""
        if isinstance(cell, NamedNode):
            return self.labels.get(cell.value, compress(cell.value))
        if isinstance(cell, BlankNode):
            return str(cell)
        return "" if value(cell) is None else str(value(cell))


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
    try:
        if kind in ("integer", "nonNegativeInteger"):
            return int(cell.value)
        if kind in ("decimal", "double", "float") and math.isfinite(float(cell.value)):
            return float(cell.value)
    except ValueError:
        return cell.value  # an ill-typed literal is shown as it is written
    if kind == "boolean" and cell.value in ("true", "false", "1", "0"):
        return cell.value in ("true", "1")
    return cell.value


# What starts a formula, also full-width and after a line break; and the apostrophe itself.
_STARTS = (*"=+-@＝＋－＠\t\r\n'",)


def harmless(text: str) -> str:
    """Return text that a spreadsheet will not run as a formula.

    An apostrophe is put before the signs that start one; taking it away gives the text back.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.startswith(_STARTS) else text


def as_written(text: str) -> str:
    """Take away what :func:`harmless` put before a text.

    >>> as_written(harmless("=1+1"))
    '=1+1'
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(_STARTS) else text


def write(table: Table, form: str) -> str:
    """Write a table as text in one of :data:`FORMATS`.

    Things are shown by their label; ``csv`` and ``json`` give the IRI in a column ``<name>_iri``.

    Raises
    ------
    InputError
        If the format is unknown.
    """
    if form not in FORMATS:
        raise InputError(f"“{form}” is no format; choose one of {', '.join(FORMATS)}")
    return FORMATS[form](table)


def _with_iris(table: Table) -> tuple[list[str], list[list[str | int | float | None]]]:
    things = {c for c in table.columns if any(isinstance(x, NamedNode) for x in table.column(c))}
    header = [
        name
        for column in table.columns
        for name in (column, f"{column}_iri")[: 1 + (column in things)]
    ]
    rows = []
    for row in table.rows:
        out: list[str | int | float | None] = []
        for column, cell in zip(table.columns, row, strict=True):
            thing = isinstance(cell, NamedNode)
            out.append(table.show(cell) if thing else value(cell))
            if column in things:
                out.append(value(cell) if thing else None)
        rows.append(out)
    return header, rows


def _csv(table: Table) -> str:
    return csv_text(*_with_iris(table))


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write rows as CSV (RFC 4180, with lines ending in a line feed), safe to open."""
    return "".join(",".join(map(_quoted, row)) + "\n" for row in (header, *rows))


def _quoted(cell: object) -> str:
    # The csv module leaves a carriage return bare when it does not end its lines with one.
    text = "" if cell is None else harmless(cell) if isinstance(cell, str) else str(cell)
    return '"' + text.replace('"', '""') + '"' if re.search(r'[",\r\n]', text) else text


def _json(table: Table) -> str:
    header, rows = _with_iris(table)
    records = [dict(zip(header, row, strict=True)) for row in rows]
    return json.dumps(records, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _text(table: Table) -> str:
    cells = [[_printable(table.show(cell)) for cell in row] for row in table.rows]
    widths = [
        max([_width(name), *(_width(row[at]) for row in cells)])
        for at, name in enumerate(table.columns)
    ]
    lines = [_line(table.columns, widths), _line(["-" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in cells]
    count = len(table.rows)
    return "\n".join(lines) + f"\n({count} row{'' if count == 1 else 's'})\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (c + " " * (w - _width(c)) for c, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _printable(text: str) -> str:
    """Show control characters as escapes, since a terminal would obey them."""
    return re.sub(
        r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", lambda m: f"\\x{ord(m[0]):02x}", text
    )


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


FORMATS = {"table": _text, "csv": _csv, "json": _json}
