"""Explain an answer that is empty or odd: the way through the other modules of this room."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal

from kg.questions.headers import Query
from kg.questions.hints.columns import empty_columns
from kg.questions.hints.counting import counted_twice
from kg.questions.hints.empty import in_order, joined, why_empty
from kg.questions.hints.filters import in_some_rows
from kg.questions.hints.given_values import near_parameter
from kg.questions.hints.having import after_group, has_end
from kg.questions.hints.parts_of_events import more_at_parts
from kg.questions.hints.patterns import Part, split_query
from kg.questions.hints.probe import Probe
from kg.questions.hints.selected import columns_of
from kg.questions.hints.shipped_questions import is_shipped, silent
from kg.questions.hints.superclasses import path_over_classes
from kg.questions.hints.without_effect import without_effect
from kg.questions.hints.years import without_a_year
from kg.questions.sources import Request, Source, prefixes_of
from kg.rdf import place
from kg.tables import Cell, Table

__all__ = ["explained"]

# Seconds for what is told of an answer that has rows: it must not make a good answer late.
_BRIEFLY = 1.5


def explained(source: Source, query: Query, request: Request, table: Table) -> list[str]:
    """Say what is odd about an answer, one message each; nothing if nothing is known."""
    empty, mine = not table.rows, not is_shipped(query)
    if empty and table.form != "ask":
        probe = Probe(source, request)
        return [_no_rows(probe) if mine else silent(probe, query)]
    if not mine or table.form == "construct":
        return []
    if table.form == "ask":
        return _answer_no(Probe(source, request)) if table.rows[0][0] == "no" else []
    parts = split_query(request.text)
    if _counts_nothing(table, request.text):
        why = why_empty(Probe(source, request))
        if why is not None:
            return [f"There is nothing to count: {why}"] if why else []
    return _of_rows(Probe(source, request, seconds=_BRIEFLY), table, parts)


def _no_rows(probe: Probe) -> str:
    if probe.request.bound:
        parts = in_order(split_query(probe.request.text))
        without = probe.has_row(joined(parts), unbound=True) if parts else None
        if without and probe.has_row(joined(parts)) is False:
            near = near_parameter(probe, joined(parts))
            told = "No rows with these parameters. Without them there are rows."
            return f"{told} {near}" if near else told
    why = why_empty(probe, sure=not has_end(probe.request.text))
    if why is None:
        why = after_group(probe)
    silence = "the documents do not say." if probe.source.called == "the study" else "it has none."
    return f"No rows: {why or silence}"


def _answer_no(probe: Probe) -> list[str]:
    """Say of ASK only what is near; that a pattern has no match is the answer itself."""
    why = why_empty(probe) or ""
    _, near, told = why.partition(". ")
    return [f"The answer is “no”. {told}"] if near and "Write " in told else []


def _counts_nothing(table: Table, text: str) -> bool:
    """Tell whether an answer is the one row that aggregates give of no rows at all."""
    columns = columns_of(text)
    whole = bool(columns) and all(column.aggregate for column in columns)
    return whole and len(table.rows) == 1 and all(_is_nothing(cell) for cell in table.rows[0])


def _is_nothing(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, Literal) and cell.value in ("0", ""))


def _of_rows(probe: Probe, table: Table, parts: Sequence[Part]) -> list[str]:
    """Say what is odd about an answer that has rows."""
    said = empty_columns(probe, table, parts) + counted_twice(probe, parts)
    for told in (more_at_parts(probe, parts), without_a_year(probe, parts)):
        said += [told] if told else []
    said += without_effect(probe, parts)
    text = probe.request.text
    if told := path_over_classes(text, prefixes_of(probe.source, text)):
        said.append(told)
    filters = [part for part in parts if part.kind == "filter"]
    before = joined([part for part in parts if part.kind != "filter"])
    for part in filters:
        if told := in_some_rows(probe, before, part):
            said.append(f"FILTER on line {place(probe.request.text, part.start)[0]} {told}")
    return said
