"""A file or folder of tables, whatever its kind."""

from __future__ import annotations

from pathlib import Path

from kg.collecting import many_objects
from kg.errors import InputError
from kg.reading import is_folder, read_bytes
from kg.tables.reading.cells import Book, Fault, refuse
from kg.tables.reading.texts import ENDINGS, read_folder, read_text_table
from kg.tables.reading.workbooks import read_workbook

__all__ = ["read_book"]


def read_book(
    path: Path,
    *,
    separator: str | None = None,
    encoding: str | None = None,
    faults: list[Fault] | None = None,
) -> Book:
    """Read a CSV file, a workbook, or a folder of CSV files.

    Parameters
    ----------
    separator
        What is between the cells of a text; it is found, if None.
    encoding
        The encoding of a text; it is found, if None.
    faults
        A list that gets what is wrong in single rows and cells: rows that are longer or shorter
        than the header, formulas without a value, errors of formulas. Without it they are raised.

    Raises
    ------
    InputError
        If it cannot be read as a table.
    DataError
        If rows or cells have faults and ``faults`` is None; all are named.
    """
    found: list[Fault] = []
    with many_objects():
        book = _book(path, separator, encoding, found)
    if faults is None:
        refuse(found)
    else:
        faults += found
    return book


def _book(path: Path, separator: str | None, encoding: str | None, found: list[Fault]) -> Book:
    if is_folder(path):
        sheets, left = read_folder(path, separator, encoding, found)
        return Book("folder", tuple(sheets), (left,) if left else ())
    if path.suffix.lower() in ENDINGS:
        return Book("csv", (read_text_table(path, separator, encoding, found),))
    if path.suffix.lower() in _WORKBOOKS:
        return _workbook(path, found)
    raise InputError(
        "is not a table that kg reads; its name must end in .csv, .tsv, .xlsx or .ods", path=path
    )


_WORKBOOKS = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xltx": "xlsx",
    ".ods": "ods",
    ".ots": "ods",
    **{".xls": "", ".xlsb": ""},
}
_CALLED = {"xlsx": "an Excel workbook", "ods": "an OpenDocument workbook"}
# In bytes, as it is packed.
_LARGEST = 100 << 20


def _workbook(path: Path, faults: list[Fault]) -> Book:
    content = read_bytes(path, most=_LARGEST)
    try:
        book = read_workbook(content, path, faults)
    except InputError as error:
        raise InputError(error.message, path=path) from error
    if book.kind != _WORKBOOKS[path.suffix.lower()]:
        raise InputError(f"is {_CALLED[book.kind]}; end its name in .{book.kind}", path=path)
    return book
