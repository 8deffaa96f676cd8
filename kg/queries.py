"""Questions found, their parameters bound, and answered; see :mod:`kg.headers` for their form."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Store

from kg import engine, hints, sparql, turtle
from kg.errors import InputError
from kg.headers import Parameter, Query, parse_query
from kg.limits import Limits
from kg.store import Dataset, Study, open_study, shipped
from kg.tables import Table
from kg.terms import read_terms
from kg.vocabulary import PREFIXES, XSD, compress, expand, suggest

if TYPE_CHECKING:
    from kg.endpoint import Endpoint

__all__ = [
    "advice",
    "bind",
    "find_queries",
    "read_gap",
    "read_network_query",
    "read_query",
    "read_question",
    "run",
    "run_whole",
    "search",
]


def read_query(path: Path) -> Query:
    """Read a query from a file; see :func:`parse_query`."""
    return parse_query(turtle.read_text(path), name=path.stem, path=path)


def find_queries(study: Study, folder: str) -> dict[str, Path]:
    """Find the shipped queries of a folder and the study's own, by name; its own come first."""
    found: dict[str, Path] = {}
    for root in (shipped(), study.root):
        for path in sorted((root / "queries" / folder).glob("*.rq")):
            found[path.stem] = path
    return dict(sorted(found.items()))


def read_question(name: str, study: Study | None = None) -> Query:
    """Read a question by its name or its file's path.

    Raises
    ------
    InputError
        If there is none of that name.
    """
    return _read_named(name, study or open_study(), "questions")


def read_network_query(name: str, study: Study | None = None) -> Query:
    """Read the query of a network by its name or its file's path; see :func:`read_question`."""
    return _read_named(name, study or open_study(), "networks")


def read_gap(name: str, study: Study | None = None) -> Query:
    """Read the query of a gap by its name or its file's path; see :func:`read_question`."""
    return _read_named(name, study or open_study(), "gaps")


def search(known: Iterable[Query], words: Iterable[str]) -> list[Query]:
    """Return the queries that speak of all these words, in their own order.

    A word is looked for, without regard to case, in the name and in all that the header says.
    """
    wanted = [word.casefold() for word in words]

    def spoken(query: Query) -> str:
        told = (query.name, query.summary, query.purpose, query.reading, query.measure)
        more = (*query.keywords, *query.columns, *query.columns.values())
        asked = (text for each in query.params for text in (each.name, each.help))
        return " ".join((*told, query.name.replace("-", " "), *more, *asked)).casefold()

    return [query for query in known if all(word in spoken(query) for word in wanted)]


def _read_named(name: str, study: Study, folder: str) -> Query:
    known = find_queries(study, folder)
    if name in known:
        return read_query(known[name])
    if name.endswith(".rq"):
        return read_query(Path(name))
    kind = folder.removesuffix("s")
    near = _alike(name, known)
    if near:
        hint = f"did you mean {' or '.join(f'“{each}”' for each in near)}? "
    elif len(known) > _FEW:
        hint = f"there are {len(known)}"
    else:
        hint = ""
    if len(known) <= _FEW:
        hint += f"{'There' if near else 'there'} are {', '.join(known) or 'none'}"
    elif folder == "questions":
        hint += "; “kg query list” shows all" if not near else "“kg query list” shows all"
    raise InputError(f"no {kind} is called “{name}”; {hint.strip()}")


_FEW = 20
# Words of a question that tell nothing of it.
_EVERYWHERE = {"who", "whom", "whose", "which", "what", "when", "where", "does", "that", "from"} | {
    *("a", "an", "are", "at", "did", "do", "in", "is", "of", "on", "the", "to", "was", "with"),
}


def _alike(name: str, known: Iterable[str]) -> list[str]:
    """Return up to three names that may be meant: like it in letters, or sharing its words."""
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.6)
    words = set(name.lower().split("-")) - _EVERYWHERE
    sharing = [each for each in known if words & set(each.split("-"))]
    return list(dict.fromkeys([*near, *sharing]))[:3]


def bind(query: Query, given: Mapping[str, str]) -> dict[str, NamedNode | Literal]:
    """Turn parameters as typed into the terms that their variables are bound to.

    Raises
    ------
    InputError
        If a parameter is unknown or missing, or its value is not of its type.
    """
    known = {parameter.name: parameter for parameter in query.params}
    for name in given:
        if name not in known:
            takes = ", ".join(known) or "none"
            near = suggest(name, known)
            hint = f"; did you mean “{near}”?" if near else f"; it takes {takes}"
            raise InputError(f"“{query.name}” has no parameter “{name}”{hint}")
    bound = {}
    for parameter in query.params:
        text = given.get(parameter.name, parameter.default)
        if text is not None:
            bound[parameter.name] = _bound_term(parameter, text)
        elif parameter.required:
            what = f" ({parameter.help})" if parameter.help else ""
            raise InputError(
                f"“{query.name}” needs the parameter “{parameter.name}”{what}, a value of type "
                f"{parameter.type}: --param {parameter.name}={parameter.example or '...'}"
            )
    return bound


def _bound_term(parameter: Parameter, text: str) -> NamedNode | Literal:
    try:
        if parameter.type == "iri":
            return NamedNode(expand(text))
        if parameter.type == "integer":
            return Literal(int(text))
        if parameter.type == "date":
            return Literal(date.fromisoformat(text).isoformat(), datatype=NamedNode(f"{XSD}date"))
        return Literal(text)
    except ValueError as error:
        example = f", for example {parameter.example}" if parameter.example else ""
        raise InputError(
            f"the parameter “{parameter.name}” takes a value of type {parameter.type}{example}; "
            f"“{text}” is none"
        ) from error


def run(
    source: Dataset | Endpoint,
    query: Query,
    params: Mapping[str, str] | None = None,
    *,
    lang: str = "en",
    stated_only: bool = False,
    limits: Limits | None = None,
    allow: Iterable[str] = (),
) -> Table:
    """Answer a query over the union of a dataset's graphs, or at an endpoint.

    ASK gives one cell, CONSTRUCT the columns subject, predicate, object. An answer that passes the
    limit on rows is cut, and says so in ``cut``.

    Parameters
    ----------
    lang
        The language of the labels.
    limits
        On time, rows and memory; by default those of :class:`kg.limits.Limits`. An endpoint has
        its own.
    allow
        The hosts that SERVICE may call; none by default.

    Raises
    ------
    InputError
        If the query is no SPARQL 1.1, reaches out of the dataset (SERVICE, FROM), passes a limit,
        or a parameter does not fit.
    """
    bound = bind(query, params or {})
    where = query.path or query.name
    if isinstance(source, Dataset):
        table = engine.answer(
            source,
            query.text,
            bound,
            stated_only=stated_only,
            limits=limits,
            path=where,
            allow=allow,
        )
        return replace(table, labels=source.labels(lang))
    if stated_only:
        raise InputError(
            "an endpoint holds one graph and cannot leave out what is inferred; load what "
            "“kg dump --stated-only” writes into an endpoint of its own"
        )
    sparql.refuse_deep(query.text, path=where)
    sparql.refuse_reaching_out(
        query.text, path=where, allow=frozenset(allow), prefixes=source.prefixes
    )
    table = source.answer(query.text, bound, path=where)
    things = {cell.value for row in table.rows for cell in row if isinstance(cell, NamedNode)}
    return replace(table, labels=source.labels(lang, sorted(things)))


# A sheet of a spreadsheet holds as many.
_WHOLE = Limits(rows=1_000_000)


def run_whole(
    source: Dataset | Endpoint,
    query: Query,
    *,
    lang: str = "en",
    stated_only: bool = False,
    limits: Limits | None = None,
    allow: Iterable[str] = (),
) -> Table:
    """Answer a query as :func:`run` does, and refuse an answer that is cut.

    A network or a count of gaps from a part of the rows would be wrong without a sign of it.

    Raises
    ------
    InputError
        As :func:`run`; and if there are more rows than the limit.
    """
    table = run(
        source, query, lang=lang, stated_only=stated_only, limits=limits or _WHOLE, allow=allow
    )
    if table.cut is not None:
        raise InputError(
            f"the query gives more than {table.cut:,} rows, and a part of them would mislead; "
            "ask for less, or allow more with --rows",
            path=query.path or query.name,
        )
    return table


def advice(
    source: Dataset | Endpoint,
    query: Query,
    params: Mapping[str, str] | None = None,
    table: Table | None = None,
    *,
    stated_only: bool = False,
) -> list[str]:
    """Say what a query or its parameters name that is not there, and why it has no rows.

    Such a query has an answer, the same as where the documents say nothing.
    """
    bound = bind(query, params or {})
    named = hints.constants(query.text, getattr(source, "prefixes", PREFIXES))
    named |= {t.value: compress(t.value) for t in bound.values() if isinstance(t, NamedNode)}
    said = []
    for iri in _missing(source, named):
        near = _near(iri, _names(source))
        hint = f"; did you mean {compress(near)}?" if near else ""
        said.append(f"nothing in the study is called “{named[iri]}”{hint}")
    empty = table is not None and table.form == "select" and not table.rows
    if empty and isinstance(source, Dataset):
        why = engine.why_empty(source, query.text, bound, stated_only=stated_only)
        said.append(f"no rows: {why or 'the documents do not say'}")
    return said


def _near(iri: str, known: Collection[str]) -> str | None:
    """Return the name that was probably meant: one that goes on from what was typed, or is like."""
    longer = [name for name in known if name.startswith(iri)]
    return min(longer, key=len) if longer else suggest(iri, known)


def _missing(source: Dataset | Endpoint, named: Iterable[str]) -> list[str]:
    """Return the names that nothing bears; of an endpoint, those that the ontology does not know.

    An endpoint is not asked: it may hold more than can be looked through.
    """
    if isinstance(source, Dataset):
        store = source.store
        return [iri for iri in named if not _occurs(store, NamedNode(iri))]
    known = read_terms().things
    terms = tuple(PREFIXES[name] for name in ("migov", "role", "kind", "status", "level", "sector"))
    return [iri for iri in named if iri.startswith(terms) and iri not in known]


def _occurs(store: Store, thing: NamedNode) -> bool:
    places = ((thing, None, None), (None, thing, None), (None, None, thing))
    return any(next(store.quads_for_pattern(*place), None) for place in places)


def _names(source: Dataset | Endpoint) -> Collection[str]:
    """Return what may be meant: the terms of the ontology, and the records of a study."""
    known = read_terms().things
    return {*known, *source.records} if isinstance(source, Dataset) else known
