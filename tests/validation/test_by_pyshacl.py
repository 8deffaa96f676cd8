"""What pyshacl reports: joined, less what a marked dispute allows, in silence and within limits."""

import logging
import multiprocessing
import os
import signal
import threading
import time
import warnings

import pytest
import rdflib
from rdflib import RDF, SH, SKOS, Literal
from validation_helpers import DECLARED, FINE, prop, write

from kg.errors import InputError
from kg.findings import REPORT_FORMATS, write_report
from kg.rdf.vocabulary import expand
from kg.study.dataset import load_dataset
from kg.validation import by_pyshacl, clock
from kg.validation.by_pyshacl import check_shapes
from kg.validation.clock import Clock
from kg.validation.data_graphs import DataGraph
from kg.validation.validating import validate


def read(turtle, kind=rdflib.Graph):
    return kind().parse(data=DECLARED + turtle, format="turtle")


def iri(curie):
    return rdflib.URIRef(expand(curie))


def conforms(report):
    (node,) = report[: RDF.type : SH.ValidationReport]
    (value,) = report.objects(node, SH.conforms)
    return value.toPython(), len(list(report.objects(node, SH.result)))


RULES = read(prop("sh:path migov:mode ; sh:maxCount 1").replace("Organisation", "Event"))
RIGHT, WRONG = "event:e a migov:Event .", "event:e a migov:Event ; migov:mode mode:x , mode:y ."


def test_a_report_says_what_was_found(tmp_path):
    assert conforms(check_shapes(read(RIGHT), RULES, tmp_path)) == (True, 0)
    assert conforms(check_shapes(read(WRONG), RULES, tmp_path)) == (False, 1)


def test_shapes_that_pyshacl_cannot_use_are_an_error_in_one_line(tmp_path):
    rules = read(prop('sh:path migov:mode ; sh:pattern "("').replace("Organisation", "Event"))
    with pytest.raises(InputError, match="the validator cannot use these shapes: ") as refused:
        check_shapes(read(WRONG), rules, tmp_path)
    assert refused.value.path == tmp_path
    assert "\n" not in str(refused.value)


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


RUNAWAY = {
    "a pattern": (
        "shape:P a sh:NodeShape ; sh:targetClass migov:Organisation ; sh:property shape:slow .\n"
        "shape:slow a sh:PropertyShape ; sh:path migov:acronym ; sh:pattern '^(a+)+$' ."
    ),
    "a query": (
        "shape:slow a sh:NodeShape ; sh:targetNode <https://w3id.org/migov> ; sh:sparql shape:q .\n"
        "shape:q a sh:SPARQLConstraint ; sh:select 'SELECT $this WHERE { ?a ?b ?c . ?d ?e ?f . "
        "?g ?h ?i . ?j ?k ?l . FILTER(?c = 1 && ?f = 2 && ?i = 3 && ?l = 4) }' ."
    ),
    "a pattern in a query": (
        "shape:slow a sh:NodeShape ; sh:targetNode <https://w3id.org/migov> ; sh:sparql shape:q .\n"
        "shape:q a sh:SPARQLConstraint ; sh:select 'SELECT $this WHERE { ?a ?b ?c . "
        'FILTER(REGEX(STR(?c), "^(a+)+$")) }\' .'
    ),
}


@pytest.mark.parametrize("rules", RUNAWAY.values(), ids=list(RUNAWAY))
def test_shapes_that_run_away_end_in_a_sentence_that_names_the_shape(rules, tmp_path):
    slow = f'migov:acronym "{"a" * 60}b"'
    data = read(
        "\n".join(f"actor:a{n} a migov:Organisation ; {slow} , '{n}' ." for n in range(99)),
        DataGraph,
    )
    start = time.monotonic()
    with pytest.raises(InputError) as refused:
        check_shapes(data, read(rules), tmp_path, Clock(0.5))
    assert time.monotonic() - start < 10
    assert refused.value.setting == "timeout"
    assert str(refused.value) == (
        "the time was up while the shape shape:slow was checked: 0.5 seconds; "
        "simplify patterns and queries, or allow more time (timeout)"
    )


def test_what_swallows_the_alarm_is_killed(tmp_path, monkeypatch):
    def stubborn(*_given, **_named):
        while True:
            try:
                time.sleep(60)
            except BaseException:
                continue

    monkeypatch.setattr(by_pyshacl.pyshacl, "validate", stubborn)
    monkeypatch.setattr(clock, "_GRACE", 0.2)
    with pytest.raises(InputError, match=r"the time was up while a shape was checked: 0\.2 s"):
        check_shapes(read(RIGHT), RULES, tmp_path, Clock(0.2))


def test_an_interrupt_ends_it_at_once(tmp_path):
    data = read("\n".join(f"actor:a{n} a migov:Organisation ." for n in range(99)), DataGraph)
    threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        check_shapes(data, read(RUNAWAY["a query"]), tmp_path, Clock(30.0))
    assert time.monotonic() - start < 5
    assert multiprocessing.active_children() == []


ODD_NAMES = [
    "a\\b",
    "\\1 \\g<0> \\",
    "a\"b'c",
    "{?other} {$this} {}",
    "%s %d",
    "?x $this",
    "a\nb",
    "€ \U0001f600",
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_value_comes_into_a_message_as_it_is(name, tmp_path):
    rules = read(
        "shape:A a sh:NodeShape ; sh:targetNode <https://w3id.org/migov> ; sh:sparql shape:q .\n"
        "shape:q a sh:SPARQLConstraint ; sh:message '{?name} of {$value}, not {?unbound}' ; "
        "sh:select 'SELECT $this ?value ?name ?other WHERE { ?value "
        '<http://www.w3.org/2004/02/skos/core#prefLabel> ?name . BIND("other" AS ?other) }\' .'
    )
    data = read("actor:a a migov:Organisation .", DataGraph)
    data.add((rdflib.URIRef(expand("actor:a")), SKOS.prefLabel, rdflib.Literal(name)))
    report = check_shapes(data, rules, tmp_path)
    (message,) = report.objects(None, SH.resultMessage)
    shown = name.replace("\n", "\\u000A")
    assert str(message) == f"{shown} of {expand('actor:a')}, not {{?unbound}}"


@pytest.mark.parametrize("constraint", ["lessThan", "lessThanOrEquals"])
@pytest.mark.parametrize(
    ("values", "results"), [("1 ; oa:end 2", 0), ("[] ; oa:end 2", 1), ("1 ; oa:end [] , 0", 1)]
)
def test_a_blank_node_is_neither_before_nor_after_a_value(constraint, values, results, tmp_path):
    """pyshacl gave up at the first, and nothing else was reported."""
    rules = write(tmp_path / "own.ttl", prop(f"sh:path oa:start ; sh:{constraint} oa:end"))
    write(tmp_path / "data" / "a.ttl", f"actor:a a migov:Organisation ; oa:start {values} .")
    for engine in ("auto", "pyshacl"):
        found = validate(load_dataset(tmp_path), shapes=rules, engine=engine).results
        told = [each for each in found if each.path == expand("oa:start")]
        assert len(told) == results
        assert all(each.location.line for each in told)
