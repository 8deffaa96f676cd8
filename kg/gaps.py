"""What a study does not know yet: each gap is a query that gives the things it is about.

A gap is no fault. Its query stands in ``queries/gaps/`` with the header of a question: ``summary``
says in a sentence about one thing what is not known, ``reading`` what to do about it, or why it
may be right as it is. The column ``thing`` is the record; others tell more of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import NamedNode

from kg import queries
from kg.errors import InputError
from kg.headers import Query
from kg.limits import Limits
from kg.reports import Report, Result
from kg.store import Dataset
from kg.tables import Cell, Table, value

if TYPE_CHECKING:
    from kg.endpoint import Endpoint

__all__ = ["Gap", "advice", "as_text", "find_gaps", "overview"]


@dataclass(frozen=True)
class Gap:
    """One gap and the rows that its query gave."""

    query: Query
    table: Table

    @cached_property
    def rows(self) -> dict[str, list[tuple[Cell, ...]]]:
        """The rows of each thing, in their order; a thing may have several."""
        found: dict[str, list[tuple[Cell, ...]]] = {}
        for thing, row in zip(self.table.column("thing"), self.table.rows, strict=True):
            found.setdefault(str(value(thing)), []).append(row)
        return found


def find_gaps(
    source: Dataset | Endpoint,
    asked: Iterable[Query] | None = None,
    *,
    lang: str = "en",
    stated_only: bool = False,
    limits: Limits | None = None,
) -> tuple[Gap, ...]:
    """Look for gaps: these, or else all that are shipped or of the study's own, by name.

    Raises
    ------
    InputError
        If a query is no SPARQL, passes a limit, or does not give a record as ``thing`` in each row.
    """
    if asked is None:
        known = queries.find_queries(source.study, "gaps").values()
        asked = [queries.read_query(path) for path in known]

    def answer(query: Query) -> Table:
        return queries.run_whole(source, query, lang=lang, stated_only=stated_only, limits=limits)

    return tuple(Gap(query, _things(query, answer(query))) for query in asked)


def _things(query: Query, table: Table) -> Table:
    """Refuse rows that do not tell whom they are about."""
    if "thing" not in table.columns:
        why = "name it so in SELECT"
    elif not all(isinstance(cell, NamedNode) for cell in table.column("thing")):
        why = "in a row it is empty or no record"
    else:
        return table
    raise InputError(
        f"a gap gives in ?thing the record of which something is not known; {why}",
        path=query.path or query.name,
    )


def overview(gaps: Iterable[Gap]) -> Table:
    """Return a row for each gap: its name, of how many things, and what is not known of each."""
    rows = tuple((gap.query.name, len(gap.rows), gap.query.summary) for gap in gaps)
    return Table(("gap", "things", "meaning"), rows)


def advice(gaps: Iterable[Gap], dataset: Dataset) -> Report:
    """Return a result for each thing of each gap, with the file and line where it stands.

    Where a thing has several rows, its one result tells what all of them say.
    """
    chosen = tuple(gaps)
    results = [_result(gap, thing, dataset) for gap in chosen for thing in gap.rows]
    return Report(
        results=tuple(results),
        shapes=0,
        focus_nodes=len({result.focus for result in results}),
        constraints=len(chosen),
        idle=(),
        graph=rdflib.Graph(),
    )


def _result(gap: Gap, thing: str, dataset: Dataset) -> Result:
    return Result(
        severity="advice",
        place=dataset.where(thing),
        focus=thing,
        thing=gap.table.show(NamedNode(thing)),
        path="",
        value="",
        message=gap.query.summary.removesuffix(".") + _details(gap.table, gap.rows[thing]) + ".",
        why=gap.query.reading,
        shape=gap.query.name,
    )


def _details(table: Table, rows: list[tuple[Cell, ...]]) -> str:
    """Return in brackets what the other columns say of a thing, each value once."""
    said = []
    for at, name in enumerate(table.columns):
        values = dict.fromkeys(table.show(row[at]) for row in rows if row[at] is not None)
        if name != "thing" and values:
            said.append(f"{name}: {', '.join(values)}")
    return f" ({'; '.join(said)})" if said else ""


def as_text(report: Report) -> str:
    """Write results as lines: those of a gap, then once what to do about it."""
    lines = []
    for _, group in groupby(report.results, key=lambda result: result.shape):
        results = list(group)
        lines += [*map(str, results), f"    {results[0].why}"]
    count = len(report.results)
    lines.append(f"{count} result{'s'[: count != 1]}; a gap is no fault")
    return "".join(f"{line}\n" for line in lines)
