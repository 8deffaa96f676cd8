"""A study and an endpoint are asked in one way."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

import kg
from kg.errors import InputError
from kg.limits import Limits
from kg.questions.sources import Request, Source, answer_whole, prefixes_of, select_about
from kg.rdf.vocabulary import PREFIXES, expand
from kg.tables.table import Table

PACKAGE = Path(kg.__file__).parent


def members(kind: type) -> dict[str, object]:
    return {name: each for name, each in vars(kind).items() if not name.startswith("_")}


@pytest.mark.parametrize("kind", [kg.Study, kg.Endpoint])
def test_a_study_and_an_endpoint_are_sources(kind):
    for name, asked in members(Source).items():
        given = inspect.getattr_static(kind, name, None)
        if isinstance(asked, property):
            assert name == "folder"  # a field of the endpoint, a property of the study
        else:
            assert inspect.signature(given) == inspect.signature(asked), name


def test_no_code_asks_which_of_the_two_a_source_is():
    """What differs between them is behind the methods of Source."""
    kinds = {"Study", "Endpoint", "RemoteEndpoint", "Local", "Dataset", "Source"}
    found = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("isinstance", "hasattr", "type", "issubclass")
            ):
                words = {
                    getattr(each, "id", getattr(each, "attr", getattr(each, "value", "")))
                    for argument in node.args
                    for each in ast.walk(argument)
                    if isinstance(each, ast.Name | ast.Attribute)
                }
                if words & kinds:
                    found.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert found == []


class Counting:
    """A source that answers each query with the query itself, and keeps what it was asked."""

    def __init__(self, cut=None):
        self.requests, self.cut = [], cut

    def answer(self, request):
        self.requests.append(request)
        return Table(("text",), ((request.text,),), cut=self.cut)

    def prefixes_for(self, names):
        return {name: f"http://{name}.org/" for name in names}


def test_an_answer_that_is_truncated_is_an_error_that_names_the_setting():
    request = Request("SELECT * {}", {}, Limits(rows=7), path="q.rq")
    assert answer_whole(Counting(), request).rows == (("SELECT * {}",),)
    with pytest.raises(InputError) as found:
        answer_whole(Counting(cut=7), request)
    with pytest.raises(InputError, match="gives more than 1 row, and"):
        answer_whole(Counting(cut=1), request)
    assert str(found.value) == (
        "q.rq: the query gives more than 7 rows, and a part of them would mislead; narrow the "
        "query, or allow more rows (rows)"
    )


def test_prefixes_are_asked_for_where_a_query_uses_and_does_not_declare_them():
    text = "PREFIX a: <http://own.org/> ASK { a:x b:y 'c:z' } # d:w"
    assert prefixes_of(Counting(), text) == {"b": "http://b.org/"}


def test_things_are_asked_about_in_batches_each_once():
    source = Counting()
    things = [f"http://x.org/{number:03}" for number in range(450)] * 2
    text = "SELECT ?a WHERE { ?a ?b ?c }"
    found = [row[0] for row in select_about(source, text, "a", things)]
    assert [each.count("<http://x.org/") for each in found] == [200, 200, 50]
    assert found[2].startswith("SELECT ?a WHERE { VALUES ?a { <http://x.org/400> ")
    assert found[2].endswith("  ?a ?b ?c }")
    assert {request.limits.rows for request in source.requests} == {1_000_000}
    assert all(request.own for request in source.requests)


def test_about_all_things_the_query_is_asked_as_it_is_and_about_none_not_at_all():
    text = "SELECT ?a WHERE { ?a ?b ?c }"
    source = Counting()
    assert [row[0] for row in select_about(source, text, "a", stated_only=True)] == [text]
    assert source.requests[0].stated_only
    assert list(select_about(source, text, "a", [])) == []
    assert list(select_about(source, text, "a", ["not an iri"])) == []
    assert len(source.requests) == 1


def test_a_study_tells_what_a_source_tells(made):
    siloju, nobody = expand("actor:siloju"), expand("actor:nobody")
    assert made.folder.data.is_dir()
    assert made.missing([siloju, nobody, expand("migov:participant")]) == [nobody]
    assert {siloju, expand("migov:Event")} <= set(made.names())
    assert made.where(siloju).path.name == "bridge.ttl"
    assert made.labels("lv", [expand("actor:ezezers")])[expand("actor:ezezers")] == "Ežezera dome"
    assert made.prefixes_for(["actor"]) is PREFIXES
    assert made.version().startswith(f"kg {kg.__version__}, data ")
    assert made.answer(Request("SELECT ?x { VALUES ?y { 1 } }", {"x": NamedNode(siloju)})).rows == (
        (NamedNode(siloju),),
    )


def test_an_endpoint_tells_what_a_source_tells_without_being_asked(nobody, made):
    far = kg.connect(f"{nobody}/query?key=secret", study=made.folder)
    typo, own = expand("role:organizer"), "https://example.org/x"
    assert far.folder is made.folder
    assert far.missing([typo, own, expand("role:organiser")]) == [typo]
    assert expand("migov:Event") in far.names()
    assert expand("actor:siloju") not in far.names()
    assert far.where(expand("actor:siloju")) is None
    assert far.prefixes_for(["mine"]) is PREFIXES
    assert far.version().startswith(f"endpoint {nobody}/query?…, asked on 20")
