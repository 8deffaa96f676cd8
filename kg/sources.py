"""What can be asked: a study that is loaded, or an endpoint."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kg.store import Dataset

if TYPE_CHECKING:
    from kg.endpoint import Endpoint

__all__ = ["labels_of", "select_about"]

_BATCH = 200


def select_about(
    source: Dataset | Endpoint,
    query: str,
    variable: str,
    things: Collection[str] | None = None,
    *,
    stated_only: bool = False,
) -> Iterator[Any]:
    """Answer a SELECT query of our own; an endpoint is asked about these things only.

    Parameters
    ----------
    variable
        The variable of the query, without its mark, that the things are values of.
    things
        IRIs; None is all there are. A dataset may give rows of other things as well.
    """
    if things is None or isinstance(source, Dataset):
        yield from source.select(query, stated_only=stated_only)
        return
    for batch in _batches(sorted(things)):
        named = " ".join(str(NamedNode(iri)) for iri in batch)
        about = f"WHERE {{ VALUES ?{variable} {{ {named} }} "
        yield from source.select(query.replace("WHERE {", about, 1), stated_only=stated_only)


def labels_of(source: Dataset | Endpoint, lang: str, things: Collection[str]) -> Mapping[str, str]:
    """Return the labels of things in a language; a dataset gives those of all things it has."""
    if isinstance(source, Dataset):
        return source.labels(lang)
    return source.labels(lang, sorted(things))


def _batches(things: Iterable[str]) -> Iterator[list[str]]:
    left = iter(things)
    while batch := list(islice(left, _BATCH)):
        yield batch
