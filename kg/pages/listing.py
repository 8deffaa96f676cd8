"""The page of each question, with the sources cited under its rows, and the index of all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
from markupsafe import Markup
from pyoxigraph import NamedNode

from kg import __version__
from kg.claims import Claim, Quote
from kg.headers import Query
from kg.pages.fragments import source_link, web_address
from kg.pages.network_page import TEMPLATES, environment
from kg.pages.text import clean
from kg.reports import Report
from kg.store import Dataset
from kg.tables import Table
from kg.vocabulary import compress

__all__ = ["gap_page", "index_page", "question_page"]


def question_page(
    query: Query,
    table: Table,
    quotes: Mapping[str, Sequence[Quote]],
    claims: Mapping[str, Claim],
) -> str:
    """Write a question's answer as one HTML page; each row names the quotes it rests on.

    The columns that the query cites are not shown as such: their records' quotes stand under the
    table, numbered, and the rows point to them.
    """
    return _answer_page(
        query,
        table,
        quotes,
        claims,
        heading=query.summary,
        empty="No row: the documents do not say.",
    )


def gap_page(
    query: Query,
    table: Table,
    quotes: Mapping[str, Sequence[Quote]],
    claims: Mapping[str, Claim],
) -> str:
    """Write what is not known of which things as one HTML page; see :func:`question_page`."""
    return _answer_page(
        query,
        table,
        quotes,
        claims,
        heading=query.title,
        lead=query.summary,
        empty="No row: nothing is missing here.",
        noted="What the documents say of them",
    )


def _answer_page(
    query: Query,
    table: Table,
    quotes: Mapping[str, Sequence[Quote]],
    claims: Mapping[str, Claim],
    *,
    heading: str,
    empty: str,
    lead: str = "",
    noted: str = "What it rests on",
) -> str:
    hidden = {"claim"} & set(query.cites)
    shown = [name for name in table.columns if name not in hidden]
    numbers: dict[str, int] = {}
    rows = []
    for cells in table.rows:
        row = dict(zip(table.columns, cells, strict=True))
        cited = []
        for name in query.cites:
            cell = row.get(name)
            if isinstance(cell, NamedNode) and (quotes.get(cell.value) or cell.value in claims):
                cited.append(numbers.setdefault(cell.value, len(numbers) + 1))
        rows.append(
            {
                "cells": [(clean(table.show(row[name])), _number(row[name])) for name in shown],
                "cited": cited,
                "inferred": _is_inferred(row.get("status")),
            }
        )
    notes = [
        _note(number, iri, table, quotes.get(iri, ()), claims.get(iri))
        for iri, number in numbers.items()
    ]
    return _render(
        "question.html.j2",
        query=query,
        heading=heading,
        lead=lead,
        empty=empty,
        noted=noted,
        cited=bool(set(query.cites) & set(table.columns)),
        columns=[_words(name) for name in shown],
        rows=rows,
        notes=notes,
        version=__version__,
    )


def _is_inferred(cell: object) -> bool:
    return isinstance(cell, NamedNode) and compress(cell.value) in (
        "status:inferred",
        "status:external",
    )


def _number(cell: object) -> bool:
    kind = getattr(getattr(cell, "datatype", None), "value", "")
    return kind.endswith("#integer") or isinstance(cell, (int, float))


def _words(column: str) -> str:
    """Split a variable's name into words: ``asStated`` becomes ``as stated``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column).replace("_", " ").lower()


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
                "link": source_link(quote),
            }
            for quote in quotes
        ],
    }


_DOCUMENTS = """
SELECT ?document ?address ?language ?publisher WHERE {
  ?document a migov:Document ; migov:address ?address .
  OPTIONAL { ?document migov:language ?language }
  OPTIONAL { ?document migov:publisher ?publisher }
} ORDER BY ?document"""

_COUNTS = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  ?thing a ?class .
  ?class rdfs:subClassOf* ?top .
  FILTER(?top IN (migov:Record, migov:Evidence, migov:Document, migov:Place))
} GROUP BY ?class ORDER BY DESC(?count) ?class"""


def index_page(
    dataset: Dataset,
    report: Report,
    questions: Sequence[tuple[Query, int]],
    gaps: Sequence[tuple[Query, int]],
    networks: Sequence[tuple[Query, nx.Graph[str]]],
) -> str:
    """Write the page that leads to all others, with what the graph holds."""
    labels = dataset.labels()
    documents = [
        {
            "label": clean(labels.get(row[0].value, compress(row[0].value))),
            "address": web_address(row[1].value),
            "language": row[2].value if row[2] else "",
            "publisher": clean(row[3].value if row[3] else ""),
        }
        for row in dataset.select(_DOCUMENTS)
    ]
    counts = [
        (clean(labels.get(row[0].value, compress(row[0].value))), row[1].value)
        for row in dataset.select(_COUNTS)
    ]
    return _render(
        "index.html.j2",
        documents=documents,
        counts=counts,
        report=report,
        questions=questions,
        gaps=gaps,
        networks=[(query, len(graph), graph.number_of_edges()) for query, graph in networks],
        version=__version__,
    )


def _render(template: str, **values: object) -> str:
    css = "".join((TEMPLATES / name).read_text("utf-8") for name in ("base.css", "listing.css"))
    style = Markup(css)  # noqa: S704 (our own file)
    return environment().get_template(template).render(style=style, **values)
