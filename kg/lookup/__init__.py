"""Look things up by any of their names: records, codes and terms."""

from kg.lookup.codes import list_codes
from kg.lookup.describing import describe_thing
from kg.lookup.finding import Finder, written_iri
from kg.lookup.languages import (
    guess_language,
    guessed_languages,
    is_language,
    language_name,
)
from kg.lookup.lemmas import dictionaries, dictionary_forms, is_common
from kg.lookup.matching import Match
from kg.lookup.names import Name, read_names
from kg.lookup.spelling import similarity
from kg.lookup.telling import as_text
from kg.lookup.terms import list_terms
from kg.lookup.things import Things
from kg.lookup.words import fold, initials, stem

__all__ = [
    "Finder",
    "Match",
    "Name",
    "Things",
    "as_text",
    "describe_thing",
    "dictionaries",
    "dictionary_forms",
    "fold",
    "guess_language",
    "guessed_languages",
    "initials",
    "is_common",
    "is_language",
    "language_name",
    "list_codes",
    "list_terms",
    "read_names",
    "similarity",
    "stem",
    "written_iri",
]
