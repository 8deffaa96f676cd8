"""The data against the shapes, the texts and the quotes."""

from kg.validation.characters import character_problem, mixed_scripts, skeleton, without_unseen
from kg.validation.quotes import MAX_WORDS, check_quotes, fill_quotes, near_miss
from kg.validation.validating import TIMEOUT, validate

__all__ = [
    "MAX_WORDS",
    "TIMEOUT",
    "character_problem",
    "check_quotes",
    "fill_quotes",
    "mixed_scripts",
    "near_miss",
    "skeleton",
    "validate",
    "without_unseen",
]
