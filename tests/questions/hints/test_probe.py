"""Small questions on the way to a hint: few, quick, and never an error."""

from __future__ import annotations

import pytest
from hints_helpers import Few, probe
from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.questions.hints.probe import Probe
from kg.questions.sources import Request

DATA = "x:a x:p 1 , 2 . x:b x:p 3 ."


def test_rows_are_asked_with_the_parameters_bound_and_without():
    one = probe(DATA, "SELECT ?s { ?s x:p ?o }", s="http://x.org/b")
    assert one.rows("?o", "?s x:p ?o") == [(Literal(3),)]
    assert len(one.rows("?o", "?s x:p ?o", unbound=True)) == 3
    assert one.number("?s x:p ?o") == 1
    assert one.number("?t x:p ?o", "DISTINCT ?t") == 2
    assert one.has_row("?s x:p 3") is True
    assert one.has_row("?s x:p 4") is False


def test_what_cannot_be_asked_is_none_and_no_error():
    one = probe(DATA)
    assert one.rows("?o", "?s ?? ?o") is None
    assert one.has_row("?s ?? ?o") is None
    assert one.number("}") is None


def test_the_same_question_is_asked_once_and_only_so_many():
    few = Few(DATA)
    few.spare = 2
    one = Probe(few, Request("ASK {}", {}))
    assert [one.has_row("?s x:p 1") for _ in range(3)] == [True] * 3
    assert [one.has_row(f"?s x:p {n}") for n in (2, 3)] == [True, None]
    assert len(few.asked) == 2


def test_without_time_nothing_is_asked():
    assert Probe(Few(DATA), Request("ASK {}", {}), seconds=0.0).has_row("?s ?p ?o") is None


def test_a_query_that_is_refused_is_none():
    class Refusing(Few):
        def answer(self, request):
            raise InputError(f"no: {request.text}")

    assert Probe(Refusing(""), Request("ASK {}", {})).has_row("?s ?p ?o") is None


def test_the_prefixes_that_the_query_declares_are_used():
    one = probe(DATA, "PREFIX own: <http://x.org/> ASK { ?s own:p 9 }")
    assert one.has_row("?s own:p 1") is True
    assert one.prefixes["own"] == "http://x.org/"


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (Literal("a"), '"a"'),
        (Literal('a"', language="lv"), '"a\\""@lv'),
        (Literal(20), "20"),
        (Literal(True), "true"),
        (Literal("2022", datatype=NamedNode("http://id.loc.gov/datatypes/edtf")),
         '"2022"^^loc:edtf'),
        (NamedNode("https://w3id.org/migov#Event"), "migov:Event"),
        (NamedNode("http://x.org/a"), "x:a"),
        (NamedNode("http://y.org/a"), "<http://y.org/a>"),
    ],
)  # fmt: skip
def test_a_term_is_written_as_in_a_query(term, written):
    assert probe(DATA).written(term) == written
