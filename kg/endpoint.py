"""A remote SPARQL endpoint that answers the questions a study's dataset answers here.

An endpoint may cap the rows of an answer without a word, at any number and below the LIMIT that it
is asked for. So a short answer proves nothing, and an answer is whole only when the rows after it
are asked for and there are none:

1. The query is asked as it is written, with LIMIT added. If that gives all the rows that are
   wanted, or none, it is done.
2. Else one row more is asked for, from the number of rows received (OFFSET). If there is none, the
   answer is whole. Order does not matter to that: the number of rows is the same in any.
3. If there is one, several pages are needed, and without a total order pages overlap and miss rows.
   The rows are asked for again from the first one, sorted by the query's own order and then by all
   columns, page by page, each from the number of rows received, until one comes back empty.

Two requests answer what fits into one page; sorting is paid for only where it is needed. Data that
change between two pages are not noticed: SPARQL has no word for that.

A CONSTRUCT is asked as the SELECT of its template's variables, in the same pages, and its triples
are made here: LIMIT counts solutions there, and the number of triples tells nothing of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

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
    parse,
    parse_query_results,
)

from kg import protocol, rewriting, sparql
from kg.errors import InputError
from kg.labels import choose_labels
from kg.protocol import Address, BadQueryError, Body, Clock
from kg.store import Study
from kg.tables import Cell, Table
from kg.vocabulary import PREFIXES

__all__ = ["Endpoint"]

Row = tuple[Cell, ...]

_RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_TRIPLES = "application/n-triples, text/turtle;q=0.5"
_BATCH = 300
# Virtuoso's word for LIMIT and OFFSET past what it sorts for a page.
_SORTS_NO_MORE = "SR353"
_BLANK = "urn:x-migov-blank:"


@dataclass(frozen=True)
class Endpoint:
    """A SPARQL 1.1 endpoint; it is asked as a :class:`kg.store.Dataset` is.

    Parameters
    ----------
    url
        Its address, ``http`` or ``https``; a name and password in it are sent and never shown.
    study
        Where questions are found.
    timeout
        Seconds for one question, all its pages and retries together; None is no limit.
    max_rows
        The rows that an answer has at most; None is no limit.
    page
        The rows asked for at a time.
    say
        Told of progress: of pages, and of an endpoint that is busy.
    prefixes
        Known without being declared.

    Raises
    ------
    InputError
        If the address is none.
    """

    url: str = field(repr=False)
    study: Study
    timeout: float | None = 30.0
    max_rows: int | None = 100_000
    page: int = 10_000
    say: Callable[[str], None] | None = field(default=None, repr=False)
    prefixes: Mapping[str, str] = field(default_factory=lambda: PREFIXES, repr=False)

    def __post_init__(self) -> None:
        Address(self.url)

    def answer(
        self,
        text: str,
        bound: Mapping[str, NamedNode | Literal] | None = None,
        *,
        path: Path | str | None = None,
    ) -> Table:
        """Answer a query; the table has no labels. See this module for how pages are asked for.

        Parameters
        ----------
        bound
            Variables and the terms they are bound to; they must be among the columns.
        path
            Named in errors of the query.

        Raises
        ------
        InputError
            If the endpoint cannot be reached, refuses, finds the query bad, runs out of time or
            gives an answer that is none.
        """
        clock = Clock(self.timeout)
        form = rewriting.query_form(text)
        if not form:
            none = BadQueryError("no query: it has no SELECT, ASK, CONSTRUCT or DESCRIBE")
            raise self._explained(none, text, path)
        asked = rewriting.bind(rewriting.declare(text, self.prefixes), bound or {}, path=path)
        try:
            if form == "select":
                columns, rows, cut = self._pages(asked, clock)
                return Table(columns, tuple(rows), cut=cut)
            if form == "ask":
                said = "yes" if self._truth(asked, clock) else "no"
                return Table(("answer",), ((said,),), form="ask")
            if form == "construct":
                rows, cut = self._constructed(asked, clock)
            else:
                rows, cut = self._triples(asked, clock), None
        except BadQueryError as error:
            raise self._explained(error, text, path) from error
        rows = sorted(set(rows), key=lambda row: tuple(map(str, row)))
        if self.max_rows is not None and len(rows) > self.max_rows:
            rows, cut = rows[: self.max_rows], self.max_rows
        return Table(("subject", "predicate", "object"), tuple(rows), form="construct", cut=cut)

    def select(
        self,
        query: str,
        substitutions: Mapping[str, NamedNode | Literal] | None = None,
        *,
        stated_only: bool = False,
    ) -> list[tuple[Any, ...]]:
        """Answer a SELECT query of our own, as :meth:`kg.store.Dataset.select` does.

        Raises
        ------
        InputError
            As :meth:`answer`; if only what is stated is asked for; and if there are more rows than
            ``max_rows``, of which a part would mislead.
        """
        if stated_only:
            raise InputError(
                "an endpoint holds one graph and cannot leave out what is inferred; load what "
                "“kg dump --stated-only” writes into an endpoint of its own"
            )
        table = self.answer(query, substitutions)
        if table.cut is not None:
            raise InputError(
                f"the endpoint {Address(self.url)} has more than {table.cut:,} rows of what is "
                "needed; ask for less, or allow more with --rows"
            )
        return list(table.rows)

    def labels(self, lang: str = "en", things: Iterable[str] | None = None) -> dict[str, str]:
        """Return the preferred label of things (IRIs; by default of everything) in a language.

        Where that language has none, the next of en, lv, lt that has one, then any other,
        followed by its tag in brackets, as :meth:`kg.store.Dataset.labels` has it.
        """
        clock = Clock(self.timeout)
        given = [""]
        if things is not None:
            iris = [iri for thing in sorted(set(things)) if (iri := _iri(thing))]
            batches = [iris[at : at + _BATCH] for at in range(0, len(iris), _BATCH)]
            given = [f"VALUES ?thing {{ {' '.join(batch)} }}" for batch in batches]
        found: list[Row] = []
        for values in given:
            query = f"""SELECT DISTINCT ?thing ?label WHERE {{ {values}
              VALUES ?name {{ skos:prefLabel rdfs:label }} ?thing ?name ?label }}"""
            _, rows, _ = self._pages(rewriting.declare(query, PREFIXES), clock, whole=True)
            found += rows
        return choose_labels(((thing, label) for thing, label in found), lang)

    def _pages(
        self, text: str, clock: Clock, *, whole: bool = False
    ) -> tuple[tuple[str, ...], list[Row], int | None]:
        """Return columns and rows of a SELECT, and the limit if they are cut at it."""
        limit, offset = rewriting.own_slice(text)
        most = None if whole else self.max_rows
        # One row more than the limit tells that there are more.
        bounds = [limit] if most is None else [limit, most + 1]
        wanted = min((bound for bound in bounds if bound is not None), default=None)

        outside = False

        def ask(
            first: int, count: int, order: Sequence[str] = ()
        ) -> tuple[Sequence[str], list[Row]]:
            nonlocal outside
            left = None if wanted is None else wanted - first
            count = count if left is None else min(count, left)
            query = rewriting.page(text, offset + first, count, order, outside=outside)
            try:
                return self._solutions(query, clock, left)
            except InputError as error:
                if outside or _SORTS_NO_MORE not in error.message:
                    raise
            outside = True
            return ask(first, count, order)

        columns, rows = ask(0, self.page)
        whole_already = not rows or len(rows) == wanted
        if not whole_already and (len(rows) >= self.page or ask(len(rows), 1)[1]):
            rows = list(self._in_order(ask, columns, wanted))
        if most is not None and len(rows) > most:
            return tuple(columns), rows[:most], most
        return tuple(columns), rows, None

    def _in_order(
        self,
        ask: Callable[[int, int, Sequence[str]], tuple[Sequence[str], list[Row]]],
        columns: Sequence[str],
        wanted: int | None,
    ) -> Iterator[Row]:
        number = got = 0
        while got != wanted:
            _, rows = ask(got, self.page, columns)
            if not rows:
                return
            yield from rows
            got += len(rows)
            number += 1
            if self.say:
                self.say(f"page {number}: {got:,} rows so far")

    def _solutions(
        self, query: str, clock: Clock, most: int | None
    ) -> tuple[Sequence[str], list[Row]]:
        """Ask a SELECT once; read no more rows than so many."""
        with protocol.ask(Address(self.url), query, _RESULTS, clock, self.say) as body:
            results = self._results(body)
            if not isinstance(results, QuerySolutions):
                raise self._spoilt(body, "it says yes or no where rows were asked for")
            columns = [variable.value for variable in results.variables]
            try:
                return columns, [tuple(map(_cell, row)) for row in islice(results, most)]
            except (SyntaxError, ValueError, OSError) as error:
                raise body.fault or self._spoilt(body, str(error)) from error

    def _truth(self, query: str, clock: Clock) -> bool:
        with protocol.ask(Address(self.url), query, _RESULTS, clock, self.say) as body:
            results = self._results(body)
            if not isinstance(results, QueryBoolean):
                raise self._spoilt(body, "it gives rows where yes or no was asked for")
            while body.read():
                pass  # an answer that is cut off is noticed at its end
            return bool(results)

    def _results(self, body: Body) -> QuerySolutions | QueryBoolean:
        self._check_kind(body)
        form = QueryResultsFormat.from_media_type(body.media_type or "application/json")
        if form not in (QueryResultsFormat.JSON, QueryResultsFormat.XML):
            raise self._no_results(body)
        try:
            return parse_query_results(cast("IO[bytes]", body), format=form)
        except (SyntaxError, ValueError, OSError) as error:
            raise body.fault or self._spoilt(body, str(error)) from error

    def _triples(self, query: str, clock: Clock) -> list[Row]:
        with protocol.ask(Address(self.url), query, _TRIPLES, clock, self.say) as body:
            self._check_kind(body)
            form = RdfFormat.from_media_type(body.media_type or "application/n-triples")
            if form not in (RdfFormat.N_TRIPLES, RdfFormat.TURTLE):
                raise self._no_results(body)
            stream = cast("IO[bytes]", body)
            try:
                return [tuple(map(_cell, quad.triple)) for quad in parse(stream, format=form)]
            except (SyntaxError, ValueError, OSError) as error:
                raise body.fault or self._spoilt(body, str(error)) from error

    def _constructed(self, text: str, clock: Clock) -> tuple[list[Row], int | None]:
        """Ask a CONSTRUCT as a SELECT, and fill its template with the rows."""
        select, construct = rewriting.to_select(text)
        columns, rows, cut = self._pages(select, clock)
        names = " ".join(f"?{name}" for name in columns)
        data = " ".join(f"({' '.join(map(_written, row))})" for row in rows)
        found = Store().query(f"{construct} {{ VALUES ({names}) {{ {data} }} }}")
        assert isinstance(found, QueryTriples)  # noqa: S101 (the text is a CONSTRUCT)
        return [tuple(_cell(_blank_again(term)) for term in triple) for triple in found], cut

    def _check_kind(self, body: Body) -> None:
        """Refuse an answer that is a web page, or that the endpoint itself calls a part of one."""
        address = Address(self.url)
        if state := body.headers.get("X-SQL-State"):
            said = f"{state} {body.headers.get('X-SQL-Message', '')}"
            raise protocol.out_of_time(address, protocol.plain_words(said, address))
        if body.media_type in ("text/html", "application/xhtml+xml"):
            said = protocol.plain_words(body.beginning(), address)
            if protocol.stopped(said):
                raise protocol.out_of_time(address, said)
            raise InputError(
                f"{address} answers with a web page and no results; is it the address of the "
                f"endpoint? It often ends in /sparql or /query. The page says: {said}"
            )

    def _no_results(self, body: Body) -> InputError:
        address = Address(self.url)
        said = protocol.plain_words(body.beginning(), address)
        if protocol.stopped(said):
            return protocol.out_of_time(address, said)
        kind = protocol.plain_words(body.media_type, address, longest=60)
        return InputError(
            f"the endpoint {address} gives no results of SPARQL but “{kind}”. It says: {said}"
        )

    def _spoilt(self, body: Body, why: str) -> InputError:
        """Tell of an answer that began well and is none: cut off, or an error put into it."""
        address = Address(self.url)
        body.beginning()
        # What comes after the last whole row.
        tail = re.search(rb"[^][{}]*\Z", body.last)
        said = protocol.plain_words(tail[0] if tail and tail[0] else body.last[-100:], address)
        if protocol.stopped(said):
            return protocol.out_of_time(address, said)
        why = protocol.plain_words(why, address, longest=150)
        return InputError(
            f"the endpoint {address} gives a spoilt answer, cut off or none at all ({why})"
            + (f". It ends: {said[-100:]}" if said else "")
        )

    def _explained(self, error: BadQueryError, text: str, path: Path | str | None) -> InputError:
        """Show where a query is no SPARQL, if it is none; else what the endpoint says of it."""
        # To parse a query with the engine is to begin answering it.
        if not any(token.is_word("SERVICE") for token in sparql.tokens(text)):
            try:
                Store().query(text, prefixes=dict(self.prefixes))
            except SyntaxError as syntax:
                return sparql.explain(text, syntax, path=path, prefixes=self.prefixes)
            except (ValueError, RuntimeError, OSError):
                pass
        return InputError(error.message, path=path)


def _iri(thing: str) -> str | None:
    try:
        return str(NamedNode(thing))
    except ValueError:
        return None


def _cell(term: object) -> Cell:
    return term if isinstance(term, (NamedNode, BlankNode, Literal)) or term is None else str(term)


def _written(cell: Cell) -> str:
    """Write a cell for VALUES, which takes no blank nodes."""
    if isinstance(cell, BlankNode):
        return f"<{_BLANK}{cell.value}>"
    return "UNDEF" if cell is None else str(cell)


def _blank_again(term: object) -> object:
    if isinstance(term, NamedNode) and term.value.startswith(_BLANK):
        return BlankNode(term.value.removeprefix(_BLANK))
    return term
