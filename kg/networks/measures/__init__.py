"""Measures of a network."""

from kg.networks.measures.backbone import keep_backbone
from kg.networks.measures.definition import Settings
from kg.networks.measures.measuring import (
    MEASURES,
    chosen,
    measure,
    ranks,
    refuse_unknown,
    values,
    values_of,
)

__all__ = [
    "MEASURES",
    "Settings",
    "chosen",
    "keep_backbone",
    "measure",
    "ranks",
    "refuse_unknown",
    "values",
    "values_of",
]
