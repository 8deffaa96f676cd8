"""The pages of a build: each question and gap, and the index of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from markupsafe import Markup

from kg import __version__
from kg.escapes import clean
from kg.findings import Report
from kg.links import web_address
from kg.names import built_name
from kg.pages.answer import answer_page
from kg.pages.answer_rows import Places
from kg.pages.environment import TEMPLATES, environment
from kg.questions import Claim, Query, Quote, Source, by_theme, select_about
from kg.rdf import compress
from kg.tables import Table

__all__ = ["gap_page", "index_page", "node_addresses", "question_page"]

# What the folder of a built page holds beside it.
_FILES = (("CSV", "csv"), ("JSON", "json"))


def question_page(
    query: Query,
    table: Table,
    quotes: Mapping[str, Sequence[Quote]],
    claims: Mapping[str, Claim],
    *,
    data_version: str = "",
    command: str = "",
    places: Places | None = None,
) -> str:
    """Write a question's answer as a page of the build; see :func:`answer_page`."""
    return answer_page(
        query,
        table,
        quotes,
        claims,
        data_version=data_version,
        index_href="../index.html",
        files=_FILES,
        has_query_file=True,
        command=command,
        places=places,
    )


def gap_page(
    query: Query,
    table: Table,
    quotes: Mapping[str, Sequence[Quote]],
    claims: Mapping[str, Claim],
    *,
    data_version: str = "",
    command: str = "",
    places: Places | None = None,
) -> str:
    """Write what is not known of which things as a page of the build; see :func:`answer_page`."""
    return answer_page(
        query,
        table,
        quotes,
        claims,
        data_version=data_version,
        heading=query.title,
        lead=query.summary,
        empty="No row: nothing is missing here.",
        noted="What the documents say of them",
        index_href="../index.html",
        files=_FILES,
        has_query_file=True,
        command=command,
        places=places,
    )


def node_addresses(networks: Iterable[tuple[Query, Mapping[str, int]]]) -> dict[str, str]:
    """Give the address of each node in a network's page, from the page of an answer.

    A node of several networks is shown in the one in which it has the most edges, the first of
    these.

    Parameters
    ----------
    networks
        The query of each network, and how many edges each of its nodes has.
    """
    most: dict[str, tuple[int, str]] = {}
    for query, degrees in networks:
        page = f"../networks/{quote(built_name(query.name))}.html"
        for node, edges in degrees.items():
            if node not in most or edges > most[node][0]:
                most[node] = edges, f"{page}#node={quote(node, safe='')}"
    return {node: address for node, (_, address) in most.items()}


_DOCUMENTS = """
SELECT ?document ?address ?language ?publisher WHERE {
  ?document a migov:Document ; migov:address ?address .
  OPTIONAL { ?document migov:language ?language }
  OPTIONAL { ?document migov:publisher ?publisher }
} ORDER BY ?document"""

_COUNTS = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  ?thing a ?class .
  ?class rdfs:subClassOf ?top .
  FILTER(?top IN (migov:Record, migov:Evidence, migov:Document, migov:Place))
  # Of its classes, the narrowest.
  MINUS { ?thing a ?narrower . ?narrower rdfs:subClassOf ?class . FILTER(?narrower != ?class) }
} GROUP BY ?class ORDER BY DESC(?count) ?class"""


def _label(labels: Mapping[str, str], iri: str) -> str:
    return labels.get(iri, compress(iri))


def index_page(
    source: Source,
    report: Report,
    questions: Sequence[tuple[Query, int]],
    gaps: Sequence[tuple[Query, int]],
    networks: Sequence[tuple[Query, int, int]],
) -> str:
    """Write the page that leads to all others, with what the graph holds.

    Parameters
    ----------
    questions, gaps
        The queries, and how many rows each has.
    networks
        The queries, and how many nodes and edges each has.
    """
    labels = source.labels()
    documents = [
        {
            "label": clean(_label(labels, row[0].value)),
            "address": web_address(row[1].value),
            "language": row[2].value if row[2] else "",
            "publisher": clean(_label(labels, row[3].value) if row[3] else ""),
        }
        for row in select_about(source, _DOCUMENTS, "document")
    ]
    counts = [
        (clean(_label(labels, row[0].value)), row[1].value)
        for row in select_about(source, _COUNTS, "thing")
    ]
    return _render(
        "index.html.j2",
        documents=documents,
        counts=counts,
        report=report,
        themes=by_theme(query for query, _ in questions),
        rows={query.name: count for query, count in questions},
        gaps=gaps,
        networks=networks,
        version=__version__,
    )


def _render(template: str, **values: object) -> str:
    css = "".join((TEMPLATES / name).read_text("utf-8") for name in ("base.css", "listing.css"))
    style = Markup(css)  # noqa: S704 (our own file)
    return environment().get_template(template).render(style=style, **values)
