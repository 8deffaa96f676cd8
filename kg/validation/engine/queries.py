"""The queries of shapes, asked in the engine that answers users' questions.

That is sound for a query that says nothing about ``$this`` but that it is selected, and whose words
both engines read alike. The shipped queries are so, and tests hold them to it; a study's own are
left to pyshacl.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import QuerySolutions, Store

from kg.validation.engine.index import Term

__all__ = ["Row", "rows"]

Row = dict[str, Term]
_THIS = "this"


def rows(store: Store, text: str, prefixes: Mapping[str, str]) -> list[Row]:
    """Return what a query finds, each row once and without ``$this``: a value by variable."""
    answer = store.query(text, prefixes=dict(prefixes))
    if not isinstance(answer, QuerySolutions):
        raise TypeError("the query of a shape is a SELECT query")
    names = [each.value for each in answer.variables if each.value != _THIS]
    found: dict[tuple[Term | None, ...], None] = {}
    for solution in answer:
        found[tuple(solution[name] for name in names)] = None
    return [
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in found
    ]
