"""Answers in every format: its name, the kinds of answer it can write, and how it writes them.

To add one, write a function and name it in :data:`FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.questions import Claim, Query, Quote, Source, read_claims, read_quotes
from kg.tables import (
    Table,
    as_jsonld,
    as_markdown,
    as_ntriples,
    as_srj,
    as_tsv,
    as_turtle,
    as_xlsx,
    as_xml,
    written,
)

__all__ = ["FORMATS", "Answer", "Format", "about_answer", "left_out", "write_answer"]


@dataclass(frozen=True)
class Answer:
    """A table, and what a page or a workbook tells with it; only the table is required.

    ``params`` are as the user gave them and ``data_version`` is what ``Source.version`` returns;
    ``quotes`` and ``claims`` are those of the things in the table. ``command`` is the command that
    gives the same answer, ``lang`` the language of the labels.
    """

    table: Table
    query: Query | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    data_version: str = ""
    quotes: Mapping[str, Sequence[Quote]] = field(default_factory=dict, repr=False)
    claims: Mapping[str, Claim] = field(default_factory=dict, repr=False)
    command: str = ""
    lang: str = "en"


@dataclass(frozen=True)
class Format:
    """A way to write an answer.

    ``forms`` are the kinds of answer it can write. ``tells`` is True if it writes more than the
    rows and so needs more of :class:`Answer`. ``quotes`` returns how many rows it writes, if it
    writes quotes and claims with them; only then are these worth reading.
    """

    write: Callable[[Answer], bytes]
    ending: str
    forms: tuple[str, ...] = ("select", "ask", "construct")
    tells: bool = False
    quotes: Callable[[Table], int] | None = None


def write_answer(answer: Answer | Table, form: str) -> bytes:
    """Write an answer in one of :data:`FORMATS`.

    >>> write_answer(Table(("a",), ((1,), (2,))), "csv").split()
    [b'a', b'1', b'2']

    Raises
    ------
    InputError
        If the format is unknown, or does not suit what was asked.
    """
    asked = answer if isinstance(answer, Answer) else Answer(answer)
    if form not in FORMATS:
        raise InputError(f"there is no format “{form}”; choose one of {', '.join(FORMATS)}")
    if asked.table.form not in FORMATS[form].forms:
        suited = [name for name, each in FORMATS.items() if asked.table.form in each.forms]
        takes = " or ".join(each.upper() for each in FORMATS[form].forms)
        raise InputError(
            f"{form} can only hold the answer of a {takes} query; choose one of {', '.join(suited)}"
        )
    return FORMATS[form].write(asked)


def about_answer(
    source: Source,
    query: Query,
    table: Table,
    params: Mapping[str, str],
    form: str,
    *,
    lang: str = "en",
    command: str = "",
) -> Answer:
    """Add to a table what a page or a workbook tells with it, if the format tells anything."""
    known = FORMATS[form]
    if not known.tells:
        return Answer(table, query, params)
    cited = [name for name in query.cites if name in table.columns] or table.columns
    at = [table.columns.index(name) for name in cited]
    most = known.quotes(table) if known.quotes else 0
    cells = (row[place] for row in table.rows[:most] for place in at)
    things = {cell.value for cell in cells if isinstance(cell, NamedNode)}
    return Answer(
        table,
        query,
        params,
        source.version(),
        read_quotes(source, lang, things) if things else {},
        read_claims(source, lang, things) if things else {},
        command,
        lang,
    )


def _text(writer: Callable[[Table], str]) -> Callable[[Answer], bytes]:
    return lambda answer: writer(answer.table).encode()


def _plain(form: str) -> Callable[[Answer], bytes]:
    return lambda answer: written(answer.table, form)


def _html(answer: Answer) -> bytes:
    from kg.pages import answer_page

    page = answer_page(
        answer.query or Query("answer", "", "Answer"),
        answer.table,
        answer.quotes,
        answer.claims,
        params=answer.params,
        data_version=answer.data_version,
        lang=answer.lang,
        command=answer.command,
    )
    return page.encode()


def _rows_shown(table: Table) -> int:
    from kg.pages import rows_shown

    return rows_shown(table)


def left_out(table: Table, form: str) -> str:
    """Say which rows of an answer a format does not write, or return ``""``."""
    most = FORMATS[form].quotes
    if most is None or (shown := most(table)) == len(table.rows):
        return ""
    return f"the page shows the first {shown:,} of {len(table.rows):,} rows"


def _xlsx(answer: Answer) -> bytes:
    return as_xlsx(answer.table, _about(answer))


def _about(answer: Answer) -> dict[str, str]:
    """Return in words what the rows answer, without what is not known."""
    query = answer.query
    told: dict[str, str] = {}
    if query:
        told |= {"Question": query.summary, "What for": query.purpose, "Reading": query.reading}
        told |= {f"Column {name}": meaning for name, meaning in query.columns.items()}
        told["Network measure"] = query.measure
    told |= {f"Parameter {name}": given for name, given in answer.params.items()}
    told |= {"Rows": f"{len(answer.table.rows):,}", "Data": answer.data_version}
    if query:
        told["Query"] = query.text
    return {what: words for what, words in told.items() if words}


_CONSTRUCT = ("construct",)

FORMATS: dict[str, Format] = {
    "text": Format(_plain("text"), "txt"),
    "csv": Format(_plain("csv"), "csv"),
    "tsv": Format(_text(as_tsv), "tsv"),
    "json": Format(_plain("json"), "json"),
    "srj": Format(_text(as_srj), "srj"),
    "xml": Format(_text(as_xml), "xml"),
    "markdown": Format(_text(as_markdown), "md"),
    "html": Format(_html, "html", tells=True, quotes=_rows_shown),
    "xlsx": Format(_xlsx, "xlsx", tells=True),
    "turtle": Format(_text(as_turtle), "ttl", _CONSTRUCT),
    "jsonld": Format(_text(as_jsonld), "jsonld", _CONSTRUCT),
    "ntriples": Format(_text(as_ntriples), "nt", _CONSTRUCT),
}
