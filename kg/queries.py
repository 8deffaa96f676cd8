"""Questions found, their parameters bound, and answered; see :mod:`kg.headers` for their form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Variable

from kg import turtle
from kg.errors import InputError
from kg.headers import Parameter, Query, parse_query
from kg.store import Dataset, Study, open_study, shipped
from kg.tables import Cell, Table
from kg.vocabulary import PREFIXES, XSD, expand

__all__ = [
    "bind",
    "find_queries",
    "read_network_query",
    "read_query",
    "read_question",
    "run",
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


def _read_named(name: str, study: Study, folder: str) -> Query:
    known = find_queries(study, folder)
    if name in known:
        return read_query(known[name])
    if name.endswith(".rq"):
        return read_query(Path(name))
    what = "question" if folder == "questions" else "network"
    raise InputError(f"no {what} is called “{name}”; there are {', '.join(known) or 'none'}")


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
    _refuse_deep(query)
    _refuse_reaching_out(query)
    try:
        result = dataset.view(stated_only=stated_only).query(
            query.text,
            prefixes=PREFIXES,
            substitutions={Variable(name): term for name, term in bound.items()},
        )
        columns, rows = _rows(result)
    except SyntaxError as error:
        raise _syntax_error(query, error) from error
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
    return term if isinstance(term, (NamedNode, Literal)) or term is None else str(term)


def _syntax_error(query: Query, error: SyntaxError) -> InputError:
    found = re.match(r"error at (\d+):(\d+): (.*)", error.msg, re.DOTALL)
    if not found:
        told = re.sub(r"\s+", " ", error.msg)
        return InputError(f"not SPARQL 1.1: {told}", path=query.path or query.name)
    line, column = int(found[1]), int(found[2])
    lines = query.text.splitlines()
    before, after = (
        (lines[line - 1][: column - 1], lines[line - 1][column - 1 :])
        if (line <= len(lines))
        else ("", "")
    )
    if "Prefix not found" in found[3]:
        prefix = re.findall(r"([\w-]*):[^\s:]*", before)[-1:] or ["?"]
        what = f"the prefix “{prefix[0]}:” is not declared"
    elif after.strip():
        what = f"unexpected “{after.strip()[:30]}”"
    elif _nesting(query.text)[1] > 0:
        what = "the query ends too early; is a “}” missing?"
    else:
        line, column = _second_opinion(query.text) or (line, column)
        at = lines[line - 1][column - 1 :].strip()[:30] if line <= len(lines) else ""
        what = f"unexpected “{at}”" if at else "something before this place cannot stand there"
    return InputError(
        f"not SPARQL 1.1: {what}", path=query.path or query.name, line=line, column=column
    )


def _second_opinion(text: str) -> tuple[int, int] | None:
    """Return where rdflib's parser stumbles: the engine names the end for some slips."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery("".join(f"PREFIX {p}: <{iri}> " for p, iri in PREFIXES.items()) + text)
    except ParseException as error:
        first = sum(len(f"PREFIX {p}: <{iri}> ") for p, iri in PREFIXES.items())
        column = error.column - first if error.lineno == 1 else error.column
        return error.lineno, max(1, column)
    except RecursionError:
        return None
    return None


# Both parsers call themselves for each bracket; thousands of them end the process.
_DEEPEST = 100
_LONGEST = 1_000_000


def _nesting(text: str) -> tuple[int, int]:
    """Return how deep the brackets nest at most, and how many are left open at the end."""
    deepest = depth = 0
    for sign in re.findall(r"[{}()\[\]]", text):
        depth = depth + 1 if sign in "{([" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest, depth


def _refuse_deep(query: Query) -> None:
    if _nesting(query.text)[0] > _DEEPEST or len(query.text) > _LONGEST:
        raise InputError(
            f"the query is too long or nested deeper than {_DEEPEST} brackets; "
            "write it more simply",
            path=query.path or query.name,
        )


def _refuse_reaching_out(query: Query) -> None:
    """Refuse a query that would call another server or name graphs to load.

    The parsed query is looked at, so that a label may contain the words. rdflib parses it, since
    pyoxigraph does not show what it parsed; a query without the words is not parsed twice.
    """
    if not re.search(r"\b(SERVICE|FROM)\b", query.text, re.IGNORECASE):
        return
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        declared = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
        parsed = parseQuery(declared + query.text)
    except (ParseException, RecursionError) as error:
        raise InputError(
            "the query cannot be checked for SERVICE and FROM; write it more simply",
            path=query.path or query.name,
        ) from error
    for word, name in (("SERVICE", "ServiceGraphPattern"), ("FROM", "DatasetClause")):
        if _contains(parsed, name):
            raise InputError(
                f"{word} is refused: a question is answered from the study alone",
                path=query.path or query.name,
            )


def _contains(parsed: Any, name: str) -> bool:  # noqa: ANN401 (rdflib's parse tree is untyped)
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(parsed, CompValue):
        return parsed.name == name or any(_contains(part, name) for part in parsed.values())
    if isinstance(parsed, (ParseResults, list, tuple)):
        return any(_contains(part, name) for part in parsed)
    return False
