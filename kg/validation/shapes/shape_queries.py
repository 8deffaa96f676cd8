"""The queries of shapes, read before a validator asks them."""

from __future__ import annotations

from itertools import takewhile

import pyoxigraph
import rdflib
from rdflib import SH

from kg.errors import InputError
from kg.rdf import explain, refuse_query, tokens

__all__ = ["names_of_query", "prefixes_of"]


def names_of_query(text: str, prefixes: dict[str, str]) -> set[str]:
    """Return the names that a query of a shape uses.

    pyoxigraph says whether it is SPARQL: rdflib, which will run it, is far slower to parse it.

    Raises
    ------
    InputError
        If it is not SPARQL, or not a query that SHACL allows in a shape.
    """
    refuse_query(text, prefixes=prefixes, allow=None)  # before the engine, which would reach out
    try:
        pyoxigraph.Store().query(text, prefixes=prefixes)
    except SyntaxError as error:
        raise explain(text, error, prefixes=prefixes) from error
    except RuntimeError as error:  # a function that it does not have
        raise InputError(
            f"the query cannot run: {error}; use functions of SPARQL 1.1 only"
        ) from error
    words = tokens(text)
    if found := next((word for word in words if word.is_word("MINUS", "VALUES")), None):
        name = found.text.upper()
        instead = {"MINUS": "FILTER NOT EXISTS", "VALUES": "FILTER(?x IN (...))"}[name]
        raise InputError(f"SHACL forbids {name} in the query of a shape; write {instead}")
    selects = [at for at, word in enumerate(words) if word.is_word("SELECT")]
    if not selects:
        raise InputError("the query of a shape must be a SELECT query")
    for nested, at in enumerate(selects):
        chosen = takewhile(lambda w: w.text != "{" and not w.is_word("WHERE"), words[at:])
        if not any(word.text in ("$this", "?this") for word in chosen):
            where = "a nested SELECT" if nested else "the query of a shape"
            raise InputError(f"{where} must select $this; add it")
    names = {word.text[1:-1] for word in words if word.kind == "iri"}
    for word in words:
        prefix, _, local = word.text.partition(":")
        if word.kind == "name" and local:
            names.add(prefixes.get(prefix, "") + local)
    return names


def prefixes_of(shapes: rdflib.Graph, query: rdflib.term.Node) -> dict[str, str]:
    """Return the prefixes that a query of a shape declares by sh:prefixes."""
    return {
        str(shapes.value(each, SH.prefix)): str(shapes.value(each, SH.namespace))
        for owner in shapes.objects(query, SH.prefixes)
        for each in shapes.objects(owner, SH.declare)
    }
