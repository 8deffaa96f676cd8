"""Which rows of a network query count: by time, by status, and where documents differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kg.errors import DataError, InputError
from kg.networks.attributes import Say
from kg.networks.recipe import Recipe
from kg.networks.rows import Row
from kg.rdf import bounds

__all__ = ["choose", "period"]


def choose(
    rows: Sequence[Row], recipe: Recipe, columns: Sequence[str], where: Path | str, say: Say
) -> list[Row]:
    """Return the rows that the recipe keeps, and say how many it leaves out, and why.

    Parameters
    ----------
    columns
        Those that the query gives: what it does not give cannot be left out.
    where
        The query's file or name, for errors.

    Raises
    ------
    InputError
        If a choice needs a column that the query does not give, or a date is not EDTF.
    """
    kept = list(rows)
    tests: list[tuple[str, str, Callable[[Row], bool]]] = []
    if recipe.window:
        first, last = period(recipe.window)
        outside = _outside(first, last, where)
        tests.append(("date", f"are not of {recipe.window}", outside))
        if not recipe.undated:
            tests.append(("date", "have no date", lambda row: not _dated(row, where)))
    if not recipe.inferred:
        tests.append(("status", "are inferred", lambda row: row.status == "inferred"))
    if not recipe.disputed:
        tests.append(("disputed", "are disputed", lambda row: row.disputed))
    for column, told, out in tests:
        if column not in columns:
            raise InputError(
                f"to leave out rows that {told}, the query must give ?{column}", path=where
            )
        before, kept = len(kept), [row for row in kept if not out(row)]
        if before > len(kept):
            say(f"left out: {before - len(kept):,} of {before:,} rows, which {told}")
    return kept


def period(text: str) -> tuple[date | None, date | None]:
    """Return the first and last day of a time window.

    >>> period("2020/..")
    (datetime.date(2020, 1, 1), None)

    Raises
    ------
    InputError
        If it is not a date or period in EDTF.
    """
    try:
        found = bounds(text)
    except DataError as error:
        raise InputError(f"the time window: {error.message}") from error
    if found == (None, None):
        raise InputError(f"the time window “{text}” has no year; write for example 2020/2023")
    return found


def _outside(first: date | None, last: date | None, where: Path | str) -> Callable[[Row], bool]:
    def outside(row: Row) -> bool:
        start, end = _bounds(row, where)
        return bool((last and start and start > last) or (first and end and end < first))

    return outside


def _dated(row: Row, where: Path | str) -> bool:
    return _bounds(row, where) != (None, None)


def _bounds(row: Row, where: Path | str) -> tuple[date | None, date | None]:
    if not row.date:
        return None, None
    try:
        return bounds(row.date)
    except DataError as error:
        raise InputError(f"?date: {error.message}", path=where) from error
