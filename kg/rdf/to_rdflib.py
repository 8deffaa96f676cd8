"""Triples for rdflib, with literals as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.locks import quiet
from kg.rdf.vocabulary import XSD

if TYPE_CHECKING:
    import logging

    import rdflib

__all__ = ["quiet_rdflib", "to_rdflib_term", "to_rdflib_triple"]


@contextmanager
def quiet_rdflib() -> Iterator[None]:
    """Keep rdflib from logging a traceback, or warning, for each value that is not of its datatype.

    Validation reports them in plain words. Nobody else's logging or warnings change.
    """
    import logging

    def kept(record: logging.LogRecord) -> bool:
        return record.levelno >= logging.ERROR

    logger = logging.getLogger("rdflib.term")
    logger.addFilter(kept)
    try:
        with quiet("(Parsing|Serializing) weird", "rdflib"):
            yield
    finally:
        logger.removeFilter(kept)


def to_rdflib_term(term: object) -> rdflib.term.Node:
    """Convert a term to rdflib's, keeping a literal as it is written."""
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        plain = term.datatype.value == f"{XSD}string"
        datatype = None if plain else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    return rdflib.BNode(str(term)[2:])


def to_rdflib_triple(
    triple: Triple,
) -> tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]:
    """Convert a triple to rdflib's terms, keeping literals as they are written."""
    return (
        to_rdflib_term(triple.subject),
        to_rdflib_term(triple.predicate),
        to_rdflib_term(triple.object),
    )
