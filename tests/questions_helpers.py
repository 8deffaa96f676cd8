"""What tests of questions share."""

from __future__ import annotations

import kg
from kg.questions import Query, Source, parse_query, run
from kg.tables import Table


def parsed(text: str) -> Query:
    """Return the query of a text; it is called “q”."""
    return parse_query(text, name="q")


def shown(table: Table) -> list[tuple[str, ...]]:
    """Return the rows as a reader sees them, sorted."""
    return sorted(tuple(table.show(cell) for cell in row) for row in table.rows)


def asked(source: Source | kg.Study, text: str, params: object = None, **options: object) -> object:
    """Ask a text, and return the rows as a reader sees them, sorted."""
    return shown(run(source, parsed(text), params, **options))
