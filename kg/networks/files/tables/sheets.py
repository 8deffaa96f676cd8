"""The sheets of a workbook as tables of cells, with errors by sheet and row."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import Any

from kg.errors import InputError
from kg.networks.attributes import Say
from kg.networks.files.tables.columns import Cell, Sheet, folded
from kg.tables import MOST_ROWS

__all__ = ["Book"]

# In bytes: what the parts of a workbook may have together when they are unpacked.
_LARGEST = 1 << 30
_FORMULA = re.compile(rb"<(\w+:)?f[\s>/]")
_DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)")
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
# The names of columns may stand below a title.
_TITLES = 3


class Book:
    """A workbook.

    Raises
    ------
    InputError
        If the bytes are no workbook, or one that would fill the memory.
    """

    def __init__(self, content: bytes, say: Say) -> None:
        self.say = say
        with _told_if_damaged():
            formulas = _checked(content)
            self._book = _opened(content, values=True)
            self._formulas = _opened(content, values=False) if formulas else None
        self.names = [sheet.title for sheet in self._book.worksheets]
        if not self.names:
            raise InputError("has no sheet with cells; save the table in one")

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
        """

        def fault(row: int, message: str) -> InputError:
            return InputError(f"sheet “{name}”, row {row}: {message}")

        rows = self._rows(name, fault)
        first = [*islice(rows, _TITLES)]
        heads = [[str(cell).strip() for cell in cells] for _, cells in first]
        at = next((at for at, head in enumerate(heads) if fits(head) is not None), 0)
        header = heads[at] if heads else []
        if at:
            self.say(f"sheet “{name}”: what is above row {first[at][0]} is left out")

        def filled() -> Iterator[tuple[int, Sequence[Cell]]]:
            width = len(header)
            for place, cells in chain(first[at + 1 :], rows):
                yield place, [*cells, *[""] * (width - len(cells))]

        return Sheet(header, filled(), fault, first[at][0] if first else 1)

    def _rows(
        self, name: str, fault: Callable[[int, str], InputError]
    ) -> Iterator[tuple[int, list[Cell]]]:
        """Give each row that is not empty, with its number, without the empty cells at its end."""
        sheet = self._book[name]
        sheet.reset_dimensions()  # some programs write wrong ones
        written = self._written(name)
        dated = 0
        with _told_if_damaged():
            for place, values in enumerate(sheet.iter_rows(values_only=True), 1):
                if place > MOST_ROWS:
                    raise fault(place, "a sheet has no such row; save the workbook again")
                cells = [
                    cell if type(cell) is str and "_x" not in cell else _cell(cell)
                    for cell in values
                ]
                for at, cell in enumerate(cells):
                    if cell in _ERRORS:
                        raise fault(
                            place, f"column {_letters(at)} has the error {cell}; correct it"
                        )
                for at, cell in enumerate(next(written, ()) if written else ()):
                    if cell not in (None, "") and cells[at] == "":
                        raise fault(
                            place,
                            f"column {_letters(at)} has a formula without a value; open the "
                            "workbook, save it again, or write the value in its place",
                        )
                while cells and cells[-1] == "":
                    cells.pop()
                dated += sum(isinstance(value, (date, time, timedelta)) for value in values)
                if cells:
                    yield place, cells
        if dated:
            self.say(
                f"sheet “{name}”: dates are read as days, such as 2022-11-01 ({dated:,} cells); "
                "Excel makes dates of texts such as 2022-11"
            )

    def _written(self, name: str) -> Iterator[Sequence[Any]] | None:
        if not self._formulas:
            return None
        sheet = self._formulas[name]
        sheet.reset_dimensions()
        rows: Iterator[Sequence[Any]] = iter(sheet.iter_rows(values_only=True))
        return rows


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    if isinstance(value, datetime):
        whole = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date().isoformat() if whole else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), str(value))


def _letters(at: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(at + 1))


def _checked(content: bytes) -> bool:
    """Refuse what is no workbook, or would fill the memory; tell whether it has formulas."""
    if not content:
        raise InputError("is empty; save the workbook again")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(
            "is a workbook of old Excel (.xls), or has a password; save it as .xlsx without one"
        )
    if not content.startswith(b"PK"):
        raise InputError("is not a workbook, whatever its name says; save it from Excel as .xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > _LARGEST:
            raise InputError(
                f"would have more than {_LARGEST >> 20:,} MB when unpacked; save the ties as csv"
            )
        if "xl/workbook.xml" not in archive.namelist():
            raise InputError("is a zip archive and not a workbook; save it from Excel as .xlsx")
        formulas = False
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as stream:
                    formulas |= _has_formulas(stream, part.filename)
        return formulas


def _has_formulas(stream: Any, name: str) -> bool:  # noqa: ANN401
    sheet, before, found = name.startswith("xl/worksheets/"), b"", False
    while chunk := stream.read(1 << 20):
        if _DECLARES.search(before + chunk):
            raise InputError("declares entities, which kg does not read; save it again from Excel")
        found = found or (sheet and _FORMULA.search(before + chunk) is not None)
        before = chunk[-20:]
    return found


def _opened(content: bytes, *, values: bool) -> Any:  # noqa: ANN401
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), read_only=True, data_only=values)


@contextmanager
def _told_if_damaged() -> Iterator[None]:
    """Turn what the libraries raise on a broken workbook, which is of many kinds, into words."""
    try:
        yield
    except (
        *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError, OSError),
        *(SyntaxError, RuntimeError, EOFError, MemoryError, zipfile.BadZipFile, zlib.error),
        zipfile.LargeZipFile,
    ) as error:
        raise InputError("is a damaged workbook, or has a password; save it again") from error
