"""Read what a person decided in a sheet; every error is named with its place, all at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.incoming.matching.review import HEADINGS, KEYS
from kg.incoming.matching.verdicts import UNIT_OF, Codes, Decision
from kg.lookup import fold
from kg.rdf import expand, suggest
from kg.tables.reading import Book, Fault, Row, Sheet, column_letters, read_book, refuse

__all__ = ["Known", "Reading", "read_decisions"]

_SHORTEST_REASON = 10
"""In characters, as the shape of claims has it."""


@dataclass(frozen=True)
class Reading:
    """The decisions of a sheet, how many rows were read, and how many have no decision."""

    decisions: tuple[Decision, ...]
    rows: int
    empty: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What a study has that a sheet may name: codes, actors by IRI, and prefixes."""

    verdicts: Codes
    confidences: Codes
    statuses: Codes
    actors: Collection[str]
    prefixes: Mapping[str, str]
    persons: frozenset[str] = frozenset()


class _Decisions:
    """Reads rows into decisions, and collects what is wrong."""

    def __init__(
        self,
        sheet: Sheet,
        name: str,
        columns: Mapping[str, int],
        known: Known,
        coder: str,
    ) -> None:
        self.sheet, self.name, self.columns = sheet, name, columns
        self.known, self.coder = known, coder
        self.faults: list[Fault] = []
        self.first: dict[frozenset[str], tuple[Decision, int]] = {}

    def text(self, row: Row, key: str) -> str:
        at = self.columns.get(key)
        return row.cells[at].text if at is not None and at < len(row.cells) else ""

    def fault(self, row: Row, key: str, message: str) -> None:
        at = self.columns.get(key)
        column = "" if at is None else column_letters(at)
        value = self.text(row, key)
        self.faults.append(Fault(self.sheet.path, self.name, row.number, column, value, message))

    def read(self, row: Row) -> None:
        before = len(self.faults)
        one, other = self._actor(row, "one"), self._actor(row, "other")
        verdict = self._code(row, "decision", self.known.verdicts)
        confidence = self._code(row, "confidence", self.known.confidences) or expand(
            "confidence:medium"
        )
        status = self._code(row, "status", self.known.statuses)
        coder = self.text(row, "coder") or self.coder
        reason, why = self.text(row, "reason"), self.text(row, "why")
        if not coder:
            self.fault(row, "coder", "say who decided, in this column or for all rows")
        if reason and len(reason) < _SHORTEST_REASON:
            self.fault(row, "reason", f"write a reason of {_SHORTEST_REASON} characters or more")
        if one and one == other:
            self.fault(row, "other", "this is the same record as “one”; a pair has two")
        if verdict == UNIT_OF and {one, other} & self.known.persons:
            self.fault(row, "decision", "a person is not a unit, and has none; decide otherwise")
        if len(self.faults) > before:
            return
        if not reason:  # the coder has read beside the pair what speaks for it
            told = f": {why}" if why else ""
            reason = f"Decided by the names and by what is known about both{told}."
        place = f"row {row.number}"
        found = Decision(one, other, verdict, coder, reason, confidence, status, place)
        if found.pair not in self.first:
            self.first[found.pair] = found, row.number
            return
        first, number = self.first[found.pair]
        if (first.one, first.verdict) != (found.one, found.verdict):
            self.fault(row, "decision", f"row {number} decides otherwise on these two records")

    def _actor(self, row: Row, key: str) -> str:
        written = self.text(row, key).strip("<>")
        if not written:
            self.fault(row, key, "the record is missing; copy it from a sheet of kg match")
            return ""
        try:
            iri = expand(written, self.known.prefixes)
        except InputError:
            self.fault(row, key, "write a record as actor:name, as kg match does")
            return ""
        if iri not in self.known.actors:
            self.fault(row, key, "the study has no such actor; was it renamed or deleted?")
        return iri

    def _code(self, row: Row, key: str, codes: Codes) -> str:
        written = self.text(row, key)
        found = codes.meant(written) if written else ""
        if written and not found:
            known = [*codes.labels.values()]
            near = suggest(written, known)
            meant = f"; did you mean “{near}”?" if near else ""
            self.fault(row, key, f"write one of {', '.join(known)}{meant}")
        return found


def read_decisions(path: Path, known: Known, coder: str = "") -> Reading:
    """Read the rows of a sheet of ``kg match`` that have a decision.

    Parameters
    ----------
    coder
        Who decided, for rows that do not say it.

    Raises
    ------
    InputError
        If the file cannot be read, or has no sheet with the columns that are needed.
    DataError
        If cells are wrong; all are named.
    """
    faults: list[Fault] = []
    book = read_book(path, faults=faults)
    sheet, columns, header = _sheet(book, path)
    work = _Decisions(sheet, sheet.name if book.kind != "csv" else "", columns, known, coder)
    rows = [row for row in sheet.rows if row.number > header]
    decided = [row for row in rows if work.text(row, "decision")]
    for row in decided:
        work.read(row)
    refuse([*faults, *work.faults])
    found = tuple(decision for decision, _ in work.first.values())
    notes = (*book.notes, *sheet.notes)
    return Reading(found, len(rows), len(rows) - len(decided), notes)


def _sheet(book: Book, path: Path) -> tuple[Sheet, dict[str, int], int]:
    """Return the sheet with the columns that are read, where each is, and the row of the header."""
    names = {fold(HEADINGS[key]): key for key in KEYS}
    for sheet in book.sheets:
        for row in sheet.rows[:5]:
            found: dict[str, int] = {}
            for at, cell in enumerate(row.cells):
                if key := names.get(fold(" ".join(cell.text.split()))):
                    found.setdefault(key, at)
            if {"one", "other", "decision"} <= found.keys():
                return sheet, found, row.number
    needed = ", ".join(f"“{HEADINGS[key]}”" for key in ("one", "other", "decision"))
    raise InputError(
        f"has no sheet with the columns {needed}; use a sheet that kg match wrote", path=path
    )
