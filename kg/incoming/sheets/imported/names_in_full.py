"""Names that a row shortens and another row of the workbook writes in full, whatever their order.

So “Kauno…” among the actors means “Kauno miesto savivaldybė” of a claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.incoming.sheets.cells import (
    ByEnds,
    Names,
    escaped,
    is_short,
    join_values,
    split_values,
    unescaped,
)
from kg.incoming.sheets.imported.reading_rows import Line
from kg.incoming.sheets.layout import Column, Kind, Model

__all__ = ["names_in_full"]


def names_in_full(lines: Iterable[Line], names: Names, model: Model) -> list[Line]:
    """Return the rows with names in full, where one name of the workbook alone fits.

    A name that the study knows by its first words stays as it is, and so does one that may be
    several, which is told when its cell is read.
    """
    return _InFull(list(lines), names, model).done()


class _InFull:
    def __init__(self, lines: list[Line], names: Names, model: Model) -> None:
        self.lines, self.names, self.model = lines, names, model
        self.full: dict[frozenset[str], set[str]] = {}
        self.by_ends: dict[frozenset[str], ByEnds] = {}

    def done(self) -> list[Line]:
        for line in self.lines:
            for column, classes in _columns(line):
                names = map(unescaped, split_values(line.cell(column.key).text))
                self.full.setdefault(classes, set()).update(
                    name for name in names if not is_short(name)
                )
        return [self._line(line) for line in self.lines]

    def _line(self, line: Line) -> Line:
        for column, classes in _columns(line):
            text = line.cell(column.key).text
            if not is_short(text):
                continue
            parts = [self._part(part, classes) for part in split_values(text)]
            line = line.with_text(column.key, join_values(parts))
        return line

    def _part(self, part: str, classes: frozenset[str]) -> str:
        short = unescaped(part)
        if not is_short(short) or self.names.named(short, classes):
            return part
        found = self._among(classes).fitting(short)
        return escaped(found[0]) if len(found) == 1 else part

    def _among(self, classes: frozenset[str]) -> ByEnds:
        """Return the names of cells that may have a record of one of these classes."""
        if classes not in self.by_ends:
            alike = (names for of, names in self.full.items() if self._may_be(classes, of))
            self.by_ends[classes] = ByEnds(name for names in alike for name in names)
        return self.by_ends[classes]

    def _may_be(self, classes: Collection[str], others: Collection[str]) -> bool:
        below = {each for cls in classes for each in self.model.below(cls)}
        return any(each in below for cls in others for each in self.model.below(cls))


def _columns(line: Line) -> list[tuple[Column, frozenset[str]]]:
    """Return the columns of names that a row fills, each with the classes of its records."""
    of = [
        (column, frozenset(line.of.sheet.classes) if column.kind is Kind.NAME else column.classes)
        for column in line.of.sheet.columns
        if column.kind in (Kind.NAME, Kind.THING) and line.cell(column.key).text
    ]
    return [(column, classes) for column, classes in of if classes]
