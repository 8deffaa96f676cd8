"""What a table is when it is read: a book of sheets, sheets of rows, rows of cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from kg.errors import DataError

__all__ = [
    "EMPTY",
    "ERRORS",
    "Book",
    "Cell",
    "Fault",
    "Kind",
    "Row",
    "Sheet",
    "column_letters",
    "refuse",
]

Kind = Literal["text", "number", "date", "boolean", "formula", "error", "empty"]
"""What a cell has. A formula is one whose value the file does not have; others are their value."""

ERRORS = frozenset(
    {
        *("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"),
        *("#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!"),
    }
)
"""What spreadsheet programs write in the place of a value that a formula does not have."""


class Cell(NamedTuple):
    """A cell.

    Parameters
    ----------
    text
        What a person sees, without blanks at its ends; empty if the cell is. A date is as precise
        as its format: 2022, 2022-11 or 2022-11-05, and XXXX-11-05 without its year.
    kind
        What it is.
    written
        The value as it is stored, also the blanks; of a formula without a value the formula.
    """

    text: str
    kind: Kind
    written: str


EMPTY = Cell("", "empty", "")


class Row(NamedTuple):
    """A row that is not empty: its number as the user sees it, from 1, and its cells.

    In a text the number is the line in which the row begins. All rows of a sheet have as many
    cells.
    """

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Fault:
    """What is wrong at one place of a table.

    Parameters
    ----------
    path
        The file.
    sheet
        The sheet of a workbook; empty in a text.
    row
        The row or line.
    column
        The letters of the column; empty if the whole row is meant.
    value
        What the cell has.
    message
        What is wrong, and what to do.
    """

    path: Path
    sheet: str
    row: int
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        """Return the place within the file, the value and the message."""
        where = f"sheet “{self.sheet}”, row {self.row}" if self.sheet else f"line {self.row}"
        column = f", column {self.column}" if self.column else ""
        value = f" (“{self.value[:40]}”)" if self.value else ""
        return f"{where}{column}{value}: {self.message}"


@dataclass(frozen=True)
class Sheet:
    """A table: the rows of one file or of one sheet of a workbook that are not empty.

    Parameters
    ----------
    name
        The name of the sheet, or of the file without its ending.
    rows
        The rows, with the header among them.
    path
        The file.
    notes
        What a user must know, in sentences: a guessed encoding, hidden rows, dates without a year.
    hidden
        Whether a program does not show the sheet.
    """

    name: str
    rows: Sequence[Row]
    path: Path
    notes: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Book:
    """What a file or folder of tables has, in the order that it has there.

    Parameters
    ----------
    kind
        “csv”, “xlsx”, “ods” or “folder”.
    notes
        What a user must know about the whole: which files are not read.
    """

    kind: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def column_letters(index: int) -> str:
    """Return the letters of a column, whose index counts from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def refuse(faults: Iterable[Fault]) -> None:
    """Raise a DataError that names all of some faults of one file, if there are any."""
    found = list(faults)
    if not found:
        return
    first, *others = found
    in_text = not first.sheet
    said = [str(each) for each in others[:_NAMED]]
    if more := len(others) - _NAMED:
        said += [f"and {more:,} more"] if more > 0 else []
    raise DataError(
        str(first).removeprefix(f"line {first.row}").lstrip(", :") if in_text else str(first),
        path=first.path,
        line=first.row if in_text else None,
        excerpt="\n".join(f"  {each}" for each in said),
    )


_NAMED = 20
