"""What can be asked: a study that is loaded, or an endpoint; and the one way to ask it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.findings import Location
from kg.questions.limits import WHOLE, Limits
from kg.rdf import declared, tokens
from kg.study import StudyFolder
from kg.tables import Table

__all__ = ["Bound", "Request", "Source", "answer_whole", "prefixes_of", "select_about"]

Bound = Mapping[str, NamedNode | Literal]

_BATCH = 200


@dataclass(frozen=True)
class Request:
    """A query as it is asked: its text, its parameters, within what, and by which rules.

    Parameters
    ----------
    bound
        Variables and the terms they are bound to; they must be among the columns.
    stated_only
        Leave out what is inferred.
    path
        Named in errors.
    allow
        The hosts that SERVICE may call; none by default.
    """

    text: str
    bound: Bound
    limits: Limits = WHOLE
    stated_only: bool = False
    path: Path | str | None = None
    allow: frozenset[str] = frozenset()


class Source(Protocol):
    """What a study and an endpoint have in common."""

    @property
    def folder(self) -> StudyFolder:
        """The study in which questions are found by name."""

    def answer(self, request: Request) -> Table:
        """Answer a SPARQL 1.1 query over the union of all graphs; the table has no labels.

        Raises
        ------
        InputError
            If it is not SPARQL 1.1, reaches out of the source, or passes a limit.
        """

    def why_empty(self, request: Request) -> str:
        """Say which pattern of a query without rows has no match, or nothing if it is not known."""

    def labels(self, lang: str = "en", things: Collection[str] | None = None) -> Mapping[str, str]:
        """Return labels in a language by IRI: of these things, or of more."""

    def prefixes_for(self, names: Iterable[str]) -> Mapping[str, str]:
        """Return prefixes that need no declaration, these names among them if they are known."""

    def missing(self, iris: Iterable[str]) -> list[str]:
        """Return those of these names that the source does not have, as far as it can be told."""

    def names(self) -> Collection[str]:
        """Return the IRIs that may be meant by a misspelt one."""

    def where(self, iri: str) -> Location | None:
        """Tell in which file and line a record begins, or None."""

    def version(self) -> str:
        """Tell in a line to cite which data an answer rests on."""


def answer_whole(source: Source, request: Request) -> Table:
    """Answer a query, and refuse an answer that is not complete: a part of it would mislead.

    Raises
    ------
    InputError
        As :meth:`Source.answer`; and if there are more rows than the limit.
    """
    table = source.answer(request)
    if table.cut is not None:
        raise InputError(
            f"the query gives more than {table.cut:,} rows, and a part of them would mislead; "
            "narrow the query, or allow more rows",
            path=request.path,
            setting="rows",
        )
    return table


def prefixes_of(source: Source, text: str) -> Mapping[str, str]:
    """Return prefixes for a query, those among them that it uses and does not declare."""
    own = declared(text)
    used = (token.text.partition(":")[0] for token in tokens(text) if token.kind == "name")
    return source.prefixes_for(name for name in used if name not in own)


def select_about(
    source: Source,
    query: str,
    variable: str,
    things: Collection[str] | None = None,
    *,
    stated_only: bool = False,
) -> Iterator[Any]:
    """Answer a SELECT query of the library's own, about some things or about all.

    Parameters
    ----------
    variable
        The variable of the query, without its mark, that the things are values of.
    things
        IRIs; None is all there are.
    """
    for batch in [None] if things is None else _batches(sorted(set(things))):
        text = query
        if batch is not None:
            about = f"WHERE {{ VALUES ?{variable} {{ {' '.join(batch)} }} "
            text = query.replace("WHERE {", about, 1)
        yield from answer_whole(source, Request(text, {}, stated_only=stated_only)).rows


def _batches(things: Iterable[str]) -> Iterator[list[str]]:
    left = filter(None, map(_written, things))
    while batch := list(islice(left, _BATCH)):
        yield batch


def _written(iri: str) -> str:
    """Write an IRI as SPARQL does; of what is not an IRI nothing is known."""
    try:
        return str(NamedNode(iri))
    except ValueError:
        return ""
