"""Measures of a network."""

from kg.networks.measures.measuring import MEASURES, measure, values

__all__ = ["MEASURES", "measure", "values"]
