"""When events and projects were."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress

from kg.errors import DataError
from kg.questions.sources import Source, select_about
from kg.rdf import bounds, in_words, local_name

__all__ = ["Date", "dates_of", "days_of", "read_dates", "words_of"]

Date = tuple[str, bool]
"""A date in EDTF, and whether it is inferred or from elsewhere."""

_DATES = """
SELECT DISTINCT ?thing ?status ?date WHERE {
  ?claim rdf:subject ?thing ; rdf:predicate migov:date ; rdf:object ?date ; migov:status ?status .
} ORDER BY ?thing ?status ?date"""

_PARTS = "SELECT ?part ?whole WHERE { ?part migov:partOf ?whole } ORDER BY ?part ?whole"


def read_dates(source: Source, things: Collection[str] | None = None) -> dict[str, str]:
    """Read the dates of events and projects in words; inferred dates are marked.

    A part of an event that has no date of its own gets the date of the nearest event around it.
    """
    return {thing: words_of(dates) for thing, dates in dates_of(source, things).items()}


def dates_of(source: Source, things: Collection[str] | None = None) -> dict[str, Collection[Date]]:
    """Read the dates of events and projects, as :func:`read_dates` does."""
    wholes: dict[str, list[str]] = {}
    known = None if things is None else set(things)
    asked = known
    while asked is None or asked:
        for part, whole in select_about(source, _PARTS, "part", asked):
            wholes.setdefault(part.value, []).append(whole.value)
        if known is None:
            break
        asked = {whole for part in asked or () for whole in wholes.get(part, ())} - known
        known |= asked
    own: dict[str, set[Date]] = {}
    for thing, status, date in select_about(source, _DATES, "thing", known):
        inferred = local_name(status.value) in ("inferred", "external")
        own.setdefault(thing.value, set()).add((date.value, inferred))
    found: dict[str, Collection[Date]] = {}
    for thing in {*own, *wholes}:
        level, seen = [thing], set()
        while level and not any(at in own for at in level):
            seen |= set(level)
            level = [up for at in level for up in wholes.get(at, ()) if up not in seen]
        if dates := {date for at in level for date in own.get(at, ())}:
            found[thing] = dates
    return found


def words_of(dates: Iterable[Date]) -> str:
    """Return dates in words."""
    words = {in_words(date) + " (inferred)" * inferred for date, inferred in dates}
    return "; ".join(sorted(words, key=lambda each: ("(inferred)" in each, each)))


def days_of(dates: Iterable[Date]) -> dict[str, str]:
    """Return the first and last day of the dates that have a year."""
    known = []
    for date, _ in dates:
        with suppress(DataError):  # validation reports it
            known += [bounds(date)]
    ends = {"start": [first for first, _ in known], "end": [last for _, last in known]}
    days = {name: sorted(filter(None, each)) for name, each in ends.items()}
    at = {"start": 0, "end": -1}
    return {name: each[at[name]].isoformat() for name, each in days.items() if each}
