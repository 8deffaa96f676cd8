"""Questions found, their parameters bound, and answered; see :mod:`kg.headers` for their form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Variable,
)

from kg import sparql, turtle
from kg.errors import InputError
from kg.headers import Parameter, Query, parse_query
from kg.store import Dataset, Study, open_study, shipped
from kg.tables import Cell, Table
from kg.vocabulary import PREFIXES, XSD, compress, expand, suggest

__all__ = [
    "bind",
    "find_queries",
    "read_gap",
    "read_network_query",
    "read_query",
    "read_question",
    "run",
    "unknown_things",
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


def _read_named(name: str, study: Study, folder: str) -> Query:
    known = find_queries(study, folder)
    if name in known:
        return read_query(known[name])
    if name.endswith(".rq"):
        return read_query(Path(name))
    near = suggest(name, known)
    hint = f"did you mean “{near}”? There" if near else "there"
    raise InputError(
        f"no {folder.removesuffix('s')} is called “{name}”; {hint} are {', '.join(known) or 'none'}"
    )


def bind(query: Query, given: Mapping[str, str]) -> dict[str, NamedNode | Literal]:
    """Turn parameters as typed into the terms that their variables are bound to.

    Raises
    ------
    InputError
        If a parameter is unknown, or its value is not of its type.
    """
    known = {parameter.name: parameter for parameter in query.params}
    for name in given:
        if name not in known:
            takes = ", ".join(known) or "none"
            raise InputError(f"“{query.name}” has no parameter “{name}”; it takes {takes}")
    bound = {}
    for parameter in query.params:
        text = given.get(parameter.name, parameter.default)
        if text is not None:
            bound[parameter.name] = _bound_term(parameter, text)
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


def unknown_things(dataset: Dataset, query: Query, params: Mapping[str, str]) -> list[str]:
    """Say of each thing given as a parameter that the study does not hold it, and what was meant.

    Such a question has an answer, the same as where the documents say nothing.
    """
    said = []
    for term in bind(query, params).values():
        if not isinstance(term, NamedNode):
            continue
        places = ((term, None, None), (None, term, None), (None, None, term))
        if any(next(dataset.store.quads_for_pattern(*place), None) for place in places):
            continue
        near = suggest(term.value, dataset.records)
        hint = f"; did you mean {compress(near)}?" if near else ""
        said.append(f"nothing in the study is called “{compress(term.value)}”{hint}")
    return said


def run(
    dataset: Dataset,
    query: Query,
    params: Mapping[str, str] | None = None,
    *,
    lang: str = "en",
    stated_only: bool = False,
) -> Table:
    """Answer a query over the union of a dataset's graphs.

    ASK gives one cell, CONSTRUCT the columns subject, predicate, object.

    Raises
    ------
    InputError
        If the query is no SPARQL 1.1, reaches out of the dataset (SERVICE, FROM), or a parameter
        does not fit.
    """
    bound = bind(query, params or {})
    where = query.path or query.name
    sparql.refuse_deep(query.text, path=where)
    sparql.refuse_reaching_out(query.text, path=where)
    try:
        result = dataset.view(stated_only=stated_only).query(
            query.text,
            prefixes=PREFIXES,
            substitutions={Variable(name): term for name, term in bound.items()},
        )
        columns, rows = _rows(result)
    except SyntaxError as error:
        raise sparql.explain(query.text, error, path=where) from error
    except (ValueError, RuntimeError, OSError) as error:
        if hidden := re.search(r"\?(\w+).*projection", str(error)):
            raise InputError(
                f"the parameter “{hidden[1]}” must be one of the columns; "
                f"add ?{hidden[1]} to SELECT",
                path=query.path or query.name,
            ) from error
        raise InputError(f"the query cannot be answered: {error}", path=query.path) from error
    return Table(columns, rows, dataset.labels(lang))


def _rows(
    result: QuerySolutions | QueryBoolean | QueryTriples,
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    if isinstance(result, QueryBoolean):
        return ("answer",), (("yes" if result else "no",),)
    if isinstance(result, QueryTriples):
        triples = sorted((tuple(map(_cell, t)) for t in result), key=lambda t: tuple(map(str, t)))
        return ("subject", "predicate", "object"), tuple(triples)
    columns = tuple(variable.value for variable in result.variables)
    return columns, tuple(tuple(map(_cell, solution)) for solution in result)


def _cell(term: object) -> Cell:
    return term if isinstance(term, (NamedNode, BlankNode, Literal)) or term is None else str(term)
