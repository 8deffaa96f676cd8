"""The page of an answer: what was asked, of which data, the rows, and the sources under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from markupsafe import Markup
from pyoxigraph import NamedNode

from kg import __version__
from kg.errors import InputError
from kg.escapes import clean
from kg.links import source_link
from kg.pages.answer_rows import Places, label_rules, page_column, page_row, rows_shown
from kg.pages.environment import TEMPLATES, environment
from kg.pages.scripts import join_modules, policy_source
from kg.questions import Claim, Parameter, Query, Quote
from kg.rdf import compress, expand
from kg.tables import Table

__all__ = ["answer_page"]


def answer_page(
    query: Query,
    table: Table,
    quotes: Mapping[str, Sequence[Quote]],
    claims: Mapping[str, Claim],
    *,
    params: Mapping[str, str] | None = None,
    data_version: str = "",
    heading: str = "",
    lead: str = "",
    empty: str = "No row: the documents do not say.",
    noted: str = "What it rests on",
    index_href: str = "",
    files: Sequence[tuple[str, str]] = (),
    has_query_file: bool = False,
    lang: str = "en",
    command: str = "",
    places: Places | None = None,
) -> str:
    """Write an answer as one HTML page that asks nothing of the outside.

    The page reads without a script; with its own, rows are sorted, filtered and copied. Of a large
    answer it shows the first rows (:func:`kg.pages.answer_rows.rows_shown`) and says so.

    Each row names the records it rests on, by number; their quotes stand under the table, with
    links to the sources at the phrase. These records are in the columns that the query cites, or,
    where it has none of these, in any that holds a claim. A column whose name ends in ``claim`` is
    not shown as such.

    Parameters
    ----------
    query
        The question with its header.
    table
        Its answer, of any form.
    quotes, claims
        Those of the study, by the record's IRI; both may be empty.
    params
        The parameters as the user gave them; of the others the default is shown, if there is one.
    data_version
        Which data were asked; see :func:`kg.versions.data_version`.
    heading, lead
        The title, by default the question, and a sentence under it.
    empty, noted
        What is said where there is no row, and the heading of the sources.
    index_href
        The address of the page that leads here.
    files
        What the same answer is called and how its file ends, in the folder of the page.
    has_query_file
        If the query is in the folder of the page, too, in a file that ends in ``.rq``.
    lang
        The language of the labels, as a language tag; texts are sorted as in that language.
    command
        The command that gives the same answer, to be copied.
    places
        Where names lead to; by default nowhere.
    """
    count, table = len(table.rows), replace(table, rows=table.rows[: rows_shown(table)])
    cites = _cited(query, table, claims)
    numbers = _numbers(table, cites, quotes, claims)
    shown = [name for name in table.columns if not _is_note(name, table, cites, numbers)]
    notes = [
        _note(number, iri, table, quotes.get(iri, ()), claims.get(iri))
        for iri, number in numbers.items()
    ]
    columns = [page_column(name, table) for name in shown]
    names = [each["words"] for each in columns] + (["evidence"] if cites else [])
    css = "".join(
        (TEMPLATES / name).read_text("utf-8") for name in ("base.css", "listing.css", "answer.css")
    )
    script, policy = _script()
    to = places or Places()
    ask = table.form == "ask"
    return (
        environment()
        .get_template("answer.html.j2")
        .render(
            style=Markup(css),  # noqa: S704 (our own file)
            labels=Markup(label_rules(names)),  # noqa: S704 (all but letters are escaped)
            script=script,
            policy=policy,
            query=query,
            heading=clean(heading or _heading(query)),
            lead=lead,
            params=_parameters(query, params or {}, table),
            data_version=data_version,
            verdict="Yes" if ask and table.rows == (("yes",),) else "No" if ask else "",
            notice=table.notice,
            columns=columns,
            rows=[page_row(cells, table, shown, cites, numbers, to) for cells in table.rows],
            count=count,
            lang=lang,
            command=clean(command),
            linked=bool(to.records or to.nodes),
            things=any(
                isinstance(cell, NamedNode) for name in shown for cell in table.column(name)
            ),
            cited=bool(cites),
            empty=empty,
            meanings=[(name, query.columns[name]) for name in shown if query.columns.get(name)],
            files=files,
            has_query_file=has_query_file,
            noted=noted,
            notes=notes,
            index_href=index_href,
            version=__version__,
        )
    )


@cache
def _script() -> tuple[Markup, Markup]:
    """Return the page's script as it is between the tags, and its hash."""
    script = join_modules(TEMPLATES / "answer")
    return Markup(script), Markup(policy_source(script))  # noqa: S704 (our own files)


def _heading(query: Query) -> str:
    """Return the question; a query without a header has only a name, perhaps of a file."""
    return query.summary if query.summary != query.name else f"Answer to the query {query.name}"


def _cited(query: Query, table: Table, claims: Mapping[str, Claim]) -> list[str]:
    """List the columns whose records' quotes are shown."""
    if named := [name for name in query.cites if name in table.columns]:
        return named
    return [
        name
        for name in table.columns
        if any(isinstance(cell, NamedNode) and cell.value in claims for cell in table.column(name))
    ]


def _numbers(
    table: Table,
    cites: Sequence[str],
    quotes: Mapping[str, Sequence[Quote]],
    claims: Mapping[str, Claim],
) -> dict[str, int]:
    """Give a number to each record that has a claim or quotes to show, in the rows' order."""
    at = [table.columns.index(name) for name in cites]
    numbers: dict[str, int] = {}
    for row in table.rows:
        for cell in (row[place] for place in at):
            if isinstance(cell, NamedNode) and (quotes.get(cell.value) or cell.value in claims):
                numbers.setdefault(cell.value, len(numbers) + 1)
    return numbers


def _is_note(name: str, table: Table, cites: Sequence[str], numbers: Mapping[str, int]) -> bool:
    """Tell whether a column says no more than the numbers beside the rows do."""
    return (
        name.lower().endswith("claim")
        and name in cites
        and all(
            cell is None or (isinstance(cell, NamedNode) and cell.value in numbers)
            for cell in table.column(name)
        )
    )


def _parameters(query: Query, given: Mapping[str, str], table: Table) -> list[dict[str, str]]:
    """Return the parameters that the answer was bound by, those the query knows first."""
    known = {parameter.name: parameter for parameter in query.params}
    bound = {
        name: str(given.get(name, parameter.default))
        for name, parameter in known.items()
        if name in given or parameter.default is not None
    } | dict(given)
    return [_parameter(name, text, known.get(name), table) for name, text in bound.items()]


def _parameter(name: str, text: str, known: Parameter | None, table: Table) -> dict[str, str]:
    label = table.labels.get(_expanded(text), "") if known and known.type == "iri" else ""
    return {
        "name": name,
        "text": clean(label or text),
        "label": clean(label),
        "given": clean(text),
        "help": known.help if known else "",
    }


def _expanded(text: str) -> str:
    try:
        return expand(text)
    except InputError:
        return ""  # by a prefix that only the study knows


def _note(
    number: int, iri: str, table: Table, quotes: Sequence[Quote], claim: Claim | None
) -> dict[str, Any]:
    about = table.labels.get(iri, compress(iri))
    if claim and claim.heading:
        about = claim.heading
    return {
        "number": number,
        "name": compress(iri),
        "about": clean(about),
        "status": claim.status if claim else "stated",
        "confidence": claim.confidence if claim else "",
        "reason": clean(claim.reason) if claim else "",
        "quotes": [
            {
                "exact": clean(quote.exact),
                "lang": quote.lang,
                "document": clean(quote.document),
                "link": ""
                if quote.row
                else source_link(quote.address, quote.exact, quote.prefix, quote.suffix),
                "cell": f"row {quote.row}, column “{clean(quote.column)}”" if quote.row else "",
            }
            for quote in quotes
        ],
    }
