"""The queries of shapes, asked in the engine that answers users' questions.

That is sound for a query that says nothing about ``$this`` but that it is selected, and whose words
both engines read alike. The shipped queries are so, and tests hold them to it; a study's own are
left to pyshacl.

One of them looks at every triple, and is answered from the index: a store of all records, made for
it alone, would take as long as all other rules together.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.rdf import expand
from kg.validation.engine.index import Index, Term

__all__ = ["WITHOUT_CLASS", "Row", "rows", "without_class"]

Row = dict[str, Term]
_THIS = "this"
_TYPE, _SUB_CLASS = NamedNode(expand("rdf:type")), NamedNode(expand("rdfs:subClassOf"))
WITHOUT_CLASS = (
    "SELECT $this ?value WHERE { { SELECT DISTINCT $this ?value WHERE { ?value ?property ?any . "
    f"FILTER(?property != {_SUB_CLASS}) }} }} FILTER NOT EXISTS {{ ?value {_TYPE} ?class }} }}"
)
"""The query for what :func:`without_class` returns, as the shipped shapes have it."""


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


def without_class(index: Index) -> list[Row]:
    """Return what has a property and no class, as the query :data:`WITHOUT_CLASS` finds it."""
    typed = index.of(_TYPE)
    return [
        {"value": subject}
        for subject, properties in index.properties.items()
        if subject not in typed and properties != {_SUB_CLASS}
    ]
