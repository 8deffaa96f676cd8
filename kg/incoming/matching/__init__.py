"""Propose which actors may be one, and write down what a person decides."""

from kg.incoming.matching.studies import Matching, apply_decisions, match_actors
from kg.incoming.matching.verdicts import UNIT_OF

__all__ = ["UNIT_OF", "Matching", "apply_decisions", "match_actors"]
