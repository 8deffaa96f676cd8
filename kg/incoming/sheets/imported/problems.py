"""What is wrong in a coding sheet and what must be said about it, each with its cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.findings import Location, Result
from kg.incoming.sheets.imported.reading_rows import Line, SheetRead
from kg.incoming.sheets.layout import Column
from kg.tables.reading import Fault

__all__ = ["Problems", "as_result"]


@dataclass
class Problems:
    """Collects faults, so that all are told at once, and remarks, which stop nothing.

    ``rows`` are the sheets and rows that have a fault.
    """

    faults: list[Fault] = field(default_factory=list)
    rows: set[tuple[str, int]] = field(default_factory=set)
    _told: dict[Fault, None] = field(default_factory=dict)

    def keep_only_of(self, sheets: Iterable[SheetRead]) -> None:
        """Forget what was wrong in sheets that are not read, and note the rows of the others."""
        read = {
            (each.source.path, name): each for each in sheets for name in ("", each.source.name)
        }
        self.faults[:] = [each for each in self.faults if (each.path, each.sheet) in read]
        for each in self.faults:
            self.rows.add((read[each.path, each.sheet].source.name, each.row))

    def fault(self, line: Line, column: Column | None, message: str, value: str = "") -> None:
        """Add what is wrong in a cell, or in a row."""
        self.faults.append(line.fault(column, message, value))
        self.rows.add((line.of.source.name, line.row.number))

    def remark(self, line: Line, column: Column | None, message: str) -> None:
        """Add what a reader must know about a cell, once."""
        self._told.setdefault(line.fault(column, message))

    @property
    def remarks(self) -> list[Fault]:
        """What readers must know, in the order in which it was met."""
        return list(self._told)

    def is_faulty(self, line: Line) -> bool:
        """Tell whether a row has a fault."""
        return (line.of.source.name, line.row.number) in self.rows


def as_result(fault: Fault, severity: str) -> Result:
    """Return what is wrong in a cell as a result of a check."""
    column, _, heading = fault.column.partition(" ")
    cell = f"cell {column}{fault.row}" if column else f"row {fault.row}"
    named = f"{cell} {heading}".strip()
    return Result(
        severity=severity,
        location=Location(fault.path, fault.row),
        focus="",
        thing=f"sheet “{fault.sheet}”, {named}" if fault.sheet else named,
        value=fault.value,
        message=fault.message,
        rule="cell",
    )
