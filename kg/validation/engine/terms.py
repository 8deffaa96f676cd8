"""The terms of shapes, as rdflib has them, in the engine's own form."""

from __future__ import annotations

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode

__all__ = ["from_rdflib"]


def from_rdflib(term: rdflib.term.Node) -> NamedNode | BlankNode | Literal:
    """Convert a term of rdflib's."""
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(term.datatype) if term.datatype else None)
    return BlankNode(str(term)) if isinstance(term, rdflib.BNode) else NamedNode(str(term))
