"""A record without a name: called the same on each run, with its file and its line."""

import re
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF
from validation_helpers import write

import kg
from kg.findings import write_report
from kg.rdf.turtle import parse_turtle
from kg.rdf.vocabulary import expand
from kg.study.dataset import read_dataset
from kg.study.folder import StudyFolder
from kg.validation.data_graphs import as_asked_graph, as_written_graph
from kg.validation.unnamed import addressed, apart, numbered
from kg.validation.validating import validate

BODY = """
[] a migov:Organisation .
_:b a migov:Organisation ; migov:nickname [ a migov:Person ] .
actor:c a migov:Organisation ;
  migov:nickname [] .
[ a migov:Event ; migov:date "zz"^^loc:edtf ] .
"""


def report_of(root, body=BODY):
    write(root / "data" / "a.ttl", body)
    return validate(kg.load(root).dataset)


def unnamed_in(root, body):
    write(root / "data" / "a.ttl", body)
    return apart(read_dataset(StudyFolder(root), sorted(Path(root).rglob("*.ttl"))))


def test_a_blank_node_is_an_address_where_triples_must_match_those_of_a_store(tmp_path):
    dataset, places = unnamed_in(tmp_path, BODY)
    (triples,) = dataset.files.values()
    asked = {each.triple for each in dataset.store}
    assert len(places) == 5
    assert set(addressed(triples)) <= asked
    assert not set(triples) <= asked
    named = [each for each in triples if "_:" not in str(each)]
    assert addressed(named) is named


def graphs_of(dataset):
    return as_written_graph(dataset, set(), rdflib.Graph()), as_asked_graph(dataset)


def unnamed(report):
    return [result for result in report.results if result.thing == "a record without a name"]


def test_it_is_called_the_same_on_each_run(tmp_path):
    first, second = (write_report(report_of(tmp_path), "json") for _ in range(2))
    assert first == second


def test_it_has_its_file_and_line_and_what_to_do(tmp_path):
    report = report_of(tmp_path)
    lines = (tmp_path / "data" / "a.ttl").read_text("utf-8").split("\n")
    found = unnamed(report)
    assert {lines[result.location.line - 1] for result in found} == {
        "[] a migov:Organisation .",
        "_:b a migov:Organisation ; migov:nickname [ a migov:Person ] .",
        '[ a migov:Event ; migov:date "zz"^^loc:edtf ] .',
    }
    assert {result.location.path.name for result in found} == {"a.ttl"}
    assert [result for result in found if "Also name the record itself" not in result.message] == []
    assert {result.focus for result in found} == {""}
    (date,) = [result for result in found if result.value == "zz"]
    assert "EDTF" in date.message


def test_a_rule_across_records_calls_it_so_too(tmp_path):
    body = """
actor:p a migov:Person . project:p a migov:Project .
[] a migov:Participation ; migov:role role:funder ;
  migov:participant actor:p ; migov:inProject project:p .
"""
    (found,) = [each for each in report_of(tmp_path, body).results if "Role-fits" in each.rule]
    assert found.thing == "a record without a name"
    line = (tmp_path / "data" / "a.ttl").read_text("utf-8").split("\n")[found.location.line - 1]
    assert line.startswith("[] a migov:Participation")


def test_as_a_value_it_is_called_so_too(tmp_path):
    found = [each for each in report_of(tmp_path).results if each.thing == "actor:c"]
    assert "a record without a name" in {result.value for result in found}


@pytest.mark.parametrize(
    "body",
    [
        "  [] a migov:Organisation .",
        "  [] a migov:Organisation . # [] is here\n\n",
        'actor:d a migov:Person ; skos:note """\n[]\n"""@en . [] a migov:Organisation .',
        "(1) migov:nickname 2 .\n[ migov:nickname [ a migov:Person ] ] a migov:Organisation .",
        "actor:d migov:nickname [] .\n\t_:x a migov:Organisation . _:x migov:nickname _:y .",
        "_:x migov:nickname [] .\n_:y\n a migov:Organisation ; migov:nickname _:x .",
        "actor:d a migov:Person ; # ]\n migov:nickname\n\n [\n a migov:Organisation ] .",
    ],
)
def test_its_line_is_where_the_record_around_it_begins(body, tmp_path):
    dataset, places = unnamed_in(tmp_path, body)
    (node,) = [
        t.subject.value
        for t in dataset.files[tmp_path / "data" / "a.ttl"]
        if getattr(t.object, "value", "") == expand("migov:Organisation")
    ]
    lines = (tmp_path / "data" / "a.ttl").read_text("utf-8").split("\n")
    line = lines[places[node].line - 1]
    assert re.search(r"^\s*(\[|_:x a|_:y|actor:d a migov:Person ; #)|\. \[\]", line), line


def test_two_files_with_one_label_have_two_records(tmp_path):
    write(tmp_path / "data" / "b.ttl", "_:b a migov:Person .\n")
    dataset, places = unnamed_in(tmp_path, "_:b a migov:Organisation .\n")
    assert {place.path.name for place in places.values()} == {"a.ttl", "b.ttl"}
    kinds = [len(set(graph.objects(None, RDF.type))) for graph in graphs_of(dataset)]
    assert [len(set(graph.subjects(RDF.type, None))) for graph in graphs_of(dataset)] == [2, 2]
    assert kinds == [2, 2]


def test_both_graphs_have_one_name_for_it(tmp_path):
    dataset, places = unnamed_in(tmp_path, BODY)
    for graph in graphs_of(dataset):
        nodes = {str(end) for triple in graph for end in triple if isinstance(end, rdflib.BNode)}
        assert nodes == set(places)


def test_a_dataset_without_any_is_the_same(made):
    assert apart(made.dataset) == (made.dataset, {})


def test_no_line_to_write_holds_the_parsers_name_of_it(tmp_path):
    found = unnamed(report_of(tmp_path, "[] a migov:Organization .\n"))
    assert found
    assert [each.fix for each in found if "<" in each.fix] == []


def test_the_parsers_name_of_it_is_not_taken_for_a_name(tmp_path):
    body = "actor:c a migov:Organisation ; migov:hasPart [ migov:mode [] ] , [ a migov:Event ] ."
    told = [result.message for result in report_of(tmp_path, body).results]
    assert any("Is the name misspelt?" in message for message in told)
    assert not any("Did you mean" in message for message in told)


def test_blank_nodes_are_called_after_their_file_in_its_order():
    said = "[] <http://x.org/p> [ <http://x.org/q> _:own ] . _:own <http://x.org/p> 1 ."
    once, again = (numbered(parse_turtle(said), "s001") for _ in range(2))
    assert once == again
    assert {str(each.subject) for each in once} == {f"_:s001b00000{n}" for n in range(3)}
    assert not set(map(str, once)) & set(map(str, numbered(parse_turtle(said), "s002")))


def test_no_sentence_holds_the_name_that_kg_gives_it(tmp_path):
    """A message had “f75b0” in it."""
    body = "quote:q a migov:Evidence ; migov:document doc:d , [] ; oa:exact [] , [] ."
    told = " ".join(str(each) for each in report_of(tmp_path, body).results)
    assert "a record without a name" in told
    assert not re.search(r"\bf\d+b\d+\b", told)
