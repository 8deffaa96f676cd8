"""Measures of a network."""

from kg.networks.measures.measure import Measure, Settings
from kg.networks.measures.measuring import (
    MEASURES,
    chosen,
    measure,
    ranks,
    values,
    values_of,
)

__all__ = ["MEASURES", "Measure", "Settings", "chosen", "measure", "ranks", "values", "values_of"]
