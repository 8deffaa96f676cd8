"""Say why a column of an answer is empty in every row."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal

from kg.questions.hints.changes import text_of_things
from kg.questions.hints.empty import in_order, joined, why_unbound
from kg.questions.hints.filters import why_fails
from kg.questions.hints.patterns import Part
from kg.questions.hints.probe import Probe
from kg.questions.hints.selected import Column, columns_of, grouped_as
from kg.questions.hints.tried import tried_out
from kg.questions.hints.unbound import never_bound
from kg.tables import Table

__all__ = ["empty_columns"]


def empty_columns(probe: Probe, table: Table, parts: Sequence[Part]) -> list[str]:
    """Say of each column that is empty in every row why it is; nothing if it is not known."""
    columns = {column.name: column for column in columns_of(probe.request.text)}
    counts = {name for name, column in columns.items() if column.aggregate == "COUNT"}
    blank = [
        name
        for at, name in enumerate(table.columns)
        if all(row[at] is None or row[at] in _NOTHING for row in table.rows)
        or (name in counts and all(row[at] == Literal(0) for row in table.rows))
    ]
    said = []
    for name in blank[:3]:
        if told := _why(probe, columns.get(name, Column(name, "", 0)), parts):
            what = "0" if name in counts else "empty"
            said.append(f"The column ?{name} is {what} in every row: {told}")
    return said


_NOTHING = (Literal(""),)


def _why(probe: Probe, column: Column, parts: Sequence[Part]) -> str:
    before = joined(in_order(parts))
    if column.computed:
        expression = column.of or column.computed
        if column.aggregate == "GROUP_CONCAT":
            return _of_list(probe, before, expression)
        if column.aggregate in ("SUM", "AVG"):
            return _of_numbers(probe, before, column.aggregate, expression)
        return why_fails(probe, before, expression)
    if column.name in (grouped := grouped_as(probe.request.text)):
        return why_fails(probe, before, grouped[column.name])
    return why_unbound(probe, column.name, parts) or never_bound(probe, before, f"?{column.name}")


def _of_list(probe: Probe, before: str, expression: str) -> str:
    """Say why GROUP_CONCAT, which takes texts only, fails."""
    if told := never_bound(probe, before, expression):
        return told
    tried = tried_out(probe, before, expression)
    if not tried:
        return ""
    if not tried.worked:
        return why_fails(probe, before, expression)
    changed = text_of_things(expression, tried)
    return "GROUP_CONCAT joins texts. " + changed if changed else ""


def _of_numbers(probe: Probe, before: str, aggregate: str, expression: str) -> str:
    """Say why SUM or AVG, which take numbers only, fails."""
    if told := never_bound(probe, before, expression):
        return told
    tried = tried_out(probe, before, f"({expression}) + 0")
    if not tried or tried.worked == tried.rows:
        return ""
    rows = probe.rows(f"(({expression}) AS ?kg_v)", before, "LIMIT 1")
    value = f", such as {probe.written(rows[0][0])}" if rows and rows[0][0] is not None else ""
    failing = "no value is a number" if not tried.worked else "one value is not a number"
    return f"{aggregate} adds numbers, and {failing}{value}"
