"""A sheet of a workbook as XML, row by row (ECMA-376, part 1, chapter 18)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape

from kg.escapes import NOT_XML

__all__ = ["LONGEST", "MOST_LINKS", "STYLES", "Link", "is_too_long", "sheet_xml"]

LONGEST = 32_767
"""The most characters that a cell of a workbook can have."""

MOST_LINKS = 65_000
"""The most links in a sheet; of a sheet with more than 65,530 spreadsheet programs drop all."""

_LONGEST_LINK = 2_000
# In characters; a column is as wide as the longest text of the first rows, up to this.
_WIDEST = 60
_FIRST_ROWS = 1_000
# The last row that a sheet can have.
_LAST = 1_048_576
# How many different texts are kept ready, so that what comes again is not made again.
_READY = 20_000
# Day 0 of spreadsheets.
_EPOCH = date(1899, 12, 30)

# What XML 1.0 cannot contain or does not keep, and what would be read as its escape.
_ESCAPED = re.compile(rf"{NOT_XML.pattern}|\r|_(?=x[0-9A-Fa-f]{{4}}_)")
_MARKUP = re.compile("[&<>]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# No escape makes a text more than seven times as long.
_SURELY_FITS = LONGEST // 7

# The looks of a cell, by their place in STYLES.
_DATE, _MOMENT, _LINK, _QUOTED, _QUOTED_LINK = range(1, 6)
STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy-mm-dd h:mm:ss"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/><family val="2"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="1" applyFont="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="1" quotePrefix="1" applyFont="1"/>'
    '</cellXfs><cellStyles count="2"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    '<cellStyle name="Hyperlink" xfId="1" builtinId="8"/></cellStyles></styleSheet>'
)
"""The styles of a workbook that has such sheets."""


@dataclass(frozen=True)
class Link:
    """A text that leads to an address."""

    text: str
    address: str


def sheet_xml(
    rows: Iterable[Sequence[object]],
    write: Callable[[str], object],
    choices: Mapping[int, Sequence[str]] | None = None,
) -> list[str]:
    """Write the XML of a sheet, some rows at a time, and return the addresses of its links.

    The ``n``-th address is that of the relationship ``rId<n>``.

    Parameters
    ----------
    choices
        What a column offers below its header to choose from, by its number from 1. The texts have
        no comma, and all of a column at most 250 characters.

    Raises
    ------
    TypeError
        If a cell is not a text, a number, a truth value, a date, a :class:`Link` or None.
    """
    coming = iter(rows)
    first = list(itertools.islice(coming, _FIRST_ROWS))
    write(
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{_columns(first)}<sheetData>"
    )
    cells = _Cells()
    lines = (cells.row(at, row) for at, row in enumerate(itertools.chain(first, coming), 1))
    while some := list(itertools.islice(lines, _FIRST_ROWS)):
        write("".join(some))
    places = [
        f'<hyperlink ref="{place}" r:id="rId{at}"/>' for at, place in enumerate(cells.links, 1)
    ]
    links = f"<hyperlinks>{''.join(places)}</hyperlinks>" if places else ""
    write(f"</sheetData>{_offers(choices or {})}{links}</worksheet>")
    return list(cells.links.values())


def _offers(choices: Mapping[int, Sequence[str]]) -> str:
    """Return the lists to choose from; another text can be written, too."""
    told = [
        f'<dataValidation type="list" allowBlank="1" sqref="{_letters(at)}2:{_letters(at)}{_LAST}">'
        f"<formula1>{escape(chr(34) + ','.join(texts) + chr(34), quote=False)}</formula1>"
        "</dataValidation>"
        for at, texts in choices.items()
    ]
    return f'<dataValidations count="{len(told)}">{"".join(told)}</dataValidations>' if told else ""


def _columns(rows: Iterable[Sequence[object]]) -> str:
    widths = dict[int, int]()
    for row in rows:
        for at, cell in enumerate(row, 1):
            if cell is not None:
                text = cell.text if isinstance(cell, Link) else str(cell)
                widths[at] = max(widths.get(at, 0), len(text))
    told = [
        f'<col min="{at}" max="{at}" width="{min(_WIDEST, width + 2)}" customWidth="1"/>'
        for at, width in sorted(widths.items())
    ]
    return f"<cols>{''.join(told)}</cols>" if told else ""


class _Cells:
    """Writes cells; ``links`` has the address of each link by its place."""

    def __init__(self) -> None:
        self.links: dict[str, str] = {}
        self._letters: list[str] = []
        self._ready: dict[str, str] = {}

    def row(self, number: int, cells: Sequence[object]) -> str:
        while len(self._letters) < len(cells):
            self._letters.append(_letters(len(self._letters) + 1))
        told = [
            f'<c r="{letters}{number}"{self._rest(f"{letters}{number}", cell)}'
            for letters, cell in zip(self._letters, cells, strict=False)
            if cell is not None and cell != ""
        ]
        return f'<row r="{number}">{"".join(told)}</row>'

    def _rest(self, place: str, cell: object) -> str:
        """Return what stands in a cell's element after its place."""
        if isinstance(cell, str):
            return self._ready.get(cell) or self._texted(cell)
        if isinstance(cell, Link):
            if len(self.links) >= MOST_LINKS or not _leads(cell.address):
                return self._rest(place, cell.text)
            self.links[place] = cell.address
            return _text(cell.text, _QUOTED_LINK if _is_quoted(cell.text) else _LINK)
        if isinstance(cell, bool):
            return f' t="b"><v>{int(cell)}</v></c>'
        if isinstance(cell, int):
            return f"><v>{cell}</v></c>"
        if isinstance(cell, float):
            return f"><v>{cell:.16g}</v></c>"
        if isinstance(cell, datetime):
            return f' s="{_MOMENT}"><v>{_days(cell):.16g}</v></c>'
        if isinstance(cell, date):
            return f' s="{_DATE}"><v>{(cell - _EPOCH).days}</v></c>'
        raise TypeError(f"a sheet cannot hold a {type(cell).__name__}")

    def _texted(self, text: str) -> str:
        made = _text(text, _QUOTED if _is_quoted(text) else 0)
        if len(self._ready) < _READY:
            self._ready[text] = made
        return made


def _leads(address: str) -> bool:
    return len(address) <= _LONGEST_LINK and not NOT_XML.search(address)


def _is_quoted(text: str) -> bool:
    """Tell whether a text needs the mark by which it stays a text when somebody edits the cell."""
    return text.startswith(("=", "+", "-", "@"))


def _text(text: str, style: int) -> str:
    held = _held(text)
    kept = ' xml:space="preserve"' if held != held.strip() or "\n" in held else ""
    if _MARKUP.search(held):
        held = _MARKUP.sub(lambda found: _ENTITIES[found[0]], held)
    look = f' s="{style}"' if style else ""
    return f'{look} t="inlineStr"><is><t{kept}>{held}</t></is></c>'


def _days(moment: datetime) -> float:
    since = datetime.combine(moment.date(), time()) - datetime.combine(_EPOCH, time())
    return since.days + (moment - datetime.combine(moment.date(), time())).total_seconds() / 86_400


def _letters(number: int) -> str:
    """Return what a sheet calls a column: A, ..., Z, AA, ..."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def is_too_long(text: str) -> bool:
    """Tell whether a text, written with its escapes, is longer than a cell can have."""
    return len(text) > _SURELY_FITS and len(_escaped(text)) > LONGEST


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _held(text: str) -> str:
    escaped = _escaped(text)
    if len(escaped) <= LONGEST:
        return escaped
    # A part of an escape would be read as letters.
    return re.sub(r"_(x[0-9A-F]{0,4})?$", "", escaped[: LONGEST - 1]) + "…"
