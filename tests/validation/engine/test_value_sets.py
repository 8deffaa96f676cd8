"""Constraints on all values of a property."""

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode
from random_shapes import triples_of
from rdflib import SH

from kg.rdf.vocabulary import expand
from kg.validation.data_graphs import as_graph
from kg.validation.engine.index import Index
from kg.validation.engine.value_sets import ON_SETS

RECORD = NamedNode(expand("actor:a"))
INDEX = Index(
    triples_of('actor:a migov:ordinal 3 ; skos:altLabel "x" ; migov:date "2024-01-01"^^xsd:date .')
)
X, Y = Literal("x"), Literal("y")
TWO, THREE = Literal(2), Literal(3)
CASES = [
    ("sh:minCount 1", {(): False, (X,): True}),
    ("sh:maxCount 1", {(): True, (X, Y): False}),
    ("sh:uniqueLang true", {(X, Y): True, (Literal("a", language="lv"),): True,
                            (Literal("a", language="lv"), Literal("b", language="lv")): None}),
    ("sh:uniqueLang false", {(Literal("a", language="lv"), Literal("b", language="lv")): True}),
    ("sh:hasValue 'x'", {(): False, (X, Y): True, (Y,): False}),
    ("sh:equals skos:altLabel", {(X,): True, (): False, (X, Y): False}),
    ("sh:disjoint skos:altLabel", {(X,): False, (Y,): True, (): True}),
    ("sh:lessThan migov:ordinal", {(TWO,): True, (THREE,): False, (X,): None, (): True}),
    ("sh:lessThan migov:date", {(TWO,): None}),
    ("sh:lessThanOrEquals migov:ordinal", {(TWO, THREE): True, (Literal(4),): False}),
    ("sh:lessThan migov:mode", {(X,): True, (BlankNode("b"),): None}),
]  # fmt: skip


@pytest.mark.parametrize(("said", "wanted"), CASES, ids=[said for said, _ in CASES])
def test_values_keep_a_constraint_or_break_it_or_nobody_knows(said, wanted):
    rules = as_graph(triples_of(f"shape:A {said} ."))
    name = said.removeprefix("sh:").partition(" ")[0]
    fits = ON_SETS[name](INDEX, list(rules.objects(None, SH[name])))
    assert {values: fits(RECORD, values) for values in wanted} == wanted
