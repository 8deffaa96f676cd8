"""RDF as text: names, dates and labels; Turtle read and written; the words of SPARQL."""

from kg.rdf.brackets import Bracket, bracketed, first_unnamed
from kg.rdf.comments import put_comments
from kg.rdf.date_words import in_words, two_readings
from kg.rdf.dates import bounds
from kg.rdf.headers import Header
from kg.rdf.labels import choose_labels
from kg.rdf.near_names import NearNames, suggest
from kg.rdf.patterns import TYPE, Pattern, Patterns, iri_named, triple_patterns
from kg.rdf.refusals import refuse_query
from kg.rdf.settling import settled
from kg.rdf.sparql import explain
from kg.rdf.to_rdflib import quiet_rdflib, to_rdflib_term, to_rdflib_triple
from kg.rdf.turtle import as_stored, load_turtle, parse_turtle, read_triples
from kg.rdf.turtle_lines import (
    declared_prefixes,
    first_comment,
    has_blanks,
    record_lines,
    unnamed_lines,
)
from kg.rdf.vocabulary import PREFIXES, XSD, compress, expand, local_name, same_namespace
from kg.rdf.words import Token, declared, place, tokens
from kg.rdf.writing import canonical
from kg.rdf.yaml_files import Entry, read_yaml

__all__ = [
    "PREFIXES",
    "TYPE",
    "XSD",
    "Bracket",
    "Entry",
    "Header",
    "NearNames",
    "Pattern",
    "Patterns",
    "Token",
    "as_stored",
    "bounds",
    "bracketed",
    "canonical",
    "choose_labels",
    "compress",
    "declared",
    "declared_prefixes",
    "expand",
    "explain",
    "first_comment",
    "first_unnamed",
    "has_blanks",
    "in_words",
    "iri_named",
    "load_turtle",
    "local_name",
    "parse_turtle",
    "place",
    "put_comments",
    "quiet_rdflib",
    "read_triples",
    "read_yaml",
    "record_lines",
    "refuse_query",
    "same_namespace",
    "settled",
    "suggest",
    "to_rdflib_term",
    "to_rdflib_triple",
    "tokens",
    "triple_patterns",
    "two_readings",
    "unnamed_lines",
]
