"""Read the answer of an endpoint: rows, yes or no, or triples; and tell what else it is.

The content tells its format, and not the name that the server gives it: many servers call JSON
``text/plain`` or ``text/html``, or call it nothing.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import IO, cast

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from kg.errors import InputError
from kg.questions.remote.address import Address
from kg.questions.remote.formats import EndedError, Results, read_json, read_xml
from kg.questions.remote.protocol import Body
from kg.questions.remote.refusal import out_of_time, plain_words, stopped
from kg.questions.remote.tabular import read_csv, read_tsv
from kg.questions.remote.terms import Terms
from kg.tables import Cell

__all__ = ["RESULTS", "TRIPLES", "Row", "as_cell", "read_rows", "read_triples", "read_truth"]

Row = tuple[Cell, ...]

RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
TRIPLES = "application/n-triples, text/turtle;q=0.5"


# The one column in which Virtuoso answers yes or no: 1, or 0, or no row.
_VIRTUOSO_TRUTH = "__ask_retval"

_Reader = Callable[[Iterator[str], int | None, Results], None]


def read_rows(
    body: Body, address: Address, most: int | None, terms: Terms
) -> tuple[Sequence[str], list[Row]]:
    """Read the columns and rows of a SELECT, at most so many rows.

    Raises
    ------
    InputError
        If the answer is of another kind or incomplete, or the endpoint stopped.
    """
    results = _read(body, address, most)
    if results.truth is not None:
        raise _damaged(body, address, "it says yes or no where rows were asked for")
    terms.remark = results.remark
    rows: list[Row] = []
    try:
        for found in results.rows:
            terms.row += 1
            rows.append(tuple(terms.cell(name, found.get(name)) for name in results.columns))
    except ValueError as error:
        raise _damaged(body, address, str(error)) from error
    return results.columns, rows


def read_truth(body: Body, address: Address) -> bool:
    """Read the answer of an ASK; see :func:`read_rows`."""
    results = _read(body, address, None)
    if results.columns == [_VIRTUOSO_TRUTH]:
        return any(row[_VIRTUOSO_TRUTH].get("value") in ("1", "true") for row in results.rows)
    if results.truth is None:
        raise _damaged(body, address, "it gives rows where yes or no was asked for")
    return results.truth


def read_triples(body: Body, address: Address, terms: Terms) -> list[Row]:
    """Read the triples of a DESCRIBE; see :func:`read_rows`."""
    _check_state(body, address)
    form = RdfFormat.from_media_type(body.media_type or "application/n-triples")
    turtle = body.media_type in ("text/plain", "application/x-turtle", "text/n3", "text/rdf+n3")
    if form not in (RdfFormat.N_TRIPLES, RdfFormat.TURTLE) and not turtle:
        raise _no_results(body, address)
    stream = cast("IO[bytes]", body)
    rows: list[Row] = []
    try:
        # A name that is not valid is let through, to be told with its place.
        for quad in parse(stream, format=RdfFormat.TURTLE, lenient=True):
            terms.row += 1
            if triple := terms.triple(*map(as_cell, quad.triple)):
                rows.append(triple)
    except (SyntaxError, ValueError, OSError) as error:
        raise body.fault or _damaged(body, address, str(error)) from error
    return rows


def as_cell(term: object) -> Cell:
    """Return a term as the cell of a table."""
    return term if isinstance(term, (NamedNode, BlankNode, Literal)) or term is None else str(term)


def _read(body: Body, address: Address, most: int | None) -> Results:
    _check_state(body, address)
    results = Results()
    try:
        pieces = _pieces(body)
        first = next(pieces, "")
        reader = _reader(first, body)
        if reader is None:
            raise _no_results(body, address)
        reader(chain([first], pieces), most, results)
    except (ValueError, OSError) as error:
        ended = isinstance(error, EndedError)
        raise body.fault or _damaged(
            body, address, str(error), len(results.rows), ended=ended
        ) from error
    return results


def _pieces(body: Body) -> Iterator[str]:
    """Return the content as text; what is no text becomes “�”, which is told."""
    charset = re.search(r"charset\s*=\s*\"?([\w.:-]+)", body.headers.get("Content-Type", ""))
    name = charset[1] if charset else "utf-8"
    begin = b""
    while len(begin) < 1000 and (chunk := body.read()):
        begin += chunk
    if not charset and (own := re.match(rb"\s*<\?xml[^>]*encoding=[\"']([\w.-]+)", begin)):
        name = own[1].decode("ascii")
    try:
        decoder = codecs.getincrementaldecoder("utf-8-sig" if name.lower() == "utf-8" else name)
    except LookupError:
        decoder = codecs.getincrementaldecoder("utf-8-sig")
    decode = decoder("replace").decode
    yield decode(begin).lstrip()
    while chunk := body.read():
        yield decode(chunk)
    yield decode(b"", True)


def _reader(first: str, body: Body) -> _Reader | None:
    """Return what reads the content: its beginning tells, or the name that the server gives it."""
    if first.startswith("{"):
        return read_json
    if first.startswith("<"):
        return read_xml if re.search(r"<(?:\w+:)?sparql\b", first) else None
    if body.media_type == "text/tab-separated-values":
        return read_tsv
    if body.media_type == "text/csv":
        return read_csv
    # Nothing at all, or a part: the reader will say so.
    known = (
        "json" in body.media_type or "xml" in body.media_type
    ) and "html" not in body.media_type
    return read_json if known or not first else None


def _check_state(body: Body, address: Address) -> None:
    """Raise an error for a part of an answer that the endpoint calls so."""
    if state := body.headers.get("X-SQL-State"):
        said = f"{state} {body.headers.get('X-SQL-Message', '')}"
        raise out_of_time(address, plain_words(said, address))


def _no_results(body: Body, address: Address) -> InputError:
    said = plain_words(body.beginning(), address)
    if stopped(said):
        return out_of_time(address, said)
    if re.search(rb"<(?:!doctype\s+html|html|head|body)\b", body.beginning(), re.IGNORECASE):
        return InputError(
            f"{address} answers with a web page, not with results; is it the address of the "
            f"endpoint? It often ends in /sparql or /query. The page says: {said}"
        )
    kind = plain_words(body.media_type, address, longest=60)
    return InputError(
        f"the endpoint {address} gives “{kind}”, not results of SPARQL. It says: {said}"
    )


def _damaged(
    body: Body, address: Address, why: str, rows: int = 0, *, ended: bool = False
) -> InputError:
    """Make the error of an answer that began well, and then ended or became an error message."""
    body.beginning()
    if not body.size:
        return InputError(f"the endpoint {address} gives an empty answer; try again later")
    # The text after the last complete row.
    tail = re.search(rb"[^][{}]*\Z", body.last)
    said = plain_words(tail[0] if tail and tail[0] else body.last[-100:], address)
    if stopped(said):
        return out_of_time(address, said)
    after = f" after {rows:,} row{'s' * (rows != 1)}" if rows else ""
    what = f"an answer that {'ends too early' if ended else 'kg cannot read'}{after}"
    why = plain_words(why, address, longest=150)
    its = f". It {'ends' if rows else 'says'}: {said[-100:]}" if said else ""
    return InputError(f"the endpoint {address} gives {what} ({why}){its}")
