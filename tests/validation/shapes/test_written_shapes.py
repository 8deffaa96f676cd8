"""Shapes before they are checked: to which record a node belongs, and what refers to what."""

from pathlib import Path

import rdflib
from rdflib import SH
from validation_helpers import DECLARED

from kg.findings import Location
from kg.rdf.vocabulary import expand
from kg.validation.shapes.written_shapes import WrittenShapes

PLACE, FILE = Path("shapes"), Path("shapes/a.ttl")


def iri(curie):
    return rdflib.URIRef(expand(curie))


def shapes(turtle, terms):
    graph = rdflib.Graph().parse(data=DECLARED + turtle, format="turtle")
    return WrittenShapes(graph, {expand("shape:A"): Location(FILE, 7)}, terms, PLACE)


def test_an_error_is_at_the_record_that_a_nameless_node_belongs_to(terms):
    found = shapes("shape:A sh:property [ sh:or ( [ sh:minCount 1 ] ) ] .", terms)
    (node,) = found.graph.subjects(SH.minCount)
    assert found.record_of(node) == iri("shape:A")
    assert str(found.error(node, "wrong")) == "shapes/a.ttl:7: wrong"


def test_an_error_at_what_belongs_to_no_record_names_the_place(terms):
    found = shapes("[] sh:minCount 1 .", terms)
    (node,) = found.graph.subjects(SH.minCount)
    assert str(found.error(node, "wrong")) == "shapes: wrong"


def test_an_unknown_name_is_told_with_the_nearest_if_one_is_near(terms):
    found, at = shapes("shape:A sh:minCount 1 .", terms), iri("shape:A")
    known = {expand("migov:kind")}
    assert found.unknown(at, "property", expand("migov:knid"), known).message == (
        "migov:knid is not a known property; did you mean migov:kind?"
    )
    assert found.unknown(at, "property", "urn:x", known).message == (
        "<urn:x> is not a known property"
    )


def test_what_a_shape_refers_to_is_found_in_lists_as_well(terms):
    found = shapes(
        "shape:A sh:node shape:B ; sh:property shape:C ; sh:or ( shape:D shape:E ) ;"
        " sh:class migov:Event . shape:B sh:not shape:D .",
        terms,
    )
    assert found.below == {
        iri("shape:A"): {iri(f"shape:{name}") for name in "BCDE"},
        iri("shape:B"): {iri("shape:D")},
    }


def test_triples_come_in_one_order(terms):
    found = shapes("shape:B sh:minCount 1 . shape:A sh:maxCount 2 , 1 .", terms)
    assert [str(value) for *_, value in found.triples] == ["1", "2", "1"]
