"""The cells of a sheet of an Excel workbook."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.tables.reading.archives import DAMAGED, Archive
from kg.tables.reading.building import MOST_COLUMNS, MOST_ROWS, Builder, Cells
from kg.tables.reading.cells import EMPTY, Cell, Sheet
from kg.tables.reading.parts import Attributes, Text, read_xml
from kg.tables.reading.shown import Look, dated, number, serial
from kg.tables.reading.texts import BLANKS

__all__ = ["READING_AIDS", "Shared", "read_sheet", "text_cell"]

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN = Look()
# How many different numbers are kept ready, so that what comes again is not made again.
_KEPT = 20_000

READING_AIDS = ("rPh",)
"""How Chinese and Japanese texts are pronounced."""


@dataclass
class Shared:
    """What the sheets of a workbook share: texts, what each style shows, and the calendar."""

    texts: list[Cell] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    from_1904: bool = False


def text_cell(written: str) -> Cell:
    r"""Return a text as a cell, with the escapes of workbooks undone.

    >>> text_cell("a_x0009_b \xa0").text
    'a\tb'
    """
    if "_x" in written:
        written = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), written)
    text = written.replace("\r\n", "\n").strip(BLANKS)
    return Cell(text, "text", written) if text else EMPTY


def read_sheet(archive: Archive, part: str, shared: Shared, builder: Builder) -> Sheet:
    """Read a sheet, whose rows the builder takes.

    Raises
    ------
    InputError
        If it is damaged, or too large.
    """
    _Reader(builder, shared).read(archive, part)
    return builder.done()


class _Reader:
    """Follows the elements of a sheet. A row or cell without a number is the next one."""

    def __init__(self, builder: Builder, shared: Shared) -> None:
        self.builder, self.shared = builder, shared
        self.text = Text()
        self.number, self.hidden = 0, False
        self.cells: Cells = {}
        self.own: Attributes = {}
        self.at = -1
        self.value: str | None = None
        self.formula: str | None = None
        self.inline: list[str] = []
        self.columns: dict[str, int] = {}
        self.known: dict[tuple[str, str], Cell] = {}

    def read(self, archive: Archive, part: str) -> None:
        clear = self.clear
        read_xml(
            archive.pieces(part),
            {
                **{"row": self.row, "c": self.cell, "v": clear, "f": clear, "t": clear},
                **{"col": self.column, "mergeCell": self.merge},
            },
            {
                **{"row": self.end_of_row, "c": self.end_of_cell, "v": self.end_of_value},
                **{"f": self.end_of_formula, "t": self.end_of_text},
            },
            self.text,
            READING_AIDS,
        )

    def clear(self, _: Attributes) -> None:
        self.text.pieces.clear()

    def row(self, attributes: Attributes) -> None:
        written = attributes.get("r")
        self.number = self.whole(written, MOST_ROWS) if written else self.number + 1
        self.hidden = attributes.get("hidden") in ("1", "true")
        self.cells, self.own, self.at = {}, {}, -1

    def end_of_row(self) -> None:
        self.builder.row(self.number, self.cells, hidden=self.hidden)

    def cell(self, attributes: Attributes) -> None:
        # Most cells of a sheet may be empty: no more is done than must be.
        if "r" not in attributes:
            self.at = self.where() + 1
        self.own = attributes
        self.value = self.formula = None

    def where(self) -> int:
        """Return the index of the column of the last cell; -1 if there was none."""
        place = self.own.get("r")
        return self.place(place) if place else self.at

    def end_of_value(self) -> None:
        self.value = self.text.taken()

    def end_of_formula(self) -> None:
        self.formula = self.text.taken()

    def end_of_text(self) -> None:
        self.inline.append(self.text.taken())

    def end_of_cell(self) -> None:
        if self.value is None and self.formula is None and not self.inline:
            return
        made = self.made()
        self.inline.clear()
        if made is not EMPTY:
            self.cells[self.where()] = made

    def made(self) -> Cell:
        kind, value = self.own.get("t", "n"), self.value or ""
        if kind == "s" and value:
            if not value.isascii() or not value.isdigit() or int(value) >= len(self.shared.texts):
                raise self.damaged()
            return self.shared.texts[int(value)]
        if kind == "inlineStr":
            return text_cell("".join(self.inline))
        if kind == "str":
            return text_cell(value)
        if not value:
            return EMPTY if self.formula is None else Cell("", "formula", f"={self.formula}")
        if kind == "b":
            return Cell("TRUE" if value in ("1", "true") else "FALSE", "boolean", value)
        if kind == "e":
            return Cell(value, "error", value)
        key = value, self.own.get("s", "")
        made = self.known.get(key)
        if made is None:
            made = self.counted(*key, kind)
            if len(self.known) < _KEPT:
                self.known[key] = made
        return made

    def counted(self, value: str, style: str, kind: str) -> Cell:
        """Return a number or date."""
        looks = self.shared.looks
        at = self.whole(style, len(looks) - 1) if style and looks else 0
        look = looks[at] if looks else _PLAIN
        if kind == "d":
            made = dated(value, look.parts)
        else:
            made = serial(value, look, from_1904=self.shared.from_1904) if look.parts else None
            made = made or number(value, look)
        if made is None:
            raise self.damaged()
        return made

    def column(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in ("1", "true"):
            first, last = (
                self.whole(attributes.get(end, ""), MOST_COLUMNS) for end in ("min", "max")
            )
            self.builder.hide(first - 1, last - 1)

    def merge(self, attributes: Attributes) -> None:
        one, _, other = attributes.get("ref", "").partition(":")
        column = self.place(one)
        first, last = (self.whole(end.lstrip(_LETTERS), MOST_ROWS) for end in (one, other or one))
        self.builder.merge(first, last, column)

    def place(self, name: str) -> int:
        """Return the index of the column of a cell that is called so."""
        letters = name.rstrip("0123456789")
        at = self.columns.get(letters)
        if at is None:
            if not re.fullmatch("[A-Z]{1,3}", letters):
                raise self.damaged()
            at = -1
            for letter in letters:
                at = (at + 1) * 26 + ord(letter) - 65
            if at >= MOST_COLUMNS:
                raise self.damaged()
            self.columns[letters] = at
        return at

    def whole(self, written: str, most: int) -> int:
        if not re.fullmatch("[0-9]{1,9}", written) or int(written) > most:
            raise self.damaged()
        return int(written)

    def damaged(self) -> InputError:
        return InputError(f"{DAMAGED} (sheet “{self.builder.name}”, row {self.number})")


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
