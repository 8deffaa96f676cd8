"""Shapes before they are used: read, counted, and refused where they could find nothing."""

from kg.validation.shapes.counts import Count, add, count
from kg.validation.shapes.shacl_words import (
    DATATYPES,
    TARGETS,
    is_off,
    list_items,
    name_of,
    parameters,
)
from kg.validation.shapes.shape_queries import prefixes_of
from kg.validation.shapes.shapes import Shapes, read_shapes, shapes_folder

__all__ = [
    "DATATYPES",
    "TARGETS",
    "Count",
    "Shapes",
    "add",
    "count",
    "is_off",
    "list_items",
    "name_of",
    "parameters",
    "prefixes_of",
    "read_shapes",
    "shapes_folder",
]
