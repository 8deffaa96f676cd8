"""Propose which actors may be one, and write down what a person decides."""

from kg.incoming.matching.studies import Matching, apply_decisions, match_actors

__all__ = ["Matching", "apply_decisions", "match_actors"]
