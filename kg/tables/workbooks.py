"""Spreadsheet workbooks in which every text stays a text; the same rows give the same bytes."""

from __future__ import annotations

import gc
import io
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from kg.errors import InputError
from kg.escapes import NOT_XML
from kg.files import reason

__all__ = ["LONGEST", "MOST_LINKS", "MOST_ROWS", "Link", "is_too_long", "workbook"]

LONGEST = 32_767
"""The most characters that a cell of a workbook can have."""

MOST_ROWS = 1_048_576
"""The most rows that a sheet can have, with its header."""

MOST_LINKS = 65_000
"""The most links in a sheet; of a sheet with more than 65,530 spreadsheet programs drop all."""

_LONGEST_LINK = 2_000
# In characters; a column is as wide as its longest text up to this.
_WIDEST = 60

# What XML 1.0 cannot contain or does not keep, and what would be read as its escape.
_ESCAPED = re.compile(rf"{NOT_XML.pattern}|\r|_(?=x[0-9A-Fa-f]{{4}}_)")


@dataclass(frozen=True)
class Link:
    """A text that leads to an address."""

    text: str
    address: str


def workbook(sheets: Mapping[str, Iterable[Sequence[object]]]) -> bytes:
    """Write sheets of rows, the first row of each its header.

    A cell is a text, a number, a truth value, a date, a :class:`Link` or None. Control characters
    are written as ``_x001B_``, which spreadsheet programs read as the character. A text longer than
    :data:`LONGEST` is shortened and ends in “…”.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        links, widths = 0, dict[int, int]()
        for at, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                if cell is None:
                    continue
                text = cell.text if isinstance(cell, Link) else cell
                widths[column] = max(widths.get(column, 0), len(str(text)))
                place = sheet.cell(at, column, _held(text) if isinstance(text, str) else text)
                if isinstance(text, str):
                    place.data_type = "s"
                    # So that it stays a text when somebody edits the cell.
                    place.quotePrefix = text.startswith(("=", "+", "-", "@"))
                if isinstance(cell, date) and not isinstance(cell, datetime):
                    place.number_format = "yyyy-mm-dd"
                if isinstance(cell, Link) and len(cell.address) <= _LONGEST_LINK:
                    links += 1
                    if links <= MOST_LINKS:
                        place.hyperlink = cell.address
                        place.style = "Hyperlink"
        for column, width in widths.items():
            letters = get_column_letter(column)
            sheet.column_dimensions[letters].width = min(_WIDEST, width + 2)
    stream = io.BytesIO()
    try:
        book.save(stream)
    except OSError as error:
        # What the library holds open fails again, and aloud, when it is closed.
        with _silent_closing():
            error.__traceback__ = None
            gc.collect()
        raise InputError(
            f"a workbook cannot be made ({reason(error)}): the folder for temporary files, "
            f"{tempfile.gettempdir()}, must have room; or name another in TMPDIR"
        ) from error
    return _without_times(stream.getvalue())


@contextmanager
def _silent_closing() -> Iterator[None]:
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        yield
    finally:
        sys.unraisablehook = hook


def is_too_long(text: str) -> bool:
    """Tell whether a text, written with its escapes, is longer than a cell can have."""
    return len(_escaped(text)) > LONGEST


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _held(text: str) -> str:
    escaped = _escaped(text)
    if len(escaped) <= LONGEST:
        return escaped
    # A part of an escape would be read as letters.
    return re.sub(r"_(x[0-9A-F]{0,4})?$", "", escaped[: LONGEST - 1]) + "…"


def _without_times(content: bytes) -> bytes:
    """Return the same zip archive with one fixed time on every member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member_content = old.read(name)
            if name == "docProps/core.xml":
                member_content = re.sub(
                    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", member_content
                )
            member = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, member_content)
    return out.getvalue()
