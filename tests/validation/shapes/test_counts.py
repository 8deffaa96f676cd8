"""What a validation checked is counted: shapes that apply, their records, their constraints."""

import rdflib
from validation_helpers import DECLARED

from kg.rdf.vocabulary import expand
from kg.validation.shapes.counts import Count, add, count

RULES = """
shape:A a sh:NodeShape ; sh:targetClass migov:Actor ; sh:nodeKind sh:IRI ; sh:property shape:p .
shape:p a sh:PropertyShape ; sh:path migov:kind ; sh:minCount 1 ; sh:maxCount 1 .
shape:B a sh:NodeShape ; sh:targetClass migov:Output ; sh:nodeKind sh:IRI .
shape:F a sh:NodeShape ; sh:targetSubjectsOf migov:acronym ; sh:nodeKind sh:IRI .
shape:C a sh:NodeShape ; sh:targetNode actor:x ; sh:or ( shape:D shape:E ) .
shape:D a sh:NodeShape ; sh:class migov:Event .
shape:E a sh:NodeShape ; sh:class migov:Actor ; sh:deactivated true .
"""
APPLIES = {"A": "ab", "B": "", "F": "", "C": "x"}


def read(turtle):
    return rdflib.Graph().parse(data=DECLARED + turtle, format="turtle")


def iri(curie):
    return rdflib.URIRef(expand(curie))


def counted_among(among=None):
    applies = {
        iri(f"shape:{shape}"): {expand(f"actor:{name}") for name in names}
        for shape, names in APPLIES.items()
    }
    return count(read(RULES), applies, among)


def test_shapes_that_apply_are_counted_with_what_they_refer_to_and_no_other():
    # Of A: itself and its property; of C: itself and D, as E is off; B has no record.
    # F has none either, and names a property, not a class.
    counted = counted_among()
    assert (counted.shapes, counted.constraints) == (4, 5)
    assert counted.focus == {expand(f"actor:{name}") for name in "abx"}
    assert counted.unused == (expand("migov:Output"),)
    named = {each for each in counted.reached if isinstance(each, rdflib.URIRef)}
    assert named == {iri(f"shape:{name}") for name in "ApCD"}


def test_of_some_records_only_what_applies_to_them_is_counted():
    of_b = counted_among({expand("actor:b"), expand("actor:elsewhere")})
    assert of_b.focus == {expand("actor:b")}
    assert (of_b.shapes, of_b.constraints) == (2, 3)
    assert counted_among(set()).shapes == 0


def test_counts_of_several_graphs_add_up():
    one = Count(1, frozenset("ab"), 3, ("b",), frozenset([iri("shape:A")]))
    other = Count(10, frozenset("bc"), 30, ("a", "b"))
    assert add([one, other]) == Count(
        11, frozenset("abc"), 33, ("a", "b"), frozenset([iri("shape:A")])
    )
    assert add([]) == Count(0, frozenset(), 0, ())
