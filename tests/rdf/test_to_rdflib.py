from __future__ import annotations

import logging
import warnings

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf import XSD, quiet_rdflib, to_rdflib_triple

A, P = NamedNode("http://x.org/a"), NamedNode("http://x.org/p")


def converted(term):
    return to_rdflib_triple(Triple(A, P, term))[2]


def test_each_kind_of_term_is_the_same_in_rdflib():
    whole = to_rdflib_triple(Triple(BlankNode("b"), P, A))
    assert whole == (rdflib.BNode("b"), rdflib.URIRef(P.value), rdflib.URIRef(A.value))
    assert converted(Literal("ā", language="lv")) == rdflib.Literal("ā", lang="lv")
    assert converted(Literal("ā")) == rdflib.Literal("ā")
    assert converted(Literal("ā")).datatype is None


def test_a_number_keeps_its_written_form():
    """rdflib made 1 of 01, so that the written form could not be checked."""
    found = converted(Literal("01", datatype=NamedNode(f"{XSD}integer")))
    assert (str(found), found.datatype) == ("01", rdflib.XSD.integer)


def test_rdflib_is_quiet_about_a_wrong_value_only_within(caplog):
    wrong = Literal("2031-02-30", datatype=NamedNode(f"{XSD}date"))
    with caplog.at_level(logging.WARNING, "rdflib.term"), warnings.catch_warnings():
        warnings.simplefilter("error")
        with quiet_rdflib():
            assert str(converted(wrong)) == "2031-02-30"
        assert caplog.records == []
        converted(wrong)
        assert [record.name for record in caplog.records] == ["rdflib.term"]
