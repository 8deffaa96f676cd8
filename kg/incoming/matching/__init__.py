"""Propose which actors may be one, and write down what a person decides."""

from kg.incoming.matching.studies import apply_decisions, match_actors

__all__ = ["apply_decisions", "match_actors"]
