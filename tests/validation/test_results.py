"""Results of shapes and of texts: a reason for each, in an order, each once, in the report."""

from dataclasses import replace

import pytest
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from validation_faults import about, faulty

from kg.findings import Result
from kg.rdf.vocabulary import compress, expand
from kg.validation.results import add_problems, in_own_names, once, order
from kg.validation.rules.texts import TextProblem
from kg.validation.validating import validate


def test_every_result_on_a_record_says_why(report):
    silent = [str(result) for result in report.results if not result.why and result.focus]
    assert silent == []
    assert len(report.results) > 40


def test_errors_come_first_then_files_and_lines(report):
    severities = [result.severity for result in report.results]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    lines = [result.location.line for result in report.results if result.severity == "error"]
    assert lines == sorted(lines)
    assert list(report.results) == sorted(report.results, key=order)


def test_what_two_rules_say_of_one_value_is_said_once_with_the_line_that_would_be_right():
    said = Result("error", None, "x", "x", "wrong", path="p", value="v", rule="r1")
    mended = replace(said, rule="r2", fix="p w ;")
    other = replace(said, value="w")
    assert once([said, mended, other]) == [mended, other]
    assert once([mended, said]) == [mended]


def test_what_is_told_can_be_printed(report):
    assert [result for result in report.results if not str(result).isprintable()] == []
    values = {result.value for result in about(report, "project:c")}
    assert values == {"Sala\\u202E", "Sala\\u0007", "Sala\\u000A"}


def test_the_classes_that_have_rules_and_no_record_are_named_in_one_note(report):
    (note,) = [result for result in report.results if result.severity == "note"]
    names = ", ".join(map(compress, report.unused))
    assert str(note) == f"note: this study has no {names}; their rules were not used"
    assert expand("migov:Output") in report.unused
    assert expand("migov:Event") not in report.unused
    assert sorted(report.unused) == list(report.unused)


def test_the_standard_report_has_what_is_wrong_with_texts(report):
    found = {
        str(report.graph.value(node, SH.focusNode))
        for node in report.graph.subjects(
            SH.sourceConstraintComponent, URIRef(expand("shape:Texts"))
        )
    }
    assert expand("project:c") in found


def test_a_standard_report_with_something_wrong_with_a_text_does_not_conform():
    graph = Graph()
    node = BNode()
    graph.add((node, RDF.type, SH.ValidationReport))
    graph.add((node, SH.conforms, Literal(True)))
    add_problems(graph, [TextProblem("urn:s", "urn:p", "v", "wrong", "why", "warning")])
    (result,) = graph.objects(node, SH.result)
    assert set(graph.objects(node, SH.conforms)) == {Literal(False)}
    assert graph.value(result, SH.focusNode) == URIRef("urn:s")
    assert graph.value(result, SH.resultPath) == URIRef("urn:p")
    assert graph.value(result, SH.resultSeverity) == SH.Warning
    assert graph.value(result, SH.resultMessage) == Literal("wrong")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('migov:startDate "2023-13-45"^^xsd:date', "migov:startDate is not a known property"),
        ('migov:nickname "x"^^xsd:integer', "migov:nickname is not a known property"),
        ('migov:sector "yes"^^xsd:boolean', "Choose a code of the list"),
        ('migov:retrieved "zz"^^xsd:date', "migov:retrieved does not belong on"),
    ],
)
def test_a_form_that_is_wrong_does_not_hide_that_the_value_has_no_place_there(tmp_path, said, told):
    report = validate(faulty(tmp_path, {"actor:a": f"a migov:Organisation ; {said}"}))
    path = expand(said.partition(" ")[0])
    found = [result.message for result in about(report, "actor:a") if result.path == path]
    assert [message for message in found if "write it like" in message or "month" in message] == []
    assert [message for message in found if told in message]


def test_a_day_that_cannot_be_in_edtf_is_not_said_to_be(tmp_path):
    said = 'a migov:Document ; migov:retrieved "zz"^^xsd:date'
    found = about(validate(faulty(tmp_path, {"doc:a": said})), "doc:a")
    (result,) = [each for each in found if each.path == expand("migov:retrieved")]
    assert result.message == "“zz” is not an xsd:date: write it like 2023-02-07"


def test_a_result_names_terms_as_the_studys_files_do():
    """Whole addresses of a study's own terms made messages that nobody could read."""
    own = {"my": "https://example.org/own#"}
    result = Result(
        severity="error",
        location=None,
        focus="https://example.org/own#A",
        thing="https://example.org/own#A",
        path="https://example.org/own#size",
        value="https://example.org/own#B",
        message="https://example.org/own#B is not one; write <https://example.org/own#C>, or "
        "<https://example.org/other>.",
    )
    told = in_own_names(result, own)
    assert str(told) == (
        "error: my:A my:size “my:B”: my:B is not one; write my:C, or <https://example.org/other>."
    )
    assert (told.focus, told.path) == (result.focus, result.path)
    ours = replace(result, path=expand("migov:date"))
    assert in_own_names(ours, own).path_shown == "migov:date"
