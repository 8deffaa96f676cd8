"""Rules that hold for any shapes: on texts, terms, sources and a study's own ontology."""

from kg.validation.rules.own_rules import add_own_rules
from kg.validation.rules.own_terms import incomplete_terms, outside_domain
from kg.validation.rules.sources import source_problems
from kg.validation.rules.terms_kept import changed_terms, unknown_properties
from kg.validation.rules.texts import TextProblem, text_problems

__all__ = [
    "TextProblem",
    "add_own_rules",
    "changed_terms",
    "incomplete_terms",
    "outside_domain",
    "source_problems",
    "text_problems",
    "unknown_properties",
]
