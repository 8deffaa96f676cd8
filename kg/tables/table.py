"""Rows with named columns."""

from __future__ import annotations

import html
import keyword
import re
import warnings
from collections import namedtuple
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, NamedNode

from kg.errors import InputError
from kg.escapes import printable
from kg.rdf import compress
from kg.tables.cells import Cell, is_number, value
from kg.tables.frames import dtype, for_frame
from kg.tables.text import Columns, set_columns

if TYPE_CHECKING:
    import pandas

__all__ = ["Table"]

_SHOWN = 100
"""How many rows a notebook shows."""


@dataclass(frozen=True)
class Table:
    """The answer to a question: columns and rows of cells.

    A cell is an RDF term, a plain value, or None where nothing is known. ``labels`` gives the
    name of each thing in the reader's language. ``form`` tells what was asked for: ``select``,
    ``ask`` (one cell, yes or no) or ``construct`` (subject, predicate, object). ``cut`` is the
    limit on rows at which the answer was truncated; None means that this is all of it.

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
        return f"This is not all: the answer was truncated at the limit of {rows}."

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
            raise InputError(
                f"there is no column “{name}”; choose one of {', '.join(self.columns)}"
            )
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
        """Return the table with a column of labels beside each column that has things.

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

        names: list[str] = []
        columns: list[Iterable[Cell]] = []
        for at, name in enumerate(self.columns):
            names.append(name)
            columns.append(map(itemgetter(at), self.rows))
            if named[at]:
                names.append(f"{name}_label")
                columns.append(map(self._label_of, map(itemgetter(at), self.rows)))
        rows = tuple(zip(*columns, strict=True))
        return Table(tuple(names), rows, self.labels, self.form, self.cut)

    def _label_of(self, cell: Cell) -> str | None:
        return self.show(cell) if isinstance(cell, NamedNode) else None

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas DataFrame, with a column of labels beside each column of things.

        Whole numbers become ``Int64``, other numbers ``Float64``, truth values ``boolean``; dates
        stay as they are written, since many are imprecise. What is not known is a missing value. If
        the answer was truncated, a warning says so, and ``attrs["truncated"]`` is the limit.

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
            cells = [for_frame(row[at]) for row in table.rows]
            columns[name] = pd.Series(cells, dtype=dtype(cells))
        frame = pd.DataFrame(columns, columns=list(dict.fromkeys(table.columns)))
        if self.cut is not None:
            frame.attrs["truncated"] = self.cut
            warnings.warn(self.notice, stacklevel=2)
        return frame

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Any]:
        row_of = _row_type(self.columns)
        return (row_of(*map(value, row)) for row in self.rows)

    def __getitem__(self, name: str) -> list[str | int | float | bool | None]:
        return [value(cell) for cell in self.column(name)]

    def in_columns(self, width: int | None = None, *, whole: Collection[str] = ()) -> Columns:
        """Set the rows as lines of text, cut to a width if one is given, but for some columns.

        >>> Table(("a", "b"), ((1, 2),)).in_columns().lines
        ('a  b', '-  -', '1  2', '(1 row)')
        """
        if self.form == "ask":
            return Columns(tuple(self.show(cell) for row in self.rows for cell in row))
        found = set_columns(
            self.columns, [[*map(self.show, row)] for row in self.rows], width, whole=whole
        )
        count = len(self.rows)
        lines = [*found.lines, f"({count} row{'' if count == 1 else 's'})"]
        lines += [self.notice] if self.notice else []
        return replace(found, lines=tuple(lines))

    def __str__(self) -> str:
        return "\n".join(self.in_columns().lines)

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: ANN401 (IPython's own)
        """Show the table where a notebook shows text."""
        printer.text(str(self))

    def _repr_html_(self) -> str:
        """Show the table in a notebook, with the IRI of a thing when the pointer is on it."""
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
    """Make the named tuple of a row; a name that is not valid in Python is changed a little."""
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
