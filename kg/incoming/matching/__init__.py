"""Propose which actors may be one, and write down what a person decides."""

from kg.incoming.matching.anatomy import dissect
from kg.incoming.matching.studies import Matching, apply_decisions, match_actors
from kg.incoming.matching.vocabulary import meaning_of

__all__ = ["Matching", "apply_decisions", "dissect", "match_actors", "meaning_of"]
