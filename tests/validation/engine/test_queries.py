"""The shipped queries of shapes, in the engine that answers users' questions."""

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from random_shapes import triples_of
from rdflib import SH

from kg.rdf.sparql import tokens
from kg.rdf.turtle import read_triples
from kg.rdf.vocabulary import PREFIXES, expand
from kg.validation.data_graphs import as_graph
from kg.validation.engine.index import Index
from kg.validation.engine.queries import WITHOUT_CLASS, rows, without_class
from kg.validation.shapes.shapes import shapes_folder

SHIPPED = as_graph(t for path in sorted(shapes_folder().rglob("*.ttl")) for t in read_triples(path))
QUERIES = sorted(map(str, SHIPPED.objects(None, SH.select)))


def test_each_row_is_there_once_without_the_focus_node():
    store = Store()
    for triple in triples_of('actor:a skos:note "x" , "y" . actor:b skos:note "x" .'):
        store.add(Quad(triple.subject, triple.predicate, triple.object, DefaultGraph()))
    text = "SELECT $this ?value ?none WHERE { ?any skos:note ?value OPTIONAL { ?any a ?none } }"
    found = rows(store, text, PREFIXES)
    assert sorted(row["value"].value for row in found) == ["x", "y"]
    assert {frozenset(row) for row in found} == {frozenset({"value"})}
    assert rows(store, "SELECT $this ?value WHERE { ?value a ?x }", PREFIXES) == []
    only = rows(store, "SELECT $this ?value WHERE { ?value skos:note 'y' }", PREFIXES)
    assert only == [{"value": NamedNode(expand("actor:a"))}]
    assert Literal("y") not in only[0].values()


@pytest.mark.parametrize("text", QUERIES, ids=[text[:60] for text in QUERIES])
def test_a_shipped_query_says_nothing_about_the_focus_node_but_that_it_is_selected(text):
    words = [word.text for word in tokens(text)]
    for at, word in enumerate(words):
        if word in ("$this", "?this"):
            before = next(w for w in reversed(words[:at]) if w in ("SELECT", "BY", "{", "."))
            assert before in ("SELECT", "BY"), words[at - 3 : at + 3]


def test_what_has_no_class_is_found_in_the_index_as_by_the_shipped_query():
    """The query is answered without a store, by its very text; it must not change unseen."""
    assert WITHOUT_CLASS in QUERIES
    triples = triples_of(
        "actor:a a migov:Organisation . actor:b migov:kind kind:ngo . "
        "actor:c rdfs:subClassOf actor:a . actor:d rdfs:subClassOf actor:a ; skos:note 'x' . "
        "[] skos:note 'y' . actor:e a [] ."
    )
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples)
    found = [row["value"] for row in without_class(Index(triples))]
    assert set(found) == {row["value"] for row in rows(store, WITHOUT_CLASS, PREFIXES)}
    assert len(found) == len(set(found)) == 3
