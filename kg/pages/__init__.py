"""Pages: each is one HTML file that asks nothing of the outside."""

from kg.pages.answer import answer_page
from kg.pages.answer_rows import Places, rows_shown
from kg.pages.listing import gap_page, index_page, node_addresses, question_page
from kg.pages.mentions import Mark, mentions_page
from kg.pages.network import (
    kept_places,
    network_page,
    page_measures,
    places_before,
    places_in,
    read_details,
    read_foot,
)
from kg.pages.report import report_page

__all__ = [
    "Mark",
    "Places",
    "answer_page",
    "gap_page",
    "index_page",
    "kept_places",
    "mentions_page",
    "network_page",
    "node_addresses",
    "page_measures",
    "places_before",
    "places_in",
    "question_page",
    "read_details",
    "read_foot",
    "report_page",
    "rows_shown",
]
