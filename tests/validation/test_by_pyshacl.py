"""What pyshacl reports: joined, less what a marked dispute allows, and in silence."""

import logging
import warnings

import pytest
import rdflib
from rdflib import RDF, SH, Literal
from validation_helpers import DECLARED, FINE, prop, write

from kg.errors import InputError
from kg.findings import REPORT_FORMATS, write_report
from kg.rdf.vocabulary import expand
from kg.study.dataset import load_dataset
from kg.validation.by_pyshacl import allow_disputed, check_shapes, merge
from kg.validation.validating import validate


def read(turtle):
    return rdflib.Graph().parse(data=DECLARED + turtle, format="turtle")


def iri(curie):
    return rdflib.URIRef(expand(curie))


def conforms(report):
    (node,) = report[: RDF.type : SH.ValidationReport]
    (value,) = report.objects(node, SH.conforms)
    return value.toPython(), len(list(report.objects(node, SH.result)))


RULES = read(prop("sh:path migov:mode ; sh:maxCount 1").replace("Organisation", "Event"))
RIGHT, WRONG = "event:e a migov:Event .", "event:e a migov:Event ; migov:mode mode:x , mode:y ."


def disputed(*values, mark="true"):
    return "".join(
        f"claim:{value} rdf:subject event:e ; rdf:predicate migov:mode ; rdf:object mode:{value} ; "
        f"migov:disputed {mark} .\n"
        for value in values
    )


def test_a_report_says_what_was_found(tmp_path):
    assert conforms(check_shapes(read(RIGHT), RULES, tmp_path)) == (True, 0)
    assert conforms(check_shapes(read(WRONG), RULES, tmp_path)) == (False, 1)


def test_shapes_that_pyshacl_cannot_use_are_an_error_in_one_line(tmp_path):
    rules = read(prop('sh:path migov:mode ; sh:pattern "("').replace("Organisation", "Event"))
    with pytest.raises(InputError, match="the validator cannot use these shapes: ") as refused:
        check_shapes(read(WRONG), rules, tmp_path)
    assert refused.value.path == tmp_path
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("bodies", "wanted"),
    [([RIGHT, RIGHT], (True, 0)), ([RIGHT, WRONG], (False, 1)), ([WRONG, RIGHT], (False, 1)),
     ([WRONG, WRONG], (False, 2))],
)  # fmt: skip
def test_of_two_reports_one_is_made_that_conforms_if_both_do(bodies, wanted, tmp_path):
    whole = merge([check_shapes(read(body), RULES, tmp_path) for body in bodies])
    assert conforms(whole) == wanted


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("", (False, 1)),
        (disputed("x"), (True, 0)),  # one may be beside them
        (disputed("x", "y"), (True, 0)),
        (disputed("x", "y", mark="false"), (False, 1)),
        (disputed("z"), (False, 1)),
    ],
)
def test_too_many_values_are_allowed_where_the_others_are_marked_as_disputed(
    more, wanted, tmp_path
):
    data = read(WRONG + more)
    report = check_shapes(data, RULES, tmp_path)
    allow_disputed(report, RULES, data)
    assert conforms(report) == wanted
    assert len(list(report.subjects(RDF.type, SH.ValidationResult))) == wanted[1]


def test_other_results_are_left_where_a_dispute_is_allowed(tmp_path):
    rules = RULES + read("shape:A-p sh:nodeKind sh:Literal .")
    data = read(WRONG + disputed("x"))
    report = check_shapes(data, rules, tmp_path)
    allow_disputed(report, rules, data)
    kinds = set(report.objects(None, SH.sourceConstraintComponent))
    assert kinds == {SH.NodeKindConstraintComponent}
    assert conforms(report) == (False, 2)


ODD = (
    '"NaN"^^xsd:integer , "2023-02-30"^^xsd:date , "maybe"^^xsd:boolean , "20x3"^^xsd:gYear , '
    '"zz"^^xsd:base64Binary , "1,5"^^xsd:decimal , "P"^^xsd:duration , "x"^^xsd:dateTime , '
    '"1e400"^^xsd:double , "<p"^^rdf:XMLLiteral , "9"^^loc:edtf'
)


def test_odd_literals_are_told_by_the_report_alone(make_study, tmp_path, caplog, capfd):
    """rdflib logged a traceback for each of them, and warned."""
    root = make_study(
        {"t.ttl": f"actor:a a migov:Organisation ; skos:note {ODD} ; migov:kind {ODD} ."}
    )
    dataset = load_dataset(root)
    shapes = write(
        tmp_path / "own.ttl",
        FINE + '\nshape:B a sh:NodeShape ; sh:name "x"^^xsd:date ; sh:targetClass migov:Event ; '
        "sh:property shape:B-p .\nshape:B-p a sh:PropertyShape ; sh:path migov:kind ; "
        'sh:in ( "NaN"^^xsd:integer "zz"^^xsd:base64Binary ) .',
    )
    caplog.set_level(logging.DEBUG)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        report = validate(dataset, shapes=shapes)
        for form in REPORT_FORMATS:
            assert write_report(report, form)
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
    told = {each.value for each in report.results if each.path == expand("skos:note")}
    assert told == {"NaN", "2023-02-30", "maybe", "9"}


def test_values_keep_their_meaning_in_reports(tmp_path):
    rules = read(prop("sh:path migov:ordinal ; sh:datatype xsd:string"))
    data = rdflib.Graph()
    data.add((iri("actor:a"), RDF.type, iri("migov:Organisation")))
    data.add((iri("actor:a"), iri("migov:ordinal"), Literal("01", datatype=rdflib.XSD.integer,
                                                             normalize=False)))  # fmt: skip
    report = check_shapes(data, rules, tmp_path)
    assert list(map(str, report.objects(None, SH.value))) == ["01"]
