"""The rows of a sheet of a workbook, as they come, made into a table."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from itertools import repeat
from pathlib import Path

from kg.errors import InputError
from kg.names import shown
from kg.tables.reading.archives import DAMAGED
from kg.tables.reading.cells import EMPTY, Cell, Fault, Row, Sheet, column_letters
from kg.tables.reading.texts import ERROR

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "Builder", "Cells", "Filled"]

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384

Cells = dict[int, Cell]
"""The cells of a row that are not empty, by their index."""

# What a book may have, so that it fits into memory: cells that are not empty, and cells together
# with the empty ones beside them.
_MOST_FILLED = 3_000_000
_MOST = 20_000_000

_FORMULA = (
    "this formula has no value; open the workbook and save it again, or write the value in its "
    "place"
)


class Filled:
    """Counts the cells of a book that are not empty."""

    def __init__(self) -> None:
        self.number = 0

    def add(self, more: int) -> None:
        """Count some more.

        Raises
        ------
        InputError
            If they are too many.
        """
        self.number += more
        if self.number > _MOST_FILLED:
            raise InputError(
                f"has more than {_MOST_FILLED:,} cells that are not empty; split it into smaller "
                "files"
            )


class Builder:
    """Takes the rows of one sheet, from the first to the last.

    Parameters
    ----------
    faults
        Gets what is wrong in cells.
    filled
        Counts the cells of the book that are not empty; one for all its sheets.
    """

    def __init__(
        self, path: Path, name: str, faults: list[Fault], filled: Filled, *, hidden: bool
    ) -> None:
        self.path, self.name, self.faults, self.hidden = path, name, faults, hidden
        self.filled = filled
        self.numbers: list[int] = []
        self.found: list[list[Cell]] = []
        self.width = 0
        self.merged: list[tuple[int, int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.counts = Counter[str]()

    def row(self, number: int, cells: Cells, *, hidden: bool = False) -> None:
        """Take a row."""
        if number > MOST_ROWS or (self.numbers and number <= self.numbers[-1]):
            raise InputError(f"{DAMAGED} (sheet “{self.name}” has a row {number:,} out of order)")
        if not cells:
            return
        self.filled.add(len(cells))
        width = max(cells) + 1
        self.width = max(self.width, width)
        if self.width * len(self.found) > _MOST:
            raise InputError(
                f"sheet “{self.name}” has more than {len(self.found) - 1:,} rows, and "
                f"{self.width:,} columns; keep only the table in it"
            )
        self.numbers.append(number)
        self.found.append([*map(cells.get, range(width), repeat(EMPTY))])
        self.counts["rows"] += hidden
        for at, cell in cells.items():
            if cell.kind == "date":
                self.counts["yearless"] += cell.text.startswith("X")
            elif cell.kind in _FAULTY:
                message = _FORMULA if cell.kind == "formula" else ERROR
                self.faults.append(
                    Fault(self.path, self.name, number, column_letters(at), cell.written, message)
                )

    def hide(self, first: int, last: int) -> None:
        """Note that columns are hidden, from one to another."""
        self.hidden_columns.append((first, last))

    def merge(self, first: int, last: int, column: int) -> None:
        """Note that the cells of a column are one, from a row to another."""
        if first < last:
            self.merged.append((column, first, last))

    def done(self) -> Sheet:
        """Return the sheet."""
        self._fill_merged()
        # Often all columns after the table are hidden.
        self.counts["columns"] = sum(
            max(0, min(last, self.width - 1) - first + 1) for first, last in self.hidden_columns
        )
        rows = [
            Row(number, (*cells, *[EMPTY] * (self.width - len(cells))))
            for number, cells in zip(self.numbers, self.found, strict=True)
        ]
        return Sheet(self.name, rows, self.path, tuple(self._notes()), self.hidden)

    def _fill_merged(self) -> None:
        """Give the value of cells that are merged downwards to each of their rows."""
        for column, first, last in self.merged:
            at = bisect_left(self.numbers, first)
            if at == len(self.numbers) or self.numbers[at] != first:
                continue
            value = _at(self.found[at], column)
            while value.text and (at := at + 1) < len(self.numbers) and self.numbers[at] <= last:
                cells = self.found[at]
                if not _at(cells, column).text:
                    self.filled.add(1)
                    self.counts["merged"] += 1
                    cells += [EMPTY] * (column + 1 - len(cells))
                    cells[column] = value

    def _notes(self) -> list[str]:
        where = f"{shown(self.path)}: sheet “{self.name}”"
        notes = [f"{where} is hidden, and is read"] if self.hidden else []
        return notes + [
            f"{where}: {said(number)}"
            for what, said in _SAID.items()
            if (number := self.counts[what])
        ]


def _at(cells: list[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else EMPTY


_FAULTY = ("formula", "error")
_SAID: dict[str, Callable[[int], str]] = {
    "rows": lambda n: f"hidden rows are read ({n:,})",
    "columns": lambda n: f"hidden columns are read ({n:,})",
    "merged": lambda n: f"the value of merged cells is read in each of their rows ({n:,})",
    "yearless": lambda n: f"dates that are shown without a year are read without it ({n:,})",
}
