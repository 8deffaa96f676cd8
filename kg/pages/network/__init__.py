"""The interactive page of a network."""

from kg.pages.network.details import read_details
from kg.pages.network.earlier import kept_places, places_before, places_in
from kg.pages.network.foot import read_foot
from kg.pages.network.measured import page_measures
from kg.pages.network.page import network_page

__all__ = [
    "kept_places",
    "network_page",
    "page_measures",
    "places_before",
    "places_in",
    "read_details",
    "read_foot",
]
