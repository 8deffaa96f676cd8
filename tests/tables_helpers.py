"""Tables to write, and what reads them back: for the tests of each format."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat
from rdflib.query import Result

from kg.rdf import XSD, expand
from kg.tables import Table

LAKE, RIGA = NamedNode("https://example.org/lake?a=(b)"), NamedNode(expand("actor:riga"))
NOTICE = "This is not all: the answer was truncated at the limit of 2 rows."
CUT = Table(("a", "b"), ((LAKE, Literal("x")), (RIGA, None)), cut=2)
# Formats of triples, by their names in rdflib and in pyoxigraph.
RDF = {"turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt"}
OX = {"turtle": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "ntriples": RdfFormat.N_TRIPLES}


def typed(text, kind):
    return Literal(text, datatype=NamedNode(XSD + kind))


TEXTS = [
    "=cmd|' /C calc'!A0", "+1", "-1", "@a", "＝1", "'quoted'", "", " ", " a\n", "a\"b'c",
    "back\\slash\\u0041", "two\nlines", "two\r\nlines", "bare\rreturn", "a\ttab", "a,b;c|d",
    "<b>&amp;</b>", "]]>", "😀 āčžū",
    "\u202eturned", "a\u2028b\u2029c\x85d\x0bx", "\x1b[31mred\x07", "\ufffe\uffff",
]  # fmt: skip


# What XML 1.0 cannot hold.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def nasty():
    """Return rows of everything that a format might stumble over, and a row of nothing."""
    rows = [
        (
            NamedNode(f"https://example.org/{number}"),
            Literal(text),
            Literal(text, language="lt"),
            Literal(text, datatype=NamedNode("https://example.org/type")),
        )
        for number, text in enumerate(TEXTS)
    ]
    rows += [
        (BlankNode("b1"), typed("-5", "integer"), typed("020", "integer"), typed("+5", "integer")),
        (None, typed("1.50", "decimal"), typed("-1.5e3", "double"), typed("true", "boolean")),
        (LAKE, typed("=1", "integer"), typed("2031-05-04", "date"), typed("INF", "double")),
        (None, None, None, None),
        (BlankNode("b1"), 7, 0.5, "plain"),
    ]
    return Table(("a", "b", "c", "žodis"), tuple(rows), {f"{LAKE.value}": "The lake"})


def as_terms(table):
    """Return the cells as RDF terms: a plain value is a literal."""
    terms = (NamedNode, BlankNode, Literal, type(None))
    return [
        tuple(cell if isinstance(cell, terms) else Literal(cell) for cell in row)
        for row in table.rows
    ]


def in_rdflib(term):
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode("blank")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == f"{XSD}string"
    return rdflib.Literal(term.value, datatype=None if plain else term.datatype.value)


def read_by_rdflib(content, form):
    read = Result.parse(io.BytesIO(content), format=form)
    rows = [tuple(normal(found.get(name)) for name in read.vars) for found in read.bindings]
    return [str(name) for name in read.vars], rows


def normal(term):
    """Return a term of rdflib as all its readers should give it: names of blank nodes vary."""
    if isinstance(term, rdflib.Literal):
        return rdflib.Literal(str(term), lang=term.language, datatype=term.datatype)
    return rdflib.BNode("blank") if isinstance(term, rdflib.BNode) else term


def expected(table):
    return list(table.columns), [tuple(map(in_rdflib, row)) for row in as_terms(table)]


def triples(rows):
    table = Table(("subject", "predicate", "object"), tuple(rows), form="construct")
    return table, {tuple(map(in_rdflib, row)) for row in rows}


def graph_of(content, form):
    graph = rdflib.Graph()
    graph.parse(data=content, format=RDF[form])
    return {tuple(map(normal, each)) for each in graph}


def rows_of(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["answer", "about"]
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]


def members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert {info.date_time for info in book.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        return {name: book.read(name) for name in book.namelist()}
