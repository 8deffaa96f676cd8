"""Workbooks of LibreOffice (OpenDocument 1.3, part 3): their sheets and cells."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import InputError
from kg.tables.reading.archives import DAMAGED, Archive
from kg.tables.reading.building import MOST_COLUMNS, MOST_ROWS, Builder, Cells, Filled
from kg.tables.reading.cells import EMPTY, ERRORS, Cell, Fault, Sheet
from kg.tables.reading.ods_styles import Styles
from kg.tables.reading.parts import Attributes, Text, read_xml
from kg.tables.reading.shown import Look, dated, number
from kg.tables.reading.texts import BLANKS

__all__ = ["read_ods"]

_MANIFEST = "META-INF/manifest.xml"
# Comments, pictures, footnotes, reading aids, earlier versions, what comes from other files.
_ASIDE = (
    *("annotation", "shapes", "frame", "custom-shape", "note", "ruby-text", "tracked-changes"),
    *("dde-links", "forms", "scripts", "font-face-decls"),
)


def read_ods(archive: Archive, path: Path, faults: list[Fault]) -> list[Sheet]:
    """Read the sheets of a workbook.

    Raises
    ------
    InputError
        If it is damaged, has a password, or is too large.
    """
    told = b"".join(archive.pieces(_MANIFEST)) if _MANIFEST in archive else b""
    if b"encryption-data" in told or "encrypted-package" in archive:
        raise InputError("has a password; open it, and save it without “save with password”")
    styles = Styles()
    if "styles.xml" in archive:
        read_xml(archive.pieces("styles.xml"), styles.starts, styles.ends)
    reader = _Reader(path, faults, styles)
    reader.read(archive)
    if not reader.sheets:
        raise InputError("has no sheet with cells; save the table in one")
    return reader.sheets


class _Reader:
    """Follows the elements of all sheets."""

    def __init__(self, path: Path, faults: list[Fault], styles: Styles) -> None:
        self.path, self.faults, self.styles = path, faults, styles
        self.filled = Filled()
        self.sheets: list[Sheet] = []
        self.builder: Builder | None = None
        self.text = Text()
        self.row_of: Attributes = {}
        self.cell_of: Attributes = {}
        self.number, self.at = 0, 0
        self.cells: Cells = {}
        self.paragraphs: list[str] = []
        # The style of the columns up to an index, which is not among them.
        self.columns: list[tuple[int, str]] = []

    def read(self, archive: Archive) -> None:
        read_xml(
            archive.pieces("content.xml"),
            self.styles.starts
            | {
                **{"table": self.table, "table-column": self.column, "table-row": self.row},
                **{"table-cell": self.cell, "covered-table-cell": self.cell},
                **{"p": self.paragraph, "s": self.blanks, "tab": self.tab, "line-break": self.line},
            },
            self.styles.ends
            | {
                **{"table": self.end_of_table, "table-row": self.end_of_row},
                **{"table-cell": self.end_of_cell, "covered-table-cell": self.end_of_cell},
                **{"p": self.end_of_paragraph},
            },
            self.text,
            _ASIDE,
        )

    def table(self, attributes: Attributes) -> None:
        if self.builder:
            raise InputError(
                f"sheet “{self.builder.name}” has a table within a cell; move it to a sheet"
            )
        name = attributes.get("table:name", "")
        hidden = attributes.get("table:style-name") in self.styles.hidden
        self.builder = Builder(self.path, name, self.faults, self.filled, hidden=hidden)
        self.number, self.columns = 0, []

    def end_of_table(self) -> None:
        if self.builder:
            self.sheets.append(self.builder.done())
        self.builder = None

    def column(self, attributes: Attributes) -> None:
        first = self.columns[-1][0] if self.columns else 0
        last = first + self.repeated(attributes, "columns", MOST_COLUMNS)
        self.columns.append((last, attributes.get("table:default-cell-style-name", "")))
        if self.builder and attributes.get("table:visibility", "visible") != "visible":
            self.builder.hide(first, last - 1)

    def row(self, attributes: Attributes) -> None:
        self.row_of, self.cells, self.at = attributes, {}, 0

    def end_of_row(self) -> None:
        times = self.repeated(self.row_of, "rows", MOST_ROWS)
        hidden = self.row_of.get("table:visibility", "visible") != "visible"
        for number_ in range(self.number + 1, self.number + 1 + times) if self.cells else ():
            if self.builder:
                self.builder.row(number_, dict(self.cells), hidden=hidden)
        self.number += times

    def cell(self, attributes: Attributes) -> None:
        self.cell_of = attributes
        self.paragraphs.clear()

    def end_of_cell(self) -> None:
        attributes = self.cell_of
        times = self.repeated(attributes, "columns", MOST_COLUMNS)
        made = self.made(attributes) if len(attributes) or self.paragraphs else EMPTY
        if made is not EMPTY:
            if self.at + times > MOST_COLUMNS:
                raise self.damaged()
            for at in range(self.at, self.at + times):
                self.cells[at] = made
            if self.builder and "table:number-rows-spanned" in attributes:
                last = self.number + self.whole(attributes["table:number-rows-spanned"], MOST_ROWS)
                self.builder.merge(self.number + 1, last, self.at)
        self.at += times

    def made(self, attributes: Attributes) -> Cell:
        text = "\n".join(self.paragraphs)
        kind = attributes.get("office:value-type", "")
        formula = attributes.get("table:formula")
        if attributes.get("calcext:value-type") == "error" or (
            formula is not None and (text in ERRORS or text.startswith("Err:"))
        ):
            return Cell(text or "#N/A", "error", text)
        if not kind and not text:
            return EMPTY if formula is None else Cell("", "formula", formula)
        if kind in ("", "string"):
            written = text or attributes.get("office:string-value", "")
            shown = written.strip(BLANKS)
            return Cell(shown, "text", written) if shown else EMPTY
        made = self.counted(kind, attributes)
        if made is None:
            raise self.damaged()
        return made

    def counted(self, kind: str, attributes: Attributes) -> Cell | None:
        """Return a number, truth value, date or time."""
        look = self.styles.look(self.style_of(attributes))
        if kind in ("float", "currency"):
            return number(attributes.get("office:value", ""), look)
        if kind == "percentage":
            return number(attributes.get("office:value", ""), Look(percent=True))
        if kind == "date":
            return dated(attributes.get("office:date-value", ""), look.parts)
        if kind == "time":
            written = attributes.get("office:time-value", "")
            found = re.fullmatch(r"PT(\d{1,5})H(\d{1,2})M(\d{1,2})([.,]\d+)?S", written)
            shown = ":".join(each.zfill(2) for each in found.group(1, 2, 3)) if found else ""
            return Cell(shown, "date", written) if shown else None
        if kind == "boolean":
            written = attributes.get("office:boolean-value", "")
            return Cell("TRUE" if written == "true" else "FALSE", "boolean", written)
        return None

    def style_of(self, attributes: Attributes) -> str:
        own = attributes.get("table:style-name") or self.row_of.get("table:default-cell-style-name")
        if own:
            return own
        return next((style for last, style in self.columns if self.at < last), "")

    def paragraph(self, _: Attributes) -> None:
        self.text.pieces.clear()

    def end_of_paragraph(self) -> None:
        # Blanks and line breaks of XML are one blank; those of the text are elements.
        text = re.sub(r"[ \t\r\n]+", " ", self.text.taken())
        self.paragraphs.append(text.translate(_SIGNS))

    def blanks(self, attributes: Attributes) -> None:
        self.text.pieces.append("\0" * self.whole(attributes.get("text:c", "1"), 10_000))

    def tab(self, _: Attributes) -> None:
        self.text.pieces.append("\1")

    def line(self, _: Attributes) -> None:
        self.text.pieces.append("\2")

    def repeated(self, attributes: Attributes, what: str, most: int) -> int:
        written = attributes.get(f"table:number-{what}-repeated")
        return self.whole(written, most) if written else 1

    def whole(self, written: str, most: int) -> int:
        if not re.fullmatch("[0-9]{1,9}", written) or int(written) > most:
            raise self.damaged()
        return int(written)

    def damaged(self) -> InputError:
        name = self.builder.name if self.builder else ""
        return InputError(f"{DAMAGED} (sheet “{name}”, row {self.number + 1})")


# What cannot be in XML, for what the elements of blanks, tabs and line breaks are.
_SIGNS = {0: " ", 1: "\t", 2: "\n"}
