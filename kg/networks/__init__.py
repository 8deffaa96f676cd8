"""Rows become a network: its measures, and its files."""

from kg.networks.attributes import claims_of, ends_in_order, listed, ties
from kg.networks.files import FORMATS, export_network, read_network, simple
from kg.networks.measures import MEASURES, measure, values
from kg.networks.network import build_network

__all__ = [
    "FORMATS",
    "MEASURES",
    "build_network",
    "claims_of",
    "ends_in_order",
    "export_network",
    "listed",
    "measure",
    "read_network",
    "simple",
    "ties",
    "values",
]
