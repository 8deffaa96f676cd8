"""Say why an answer is empty or odd, and what the data have that was probably meant."""

from kg.questions.hints.missing import missing_names
from kg.questions.hints.telling import hints

__all__ = ["hints", "missing_names"]
