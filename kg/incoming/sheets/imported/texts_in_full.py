"""Long texts that a row shortens, such as a reason, in full again, whatever the order of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.incoming.sheets.cells import ByEnds, is_short, join_values, split_values
from kg.incoming.sheets.exported import LONG, Row
from kg.incoming.sheets.imported.reading_rows import Line
from kg.incoming.sheets.layout import Column, Kind

__all__ = ["texts_in_full", "texts_of"]

_KINDS = (Kind.TEXT, Kind.PLAIN)
Texts = dict[str, set[str]]


def texts_in_full(lines: Iterable[Line], before: Callable[[], Texts]) -> list[Line]:
    """Return the rows with texts in full, where one text of the same column alone fits.

    First those count that other rows of the document write in full, then those that the study has.

    Parameters
    ----------
    before
        Gives the texts that the study has in each column; asked for only if they are needed.
    """
    lines, full = list(lines), dict[str, set[str]]()
    for line in lines:
        for column, key in _columns(line):
            parts = split_values(line.cell(column.key).text)
            full.setdefault(key, set()).update(each for each in parts if not is_short(each))
    return [_Texts(full, before).line(each) for each in lines]


def texts_of(rows: Iterable[Row], write: Callable[[Row, Column], list[str]]) -> Texts:
    """Return the texts that rows of the study have in each column, as cells have them."""
    found: Texts = {}
    for row in rows:
        for column in row.sheet.columns:
            if column.kind in _KINDS and column.key in row.cells:
                found.setdefault(column.key, set()).update(write(row, column))
    return found


class _Texts:
    def __init__(self, full: Texts, before: Callable[[], Texts]) -> None:
        self.full, self.before = full, before
        self.by_ends: dict[str, ByEnds] = {}

    def line(self, line: Line) -> Line:
        for column, key in _columns(line):
            text = line.cell(column.key).text
            if is_short(text):
                parts = [self.part(each, column.key, key) for each in split_values(text)]
                line = line.with_text(column.key, join_values(parts))
        return line

    def part(self, part: str, column: str, key: str) -> str:
        if not is_short(part):
            return part
        if key not in self.by_ends:
            self.by_ends[key] = ByEnds(self.full[key])
        if not (found := self.by_ends[key].fitting(part)):
            found = ByEnds(self.before().get(column, ())).fitting(part)
        if len(found) > 1:  # an export shortens long texts only
            found = [each for each in found if len(each) >= LONG]
        return found[0] if len(found) == 1 else part


def _columns(line: Line) -> Iterator[tuple[Column, str]]:
    """Give the columns of texts that a row fills, each with what tells it and the document."""
    document = line.cell("document").text
    for column in line.of.sheet.columns:
        if column.kind in _KINDS and line.cell(column.key).text:
            yield column, f"{column.key} {document}"
