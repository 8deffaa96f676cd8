"""Try an expression of a query in its rows: where it works, and what it reads."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyoxigraph import Literal

from kg.questions.hints.names import variables
from kg.questions.hints.probe import Probe
from kg.tables import Cell

__all__ = ["SOME", "Tried", "tried_out"]

SOME = 2000  # rows in which an expression is tried


@dataclass
class Tried:
    """How an expression does in some rows: rows, rows with a value, and the values that it reads.

    ``bound`` gives for each variable in how many rows it has a value.
    """

    rows: int
    worked: int
    bound: dict[str, int]
    values: dict[str, list[Cell]] = field(default_factory=dict)


def tried_out(probe: Probe, before: str, expression: str) -> Tried | None:
    """Return how an expression does in the rows of some patterns; None if it cannot be asked."""
    names = [name for name in variables(expression) if name in variables(before)]
    counts = " ".join(f"(COUNT(?{name}) AS ?kg_{at})" for at, name in enumerate(names))
    some = f"{{ SELECT * WHERE {{ {before} }} LIMIT {SOME} }} BIND(({expression}) AS ?kg_f)"
    found = probe.rows(f"(COUNT(*) AS ?kg_n) (COUNT(?kg_f) AS ?kg_w) {counts}", some)
    if not found:
        return None
    numbers = [int(cell.value) if isinstance(cell, Literal) else 0 for cell in found[0]]
    tried = Tried(numbers[0], numbers[1], dict(zip(names, numbers[2:], strict=False)))
    for name in names:
        rows = probe.rows(f"DISTINCT ?{name}", before, f"ORDER BY ?{name} LIMIT 20")
        tried.values[name] = [row[0] for row in rows or () if row[0] is not None]
    return tried
