from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.networks.rows import Row, read_rows
from kg.questions.headers import parse_query
from kg.rdf.vocabulary import XSD
from kg.tables.table import Table

PLAIN = parse_query("SELECT * {}", name="q")
TWO = parse_query("#+ modes: [actor, event]\nSELECT * {}", name="q")
THREE = parse_query("#+ modes: [person, organisation, event]\nSELECT * {}", name="q")


def iri(name):
    return NamedNode(f"http://x.org/{name}")


def typed(text, kind):
    return Literal(text, datatype=NamedNode(XSD + kind))


def test_every_column_has_its_place():
    columns = (
        *("source", "target", "claim", "role", "status", "date", "disputed", "relation"),
        *("weight", "note"),
    )
    cells = (
        *(iri("a"), iri("b"), iri("c"), iri("speaker"), iri("status/inferred")),
        *(Literal("2022"), typed("true", "boolean"), iri("partOf"), typed("2.5", "decimal")),
        Literal("said twice"),
    )
    [row] = read_rows(Table(columns, (cells,), {"http://x.org/speaker": "speaks"}), TWO)
    assert row == Row(
        "http://x.org/a",
        "http://x.org/b",
        "actor",
        "event",
        claim="http://x.org/c",
        role="speaks",
        status="inferred",
        date="2022",
        disputed=True,
        relation="partOf",
        weight=2.5,
        others=(("note", "said twice"),),
    )


def test_modes_are_those_of_the_row_else_of_the_header():
    columns = ("source", "target", "sourceMode", "targetMode")
    rows = ((iri("a"), iri("e"), None, None), (iri("p"), iri("e"), "event", "event"))
    found = read_rows(Table(columns, rows), TWO)
    assert [(row.source_mode, row.target_mode, row.within) for row in found] == [
        ("actor", "event", False),
        ("event", "event", True),
    ]


def test_of_one_mode_all_nodes_have_it():
    query = parse_query("#+ modes: [actor]\nSELECT * {}", name="q")
    [row] = read_rows(Table(("source", "target"), ((iri("a"), iri("b")),)), query)
    assert (row.source_mode, row.target_mode) == ("actor", "actor")


def test_of_three_modes_each_end_must_say_which_it_has():
    table = Table(("source", "target", "sourceMode"), ((iri("a"), iri("e"), "person"),))
    with pytest.raises(InputError, match=r"q: a row has no value for \?targetMode; the header na"):
        read_rows(table, THREE)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (Literal("many"), "q: the weight “many” is not a number; ?weight says how strong"),
        (typed("NaN", "double"), "the weight “NaN” is not a number"),
        (typed("INF", "double"), "the weight “INF” is not a number"),
        (typed("-2", "integer"), "the weight “-2” is negative"),
        (typed("true", "boolean"), "the weight “True” is not a number"),
        (iri("x"), "the weight “http://x.org/x” is not a number"),
    ],
)
def test_a_weight_that_is_no_strength_is_refused(cell, told):
    table = Table(("source", "target", "weight"), ((iri("a"), iri("b"), cell),))
    with pytest.raises(InputError) as caught:
        read_rows(table, PLAIN)
    assert told in str(caught.value)


def test_texts_may_be_nodes():
    [row] = read_rows(Table(("source", "target"), (("LT", Literal("LV")),)), PLAIN)
    assert (row.source, row.target, row.source_mode) == ("LT", "LV", "")
