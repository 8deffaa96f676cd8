"""The sheets of a workbook as tables of values, with errors by sheet and row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kg.collecting import many_objects
from kg.errors import InputError
from kg.networks.attributes import Say
from kg.networks.files.tables import columns
from kg.networks.files.tables.columns import Sheet, folded
from kg.tables.reading import Cell, Fault, Row, read_workbook

__all__ = ["Book"]

# The names of columns may be below a title.
_TITLES = 3


class Book:
    """A workbook.

    Raises
    ------
    InputError
        If the bytes are not a workbook, or one that would fill the memory.
    """

    def __init__(self, content: bytes, say: Say) -> None:
        self.say = say
        self._faults: list[Fault] = []
        with many_objects():
            found = read_workbook(content, Path(), self._faults)
        self._rows = {sheet.name: sheet.rows for sheet in found.sheets}
        self.names = list(self._rows)

    def called(self, names: Sequence[str]) -> str:
        """Return the name of the first sheet that is called so in any case, or nothing."""
        found = {folded(name): name for name in reversed(self.names)}
        return next((found[name] for name in names if name in found), "")

    def sheet(self, name: str, fits: Callable[[Sequence[str]], object]) -> Sheet:
        """Return a sheet as a table.

        Parameters
        ----------
        fits
            Tells whether a row may be the names of the columns: the first of three rows that fits
            is taken, or the first row.

        Raises
        ------
        InputError
            If a formula has no value, or gave an error.
        """
        if wrong := next((fault for fault in self._faults if fault.sheet == name), None):
            raise InputError(str(wrong))

        def fault(row: int, message: str) -> InputError:
            return InputError(f"sheet “{name}”, row {row}: {message}")

        rows = self._rows[name]
        first = [(row.number, _values(row)) for row in rows[:_TITLES]]
        heads = [[str(cell).strip() for cell in cells] for _, cells in first]
        at = next((at for at, head in enumerate(heads) if fits(head) is not None), 0)
        header = heads[at] if heads else []
        if at:
            self.say(f"sheet “{name}”: what is above row {first[at][0]} is left out")
        width = len(header)
        filled = [
            (row.number, [*cells, *[""] * (width - len(cells))])
            for row in rows[at + 1 :]
            if (cells := _values(row))
        ]
        if dated := sum(cell.kind == "date" for row in rows for cell in row.cells):
            self.say(
                f"sheet “{name}”: dates are read as they are shown, such as 2022-11 or 2022-11-01 "
                f"({dated:,} cells)"
            )
        return Sheet(header, filled, fault, first[at][0] if first else 1)


def _values(row: Row) -> list[columns.Cell]:
    """Return the values of a row, without the empty ones at its end."""
    values = [_value(cell) for cell in row.cells]
    while values and values[-1] == "":
        values.pop()
    return values


def _value(cell: Cell) -> columns.Cell:
    if cell.kind == "number":
        number = float(cell.written)
        return int(number) if number.is_integer() and abs(number) < 2**53 else number
    if cell.kind == "boolean":
        return cell.text == "TRUE"
    return cell.written if cell.kind == "text" else cell.text
