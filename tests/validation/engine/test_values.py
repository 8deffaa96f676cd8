"""Constraints on one value are as certain as pyshacl makes them."""

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode
from random_shapes import triples_of
from rdflib import SH
from rdflib import Literal as RdflibLiteral

from kg.rdf.vocabulary import expand
from kg.validation.data_graphs import as_graph
from kg.validation.engine.index import Index
from kg.validation.engine.values import ON_VALUES, number, unsure


def typed(text, datatype):
    return Literal(text, datatype=NamedNode(expand(datatype)))


NGO, NOBODY = NamedNode(expand("actor:ngo")), NamedNode(expand("actor:nobody"))
INDEX = Index(triples_of("actor:ngo a migov:Unit . migov:Unit rdfs:subClassOf migov:Actor ."))
BLANK, TEXT, LATVIAN = BlankNode("b"), Literal("Ab"), Literal("Ab", language="lv")
ONE, HALF, DAY = (
    typed("1", "xsd:integer"),
    typed("0.5", "xsd:decimal"),
    typed("2024-02-29", "xsd:date"),
)
CASES = [
    ("sh:class migov:Actor", {NGO: True, NOBODY: False, TEXT: False}),
    ("sh:class migov:Actor , migov:Event", {NGO: False}),
    ("sh:nodeKind sh:IRI", {NGO: True, BLANK: False, TEXT: False}),
    ("sh:nodeKind sh:BlankNodeOrLiteral", {NGO: False, BLANK: True, TEXT: True}),
    ("sh:datatype xsd:string", {TEXT: True, LATVIAN: False, NGO: False}),
    ("sh:datatype rdf:langString", {TEXT: False, LATVIAN: True}),
    ("sh:datatype xsd:integer", {ONE: True, HALF: False, typed("x", "xsd:integer"): None}),
    ("sh:datatype xsd:decimal", {HALF: True, typed(".5", "xsd:decimal"): None}),
    ("sh:datatype xsd:date", {DAY: True, typed("2023-02-29", "xsd:date"): None}),
    ("sh:datatype xsd:boolean", {typed("1", "xsd:boolean"): True, typed("y", "xsd:boolean"): None}),
    ("sh:datatype xsd:double", {typed("1", "xsd:double"): None, ONE: False}),
    ("sh:datatype loc:edtf", {typed("2024~", "loc:edtf"): True, TEXT: False}),
    ("sh:datatype rdfs:Literal", {TEXT: None}),
    ('sh:pattern "^A"', {TEXT: True, LATVIAN: True, NGO: False, BLANK: False}),
    ('sh:pattern "^a" ; sh:flags "i"', {TEXT: True}),
    ('sh:pattern "^A", "c"', {TEXT: False}),
    ("sh:minLength 2", {TEXT: True, Literal("a"): False, BLANK: False}),
    ("sh:minLength 0", {TEXT: True, BLANK: True}),
    ("sh:maxLength 2", {TEXT: True, Literal("abc"): False, BLANK: False}),
    ("sh:minInclusive 1", {ONE: True, HALF: False, TEXT: None, DAY: None}),
    ("sh:maxInclusive 1", {ONE: True, typed("1.1", "xsd:decimal"): False}),
    ("sh:minExclusive 1", {ONE: False, typed("+2", "xsd:integer"): True}),
    ("sh:maxExclusive 1.5", {ONE: True, typed("1.50", "xsd:decimal"): False}),
    ("sh:minInclusive '2024-01-01'^^xsd:date", {DAY: None, ONE: None}),
    ("sh:in ( actor:ngo 'Ab' 1 )", {NGO: True, TEXT: True, ONE: True, LATVIAN: False}),
    ("sh:languageIn ( 'lv' )", {LATVIAN: True, Literal("x", language="lv-LV"): True, TEXT: False}),
    ("sh:languageIn ( '*' )", {LATVIAN: True, TEXT: False}),
]


@pytest.mark.parametrize(("said", "wanted"), CASES, ids=[said for said, _ in CASES])
def test_a_value_keeps_a_constraint_or_breaks_it_or_nobody_knows(said, wanted):
    rules = as_graph(triples_of(f"shape:A {said} ."))
    (shape,) = {each for each in rules.subjects() if "shape/A" in str(each)}
    name = said.removeprefix("sh:").partition(" ")[0]

    def given(parameter):
        return list(rules.objects(shape, SH[parameter]))

    fits = ON_VALUES[name](INDEX, rules, given(name), given)
    assert {value: fits(value) for value in wanted} == wanted


def test_numbers_are_those_that_all_engines_read_alike():
    texts = ["1", "+1", "-1", "1.0", "1e3", "", "x"]
    found = [number(typed(text, "xsd:integer")) for text in texts]
    assert found == [1, 1, -1, None, None, None, None]
    assert number(typed("-1.50", "xsd:decimal")) == -1.5
    assert number(typed("1", "xsd:int")) is None
    assert number(RdflibLiteral(1)) is None
    assert unsure(ONE) is None
