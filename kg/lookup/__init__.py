"""Look things up by any of their names: records, codes and terms."""

from kg.lookup.codes import list_codes
from kg.lookup.describing import describe_thing
from kg.lookup.finding import Finder, written_iri
from kg.lookup.matching import Match
from kg.lookup.telling import as_text
from kg.lookup.terms import list_terms
from kg.lookup.words import fold

__all__ = [
    "Finder",
    "Match",
    "as_text",
    "describe_thing",
    "fold",
    "list_codes",
    "list_terms",
    "written_iri",
]
