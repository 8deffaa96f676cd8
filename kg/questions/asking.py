"""Ask a source a question: bind its parameters, get its rows, add labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pyoxigraph import NamedNode

from kg.limits import WHOLE, Limits
from kg.questions.headers import Query
from kg.questions.parameters import bound_terms, without_names
from kg.questions.sources import Request, Source, answer_whole
from kg.tables import Table

__all__ = ["advice", "meant_params", "run", "run_whole"]


def meant_params(
    source: Source,
    query: Query,
    params: Mapping[str, str],
    say: Callable[[str], None],
) -> dict[str, str]:
    """Return parameters with the thing that is meant in the place of each name, for :func:`run`.

    A user may write ``Providus`` for ``actor:providus``; ``say`` is told which thing was taken.

    Raises
    ------
    InputError
        If a name means several things, or none.
    """
    return without_names(query, params, source.taken, say)


def run(
    source: Source,
    query: Query,
    params: Mapping[str, str] | None = None,
    *,
    lang: str = "en",
    stated_only: bool = False,
    limits: Limits | None = None,
    allow: Iterable[str] = (),
) -> Table:
    """Answer a query over the union of a source's graphs.

    ASK gives one cell, CONSTRUCT the columns subject, predicate, object. If there are more rows
    than the limit, the answer is truncated and its ``cut`` is that limit.

    Parameters
    ----------
    lang
        The language of the labels.
    stated_only
        Leave out what is inferred.
    limits
        On time, rows and memory; by default those of :class:`kg.limits.Limits`.
    allow
        The hosts that SERVICE may call; none by default.

    Raises
    ------
    InputError
        If the query is not SPARQL 1.1, uses other servers or files (SERVICE, FROM), or passes a
        limit; or if a parameter does not fit.
    """
    request = _request(source, query, params, stated_only, limits or Limits(), allow)
    return _labelled(source, source.answer(request), lang)


def run_whole(
    source: Source,
    query: Query,
    params: Mapping[str, str] | None = None,
    *,
    lang: str = "en",
    stated_only: bool = False,
    limits: Limits | None = None,
    allow: Iterable[str] = (),
) -> Table:
    """Answer a query as :func:`run` does; a truncated answer is an error.

    A network or a count of gaps made from a part of the rows would be wrong without any error.

    Raises
    ------
    InputError
        As :func:`run`; and if there are more rows than the limit, a million by default.
    """
    request = _request(source, query, params, stated_only, limits or WHOLE, allow)
    return _labelled(source, answer_whole(source, request), lang)


def _request(
    source: Source,
    query: Query,
    params: Mapping[str, str] | None,
    stated_only: bool,
    limits: Limits,
    allow: Iterable[str],
) -> Request:
    bound = bound_terms(query, params or {}, source.prefixes_for)
    where = query.path or query.name
    return Request(query.text, bound, limits, stated_only, where, frozenset(allow))


def _labelled(source: Source, table: Table, lang: str) -> Table:
    things = {cell.value for row in table.rows for cell in row if isinstance(cell, NamedNode)}
    return replace(table, labels=source.labels(lang, things))


def advice(
    source: Source,
    query: Query,
    params: Mapping[str, str] | None = None,
    table: Table | None = None,
    *,
    stated_only: bool = False,
) -> list[str]:
    """Tell which names in a query or its parameters do not exist, and what is odd about its answer.

    Why an answer has no rows, a column no values, or a count is too large: see
    :mod:`kg.questions.hints`. It takes a few seconds at most.
    """
    from kg.questions.hints import hints, missing_names

    request = _request(source, query, params, stated_only, Limits(), ())
    said = missing_names(source, request)
    return said + (hints(source, query, request, table) if table is not None else [])
