"""Questions as files: SPARQL with a ``#+`` header that says in plain words what is asked.

The header is YAML in comment lines, after the habit of grlc::

    #+ summary: Who organised an event, and with whom?
    #+ params:
    #+   event: {type: iri, help: the event, example: event:riga-mile-partners}

A parameter is a variable of the query that is bound when the user gives it, never pasted in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Variable

from kg import turtle
from kg.errors import InputError
from kg.store import Dataset, Study, open_study, shipped
from kg.tables import Cell, Table
from kg.vocabulary import PREFIXES, XSD, expand

__all__ = [
    "Parameter",
    "Query",
    "bind",
    "find_queries",
    "parse_query",
    "read_network_query",
    "read_query",
    "read_question",
    "run",
]


@dataclass(frozen=True)
class Parameter:
    """A variable of a query that a user may bind; ``type`` is iri, text, integer or date."""

    name: str
    type: str
    help: str
    example: str = ""
    default: str | None = None


@dataclass(frozen=True)
class Query:
    """A SPARQL query with its header; ``name`` is its file's name without the ending.

    ``title`` is the heading of a network's page, ``summary`` the question in plain words.
    ``cites`` names the columns whose records' quotes a reader is shown; ``modes`` the two modes
    of a network.
    """

    name: str
    text: str
    summary: str
    path: Path | None = None
    title: str = ""
    reading: str = ""
    params: tuple[Parameter, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    cites: tuple[str, ...] = ("claim",)


_FIELDS = {"summary", "title", "reading", "params", "columns", "keywords", "modes", "cites"}
_TYPES = ("iri", "text", "integer", "date")


def parse_query(text: str, *, name: str, path: Path | None = None) -> Query:
    """Read a query's header; a query without one has its name for a summary.

    Raises
    ------
    InputError
        If the header is not YAML, or has a field that is unknown.
    """
    lines = text.splitlines()
    header = "\n".join(line[2:].removeprefix(" ") for line in lines if line.startswith("#+"))
    try:
        fields = yaml.safe_load(header) or {}
    except yaml.YAMLError as error:
        line = _header_line(lines, error)
        raise InputError(
            "the #+ header is not YAML; a text with a colon needs quotation marks",
            path=path or name,
            line=line,
        ) from error
    if not isinstance(fields, dict) or set(fields) - _FIELDS:
        unknown = sorted(set(fields) - _FIELDS) if isinstance(fields, dict) else [header[:20]]
        raise InputError(
            f"the #+ header has an unknown field “{unknown[0]}”; known are "
            f"{', '.join(sorted(_FIELDS))}",
            path=path or name,
        )
    return Query(
        name=name,
        text=text,
        summary=str(fields.get("summary", name)),
        path=path,
        title=str(fields.get("title", "")) or name.replace("-", " ").capitalize(),
        reading=str(fields.get("reading", "")),
        params=tuple(_parameter(k, v, path) for k, v in (fields.get("params") or {}).items()),
        columns={str(k): str(v) for k, v in (fields.get("columns") or {}).items()},
        keywords=tuple(map(str, fields.get("keywords") or ())),
        modes=tuple(map(str, fields.get("modes") or ())),
        cites=tuple(map(str, fields.get("cites") or ("claim",))),
    )


def _header_line(lines: list[str], error: yaml.YAMLError) -> int | None:
    mark = getattr(error, "problem_mark", None)
    numbers = [number for number, line in enumerate(lines, 1) if line.startswith("#+")]
    return numbers[min(mark.line, len(numbers) - 1)] if mark and numbers else None


def _parameter(name: str, given: Any, path: Path | None) -> Parameter:  # noqa: ANN401 (YAML)
    fields = given if isinstance(given, dict) else {}
    kind = str(fields.get("type", ""))
    if kind not in _TYPES:
        raise InputError(
            f"the parameter “{name}” needs a type: one of {', '.join(_TYPES)}", path=path
        )
    default = fields.get("default")
    return Parameter(
        name=name,
        type=kind,
        help=str(fields.get("help", "")),
        example=str(fields.get("example", "")),
        default=None if default is None else str(default),
    )


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
    _refuse_reaching_out(query)
    try:
        result = dataset.store.query(
            query.text,
            prefixes=PREFIXES,
            use_default_graph_as_union=not stated_only,
            default_graph=[*dataset.stated_graphs] if stated_only else None,
            substitutions={Variable(name): term for name, term in bound.items()},
        )
        columns, rows = _rows(result)
    except SyntaxError as error:
        raise _syntax_error(query, error) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise InputError(f"the query cannot be answered: {error}", path=query.path) from error
    return Table(columns, rows, dataset.labels(lang))


def _rows(
    result: QuerySolutions | QueryBoolean | QueryTriples,
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    if isinstance(result, QueryBoolean):
        return ("answer",), (("yes" if result else "no",),)
    if isinstance(result, QueryTriples):
        rows = sorted(tuple(map(_cell, t)) for t in result)
        return ("subject", "predicate", "object"), tuple(rows)
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
    else:
        what = "the query ends too early; is a “}” missing?"
    return InputError(
        f"not SPARQL 1.1: {what}", path=query.path or query.name, line=line, column=column
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
