"""Every quote against the text or the table it is taken from."""

from kg.validation.quotes.evidence import MAX_WORDS, check_quotes
from kg.validation.quotes.filling import fill_quotes
from kg.validation.quotes.near import near_miss

__all__ = [
    "MAX_WORDS",
    "check_quotes",
    "fill_quotes",
    "near_miss",
]
