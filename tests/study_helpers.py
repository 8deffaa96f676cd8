"""What tests of a study share."""

from __future__ import annotations

from kg.study.dataset import Dataset
from kg.study.views import names_graphs


def rows(
    dataset: Dataset, query: str, *, stated_only: bool = False
) -> list[tuple[str | None, ...]]:
    """Answer a SELECT, without limits; the rows have plain values and are sorted."""
    store = dataset.view(stated_only=stated_only, graphs=names_graphs(query))
    found = store.query(query, prefixes=dict(dataset.prefixes))
    return sorted(tuple(None if term is None else term.value for term in row) for row in found)
