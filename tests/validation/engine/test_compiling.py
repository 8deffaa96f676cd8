"""Shapes are asked of a record: certain, or not."""

import pytest
from pyoxigraph import NamedNode
from random_shapes import triples_of
from rdflib import URIRef

from kg.rdf.vocabulary import expand
from kg.validation.data_graphs import as_graph
from kg.validation.engine.compiling import Compiler
from kg.validation.engine.index import Index

INDEX = Index(
    triples_of(
        "actor:a a migov:Unit ; migov:kind kind:ngo . actor:b migov:acronym 'B' , 'b' ; "
        "migov:ordinal '1'^^xsd:int . kind:ngo a migov:ActorKind ."
    )
)
SHAPES = """
shape:unit sh:class migov:Unit . shape:sure sh:property [ sh:path migov:kind ; sh:minCount 1 ] .
shape:open sh:property [ sh:path migov:ordinal ; sh:minInclusive 1 ] .
shape:off sh:deactivated true ; sh:class migov:Event . shape:path sh:path migov:kind .
"""


def compiled(said):
    rules = as_graph(triples_of(f"{SHAPES} shape:A {said} ."))
    return Compiler(rules, lambda: INDEX).compiled(URIRef(expand("shape:A")))


def record(name):
    return NamedNode(expand(f"actor:{name}"))


@pytest.mark.parametrize(
    ("said", "a", "b"),
    [
        ("sh:node shape:unit", True, False),
        ("sh:not shape:unit", False, True),
        ("sh:not shape:open", False, None),
        ("sh:not shape:off", False, False),
        ("sh:and ( shape:unit shape:sure )", True, False),
        ("sh:or ( shape:unit shape:open )", True, None),
        ("sh:or ( shape:unit shape:sure )", True, False),
        ("sh:xone ( shape:unit shape:sure )", False, False),
        ("sh:xone ( shape:unit shape:off )", False, True),
        ("sh:xone ( shape:unit shape:open )", False, None),
        ("sh:node shape:path", None, None),
        ("sh:deactivated true ; sh:class migov:Event", True, True),
        ("sh:closed true ; sh:ignoredProperties ( rdf:type migov:kind )", True, None),
        ("sh:closed true ; sh:property [ sh:path migov:kind ], [ sh:path rdf:type ]", True, None),
        ("sh:closed false", True, True),
        ("sh:sparql shape:q", None, None),
        ("sh:property [ sh:path migov:acronym ; sh:maxCount 1 ]", True, False),
        ("sh:property [ sh:path migov:kind ; sh:property [ sh:path rdf:type ; sh:minCount 2 ] ]",
         False, True),
        ("sh:property [ sh:path [ sh:zeroOrMorePath migov:kind ] ; sh:class migov:Unit ]",
         None, None),
        ("sh:property [ sh:path migov:kind ; sh:qualifiedValueShape [ sh:class migov:ActorKind ] ;"
         " sh:qualifiedMinCount 1 ]", True, False),
        ("sh:property [ sh:path migov:kind ; sh:qualifiedValueShape [ sh:class migov:ActorKind ] ;"
         " sh:qualifiedMaxCount 0 ]", False, True),
    ],
)  # fmt: skip
def test_a_record_keeps_a_shape_or_breaks_it_or_nobody_knows(said, a, b):
    shape = compiled(said)
    assert (shape.fits(record("a")), shape.fits(record("b"))) == (a, b)
    suspects = [name for name, fits in (("a", a), ("b", b)) if fits is not True]
    assert shape.breaking([record("a"), record("b")]) == [record(name) for name in suspects]


@pytest.mark.parametrize(
    ("said", "reach"),
    [
        ("sh:class migov:Unit", 1),
        ("sh:path migov:kind ; sh:minCount 1", 2),
        ("sh:path ( migov:kind migov:kind ) ; sh:class migov:Unit", 3),
        ("sh:property [ sh:path migov:kind ; sh:node shape:sure ]", 3),
        ("sh:path [ sh:inversePath migov:kind ] ; sh:minCount 1", None),
        ("sh:property [ sh:path [ sh:inversePath migov:kind ] ; sh:minCount 1 ]", None),
        ("sh:sparql shape:q", None),
        ("sh:or ( shape:unit [ sh:path [ sh:zeroOrMorePath migov:kind ] ; sh:minCount 1 ] )", None),
    ],
)
def test_it_is_known_how_far_from_a_record_the_triples_are_that_decide(said, reach):
    assert compiled(said).reach == reach


def test_without_what_is_of_its_properties():
    shape = compiled("sh:class migov:Unit ; sh:property [ sh:path migov:kind ; sh:minCount 2 ]")
    assert shape.fits(record("a")) is False
    assert shape.fits_itself(record("a")) is True
    assert shape.breaking([record("a")], alone=True) == []
    assert shape.breaking([record("b")], alone=True) == [record("b")]


@pytest.mark.parametrize(("depth", "fits"), [(2, True), (7, True), (8, None), (20, None)])
@pytest.mark.parametrize("first", [0, 1])
def test_shapes_that_are_too_deep_are_left_to_pyshacl(depth, fits, first):
    """Also where those within were read before those around them."""
    deep = "".join(f"shape:d{n} sh:node shape:d{n + 1} . " for n in range(depth))
    rules = as_graph(triples_of(deep + f"shape:d{depth} sh:class migov:Unit ."))
    compiler = Compiler(rules, lambda: INDEX)
    compiler.compiled(URIRef(expand(f"shape:d{first * depth // 2}")))
    assert compiler.compiled(URIRef(expand("shape:d0"))).fits(record("a")) is fits


NEVER = "sh:class migov:Event"
ALWAYS = "sh:class migov:Unit"
REFUSED = {
    "a blank node compared": "sh:path migov:acronym ; sh:lessThan skos:note",
    "sh:node of a property": "sh:path migov:acronym ; sh:node shape:path",
}


@pytest.mark.parametrize("refused", REFUSED.values(), ids=list(REFUSED))
@pytest.mark.parametrize(
    "around",
    [
        f"sh:or ( [ {ALWAYS} ] [ {{}} ] )",
        f"sh:or ( [ {{}} ] [ {ALWAYS} ] )",
        f"sh:not [ sh:and ( [ {NEVER} ] [ {{}} ] ) ]",
        f"sh:not [ {NEVER} ; sh:property [ {{}} ] ]",
        f"sh:xone ( [ {ALWAYS} ] [ {NEVER} ; sh:property [ {{}} ] ] )",
        "sh:property [ sh:path migov:self ; sh:qualifiedValueShape [ {} ] ; "
        "sh:qualifiedMaxCount 5 ]",
    ],
)
def test_what_pyshacl_may_refuse_is_asked_whatever_is_beside_it(around, refused):
    """pyshacl asks all members of a list; kg's own engine gave a report in place of its error."""
    data = Index(
        triples_of("actor:a a migov:Unit ; migov:acronym 'B' ; skos:note [] ; migov:self actor:a .")
    )
    rules = as_graph(
        triples_of(f"shape:path sh:path migov:kind . shape:A {around.replace('{}', refused)} .")
    )
    shape = Compiler(rules, lambda: data).compiled(URIRef(expand("shape:A")))
    assert shape.fits(record("a")) is None
