"""Coding sheets as an Excel workbook: lists to choose from, help on headings, only texts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from kg.collecting import many_objects
from kg.incoming.sheets.exported.exporting import Filled
from kg.incoming.sheets.exported.leaves import Leaf, choices, leaves
from kg.incoming.sheets.layout import LISTS, Column, Kind

__all__ = ["as_workbook"]

_WIDTHS = {
    Kind.QUOTES: 44, Kind.NAME: 36, Kind.TEXT: 32, Kind.PLAIN: 24, Kind.THING: 26, Kind.CODE: 18,
    Kind.DATE: 14, Kind.DAY: 12, Kind.NUMBER: 10, Kind.BOOLEAN: 10, Kind.DOCUMENT: 11, Kind.ID: 6,
    Kind.CLASS: 16, Kind.ADDRESS: 30, Kind.PROPERTY: 20, Kind.ANY: 24,
}  # fmt: skip
_NEEDED = {"en": "Needed.", "lt": "Būtina.", "lv": "Obligāti."}
_PLAIN_WIDTHS = (26, 90, 40)
# Of a row: a line in points, and the most lines that are shown of a long text.
_LINE, _HIGHEST = 15, 8
# Rows with drop-down lists and the text format below those that are filled.
_FREE_ROWS = 500
_HEAD = PatternFill("solid", fgColor="DDE6EE")
# One time for all: the same rows give the same bytes.
_THEN = datetime(2000, 1, 1)
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def as_workbook(
    filled: Filled,
    front: Mapping[str, Sequence[Sequence[str]]],
    back: Mapping[str, Sequence[Sequence[str]]],
) -> bytes:
    """Write a workbook: sheets of text in front, those of records, more of text, and the lists.

    Every cell is a text, so that nothing in it is taken for a formula, a number or a date. Columns
    have drop-down lists where they hold codes, names or yes and no; a list for a single code
    refuses other values.

    Parameters
    ----------
    front, back
        Rows of sheets without columns of their own, by title.
    """
    with many_objects():
        return _workbook(filled, front, back)


def _workbook(
    filled: Filled,
    front: Mapping[str, Sequence[Sequence[str]]],
    back: Mapping[str, Sequence[Sequence[str]]],
) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.add_named_style(NamedStyle("kg text", number_format="@", alignment=_wrapped()))
    for title, rows in front.items():
        _plain(book, title, rows)
    lists = _Lists(LISTS.get(filled.values.lang, LISTS["en"]))
    for sheet, leaf in zip(filled.layout.sheets, leaves(filled), strict=True):
        offered = [choices(filled, sheet, column) for column in leaf.columns]
        _records(book, leaf, offered, lists, filled.values.lang)
    for title, rows in back.items():
        _plain(book, title, rows)
    for each in book.worksheets:
        _as_wide_as_a_page(each)
    lists.write(book)
    return _saved(book)


def _as_wide_as_a_page(sheet: Worksheet) -> None:
    """Let each printed page have all columns, and their headings."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


class _Lists:
    """The sheet with what drop-down lists offer; each list is there once."""

    def __init__(self, title: str) -> None:
        self.title = title
        self._of: dict[tuple[str, ...], tuple[int, str]] = {}

    def source(self, offered: tuple[str, ...], heading: str) -> str:
        """Return the range of a list, for a formula."""
        at, _ = self._of.setdefault(offered, (len(self._of) + 1, heading))
        letter = get_column_letter(at)
        return f"'{self.title}'!${letter}$2:${letter}${len(offered) + 1}"

    def write(self, book: Workbook) -> None:
        """Add the sheet, hidden."""
        sheet = book.create_sheet(self.title)
        for offered, (at, heading) in self._of.items():
            for row, text in enumerate((heading, *offered), 1):
                _put(sheet, row, at, text)
        sheet.sheet_state = "hidden"


def _plain(book: Workbook, title: str, rows: Iterable[Sequence[str]]) -> None:
    sheet = book.create_sheet(title)
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row, 1):
            if text:
                _put(sheet, number, at, text)
        _fit(sheet, number, zip(row, _PLAIN_WIDTHS, strict=False))
    for at, width in enumerate(_PLAIN_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width


def _records(
    book: Workbook, leaf: Leaf, offered: Sequence[tuple[str, ...]], lists: _Lists, lang: str
) -> None:
    sheet = book.create_sheet(leaf.title)
    for at, (column, heading) in enumerate(zip(leaf.columns, leaf.headings, strict=True), 1):
        cell = _put(sheet, 1, at, heading)
        cell.font, cell.fill = Font(bold=column.is_needed), _HEAD
        needed = _NEEDED.get(lang, _NEEDED["en"]) if column.is_needed else ""
        if help_text := " ".join(filter(None, (needed, column.help(lang)))):
            cell.comment = _note(help_text)
        shown = sheet.column_dimensions[get_column_letter(at)]
        shown.width, shown.number_format = _WIDTHS[column.kind], "@"
        if offered[at - 1]:
            source = lists.source(offered[at - 1], heading)
            _offer(sheet, at, len(leaf.rows), source, column)
    widths = [_WIDTHS[column.kind] for column in leaf.columns]
    _fit(sheet, 1, zip(leaf.headings, widths, strict=True))
    for number, row in enumerate(leaf.rows):
        _fit(sheet, number + 2, zip(row, widths, strict=True))
        for at, text in enumerate(row):
            if text:
                cell = _put(sheet, number + 2, at + 1, text)
                if told := leaf.notes.get((number, at)):
                    cell.comment = _note(told)
    sheet.freeze_panes = "B2"
    if leaf.rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(leaf.columns))}{len(leaf.rows) + 1}"


def _fit(sheet: Worksheet, row: int, cells: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its texts need in columns of these widths; not all programs do."""
    lines = max((1 + (len(text) - 1) // width for text, width in cells if text), default=1)
    if lines > 1:
        sheet.row_dimensions[row].height = _LINE * min(lines, _HIGHEST)


def _offer(sheet: Worksheet, at: int, rows: int, source: str, column: Column) -> None:
    offer = DataValidation("list", formula1=source, allow_blank=True)
    # Several values, and new or shortened names, are not in the list.
    offer.showErrorMessage = column.kind in (Kind.CODE, Kind.BOOLEAN) and not column.is_many
    letter = get_column_letter(at)
    offer.add(f"{letter}2:{letter}{rows + 1 + _FREE_ROWS}")
    sheet.add_data_validation(offer)


def _put(sheet: Worksheet, row: int, at: int, text: str) -> Cell:
    cell: Cell = sheet.cell(row, at)
    cell.style = "kg text"
    # The type is set, since a text that begins with “=” would become a formula.
    cell.value, cell.data_type = _ILLEGAL.sub("�", text), "s"
    return cell


def _note(text: str) -> Comment:
    lines = sum(1 + len(line) // 45 for line in text.splitlines())
    return Comment(_ILLEGAL.sub("�", text), "kg", height=24 + 17 * lines, width=330)


def _wrapped() -> Alignment:
    return Alignment(wrap_text=True, vertical="top")


class _InMemory(ExcelWriter):  # type: ignore[misc]
    """Writes a workbook without the temporary files of openpyxl: a disk may be full."""

    def write_worksheet(self, ws: Worksheet) -> None:
        ws._drawing = SpreadsheetDrawing()
        content = io.BytesIO()
        writer = WorksheetWriter(ws, content)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], content.getvalue())
        self.manifest.append(ws)


def _saved(book: Workbook) -> bytes:
    book.properties.creator = "kg"
    book.properties.created = _THEN
    stream, same = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        _InMemory(book, archive).write_data()
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as kept:
        for member in made.infolist():
            content = made.read(member)
            if member.filename == "docProps/core.xml":
                content = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content
                )
            info = zipfile.ZipInfo(member.filename, _THEN.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(info, content)
    return same.getvalue()
