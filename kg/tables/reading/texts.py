"""Tables in texts: CSV files, and folders of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from kg.encodings import read_in_any
from kg.errors import InputError
from kg.escapes import as_written
from kg.names import shown
from kg.reading import files_under, is_aside, passed_over
from kg.tables.reading.cells import EMPTY, ERRORS, Cell, Fault, Kind, Row, Sheet, column_letters
from kg.tables.reading.delimited import SEPARATORS, delimited_rows, parted
from kg.tables.reading.separators import separator_of

__all__ = ["ENDINGS", "read_folder", "read_text_table"]

ENDINGS = (".csv", ".tsv", ".txt", ".tab")
"""The endings of texts that may be tables."""

# In bytes.
_LARGEST = 200 << 20
_ODD = "|"


def read_text_table(
    path: Path, separator: str | None, encoding: str | None, faults: list[Fault]
) -> Sheet:
    """Read a table from a text.

    Raises
    ------
    InputError
        If the file cannot be read, or at the first row that cannot.
    """
    text, guessed = read_in_any(path, encoding=encoding, most=_LARGEST)
    notes = [f"{shown(path)}: {guessed}"] if guessed else []
    if not text.strip():
        raise InputError("is empty; export it again, or restore it from a good copy", path=path)
    announced, body, before = parted(text)
    between = separator or announced or separator_of(body)
    if between in _ODD and not separator:
        notes.append(f"{shown(path)}: cells are separated by {SEPARATORS[between]}")
    try:
        rows = list(delimited_rows(body, between, before))
    except InputError as error:
        raise InputError(error.message, path=path, line=error.line) from error
    found = _Cells(path, faults)
    return Sheet(path.stem, found.rows(rows), path, tuple(notes))


def read_folder(
    folder: Path, separator: str | None, encoding: str | None, faults: list[Fault]
) -> tuple[list[Sheet], str]:
    """Read each table of a folder; also return a sentence on the files that are not read.

    Raises
    ------
    InputError
        If the folder has no table, or one cannot be read.
    """

    def is_read(path: Path) -> bool:
        return path.parent == folder and path.suffix.lower() in ENDINGS[:2]

    left = passed_over(folder, is_read, "files that end in .csv or .tsv")
    paths = [
        path
        for path in files_under(folder, ENDINGS[:2])
        if is_read(path) and not is_aside(path, folder)
    ]
    if not paths:
        raise InputError(
            "has no file that ends in .csv or .tsv; choose another folder", path=folder
        )
    often = Counter(path.stem for path in paths)
    if twice := [path for path in paths if often[path.stem] > 1]:
        raise InputError("two files have this name; rename one", path=twice[0])
    return [read_text_table(path, separator, encoding, faults) for path in paths], left


class _Cells:
    """Makes the rows of a text from its cells, and finds those of another length."""

    def __init__(self, path: Path, faults: list[Fault]) -> None:
        self.path, self.faults = path, faults
        self.known: dict[str, Cell] = {"": EMPTY}

    def rows(self, found: list[tuple[int, list[str]]]) -> list[Row]:
        # Titles may be above the header; they have one cell.
        first = next(((line, row) for line, row in found if len(row) > 1), None)
        line, usual = (first[0], len(first[1])) if first else (0, 1)
        made = []
        for number, row in found:
            cells = [self.cell(written) for written in row]
            while len(cells) > usual and not cells[-1].text:
                cells.pop()
            if len(cells) != usual and number > line:
                self.faulty(number, "", "", _ragged(len(cells), usual, line or found[0][0]))
            for at, cell in enumerate(cells):
                if cell.kind == "error":
                    self.faulty(number, column_letters(at), cell.text, ERROR)
            made.append((number, cells))
        width = max((len(cells) for _, cells in made), default=0)
        return [
            Row(number, (*cells, *[EMPTY] * (width - len(cells))))
            for number, cells in made
            if any(cell.text for cell in cells)
        ]

    def cell(self, written: str) -> Cell:
        known = self.known.get(written)
        if known is None:
            text = as_written(written).replace("\r\n", "\n").strip(BLANKS)
            kind: Kind = "error" if text in ERRORS else "text" if text else "empty"
            known = self.known[written] = Cell(text, kind, written)
        return known

    def faulty(self, row: int, column: str, value: str, message: str) -> None:
        self.faults.append(Fault(self.path, "", row, column, value, message))


def _ragged(found: int, usual: int, line: int) -> str:
    what = "a quotation mark missing" if found > usual else "a separator missing"
    cells = "1 cell" if found == 1 else f"{found} cells"
    return f"this row has {cells}, and line {line} has {usual}; is {what}?"


ERROR = "a formula gave an error here; correct it, or write the value"
BLANKS = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\ufeff"
