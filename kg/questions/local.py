"""Ask a study on this machine: a worker process answers each query, within limits."""

from __future__ import annotations

import contextlib
import io
import time
import weakref
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from threading import active_count
from typing import TYPE_CHECKING, Any, ClassVar, Self

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

from kg.errors import InputError
from kg.findings import Location
from kg.questions.binding import bind
from kg.questions.rewriting import rewritten, slow_filters
from kg.questions.sources import Bound, Request, prefixes_of
from kg.rdf import PREFIXES, expand, explain, refuse_query
from kg.study import Dataset, StudyFolder, data_version, names_graphs, wanted
from kg.tables import Cell, Table
from kg.worker import Worker

if TYPE_CHECKING:
    from kg.lookup import Finder

__all__ = ["Local"]

_TYPE = NamedNode(expand("rdf:type"))
_LONG = 3.0  # seconds after which a faster form of a query is worth a word


@dataclass
class _Packed:
    """An answer on its way between processes.

    Rows are SPARQL results in TSV, triples are N-Triples; the answer of ASK is ``yes`` or ``no``.
    """

    form: str
    content: bytes
    cut: int | None = None


class Local:
    """A dataset as a source; see :class:`kg.questions.sources.Source`.

    Several threads may ask it; their queries are answered one after another.
    """

    called: ClassVar[str] = "the study"
    spare: ClassVar[int] = 20

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        # A weak reference: the worker must not keep this object alive.
        ref = weakref.ref(self)
        self._worker = Worker(lambda asked: _reply(ref(), asked))
        # The stores that exist; the worker needs those that existed when it was forked.
        self._views: set[tuple[bool, bool]] = set()
        weakref.finalize(self, self._worker.close)

    def close(self) -> None:
        """End the worker process now, not with this object; the next query starts another."""
        self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def folder(self) -> StudyFolder:
        """The study's folder."""
        return self.dataset.folder

    def answer(self, request: Request) -> Table:
        """Answer a SPARQL 1.1 query over the union of the dataset's graphs, without labels.

        Raises
        ------
        InputError
            If it is not SPARQL 1.1, uses other servers or files, or passes a limit.
        """
        began = time.monotonic()
        try:
            packed = self._ask(request)
        except InputError as error:
            if error.setting != "timeout":
                raise
            slow = "".join(f"; {said}" for said in slow_filters(request.text, request.bound))
            raise InputError(error.message + slow, setting=error.setting) from error
        if self.dataset.say and time.monotonic() - began > _LONG:
            for said in slow_filters(request.text, request.bound):
                self.dataset.say(said)
        return _unpacked(packed)

    def labels(self, lang: str = "en", things: Collection[str] | None = None) -> Mapping[str, str]:
        """Return the labels of all things; see :meth:`kg.study.dataset.Dataset.labels`."""
        del things  # the dataset has all labels at once
        return self.dataset.labels(lang)

    def prefixes_for(self, names: Iterable[str]) -> Mapping[str, str]:
        """Return the project's prefixes, and the study's own if one of the names needs them."""
        if all(name in PREFIXES for name in names):
            return PREFIXES
        return self.dataset.prefixes

    def missing(self, iris: Iterable[str]) -> list[str]:
        """Return the IRIs that occur nowhere in the study."""
        store = self.dataset.store
        return [iri for iri in iris if not _occurs(store, NamedNode(iri))]

    def names(self) -> Collection[str]:
        """Return the terms of the ontology and the records of the study."""
        # Everything has a class; to read the files again would take minutes with much data.
        typed = self.dataset.store.quads_for_pattern(None, _TYPE, None)
        return {each.subject.value for each in typed if isinstance(each.subject, NamedNode)}

    @cached_property
    def finder(self) -> Finder:
        """All names of the study, to look things up by."""
        from kg.lookup import Finder

        return Finder(self.dataset)

    def taken(self, text: str, like: str = "") -> tuple[str, str]:
        """Return the IRI that a text stands for; see :meth:`kg.lookup.finding.Finder.taken`."""
        return self.finder.taken(text, like=like)

    def where(self, iri: str) -> Location | None:
        """Return the file and line where a record begins, or None."""
        return self.dataset.where(iri)

    def version(self) -> str:
        """Return the version of the data; see :func:`kg.study.version.data_version`."""
        return self._version

    @cached_property
    def _version(self) -> str:
        return data_version(self.dataset)

    def _ask(self, request: Request) -> _Packed:
        if active_count() > 1:
            # What the worker makes or imports only when it must: while it is forked, another thread
            # may hold the lock of it, which then never opens in the worker.
            import rdflib.plugins.sparql.parser  # noqa: F401

            self.dataset.prefixes  # noqa: B018
        with self._worker.lock, self.dataset.still():
            wanted = (request.stated_only, names_graphs(request.text))
            if wanted not in self._views:
                # Made here, it is shared with all workers to come, and no part of what a query
                # takes.
                self._view(request)
                self._views.add(wanted)
            limits = replace(request.limits, timeout=None) if request.own else request.limits
            found: _Packed = self._worker.ask(request, limits, state=len(self._views))
            return found

    def _view(self, request: Request) -> Store:
        return self.dataset.view(stated_only=request.stated_only, graphs=names_graphs(request.text))

    def _query(
        self, request: Request, text: str, bound: Bound
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        # The engine's own substitutions know no scope: with one, a MINUS that shares no variable
        # with the rest takes all rows away. In VALUES a parameter means here what it means at an
        # endpoint.
        asked, prefixes = bind(text, bound, path=request.path), dict(prefixes_of(self, text))
        store = self.dataset.provide(
            wanted(asked, prefixes),
            stated_only=request.stated_only,
            graphs=names_graphs(request.text),
        )
        if (sooner := rewritten(text, bound)) != text:
            # What is wrong with a query is told of the user's own text, which then follows.
            with contextlib.suppress(SyntaxError):
                return store.query(bind(sooner, bound, path=request.path), prefixes=prefixes)
        return store.query(asked, prefixes=prefixes)


def _occurs(store: Store, thing: NamedNode) -> bool:
    places = ((thing, None, None), (None, thing, None), (None, None, thing))
    return any(next(store.quads_for_pattern(*place), None) for place in places)


def _reply(source: Local | None, request: Request) -> _Packed:
    """Answer a query; this runs in the worker."""
    assert source is not None  # noqa: S101 (whoever asks has a reference)
    prefixes = prefixes_of(source, request.text)
    refuse_query(request.text, path=request.path, allow=request.allow, prefixes=prefixes)
    try:
        return _packed(source._query(request, request.text, request.bound), request.limits.rows)
    except SyntaxError as error:
        own = _as_written(request.text, prefixes) or error
        raise explain(request.text, own, path=request.path, prefixes=prefixes) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise InputError(f"the query cannot be answered: {error}", path=request.path) from error


def _as_written(text: str, prefixes: Mapping[str, str]) -> SyntaxError | None:
    """Return the syntax error of a query as the user wrote it, without the parameters."""
    try:
        Store().query(text, prefixes=dict(prefixes))
    except SyntaxError as error:
        return error
    return None


class _FullError(Exception):
    """There are more rows than the limit."""


class _Lines(io.BytesIO):
    """A file for so many lines; the engine stops when it is full."""

    def __init__(self, limit: int | None) -> None:
        super().__init__()
        self.limit, self.lines = limit, 0

    def write(self, part: Any) -> int:  # noqa: ANN401 (bytes of some kind)
        """Add a part of the text."""
        size = super().write(part)
        self.lines += bytes(part).count(b"\n")
        if self.limit is not None and self.lines > self.limit:
            raise _FullError
        return size


def _packed(found: QuerySolutions | QueryBoolean | QueryTriples, limit: int | None) -> _Packed:
    """Write an answer, at most so many rows; both formats have one row on each line."""
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
