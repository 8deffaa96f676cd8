"""The data against the shapes, the texts and the quotes."""

from kg.validation.evidence import check_quotes, fill_quotes
from kg.validation.validating import validate

__all__ = ["check_quotes", "fill_quotes", "validate"]
