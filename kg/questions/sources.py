"""Define a source: a loaded study or an endpoint, which are asked in the same way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar, Protocol

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.findings import Location
from kg.limits import WHOLE, Limits
from kg.rdf import declared, tokens
from kg.study import StudyFolder
from kg.tables import Table

__all__ = ["Bound", "Request", "Source", "answer_whole", "prefixes_of", "select_about"]

Bound = Mapping[str, NamedNode | Literal]

_BATCH = 200


@dataclass(frozen=True)
class Request:
    """A query to ask: its text, its parameters, its limits, and what it may do.

    Parameters
    ----------
    text
        SPARQL 1.1.
    bound
        Variables with their terms; the variables must be among the columns.
    limits
        On time, rows and memory.
    stated_only
        Leave out what is inferred.
    path
        The file or name for errors.
    allow
        The hosts that SERVICE may call; none by default.
    own
        The library itself asks it: it will end, and on this machine has all the time it needs.
    """

    text: str
    bound: Bound
    limits: Limits = WHOLE
    stated_only: bool = False
    path: Path | str | None = None
    allow: frozenset[str] = frozenset()
    own: bool = False


class Source(Protocol):
    """A study or an endpoint: what all code uses that asks one of them.

    ``called`` is what messages call it. ``spare`` is how many small questions it may be asked to
    explain one answer: a stranger's server is not asked many.
    """

    called: ClassVar[str]
    spare: ClassVar[int]

    @property
    def folder(self) -> StudyFolder:
        """The folder of the study in which questions are found by name."""

    def answer(self, request: Request) -> Table:
        """Answer a SPARQL 1.1 query over the union of all graphs; the table has no labels.

        Raises
        ------
        InputError
            If it is not SPARQL 1.1, uses other servers or files, or passes a limit.
        """

    def labels(self, lang: str = "en", things: Collection[str] | None = None) -> Mapping[str, str]:
        """Return labels in a language, by IRI: at least those of the things given."""

    def prefixes_for(self, names: Iterable[str]) -> Mapping[str, str]:
        """Return prefixes that need no declaration, with the ones named, if they are known."""

    def missing(self, iris: Iterable[str]) -> list[str]:
        """Return the IRIs that are certainly not in the source."""

    def names(self) -> Collection[str]:
        """Return the IRIs among which a misspelt one may be looked for."""

    def taken(self, text: str, like: str = "") -> tuple[str, str]:
        """Return the IRI that a text stands for, and a sentence on what was taken for a name.

        ``prefix:name`` and an IRI stand for themselves, and need no sentence. With ``like``,
        an example such as ``actor:providus``, only things of its kind are considered.

        Raises
        ------
        InputError
            If the prefix is unknown, or a name means several things, or none.
        """

    def where(self, iri: str) -> Location | None:
        """Return the file and line where a record begins, or None."""

    def version(self) -> str:
        """Return a line that names the version of the data, for citing."""


def answer_whole(source: Source, request: Request) -> Table:
    """Answer a query; an answer that is not complete is an error, since it would mislead.

    Raises
    ------
    InputError
        As :meth:`Source.answer`; and if there are more rows than the limit.
    """
    table = source.answer(request)
    if table.cut is not None:
        rows = "row" if table.cut == 1 else "rows"
        raise InputError(
            f"the query gives more than {table.cut:,} {rows}, and a part of them would mislead; "
            "narrow the query, or allow more rows",
            path=request.path,
            setting="rows",
        )
    return table


def prefixes_of(source: Source, text: str) -> Mapping[str, str]:
    """Return prefixes for a query, with those that it uses without declaring them."""
    return source.prefixes_for(_undeclared(text))


@lru_cache(maxsize=16)
def _undeclared(text: str) -> frozenset[str]:
    """Return the prefixes that a query uses without declaring them; several modules ask for it."""
    used = (token.text.partition(":")[0] for token in tokens(text) if token.kind == "name")
    return frozenset(used) - declared(text).keys()


def select_about(
    source: Source,
    query: str,
    variable: str,
    things: Collection[str] | None = None,
    *,
    stated_only: bool = False,
    batch: int = _BATCH,
) -> Iterator[Any]:
    """Answer a SELECT of the library itself, about some things or about all; give row after row.

    Parameters
    ----------
    variable
        The variable of the query, without “?”, whose values are the things.
    things
        Their IRIs; None means all things.
    batch
        How many things to ask about at once.

    Raises
    ------
    InputError
        As :func:`answer_whole`.
    """
    for some in [None] if things is None else _batches(sorted(set(things)), batch):
        text = query
        if some is not None:
            about = f"WHERE {{ VALUES ?{variable} {{ {' '.join(some)} }} "
            text = query.replace("WHERE {", about, 1)
        request = Request(text, {}, stated_only=stated_only, own=True)
        yield from answer_whole(source, request).rows


def _batches(things: Iterable[str], size: int) -> Iterator[list[str]]:
    left = filter(None, map(_written, things))
    while batch := list(islice(left, size)):
        yield batch


def _written(iri: str) -> str:
    """Write an IRI for SPARQL; an empty text if it is not a valid IRI."""
    try:
        return str(NamedNode(iri))
    except ValueError:
        return ""
