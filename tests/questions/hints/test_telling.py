"""Whether an answer needs a word, whatever is asked."""

from __future__ import annotations

from hints_helpers import Few, told
from remote_helpers import STUDY, oxigraph

from kg.errors import InputError
from kg.questions.headers import parse_query
from kg.questions.hints import hints
from kg.questions.remote import Endpoint
from kg.questions.sources import Request
from kg.study import shipped
from kg.tables import Table


def test_an_answer_of_a_shipped_question_that_has_rows_needs_no_word():
    path = shipped() / "queries" / "questions" / "q.rq"
    assert told("x:a x:p 1 .", "SELECT ?a ?none { ?a x:p ?b }", path=path) == []
    assert told("x:a x:p 1 .", "SELECT ?a ?none { ?a x:p ?b }") != []


def test_a_source_that_refuses_everything_gets_no_error():
    class Refusing(Few):
        def answer(self, request):
            raise InputError(f"no: {request.text}")

    for text in (
        "SELECT ?a { ?a ?b ?c }",
        "ASK { ?a ?b ?c }",
        "SELECT (COUNT(?a) AS ?n) { ?a a 1 }",
    ):
        for table in (
            Table(("a",), ()),
            Table(("a",), ((None,),)),
            Table(("a",), (("no",),), "ask"),
        ):
            said = hints(Refusing(""), parse_query(text, name="q"), Request(text, {}), table)
            assert all(each.startswith("No rows: ") for each in said)


def test_an_endpoint_is_asked_in_the_same_way_and_not_often(tmp_path):
    data = b"""<http://x.org/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "Riga"@en .
<http://x.org/a> <https://w3id.org/migov#date> "2022"^^<http://id.loc.gov/datatypes/edtf> .
"""
    with oxigraph(data, tmp_path, "--union-default-graph") as address:

        class Counting(Endpoint):
            def answer(self, request):
                asked.append(request.text)
                return super().answer(request)

        asked: list[str] = []
        far = Counting(address, STUDY)
        for text, wanted in (
            ("SELECT ?a { ?a skos:prefLabel 'riga' }", 'Write "Riga"@en'),
            ("SELECT ?a { ?a migov:date ?d FILTER(YEAR(?d) = 2022) }", "is a date in EDTF"),
            ("SELECT (GROUP_CONCAT(?a) AS ?all) { ?a migov:date ?d }", "Write STR(?a)"),
        ):
            request = Request(text, {})
            asked.clear()
            (only,) = hints(far, parse_query(text, name="q"), request, far.answer(request))
            assert wanted in only
            assert len(asked) < 12
