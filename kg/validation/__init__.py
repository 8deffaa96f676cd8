"""The data against the shapes, the texts and the quotes."""

from kg.validation.evidence import check_quotes, fill_quotes
from kg.validation.near import near_miss
from kg.validation.validating import TIMEOUT, validate

__all__ = ["TIMEOUT", "check_quotes", "fill_quotes", "near_miss", "validate"]
