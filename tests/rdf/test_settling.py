"""Graphs that are written the same, however their blank nodes were called and in what order."""

import random

import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.rdf.settling import settled

SAID = """
PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX : <http://x.org/>
[] a sh:ValidationReport ; sh:result
  [ sh:focusNode :b ; sh:value [ :says "x"@lv ; :more [ <http://one.org/a> 1 ] ] ] ,
  [ sh:focusNode :a ; sh:sourceShape _:s ] , [ sh:focusNode :c ; sh:sourceShape _:s ] ,
  [ sh:focusNode :a ; sh:sourceShape _:t ; sh:value "ź", "\\n" ] .
_:s sh:in ( 1 "a" :c ) . _:t sh:in ( 1 "a" :d ) ; <http://two.org/b> _:t .
"""


def shuffled(graph, seed):
    chance = random.Random(seed)
    names = {}
    triples = sorted(graph)
    chance.shuffle(triples)
    other = rdflib.Graph()
    other.bind("", "http://x.org/")
    for triple in triples:
        other.add(
            tuple(
                names.setdefault(each, rdflib.BNode()) if isinstance(each, rdflib.BNode) else each
                for each in triple
            )
        )
    return other


GRAPH = rdflib.Graph().parse(data=SAID, format="turtle")


@pytest.mark.parametrize("seed", range(5))
def test_the_same_graph_is_written_the_same(seed):
    """Results were in the order of the names of their blank nodes, which are new on each run."""
    other = shuffled(GRAPH, seed)
    assert settled(other).serialize(format="longturtle") == settled(GRAPH).serialize(
        format="longturtle"
    )
    assert isomorphic(settled(other), GRAPH)


def test_results_are_in_the_order_of_what_they_say():
    written = settled(GRAPH).serialize(format="longturtle")
    found = [line.strip() for line in written.split("\n") if "focusNode" in line]
    assert [each[-2:-1].strip() or each[-3] for each in found] == ["a", "a", "b", "c"]


def test_an_empty_graph_stays_empty():
    assert len(settled(rdflib.Graph())) == 0
