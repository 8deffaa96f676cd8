from __future__ import annotations

import json
from dataclasses import replace

import pyoxigraph as ox
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode
from tables_helpers import (
    LAKE,
    NOTICE,
    OX,
    RDF,
    RIGA,
    as_terms,
    graph_of,
    in_rdflib,
    nasty,
    triples,
    typed,
)

from kg.rdf import XSD, canonical, expand, parse_turtle
from kg.tables import as_jsonld, as_ntriples, as_turtle

WRITERS = {"turtle": as_turtle, "jsonld": as_jsonld, "ntriples": as_ntriples}


@pytest.mark.parametrize("form", RDF)
@pytest.mark.parametrize("blank", [False, True])
def test_triples_of_any_literal_are_read_back(form, blank):
    predicate = NamedNode(expand("migov:asNamed"))
    rows = [
        (row[0], predicate, cell)
        for row in as_terms(nasty())
        for cell in row[1:]
        if isinstance(row[0], NamedNode) and isinstance(cell, Literal)
    ]
    rows += [
        (RIGA, NamedNode(expand("rdf:type")), NamedNode(expand("migov:Organisation"))),
        (RIGA, NamedNode(expand("rdf:type")), Literal("no class")),
        (RIGA, NamedNode("doc:an-iri-that-looks-short"), NamedNode("doc:x")),
        (RIGA, predicate, NamedNode(expand("doc:a-document"))),
    ]
    if blank:
        rows += [(BlankNode("x"), predicate, BlankNode("y")), (RIGA, predicate, BlankNode("y"))]
    table, wanted = triples(rows)
    text = WRITERS[form](table)
    own = ox.parse(text, format=OX[form])
    assert {tuple(map(in_rdflib, quad.triple)) for quad in own} == wanted
    assert graph_of(text, form) == wanted


def test_ntriples_are_sorted():
    rows = [(RIGA, LAKE, Literal(text)) for text in "bca"]
    lines = as_ntriples(triples(rows)[0]).splitlines()
    assert lines == [f"{RIGA} {LAKE} {Literal(text)} ." for text in "abc"]


def test_jsonld_declares_the_prefixes_in_use_and_no_others():
    rows = [
        (RIGA, NamedNode(expand("migov:asNamed")), Literal("Rīga", language="lv")),
        (RIGA, NamedNode(expand("rdf:type")), NamedNode(expand("migov:Organisation"))),
        (RIGA, NamedNode("https://example.org/p"), typed("1", "integer")),
    ]
    made = json.loads(as_jsonld(triples(rows)[0]))
    assert made["@context"] == {
        "actor": expand("actor:"), "migov": expand("migov:"), "rdf": expand("rdf:"),
        "xsd": XSD,
    }  # fmt: skip
    assert made["@graph"] == [
        {
            "@id": "actor:riga",
            "@type": "migov:Organisation",
            "https://example.org/p": {"@value": "1", "@type": "xsd:integer"},
            "migov:asNamed": {"@value": "Rīga", "@language": "lv"},
        }
    ]


@pytest.mark.parametrize("form", RDF)
def test_truncated_triples_say_so_beside_the_graph(form):
    table, wanted = triples([(RIGA, LAKE, Literal("o")), (RIGA, LAKE, LAKE)])
    text = WRITERS[form](replace(table, cut=2))
    assert NOTICE in text
    if form == "jsonld":
        assert json.loads(text)["truncated"] == NOTICE
    else:
        assert text.splitlines()[-1] == f"# {NOTICE}"
    assert graph_of(text, form) == wanted
    assert len(list(ox.parse(text, format=OX[form]))) == 2


def test_turtle_without_blank_nodes_is_canonical():
    rows = [(RIGA, NamedNode(expand("migov:asNamed")), Literal(text)) for text in "cab"]
    text = as_turtle(triples(rows)[0])
    assert text == canonical(parse_turtle(text))
    assert text.endswith('actor:riga migov:asNamed "a" , "b" , "c" .\n')
