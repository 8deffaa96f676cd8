"""SHACL's own report: empty, joined, and with the rows of queries."""

import pytest
import rdflib
from random_shapes import results_of
from rdflib import RDF, SH
from validation_helpers import DECLARED

from kg.rdf.vocabulary import expand
from kg.validation.standard_report import add_rows, empty_report, merge, worded


def iri(curie):
    return rdflib.URIRef(expand(curie))


def conforms(report):
    (node,) = report[: RDF.type : SH.ValidationReport]
    (value,) = report.objects(node, SH.conforms)
    return value.toPython(), len(list(report.objects(node, SH.result)))


RULES = rdflib.Graph().parse(
    data=DECLARED + "shape:A sh:sparql shape:q ; sh:severity sh:Warning . "
    'shape:q sh:message "{?name}: {$this}" .',
    format="turtle",
)
ALL = iri("migov:")


def found(*rows):
    report = empty_report()
    add_rows(report, RULES, (iri("shape:A"), iri("shape:q")), [ALL], rows)
    return report


def test_an_empty_report_conforms():
    assert conforms(empty_report()) == (True, 0)


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [([0, 0], (True, 0)), ([0, 1], (False, 1)), ([1, 0], (False, 1)), ([2, 3], (False, 5))],
)
def test_of_two_reports_one_is_made_that_conforms_if_both_do(numbers, wanted):
    whole = merge([found(*[{"value": iri("actor:a")}] * number) for number in numbers])
    assert conforms(whole) == wanted


def test_a_row_has_its_focus_value_path_and_message():
    report = found(
        {"value": iri("actor:a"), "path": iri("migov:kind"), "name": rdflib.Literal("N")}
    )
    (node,) = report[: RDF.type : SH.ValidationResult]
    assert dict(report.predicate_objects(node)) == {
        RDF.type: SH.ValidationResult,
        SH.sourceConstraintComponent: SH.SPARQLConstraintComponent,
        SH.sourceShape: iri("shape:A"),
        SH.sourceConstraint: iri("shape:q"),
        SH.resultSeverity: SH.Warning,
        SH.focusNode: ALL,
        SH.value: iri("actor:a"),
        SH.resultPath: iri("migov:kind"),
        SH.resultMessage: rdflib.Literal(f"N: {ALL}"),
    }


def test_a_row_without_a_value_is_about_the_focus_node():
    report = found({})
    assert list(report.objects(None, SH.value)) == [ALL]
    assert list(report.objects(None, SH.resultPath)) == []
    assert len(results_of(report)) == 1


@pytest.mark.parametrize("value", ["a\\b", "\\1", "{?other}", "%s", "?x $this"])
def test_a_value_comes_into_a_message_as_it_is(value):
    assert worded("{?a} of {$b}, not {?c}", {"a": value, "b": 1}) == f"{value} of 1, not {{?c}}"


def test_a_character_that_steers_a_terminal_is_spelt_out():
    assert worded("{?a}", {"a": "a\nb"}) == "a\\u000Ab"
