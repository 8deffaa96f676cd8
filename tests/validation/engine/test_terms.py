"""Terms of rdflib and of the engine are the same terms."""

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import XSD

from kg.rdf.to_rdflib import to_rdflib_term
from kg.validation.engine.terms import from_rdflib

SAME = [
    (rdflib.URIRef("urn:a"), NamedNode("urn:a")),
    (rdflib.BNode("b"), BlankNode("b")),
    (rdflib.Literal("x"), Literal("x")),
    (rdflib.Literal("x", lang="en"), Literal("x", language="en")),
    (
        rdflib.Literal("01", datatype=XSD.integer, normalize=False),
        Literal("01", datatype=NamedNode(str(XSD.integer))),
    ),
]


@pytest.mark.parametrize(("theirs", "ours"), SAME)
def test_there_and_back(theirs, ours):
    assert from_rdflib(theirs) == ours
    assert to_rdflib_term(ours) == theirs
