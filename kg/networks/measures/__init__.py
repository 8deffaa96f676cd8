"""Measures of a network."""

from kg.networks.measures.backbone import keep_backbone
from kg.networks.measures.measure import Measure, Settings
from kg.networks.measures.measuring import (
    MEASURES,
    chosen,
    measure,
    ranks,
    values,
    values_of,
)

__all__ = [
    "MEASURES",
    "Measure",
    "Settings",
    "chosen",
    "keep_backbone",
    "measure",
    "ranks",
    "values",
    "values_of",
]
