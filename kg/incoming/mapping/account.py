"""The account of an import: each row read is used, or left out with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["SHOWN", "Account", "Made", "Noted"]

SHOWN = 5
"""How many of the rows with a problem are named."""


@dataclass
class Made:
    """What one kind of record was made of: rows read, rows used, rows left out, records made."""

    record: str
    table: str
    read: int = 0
    used: int = 0
    records: int = 0

    @property
    def left_out(self) -> int:
        """The number of rows of which no such record was made; the notes give the reasons."""
        return self.read - self.used


@dataclass
class Noted:
    """Something that was found in a table, once for all rows that have it.

    ``rows`` are the first of them, and ``example`` is the value of one. ``leaves_out`` is true if
    a row with it is left out. If it concerns several rows together, as two with one key do,
    ``many`` is true, and ``count`` is how often this was found.
    """

    severity: str
    kind: str
    table: str
    column: str
    message: str
    record: str = ""
    count: int = 0
    rows: list[int] = field(default_factory=list)
    example: str = ""
    leaves_out: bool = False
    many: bool = False


class Account:
    """Counts what was made of the rows of each table, and what was found in them."""

    def __init__(self) -> None:
        self.made: dict[str, Made] = {}
        self._noted: dict[tuple[str, ...], Noted] = {}
        self._seen: set[tuple[tuple[str, ...], tuple[int, ...]]] = set()

    @property
    def notes(self) -> list[Noted]:
        """What was found: what leaves rows out first, then what concerns most rows."""
        rank = {"error": 0, "warning": 1, "note": 2}
        return sorted(
            self._noted.values(),
            key=lambda each: (not each.leaves_out, rank[each.severity], -each.count, each.kind),
        )

    def note(
        self,
        kind: str,
        table: str,
        column: str,
        rows: Iterable[int],
        message: str,
        *,
        value: str = "",
        record: str = "",
        severity: str = "warning",
        leaves_out: bool = False,
    ) -> None:
        """Note something once more; what is noted of the same rows again is not counted."""
        key = (kind, table, column, record, message)
        if key not in self._noted:
            self._noted[key] = Noted(
                severity, kind, table, column, message, record, example=value, leaves_out=leaves_out
            )
        noted, found = self._noted[key], tuple(rows)
        if (key, found) in self._seen:
            return
        self._seen.add((key, found))
        noted.count += 1
        noted.many = noted.many or len(found) > 1
        noted.rows = sorted({*noted.rows, *found})[:SHOWN]
