"""Measures of a network."""

from kg.networks.measures.measure import Measure, Settings
from kg.networks.measures.measuring import MEASURES, chosen, measure, ranks, values

__all__ = ["MEASURES", "Measure", "Settings", "chosen", "measure", "ranks", "values"]
