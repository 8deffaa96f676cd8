"""The rows of a table by the headings of its columns."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError
from kg.incoming.mapping.declared import Column, Declared, DeclaredTable
from kg.names import shown
from kg.rdf import suggest
from kg.reading import read_bytes
from kg.tables.reading import Row, Sheet, column_letters, read_book

__all__ = ["Line", "Rows", "read_rows"]


@dataclass(frozen=True)
class Line:
    """A row: its number as the reader of the table sees it, and its cells."""

    number: int
    cells: Sequence[str]


@dataclass
class Rows:
    """A table as it was read; ``sheet`` is that of a workbook.

    ``unused`` are the columns that the mapping does not name, in their order: what each is called,
    and where it is.
    """

    declared: DeclaredTable
    path: Path
    sheet: str
    sha256: str
    columns: Mapping[str, int] = field(repr=False)
    lines: Sequence[Line] = field(repr=False)
    empty: frozenset[str] = frozenset()
    unused: tuple[tuple[str, int], ...] = ()

    def whole(self, line: Line, column: Column) -> str:
        """Return the text of a cell, with runs of blanks as one; empty words stay."""
        return " ".join(line.cells[self.columns[column.name]].split())

    def text(self, line: Line, column: Column) -> str:
        """Return what is meant of a cell; a word that means an empty cell gives an empty text."""
        text = self.whole(line, column)
        if text.casefold() in self.empty:
            return ""
        if column.first_words:
            return " ".join(text.split()[: column.first_words])
        return text


def read_rows(declared: Declared, given: Sequence[Path]) -> tuple[dict[str, Rows], list[str]]:
    """Read the tables that a mapping names, from the files given.

    Returns the tables by their name in the mapping, and what their reader has to say.

    Raises
    ------
    InputError
        If a table of the mapping is not among those given, or one given is not in the mapping, or
        a column is missing or there twice.
    DataError
        If rows have more or fewer cells than the header.
    """
    sheets: list[tuple[Path, Sheet]] = []
    workbooks: set[Path] = set()
    said: list[str] = []
    for path in given:
        book = read_book(path)
        said += book.notes
        workbooks |= {each.path for each in book.sheets if book.kind not in ("csv", "folder")}
        sheets += [(each.path, each) for each in book.sheets]
        said += [f"{shown(each.path)}: {note}" for each in book.sheets for note in each.notes]
    found: dict[str, Rows] = {}
    for table in declared.tables.values():
        path, sheet = _chosen(table, sheets)
        for other in found.values():
            if (other.path, other.sheet) == (path, sheet.name if path in workbooks else ""):
                raise table.entry.error(
                    f"is the same table as “{other.declared.name}”; say which is which with “file” "
                    "and “sheet”"
                )
        named = sheet.name if path in workbooks else ""
        found[table.name] = _rows(table, path, named, list(sheet.rows), declared)
    used = {(each.path, each.sheet) for each in found.values()}
    for path, sheet in sheets:
        named = sheet.name if path in workbooks else ""
        if (path, named) not in used:
            which = f", sheet “{named}”" if named else ""
            said.append(f"{shown(path)}{which}: the mapping does not use it")
    return found, said


def _chosen(table: DeclaredTable, sheets: list[tuple[Path, Sheet]]) -> tuple[Path, Sheet]:
    fits = [
        (path, sheet)
        for path, sheet in sheets
        if (not table.file or path.name == table.file)
        and (not table.sheet or sheet.name == table.sheet)
    ]
    if len(fits) == 1:
        return fits[0]
    what = " ".join(filter(None, (table.file, f"sheet “{table.sheet}”" if table.sheet else "")))
    names = ", ".join(f"{path.name}, sheet “{sheet.name}”" for path, sheet in sheets)
    if fits:
        raise table.entry.error(
            f"several tables were given ({names}); say which with “file” and “sheet”"
        )
    raise table.entry.error(
        f"the table {what or table.name} was not given, only {names or 'nothing'}; name its file "
        "on the command line, or correct “file” here"
    )


def _rows(
    table: DeclaredTable, path: Path, sheet: str, rows: list[Row], declared: Declared
) -> Rows:
    if not rows:
        raise InputError("has no rows; the first row has the headings", path=path)
    header, body = rows[0], rows[1:]
    if not body:
        raise InputError("has no rows below its headings", path=path)
    headings = [" ".join(cell.text.split()) for cell in header.cells]
    columns = {name: index for index, name in enumerate(headings) if name}
    used = list(_used(declared, table.name))
    for column in used:
        if column.name not in columns:
            near = suggest(column.name, columns)
            hint = f"did you mean “{near}”?" if near else f"it has {', '.join(columns)}"
            raise column.entry.error(f"{path.name} has no column “{column.name}”; {hint}")
        if headings.count(column.name) > 1:
            raise column.entry.error(
                f"{path.name} has {headings.count(column.name)} columns “{column.name}”; give each "
                "a heading of its own"
            )
    return Rows(
        declared=table,
        path=path,
        sheet=sheet,
        sha256=hashlib.sha256(read_bytes(path)).hexdigest(),
        columns=columns,
        lines=[Line(row.number, [cell.text for cell in row.cells]) for row in body],
        empty=declared.empty,
        unused=tuple(_unused(headings, {each.name for each in used}, body)),
    )


def _unused(
    headings: Sequence[str], used: Collection[str], body: Sequence[Row]
) -> Iterator[tuple[str, int]]:
    """Give the columns that no name in a mapping means, but those that are empty all through."""
    for at, name in enumerate(headings):
        where = column_letters(at)
        if not name and any(row.cells[at].text.strip() for row in body):
            yield where, at
        elif name and name not in used:
            yield (f"{name} ({where})" if headings.count(name) > 1 else name), at


def _used(declared: Declared, table: str) -> Iterable[Column]:
    for record in declared.records.values():
        if record.table != table:
            continue
        yield from (*record.key, *record.identifier, *record.names, *record.other_names)
        for value in record.values:
            # A row leads to another record by the columns of its key, unless others are named.
            key = declared.records[value.record].key if value.record else ()
            yield from value.columns or key
