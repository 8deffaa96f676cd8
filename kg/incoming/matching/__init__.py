"""Propose which actors may be one, and write down what a person decides."""

from kg.incoming.matching.alphabets import latin_words
from kg.incoming.matching.anatomy import dissect
from kg.incoming.matching.studies import Matching, apply_decisions, match_actors
from kg.incoming.matching.verdicts import UNIT_OF
from kg.incoming.matching.vocabulary import meaning_of

__all__ = [
    "UNIT_OF",
    "Matching",
    "apply_decisions",
    "dissect",
    "latin_words",
    "match_actors",
    "meaning_of",
]
