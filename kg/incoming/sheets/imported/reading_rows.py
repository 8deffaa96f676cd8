"""Find the sheets and columns of a coding sheet in a book, by what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from kg.errors import InputError
from kg.incoming.sheets.exported import VERSION_KEY
from kg.incoming.sheets.layout import LANGUAGES, VERSION, Column, Layout, Sheet, is_apart
from kg.tables.reading import Book, Cell, Fault, Row, column_letters
from kg.tables.reading import Sheet as Table

__all__ = ["Line", "SheetRead", "read_sheets"]

# The headings are in one of the first rows that are not empty.
_FIRST_ROWS = 8
_EMPTY = Cell("", "empty", "")
_LIKE = 0.75


@dataclass(frozen=True)
class SheetRead:
    """A sheet of a book that is one of the coding sheet, and where its columns are.

    ``columns`` are the places of the columns by their keys, and ``lang`` is the language of the
    headings.
    """

    sheet: Sheet
    source: Table
    columns: Mapping[str, int]
    lang: str
    rows: Sequence[Row] = field(repr=False)

    def place(self, row: int, at: int | None, heading: str, value: str, told: str) -> Fault:
        """Say what is wrong in a cell, by the place of its column, or in the whole row."""
        column = "" if at is None else column_letters(at)
        if column and heading:
            column += f" “{heading}”"
        return Fault(self.source.path, self.source.name, row, column, value, told)

    def lines(self) -> Iterator[Line]:
        """Give the rows that have something in one of the columns."""
        for row in self.rows:
            line = Line(self, row)
            if any(line.cell(key).text for key in self.columns):
                yield line


@dataclass(frozen=True)
class Line:
    """A row of a sheet, whose cells are known by the keys of their columns."""

    of: SheetRead
    row: Row = field(repr=False)

    def cell(self, key: str) -> Cell:
        """Return a cell; an empty one if the sheet does not have the column."""
        at = self.of.columns.get(key)
        return _EMPTY if at is None or at >= len(self.row.cells) else self.row.cells[at]

    def with_text(self, key: str, text: str) -> Line:
        """Return the row with another text in a cell that it has."""
        cells, at = [*self.row.cells], self.of.columns[key]
        cells[at] = cells[at]._replace(text=text)
        return replace(self, row=self.row._replace(cells=tuple(cells)))

    def fault(self, column: Column | None, message: str, value: str = "") -> Fault:
        """Say what is wrong in a cell, or in the whole row."""
        at = None if column is None else self.of.columns.get(column.key)
        heading = "" if column is None else column.heading(self.of.lang)
        told = value or ("" if column is None else self.cell(column.key).text)
        return self.of.place(self.row.number, at, heading, told, message)


def read_sheets(
    book: Book, layout: Layout, faults: list[Fault]
) -> tuple[list[SheetRead], list[str]]:
    """Return the sheets that are found, and sentences on what a user must know about them.

    A sheet is known by its headings, in any of the languages, whatever its name and the order of
    its columns. The sheet of examples is not read.

    Raises
    ------
    InputError
        If the sheets are of another version.
    """
    found: list[SheetRead] = []
    notes = [*book.notes]
    headings = {sheet.key: _headings(sheet) for sheet in layout.sheets}
    for source in book.sheets:
        if _is_read_me(source) or is_apart(source.name):
            continue
        read = _read(source, layout, headings, faults, notes)
        if read is not None:
            found.append(read)
            notes += source.notes
    return found, notes


def _is_read_me(source: Table) -> bool:
    """Tell whether a sheet says what the workbook is, and refuse one of another version."""
    for row in source.rows[:_FIRST_ROWS]:
        key, value, *_ = [cell.text for cell in row.cells] + ["", ""]
        if key == VERSION_KEY:
            if value != str(VERSION):
                raise InputError(
                    f"is a coding sheet of version {value or '?'}, and this kg reads version "
                    f"{VERSION}; make one anew with kg sheet new or kg sheet export, and copy your "
                    "rows into it",
                    path=source.path,
                )
            return True
    return False


def _read(
    source: Table,
    layout: Layout,
    headings: Mapping[str, Mapping[str, Mapping[str, str]]],
    faults: list[Fault],
    notes: list[str],
) -> SheetRead | None:
    best, score = None, 0
    for place, row in enumerate(source.rows[:_FIRST_ROWS]):
        texts = [plain(cell.text) for cell in row.cells]
        for sheet in layout.sheets:
            columns, lang = _columns(headings[sheet.key], texts)
            named = plain(source.name) in {plain(sheet.name(each)) for each in LANGUAGES}
            if _is_enough(columns) and 2 * len(columns) + named > score:
                score = 2 * len(columns) + named
                best = place, SheetRead(sheet, source, columns, lang, source.rows[place + 1 :])
    if best is None:
        if source.rows:
            notes.append(f"sheet “{source.name}” is not read: no row of it has the headings of one")
        return None
    place, read = best
    again = [row for row in read.rows if _is_header(row, read, source.rows[place])]
    if again:
        rows = ", ".join(str(row.number) for row in again)
        notes.append(f"sheet “{source.name}”: the headings are there again, in row {rows}")
        read = replace(read, rows=[row for row in read.rows if row not in again])
    _check_columns(read, source.rows[place], faults, notes)
    return read


def _is_header(row: Row, read: SheetRead, header: Row) -> bool:
    """Tell whether a row has only headings, as people write them again on a next page."""
    own = [at for at in read.columns.values() if row.cells[at].text]
    return len(own) > 1 and all(
        plain(row.cells[at].text) == plain(header.cells[at].text) for at in own
    )


def _is_enough(columns: Mapping[str, int]) -> bool:
    """Tell whether these columns are enough for a row to say something."""
    return len(columns.keys() - {"document", "id"}) > 1


def plain(heading: str) -> str:
    """Return a heading without what people add to it: blanks, capitals, a star, a colon."""
    return " ".join(heading.split()).strip(" *:?").casefold()


def _headings(sheet: Sheet) -> Mapping[str, Mapping[str, str]]:
    """Return the columns of a sheet by language and by what they are called in it."""
    keys = {each.key.casefold(): each.key for each in sheet.columns}
    return {
        lang: keys | {plain(each.heading(lang)): each.key for each in sheet.columns}
        for lang in LANGUAGES
    }


def _columns(
    headings: Mapping[str, Mapping[str, str]], texts: Sequence[str]
) -> tuple[dict[str, int], str]:
    """Return where columns are in a row of headings, and the language of the headings."""
    langs = sorted(LANGUAGES, key=lambda lang: -sum(text in headings[lang] for text in texts))
    found: dict[str, int] = {}
    for lang in langs:
        for at, text in enumerate(texts):
            if text in headings[lang] and at not in found.values():
                found.setdefault(headings[lang][text], at)
    return found, langs[0]


def _check_columns(read: SheetRead, header: Row, faults: list[Fault], notes: list[str]) -> None:
    headings = {
        plain(each.heading(lang)): each.heading(lang)
        for each in read.sheet.columns
        for lang in LANGUAGES
    }
    for at, cell in enumerate(header.cells):
        number = sum(1 for row in read.rows if at < len(row.cells) and row.cells[at].text)
        if not number or at in read.columns.values():
            continue
        near = get_close_matches(plain(cell.text), headings, n=1, cutoff=_LIKE)
        if not cell.text:
            told = "this column has values and no heading; write one, or delete the column"
        elif near and near[0] == plain(cell.text):
            told = "two columns have this heading; delete one of them"
        elif near:
            told = f"there is no such column; did you mean “{headings[near[0]]}”?"
        else:
            notes.append(
                f"sheet “{read.source.name}”: column {column_letters(at)} “{cell.text}” is "
                f"not a column of this sheet; {_values(number)} not read"
            )
            continue
        faults.append(read.place(header.number, at, "", cell.text, told))
    for column in read.sheet.columns:
        if column.is_needed and column.key not in read.columns:
            told = f"the column “{column.heading(read.lang)}” is missing; add it"
            faults.append(read.place(header.number, None, "", "", told))


def _values(number: int) -> str:
    return "its value is" if number == 1 else f"its {number:,} values are"
