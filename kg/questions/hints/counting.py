"""Tell of counts and sums that count a thing more than once, as rows are multiplied by a join."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.questions.hints.names import variables
from kg.questions.hints.patterns import Part
from kg.questions.hints.probe import Probe
from kg.questions.hints.selected import Column, columns_of
from kg.rdf import tokens

__all__ = ["counted_twice"]


def counted_twice(probe: Probe, parts: Sequence[Part]) -> list[str]:
    """Say of each COUNT(?x) and SUM(?x) that it takes the same thing several times.

    How often a thing is in a group may be what is asked, so both numbers are told.
    """
    columns = columns_of(probe.request.text)
    before = "\n".join(part.text for part in parts)
    said = []
    for column in columns:
        counted = _single(column)
        if not counted or counted not in variables(before):
            continue
        told = ""
        if column.aggregate == "COUNT":
            told = _count(probe, before, counted, columns)
        elif column.aggregate in ("SUM", "AVG"):
            told = _sum(probe, before, column, counted, parts, columns)
        if told:
            said.append(told)
    return said


def _single(column: Column) -> str:
    """Return the variable that a column counts or adds up; empty if it is not just that."""
    words = tokens(column.computed)
    if len(words) != 4 or words[2].kind != "variable":
        return ""
    return words[2].text[1:]


def _groups(columns: Sequence[Column]) -> list[str]:
    return [column.name for column in columns if not column.computed]


def _count(probe: Probe, before: str, counted: str, columns: Sequence[Column]) -> str:
    keys = " ".join(f"?{name}" for name in (*_groups(columns), counted))
    found = _numbers(probe, before, keys)
    if not found or found[0] == found[1] or not _is_thing(probe, before, counted):
        return ""
    rows, things = found
    since = ""
    for name in variables(before):
        others = name not in (counted, *_groups(columns))
        if (
            others
            and (with_it := _numbers(probe, before, f"{keys} ?{name}"))
            and len(set(with_it)) < 2
        ):
            since = f", since each ?{counted} is counted once for each ?{name}"
            break
    return (
        f"COUNT(?{counted}) counts rows: {rows} in all, of {things} different ones{since}. To "
        f"count things, write COUNT(DISTINCT ?{counted})"
    )


def _sum(
    probe: Probe,
    before: str,
    column: Column,
    counted: str,
    parts: Sequence[Part],
    columns: Sequence[Column],
) -> str:
    """Say that an amount is added several times: the record that has it occurs in several rows."""
    owner = next(
        (part.terms[0][1:] for part in parts
         if part.terms and part.terms[2] == f"?{counted}" and part.terms[0].startswith("?")),
        "",
    )  # fmt: skip
    if not owner:
        return ""
    keys = " ".join(f"?{name}" for name in (*_groups(columns), owner, counted))
    found = _numbers(probe, before, keys)
    if not found or found[0] == found[1]:
        return ""
    return (
        f"{column.aggregate}(?{counted}) adds some amounts several times: {found[0]} rows for "
        f"{found[1]} amounts of ?{owner}. To take each once, write {{ SELECT DISTINCT {keys} "
        "WHERE { ... } } around the patterns"
    )


def _numbers(probe: Probe, before: str, keys: str) -> tuple[int, int] | None:
    """Return how many rows some patterns have, and how many that differ in some variables."""
    rows = probe.number(before)
    different = probe.number(f"{{ SELECT DISTINCT {keys} WHERE {{ {before} }} }}")
    return None if rows is None or different is None else (rows, different)


def _is_thing(probe: Probe, before: str, name: str) -> bool:
    rows = probe.rows(f"?{name}", before, "LIMIT 1")
    return bool(rows and isinstance(rows[0][0], NamedNode))
