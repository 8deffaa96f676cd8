"""A dataset made ready for shapes, and what each result of the standard report says."""

from rdflib import RDF, SH
from validation_helpers import prop, write

from kg.rdf.vocabulary import compress, expand
from kg.study.dataset import load_dataset
from kg.study.ontology import read_terms
from kg.validation.checking import Subject
from kg.validation.clock import Clock
from kg.validation.shapes.shapes import read_shapes

BODY = """
actor:a a migov:Organisation ; skos:note "a\\u200b"@en .
actor:b migov:knid kind:ngo .
role:partner migov:impliesPresence true .
[] a migov:Organisation .
"""


def subject_of(tmp_path):
    data = write(tmp_path / "data" / "a.ttl", BODY)
    rules = write(tmp_path / "own.ttl", prop("sh:path migov:kind ; sh:minCount 1"))
    dataset = load_dataset(tmp_path)
    terms = read_terms(dataset)
    return data, rules, Subject.of(dataset, read_shapes([rules], terms), terms)


def test_each_result_of_the_report_has_its_words_and_its_location(tmp_path):
    data, rules, subject = subject_of(tmp_path)
    judged, found = subject.check(rules, Clock(60.0))
    graph = judged.report
    assert set(found) == set(graph.subjects(RDF.type, SH.ValidationResult))
    assert set(found) == set(graph.objects(None, SH.result))
    assert {(compress(each.focus), compress(each.path)) for each in found.values()} == {
        ("actor:a", "migov:kind"),
        ("actor:a", "skos:note"),
        ("role:partner", "migov:impliesPresence"),
        ("", "migov:kind"),
    }
    assert {each.location.path for each in found.values()} == {data}


def test_the_records_of_a_file_are_counted_apart(tmp_path):
    data, _, subject = subject_of(tmp_path)
    records = subject.records([data])
    assert records > {expand("actor:a"), expand("actor:b"), expand("role:partner")}
    assert len(records) == 4
    assert len(subject.count(records).focus) == len(subject.count().focus) == 2
    assert subject.count({expand("actor:b")}).constraints == 0
