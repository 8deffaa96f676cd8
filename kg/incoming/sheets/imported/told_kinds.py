"""What an actor is, in brackets after its name: “Creative Ideas (organisation)”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from kg.errors import DataError
from kg.incoming.sheets.cells import join_values, split_values, unescaped
from kg.incoming.sheets.imported.naming import Naming
from kg.incoming.sheets.imported.new_records import NewRecords
from kg.incoming.sheets.imported.problems import Problems
from kg.incoming.sheets.imported.reading_rows import Line
from kg.incoming.sheets.layout import Column, Kind, Layout
from kg.rdf import expand

__all__ = ["ToldKinds"]

_ACTOR = expand("migov:Actor")
_MARKED = re.compile(r"(.*\S)\s*\(([^()]+)\)((?:\s+@[A-Za-z-]+)?)", re.DOTALL)


class ToldKinds:
    """Takes what an actor is out of cells, so that a new name need not have a row of its own.

    A name is told once in the workbook, in any row. ``new`` gets the class of each name.
    """

    def __init__(self, layout: Layout, new: NewRecords, naming: Naming, problems: Problems) -> None:
        self._layout, self._new, self._naming = layout, new, naming
        self._problems = problems

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """The class of an actor by each of its labels."""
        model = self._layout.model
        below = (each for each in model.below(_ACTOR) if each in self._layout.by_class)
        return {label.casefold(): each for each in below for label in model.label(each).values()}

    def taken_out(self, lines: Iterable[Line]) -> list[Line]:
        """Return the rows, with only the names in the cells of actors."""
        return [self._line(line) for line in lines]

    def _line(self, line: Line) -> Line:
        for column in line.of.sheet.columns:
            text = line.cell(column.key).text
            if "(" in text and self._may_have(line, column):
                parts = [self._name(line, column, part) for part in split_values(text)]
                line = line.with_text(column.key, join_values(parts))
        return line

    def _may_have(self, line: Line, column: Column) -> bool:
        own: Collection[str] = column.classes if column.kind is Kind.THING else ()
        classes: Collection[str] = line.of.sheet.classes if column.kind is Kind.NAME else own
        return any(_ACTOR in self._layout.model.above(each) for each in classes)

    def _name(self, line: Line, column: Column, part: str) -> str:
        """Return the name of a value, and remember what is in brackets after it."""
        found = _MARKED.fullmatch(part)
        cls = self._labels.get(found[2].strip().casefold(), "") if found else ""
        if not found or not cls or self._is_known(part):
            return part
        name = unescaped(found[1])
        told = self._new.told.setdefault(name.casefold(), cls)
        if told != cls:
            label = self._layout.model.label(told).get(line.of.lang, "")
            self._problems.fault(line, column, f"another row has it as “{label}”; correct one")
        elif self._is_known(name) and not self._is_known(name, cls):
            wrong = "the study has this name, and not as what is in brackets; correct one"
            self._problems.fault(line, column, wrong)
        return found[1] + found[3]

    def _is_known(self, text: str, cls: str = _ACTOR) -> bool:
        try:
            return self._naming.exact(unescaped(text), [cls]) is not None
        except DataError:
            return False
