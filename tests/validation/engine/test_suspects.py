"""The records that may break a rule, and no more than need be."""

import pytest
from pyoxigraph import NamedNode
from random_shapes import triples_of
from rdflib import URIRef

from kg.rdf.vocabulary import compress, expand
from kg.validation.data_graphs import as_graph
from kg.validation.engine.index import Index
from kg.validation.engine.suspects import applies_to, find_suspects, targeted

INDEX = Index(
    triples_of(
        "migov:Unit rdfs:subClassOf migov:Organisation . actor:a a migov:Unit ; migov:kind "
        "kind:ngo . actor:b a migov:Organisation ; migov:acronym 'B' , 'b' ."
    )
)


def suspects(said, **answer):
    rules = as_graph(triples_of(said))
    asked = []
    found = find_suspects(rules, lambda: INDEX, at=asked.append, **answer)
    of = {
        compress(str(shape)): sorted(compress(each.value) for each in records)
        for shape, records in found.of.items()
    }
    return of, found.reach, [compress(str(each)) for each in asked]


KIND = "shape:K sh:path migov:kind ; sh:minCount 1 . "
ACRONYM = "shape:B sh:path migov:acronym ; sh:maxCount 1 . "
TARGET = "sh:targetClass migov:Organisation"


def test_a_property_is_asked_apart_from_the_others_of_its_shape():
    of, reach, asked = suspects(
        f"shape:A {TARGET} ; sh:property shape:K , shape:B . {KIND}{ACRONYM}"
    )
    assert of == {"shape:K": ["actor:b"], "shape:B": ["actor:b"]}
    assert reach == 2
    assert sorted(asked) == ["shape:A", "shape:B", "shape:K"]


def test_a_record_that_breaks_the_shape_itself_is_judged_once_by_the_whole():
    of, *_ = suspects(f"shape:A {TARGET} ; sh:class migov:Unit ; sh:property shape:K . {KIND}")
    assert of == {"shape:A": ["actor:b"]}


@pytest.mark.parametrize(
    "more",
    [f"shape:C {TARGET} ; sh:property shape:K . ", "shape:K sh:targetNode actor:a . "],
    ids=["it is of two shapes", "it has a target"],
)
def test_a_property_shape_with_more_than_one_use_stays_in_its_shape(more):
    of, *_ = suspects(f"shape:A {TARGET} ; sh:property shape:K . {KIND}{more}")
    assert of["shape:A"] == ["actor:b"]
    assert "shape:K" not in of


def test_queries_that_are_answered_here_leave_the_record_to_the_other_rules():
    asked = []

    def answer(shape, focus):
        asked.append((compress(str(shape.node)), len(focus)))
        return True

    said = f"shape:A {TARGET} ; sh:sparql shape:q ; sh:property shape:K . {KIND}"
    of, reach, _ = suspects(said, answer=answer)
    assert (of, reach) == ({"shape:K": ["actor:b"]}, 2)
    assert asked == [("shape:A", 2)]


def test_queries_that_are_not_go_to_pyshacl_with_all_of_their_shape():
    """The shape of a property was asked twice then, and told twice."""
    of, reach, _ = suspects(f"shape:A {TARGET} ; sh:sparql shape:q ; sh:property shape:K . {KIND}")
    assert (of, reach) == ({"shape:A": ["actor:a", "actor:b"]}, None)
    of, reach, _ = suspects(f"shape:K {TARGET} ; sh:path migov:kind ; sh:sparql shape:q .")
    assert (of, reach) == ({"shape:K": ["actor:a", "actor:b"]}, None)


def test_of_a_shape_without_a_name_all_records_are_asked_if_one_may_break_it():
    of, *_ = suspects(f"[] {TARGET} ; sh:class migov:Unit .")
    assert list(of.values()) == [["actor:a", "actor:b"]]
    assert suspects(f"[] {TARGET} ; sh:class migov:Organisation .")[0] == {}


def test_a_target_may_be_a_class_a_record_or_what_a_property_is_between():
    rules = as_graph(
        triples_of(
            f"shape:A {TARGET} . shape:S sh:targetSubjectsOf migov:kind . shape:O "
            "sh:targetObjectsOf migov:kind . shape:N sh:targetNode actor:nobody ."
        )
    )

    def found(name):
        return {each.value for each in applies_to(rules, URIRef(expand(name)), lambda: INDEX)}

    assert [compress(str(each)) for each in targeted(rules)] == [f"shape:{name}" for name in "ANOS"]
    assert found("shape:A") == {expand("actor:a"), expand("actor:b")}
    assert found("shape:S") == {expand("actor:a")}
    assert found("shape:O") == {expand("kind:ngo")}
    assert found("shape:N") == {NamedNode(expand("actor:nobody")).value}
