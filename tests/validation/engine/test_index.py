"""Triples are found by property, record and value."""

from pyoxigraph import NamedNode
from random_shapes import triples_of

from kg.rdf.vocabulary import expand
from kg.validation.engine.index import Index


def name(curie):
    return NamedNode(expand(curie))


INDEX = Index(
    triples_of(
        "migov:Unit rdfs:subClassOf migov:Organisation . migov:Organisation rdfs:subClassOf "
        "migov:Actor . actor:a a migov:Unit ; migov:kind kind:ngo , kind:ngo , kind:ministry . "
        "actor:b a migov:Actor ; migov:kind kind:ngo ."
    )
)


def test_each_triple_is_there_once():
    assert len(INDEX.triples) == 7
    assert INDEX.objects(name("actor:a"), name("migov:kind")) == [
        name("kind:ngo"),
        name("kind:ministry"),
    ]
    assert INDEX.objects(name("actor:a"), name("migov:mode")) == []


def test_values_lead_back_to_their_records():
    assert list(INDEX.subjects(name("migov:kind"), name("kind:ngo"))) == [
        name("actor:a"),
        name("actor:b"),
    ]
    assert list(INDEX.subjects(name("migov:mode"), name("kind:ngo"))) == []


def test_a_class_has_the_records_of_the_classes_below_it():
    assert set(INDEX.instances(name("migov:Actor"))) == {name("actor:a"), name("actor:b")}
    assert set(INDEX.instances(name("migov:Organisation"))) == {name("actor:a")}
    assert not INDEX.instances(name("migov:Event"))


def test_a_record_has_its_properties():
    assert INDEX.properties[name("actor:a")] == {name("rdf:type"), name("migov:kind")}
    assert [len(each) for each in INDEX.by_subject.values()] == [1, 1, 3, 2]
