"""Rows with named columns, and the plain ways to write them down; :mod:`kg.results` has all."""

from __future__ import annotations

import html
import json
import keyword
import math
import re
import unicodedata
import warnings
from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import InputError
from kg.escapes import as_printed, as_written, harmless, printable
from kg.vocabulary import XSD, compress

if TYPE_CHECKING:
    import pandas

__all__ = [
    "FORMATS",
    "Cell",
    "Table",
    "as_printed",
    "as_written",
    "csv_text",
    "harmless",
    "is_number",
    "printable",
    "value",
    "write",
]

Cell = NamedNode | BlankNode | Literal | str | int | float | None

_SHOWN = 100
"""How many rows a notebook shows."""


@dataclass(frozen=True)
class Table:
    """The answer to a question: columns and rows of cells.

    A cell is an RDF term, a plain value, or None where nothing is known. ``labels`` gives the
    name of each thing in the reader's language. ``form`` tells what was asked for: ``select``,
    ``ask`` (one cell, yes or no) or ``construct`` (subject, predicate, object). ``cut`` is the
    limit on rows at which the answer was cut; None means that this is all of it.

    A table iterates as rows of plain values, by position or by the column's name.

    >>> [row.b for row in Table(("a", "b"), ((1, 2), (3, 4)))]
    [2, 4]
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    labels: Mapping[str, str] = field(default_factory=dict, repr=False)
    form: str = "select"
    cut: int | None = None

    @property
    def notice(self) -> str:
        """A sentence that says that this is not all of the answer, or ``""``."""
        if self.cut is None:
            return ""
        rows = f"{self.cut:,} row{'' if self.cut == 1 else 's'}"
        return f"This is not all: the answer was cut at the limit of {rows}."

    def column(self, name: str) -> list[Cell]:
        """Return one column's cells.

        >>> Table(("a", "b"), ((1, 2), (3, 4))).column("b")
        [2, 4]

        Raises
        ------
        InputError
            If there is no such column.
        """
        if name not in self.columns:
            raise InputError(f"there is no column “{name}”; there are {', '.join(self.columns)}")
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def show(self, cell: Cell) -> str:
        """Return the text a reader sees: the label of a thing, the words of a literal."""
        if isinstance(cell, NamedNode):
            return self.labels.get(cell.value) or compress(cell.value)
        if isinstance(cell, BlankNode):
            return str(cell)
        return "" if value(cell) is None else str(value(cell))

    def labelled(self) -> Table:
        """Return the table with a column of labels beside each column that holds things.

        It is called ``<name>_label``; one that the query itself gives is not replaced.

        >>> Table(("a",), ((NamedNode("urn:x"),),), {"urn:x": "Ex"}).labelled().columns
        ('a', 'a_label')
        """
        named = [
            f"{name}_label" not in self.columns
            and any(isinstance(row[at], NamedNode) for row in self.rows)
            for at, name in enumerate(self.columns)
        ]
        if not any(named):
            return self

        def beside(cell: Cell) -> Cell:
            return self.show(cell) if isinstance(cell, NamedNode) else None

        columns = [
            each
            for name, also in zip(self.columns, named, strict=True)
            for each in ((name, f"{name}_label") if also else (name,))
        ]
        rows = [
            tuple(
                each
                for cell, also in zip(row, named, strict=True)
                for each in ((cell, beside(cell)) if also else (cell,))
            )
            for row in self.rows
        ]
        return Table(tuple(columns), tuple(rows), self.labels, self.form, self.cut)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas DataFrame, with a column of labels beside each column of things.

        Whole numbers become ``Int64``, other numbers ``Float64``, truth values ``boolean``; dates
        stay as they are written, since many are imprecise. What is unknown is missing. If the
        answer was cut, a warning says so, and ``attrs["cut"]`` holds the limit.

        Raises
        ------
        InputError
            If pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise InputError(
                'pandas is not installed; write: pip install "migov-kg[notebook]"'
            ) from error
        table = self.labelled()
        columns = {}
        for at, name in enumerate(table.columns):
            cells = [_for_frame(row[at]) for row in table.rows]
            columns[name] = pd.Series(cells, dtype=_dtype(cells))
        frame = pd.DataFrame(columns, columns=list(dict.fromkeys(table.columns)))
        if self.cut is not None:
            frame.attrs["cut"] = self.cut
            warnings.warn(self.notice, stacklevel=2)
        return frame

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Any]:
        row_of = _row_type(self.columns)
        return (row_of(*map(value, row)) for row in self.rows)

    def __getitem__(self, name: str) -> list[str | int | float | bool | None]:
        return [value(cell) for cell in self.column(name)]

    def __str__(self) -> str:
        return _text(self).removesuffix("\n")

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: ANN401 (IPython's own)
        """Show the table where a notebook shows text."""
        printer.text(str(self))

    def _repr_html_(self) -> str:
        """Show the table in a notebook, with the IRI of a thing when the pointer rests on it."""
        head = "".join(f"<th>{_escaped(name)}</th>" for name in self.columns)
        rows = [
            "<tr>" + "".join(map(self._html_cell, row)) + "</tr>\n" for row in self.rows[:_SHOWN]
        ]
        more = len(self.rows) - _SHOWN
        below = [f"... {more:,} more"] if more > 0 else []
        below += [self.notice] if self.notice else []
        return (
            f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
            + "".join(f"<p>{each}</p>\n" for each in below)
        )

    def _html_cell(self, cell: Cell) -> str:
        shown = _escaped(self.show(cell))
        if isinstance(cell, NamedNode):
            return f'<td title="{_escaped(cell.value)}">{shown}</td>'
        style = ' style="text-align: right"' if is_number(cell) else ""
        return f"<td{style}>{shown}</td>"


@cache
def _row_type(columns: tuple[str, ...]) -> Any:  # noqa: ANN401 (a class made at run time)
    """Make the named tuple of a row; a name that Python does not take is changed a little."""
    names: list[str] = []
    for column in columns:
        name = re.sub(r"\W", "_", column).lstrip("_")
        if not name.isidentifier():
            name = f"column_{name}".rstrip("_")
        name += "_" * keyword.iskeyword(name)
        number, free = 1, name
        while free in names:
            number += 1
            free = f"{name}_{number}"
        names.append(free)
    return namedtuple("Row", names)


def _escaped(text: str) -> str:
    return html.escape(printable(text))


def _for_frame(cell: Cell) -> str | int | float | bool | None:
    plain = value(cell)
    endless = {"INF": math.inf, "+INF": math.inf, "-INF": -math.inf, "NaN": math.nan}
    if isinstance(cell, Literal) and cell.datatype.value in (f"{XSD}double", f"{XSD}float"):
        return endless.get(str(plain), plain)
    return plain


def _dtype(cells: Sequence[object]) -> str | None:
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        held = all(-(2**63) <= cell < 2**63 for cell in cells if isinstance(cell, int))
        return "Int64" if held else "object"
    if kinds and kinds <= {int, float}:
        return "Float64"
    return None if kinds == {str} else "object"


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
    """Tell whether a cell holds a number, rightly written."""
    plain = value(cell)
    return isinstance(plain, (int, float)) and not isinstance(plain, bool)


def write(table: Table, form: str) -> str:
    """Write a table as text in one of :data:`FORMATS`.

    ``table`` shows things by their label; ``csv`` and ``json``, a list of records, give the IRI,
    and the label in a column ``<name>_label``.

    Raises
    ------
    InputError
        If the format is unknown.
    """
    if form not in FORMATS:
        raise InputError(f"“{form}” is no format; choose one of {', '.join(FORMATS)}")
    return FORMATS[form](table)


def _csv(table: Table) -> str:
    shown = table.labelled()
    rows: list[Sequence[object]] = list(shown.rows)
    if table.notice:
        rows.append([table.notice, *[None] * (len(shown.columns) - 1)])
    return csv_text(shown.columns, rows)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write rows as CSV (RFC 4180, with lines ending in a line feed), safe to open.

    Of an RDF term its IRI or its text is written, as SPARQL 1.1 has it.
    """
    return "".join(map(_csv_line, (header, *rows)))


def _csv_line(row: Sequence[object]) -> str:
    line = ",".join(map(_csv_field, row))
    # Readers leave out a line without a sign, and with it a row of one unknown cell.
    return f"{line}\n" if line else '""\n'


def _csv_field(cell: object) -> str:
    if isinstance(cell, Literal):
        text = cell.value if is_number(cell) else harmless(cell.value)
        if not text:
            return '""'  # a text without letters is not the same as nothing known
    elif isinstance(cell, NamedNode):
        text = cell.value
    elif isinstance(cell, str):
        text = harmless(cell)
    else:
        text = "" if cell is None else str(cell)
    # The csv module leaves a carriage return bare when it does not end its lines with one; some
    # readers end a line at other signs too.
    return '"' + text.replace('"', '""') + '"' if _CSV_QUOTED.search(text) else text


_CSV_QUOTED = re.compile('[",\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]')


def _records(table: Table) -> str:
    shown = table.labelled()
    records = [dict(zip(shown.columns, map(value, row), strict=True)) for row in shown.rows]
    if table.notice:
        records.append({"cut": table.notice})
    return json.dumps(records, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _text(table: Table) -> str:
    if table.form == "ask":
        return "".join(f"{table.show(cell)}\n" for row in table.rows for cell in row)
    cells = [[printable(table.show(cell)) for cell in row] for row in table.rows]
    widths = [
        max([_width(name), *(_width(row[at]) for row in cells)])
        for at, name in enumerate(table.columns)
    ]
    lines = [_line(table.columns, widths), _line(["-" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in cells]
    count = len(table.rows)
    lines.append(f"({count} row{'' if count == 1 else 's'})")
    lines += [table.notice] if table.notice else []
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (c + " " * (w - _width(c)) for c, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


FORMATS = {"table": _text, "csv": _csv, "json": _records}
