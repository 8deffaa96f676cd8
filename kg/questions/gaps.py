"""Find gaps: what a study does not know yet. Each gap is a query that returns records.

A gap is not an error. Its query is in ``queries/gaps/`` and has the header of a question:
``summary`` says in one sentence what is not known of a record, ``reading`` what to do, or why it
may be right as it is. The column ``thing`` is the record; other columns say more about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.findings import Report, Result
from kg.limits import Limits
from kg.questions.asking import run_whole
from kg.questions.headers import Query
from kg.questions.lookup import list_queries
from kg.questions.sources import Source
from kg.tables import Cell, Table, value

__all__ = ["Gap", "find_gaps", "gaps_overview", "gaps_report"]


@dataclass(frozen=True)
class Gap:
    """One gap: its query and the rows of the answer."""

    query: Query
    table: Table

    @cached_property
    def rows(self) -> dict[str, list[tuple[Cell, ...]]]:
        """The rows of each thing by its IRI, in their order; a thing may have several."""
        found: dict[str, list[tuple[Cell, ...]]] = {}
        for thing, row in zip(self.table.column("thing"), self.table.rows, strict=True):
            found.setdefault(str(value(thing)), []).append(row)
        return found


def find_gaps(
    source: Source,
    asked: Iterable[Query] | None = None,
    *,
    lang: str = "en",
    stated_only: bool = False,
    limits: Limits | None = None,
    allow: Iterable[str] = (),
) -> tuple[Gap, ...]:
    """Find these gaps; by default all, the shipped ones and the study's own, sorted by name.

    Raises
    ------
    InputError
        If a query is not SPARQL or passes a limit, or if a row has no record in ``thing``.
    """
    chosen = list_queries(source.folder, "gaps") if asked is None else asked
    hosts = tuple(allow)

    def answer(query: Query) -> Table:
        return run_whole(
            source, query, lang=lang, stated_only=stated_only, limits=limits, allow=hosts
        )

    return tuple(Gap(query, _things(query, answer(query))) for query in chosen)


def _things(query: Query, table: Table) -> Table:
    """Return the table, if each row has a record in ``thing``."""
    if "thing" not in table.columns:
        why = "name it in SELECT"
    elif not all(isinstance(cell, NamedNode) for cell in table.column("thing")):
        why = "one row has no record there: a text, or nothing"
    else:
        return table
    raise InputError(
        f"a gap needs the column ?thing, with a record in each row; {why}",
        path=query.path or query.name,
    )


def gaps_overview(gaps: Iterable[Gap]) -> Table:
    """Return a row for each gap: its name, the number of things, and what is not known of each."""
    rows = tuple((gap.query.name, len(gap.rows), gap.query.summary) for gap in gaps)
    return Table(("gap", "things", "meaning"), rows)


def gaps_report(gaps: Iterable[Gap], source: Source) -> Report:
    """Return a note for each thing of each gap, with the file and line of its record.

    If a thing has several rows, its one note has the values of all of them.
    """
    chosen = tuple(gaps)
    results = [_result(gap, thing, source) for gap in chosen for thing in gap.rows]
    count = len(results)
    return Report(
        results=tuple(results),
        checked=f"{count} gap{'s' * (count != 1)}. A gap is not an error.",
        counts={"gaps": count},
        verdict=False,
    )


def _result(gap: Gap, thing: str, source: Source) -> Result:
    return Result(
        severity="note",
        location=source.where(thing),
        focus=thing,
        thing=gap.table.show(NamedNode(thing)),
        message=gap.query.summary.removesuffix(".") + _details(gap.table, gap.rows[thing]) + ".",
        todo=gap.query.reading,
        rule=gap.query.name,
    )


def _details(table: Table, rows: list[tuple[Cell, ...]]) -> str:
    """Return the values of the other columns in brackets, each value once."""
    said = []
    for at, name in enumerate(table.columns):
        values = dict.fromkeys(table.show(row[at]) for row in rows if row[at] is not None)
        if name != "thing" and values:
            said.append(f"{name}: {', '.join(values)}")
    return f" ({'; '.join(said)})" if said else ""
