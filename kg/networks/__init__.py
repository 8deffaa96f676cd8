"""Rows become a network: its measures, its method card, and its files."""

from kg.networks.attributes import claims_of, ends_finder, listed, silent, ties
from kg.networks.card import Card, as_csvw, as_jsonld, as_text, describe, stamp
from kg.networks.chance import seeded
from kg.networks.edges import times_of
from kg.networks.files import (
    export_formats,
    export_network,
    read_network,
    shown_edges,
    simple,
)
from kg.networks.leaving_out import robustness
from kg.networks.measures import (
    MEASURES,
    Settings,
    measure,
    refuse_unknown,
    values,
    values_of,
)
from kg.networks.network import Material, build_network, finished, gather
from kg.networks.shaping import Shaping, shaped

__all__ = [
    "MEASURES",
    "Card",
    "Material",
    "Settings",
    "Shaping",
    "as_csvw",
    "as_jsonld",
    "as_text",
    "build_network",
    "claims_of",
    "describe",
    "ends_finder",
    "export_formats",
    "export_network",
    "finished",
    "gather",
    "listed",
    "measure",
    "read_network",
    "refuse_unknown",
    "robustness",
    "seeded",
    "shaped",
    "shown_edges",
    "silent",
    "simple",
    "stamp",
    "ties",
    "times_of",
    "values",
    "values_of",
]
