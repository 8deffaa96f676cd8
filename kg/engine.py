"""A query answered from a study on this machine, within limits."""

from __future__ import annotations

import io
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from kg import hints, rewriting, sparql
from kg.errors import InputError
from kg.limits import Limits, Worker
from kg.store import Dataset, names_graphs
from kg.tables import Cell, Table
from kg.vocabulary import PREFIXES

__all__ = ["answer", "why_empty"]

Bound = Mapping[str, NamedNode | Literal]


@dataclass(frozen=True)
class _Request:
    """What the worker is asked: to answer a query, or why it has no rows."""

    text: str
    bound: Bound
    stated_only: bool
    rows: int | None
    path: Path | str | None
    allow: frozenset[str]
    why: bool = False


@dataclass
class _Packed:
    """An answer on its way between processes, in the engine's own words.

    Rows as SPARQL results in TSV, triples as N-Triples; of ASK ``yes`` or ``no``.
    """

    form: str
    content: bytes
    cut: int | None = None


def answer(
    dataset: Dataset,
    text: str,
    bound: Bound | None = None,
    *,
    stated_only: bool = False,
    limits: Limits | None = None,
    path: Path | str | None = None,
    allow: Iterable[str] = (),
) -> Table:
    """Answer a SPARQL 1.1 query over the union of a dataset's graphs; the table has no labels.

    Parameters
    ----------
    bound
        Variables and the terms they are bound to; they must be among the columns.
    limits
        On time, rows and memory; by default those of :class:`kg.limits.Limits`.
    path
        Named in errors.
    allow
        The hosts that SERVICE may call; none by default.

    Raises
    ------
    InputError
        If it is no SPARQL 1.1 query, reaches out of the dataset, or passes a limit.
    """
    limits = limits or Limits()
    request = _Request(text, dict(bound or {}), stated_only, limits.rows, path, frozenset(allow))
    packed = _worker(dataset, request).ask(request, limits)
    assert isinstance(packed, _Packed)  # noqa: S101 (what _reply gives)
    return _unpacked(packed)


def why_empty(
    dataset: Dataset,
    text: str,
    bound: Bound | None = None,
    *,
    stated_only: bool = False,
    seconds: float = 5,
) -> str:
    """Say which pattern of a query without rows empties it, or nothing if it cannot be told."""
    request = _Request(text, dict(bound or {}), stated_only, 1, None, frozenset(), why=True)
    try:
        return str(_worker(dataset, request).ask(request, Limits(seconds=seconds)))
    except InputError:
        return ""


@dataclass
class _Held:
    """A dataset's worker, and the stores that the dataset had made when it was forked."""

    worker: Worker
    views: set[tuple[bool, bool]] = field(default_factory=set)


_WORKERS: dict[int, _Held] = {}


def _worker(dataset: Dataset, request: _Request) -> Worker:
    """Return the worker of a dataset, with the store it needs; it goes with the dataset."""
    key = id(dataset)
    if key not in _WORKERS:
        # The worker must not keep its dataset alive.
        ref = weakref.ref(dataset)
        _WORKERS[key] = _Held(Worker(lambda asked: _reply(ref(), asked)))
        weakref.finalize(dataset, _forget, key)
    held = _WORKERS[key]
    wanted = (request.stated_only, names_graphs(request.text))
    if wanted not in held.views:
        # Made here, it is shared with all workers to come, and no part of what a query takes.
        _view(dataset, request)
        held.worker.close()
        held.views.add(wanted)
    return held.worker


def _forget(key: int) -> None:
    _WORKERS.pop(key).worker.close()


def _view(dataset: Dataset, request: _Request) -> Store:
    return dataset.view(stated_only=request.stated_only, graphs=names_graphs(request.text))


def _reply(dataset: Dataset | None, request: _Request) -> _Packed | str:
    assert dataset is not None  # noqa: S101 (whoever asks holds it)
    if request.why:
        return hints.why_empty(
            request.text,
            lambda text: _ask(dataset, text, request, frozenset(request.bound)),
            lambda text: _ask(dataset, text, request, frozenset()),
        )
    sparql.refuse_deep(request.text, path=request.path)
    sparql.refuse_reaching_out(
        request.text,
        path=request.path,
        allow=request.allow,
        prefixes=_prefixes(dataset, request.text),
    )
    try:
        found = _query(dataset, request.text, request.bound, request)
        return _packed(found, request.rows)
    except SyntaxError as error:
        prefixes = _prefixes(dataset, request.text)
        raise sparql.explain(
            request.text,
            _as_written(request.text, prefixes) or error,
            path=request.path,
            prefixes=prefixes,
        ) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise InputError(f"the query cannot be answered: {error}", path=request.path) from error


def _as_written(text: str, prefixes: Mapping[str, str]) -> SyntaxError | None:
    """Return what is wrong with a query before its parameters were put in, with its own lines."""
    try:
        Store().query(text, prefixes=dict(prefixes))
    except SyntaxError as error:
        return error
    return None


def _prefixes(dataset: Dataset, text: str) -> Mapping[str, str]:
    """Return the prefixes a query may need; the study's files are looked into only for others."""
    words = (t.text.partition(":")[0] for t in sparql.tokens(text) if t.kind == "name")
    known = {*PREFIXES, *sparql.declared(text)}
    return PREFIXES if all(word in known for word in words) else dataset.prefixes


def _query(
    dataset: Dataset, text: str, bound: Bound, request: _Request
) -> QuerySolutions | QueryBoolean | QueryTriples:
    # The engine's own substitutions know no scope: with one, a MINUS that shares no variable with
    # the rest takes all rows away. In VALUES a parameter means here what it means at an endpoint.
    asked = rewriting.bind(text, bound, path=request.path)
    return _view(dataset, request).query(asked, prefixes=dict(_prefixes(dataset, text)))


def _ask(dataset: Dataset, text: str, request: _Request, bound: frozenset[str]) -> bool | None:
    """Tell whether a query of ours has a row, with these parameters bound; None if it fails."""
    names = {token.text[1:] for token in sparql.tokens(text) if token.kind == "variable"}
    given = {name: term for name, term in request.bound.items() if name in names & bound}
    try:
        found = _query(dataset, text, given, request)
        assert isinstance(found, QuerySolutions)  # noqa: S101 (the text is a SELECT)
        return next(iter(found), None) is not None
    except (InputError, SyntaxError, ValueError, RuntimeError, OSError):
        return None


class _FullError(Exception):
    """There are more rows than the limit."""


class _Lines(io.BytesIO):
    """A file that takes so many lines; the engine stops when it is full."""

    def __init__(self, limit: int | None) -> None:
        super().__init__()
        self.limit, self.lines = limit, 0

    def write(self, part: Any) -> int:  # noqa: ANN401 (bytes of some kind)
        """Take a part of the text."""
        size = super().write(part)
        self.lines += bytes(part).count(b"\n")
        if self.limit is not None and self.lines > self.limit:
            raise _FullError
        return size


def _packed(found: QuerySolutions | QueryBoolean | QueryTriples, limit: int | None) -> _Packed:
    """Write an answer down, at most so many rows; neither format breaks a line within a row."""
    if isinstance(found, QueryBoolean):
        return _Packed("ask", b"yes" if found else b"no")
    head = 1 if isinstance(found, QuerySolutions) else 0
    most = None if limit is None else limit + head
    out, cut = _Lines(most), None
    try:
        if isinstance(found, QuerySolutions):
            found.serialize(out, format=QueryResultsFormat.TSV)
        else:
            found.serialize(out, format=RdfFormat.N_TRIPLES)
    except _FullError:
        cut = limit
    content = out.getvalue()
    if cut is not None:
        content = b"\n".join(content.split(b"\n", most or 0)[:most]) + b"\n"
    return _Packed("select" if head else "construct", content, cut)


def _unpacked(packed: _Packed) -> Table:
    if packed.form == "ask":
        return Table(("answer",), ((packed.content.decode(),),), form="ask")
    if packed.form == "construct":
        triples = (quad.triple for quad in parse(packed.content, format=RdfFormat.N_TRIPLES))
        rows = sorted(map(_cells, triples), key=lambda row: tuple(map(str, row)))
        columns: tuple[str, ...] = ("subject", "predicate", "object")
    else:
        found = parse_query_results(packed.content, format=QueryResultsFormat.TSV)
        assert isinstance(found, QuerySolutions)  # noqa: S101 (TSV has nothing else)
        columns = tuple(variable.value for variable in found.variables)
        rows = [tuple(row) for row in found]
    return Table(columns, tuple(rows), form=packed.form, cut=packed.cut)


def _cells(triple: Triple) -> tuple[Cell, ...]:
    return tuple(term if isinstance(term, _Term) else str(term) for term in triple)


_Term = NamedNode | BlankNode | Literal
