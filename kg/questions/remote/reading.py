"""Read the answer of an endpoint: rows, yes or no, or triples; and tell what else it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import IO, cast

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from kg.errors import InputError
from kg.questions.remote.address import Address
from kg.questions.remote.protocol import Body
from kg.questions.remote.refusal import out_of_time, plain_words, stopped
from kg.tables import Cell

__all__ = ["RESULTS", "TRIPLES", "Row", "as_cell", "read_rows", "read_triples", "read_truth"]

Row = tuple[Cell, ...]

RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
TRIPLES = "application/n-triples, text/turtle;q=0.5"


def read_rows(body: Body, address: Address, most: int | None) -> tuple[Sequence[str], list[Row]]:
    """Read the columns and rows of a SELECT, at most so many rows.

    Raises
    ------
    InputError
        If the answer is of another kind or incomplete, or the endpoint stopped.
    """
    results = _results(body, address)
    if not isinstance(results, QuerySolutions):
        raise _broken(body, address, "it says yes or no where rows were asked for")
    columns = [variable.value for variable in results.variables]
    try:
        return columns, [tuple(map(as_cell, row)) for row in islice(results, most)]
    except (SyntaxError, ValueError, OSError) as error:
        raise body.fault or _broken(body, address, str(error)) from error


def read_truth(body: Body, address: Address) -> bool:
    """Read the answer of an ASK; see :func:`read_rows`."""
    results = _results(body, address)
    if not isinstance(results, QueryBoolean):
        raise _broken(body, address, "it gives rows where yes or no was asked for")
    while body.read():
        pass  # only the end shows that an answer is complete
    return bool(results)


def read_triples(body: Body, address: Address) -> list[Row]:
    """Read the triples of a DESCRIBE; see :func:`read_rows`."""
    _check_kind(body, address)
    form = RdfFormat.from_media_type(body.media_type or "application/n-triples")
    if form not in (RdfFormat.N_TRIPLES, RdfFormat.TURTLE):
        raise _no_results(body, address)
    stream = cast("IO[bytes]", body)
    try:
        return [tuple(map(as_cell, quad.triple)) for quad in parse(stream, format=form)]
    except (SyntaxError, ValueError, OSError) as error:
        raise body.fault or _broken(body, address, str(error)) from error


def as_cell(term: object) -> Cell:
    """Return a term as the cell of a table."""
    return term if isinstance(term, (NamedNode, BlankNode, Literal)) or term is None else str(term)


def _results(body: Body, address: Address) -> QuerySolutions | QueryBoolean:
    _check_kind(body, address)
    form = QueryResultsFormat.from_media_type(body.media_type or "application/json")
    if form not in (QueryResultsFormat.JSON, QueryResultsFormat.XML):
        raise _no_results(body, address)
    try:
        return parse_query_results(cast("IO[bytes]", body), format=form)
    except (SyntaxError, ValueError, OSError) as error:
        raise body.fault or _broken(body, address, str(error)) from error


def _check_kind(body: Body, address: Address) -> None:
    """Raise an error for a web page, or a part of an answer that the endpoint calls so."""
    if state := body.headers.get("X-SQL-State"):
        said = f"{state} {body.headers.get('X-SQL-Message', '')}"
        raise out_of_time(address, plain_words(said, address))
    if body.media_type in ("text/html", "application/xhtml+xml"):
        said = plain_words(body.beginning(), address)
        if stopped(said):
            raise out_of_time(address, said)
        raise InputError(
            f"{address} answers with a web page, not with results; is it the address of the "
            f"endpoint? It often ends in /sparql or /query. The page says: {said}"
        )


def _no_results(body: Body, address: Address) -> InputError:
    said = plain_words(body.beginning(), address)
    if stopped(said):
        return out_of_time(address, said)
    kind = plain_words(body.media_type, address, longest=60)
    return InputError(
        f"the endpoint {address} gives “{kind}”, not results of SPARQL. It says: {said}"
    )


def _broken(body: Body, address: Address, why: str) -> InputError:
    """Make the error of an answer that began well, and then ended or became an error message."""
    body.beginning()
    # The text after the last complete row.
    tail = re.search(rb"[^][{}]*\Z", body.last)
    said = plain_words(tail[0] if tail and tail[0] else body.last[-100:], address)
    if stopped(said):
        return out_of_time(address, said)
    why = plain_words(why, address, longest=150)
    return InputError(
        f"the endpoint {address} gives an answer that kg cannot read, perhaps only a part of it "
        f"({why})" + (f". It ends: {said[-100:]}" if said else "")
    )
