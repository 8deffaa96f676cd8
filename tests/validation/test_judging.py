"""Both engines say the same, and say so of what they were asked."""

import time

import pytest
import rdflib
from pyoxigraph import DefaultGraph, Quad, Store
from random_shapes import PROFILES, main, random_part, results_of, said_by, triples_of
from rdflib import SH
from validation_helpers import A, prop, select

from kg.errors import InputError
from kg.rdf.turtle import read_triples
from kg.rdf.vocabulary import expand
from kg.validation.clock import Clock
from kg.validation.data_graphs import as_graph
from kg.validation.engine.values import ON_VALUES
from kg.validation.judging import Part, judge
from kg.validation.shapes.shapes import shapes_folder


def part_of(rules, data, **more):
    triples = triples_of(data)
    return Part(as_graph(triples_of(rules)), lambda: triples, **more)


def judged(rules, data, place, engine="auto", clock=None, **more):
    return judge(part_of(rules, data, **more), place, clock or Clock(), engine)


def both(rules, data, place, **more):
    return [judged(rules, data, place, engine, **more) for engine in ("auto", "pyshacl")]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("seed", range(3))
def test_on_random_shapes_and_data_the_two_engines_say_the_same(seed, profile, tmp_path):
    """``python tests/random_shapes.py 1000 logic`` tries more of a profile."""
    part = random_part(seed, profile)
    said = said_by(lambda engine: judge(part(), tmp_path, Clock(), engine).report)
    assert said["auto"] == said["pyshacl"]


def test_a_difference_between_the_engines_would_be_noticed(monkeypatch):
    monkeypatch.setitem(ON_VALUES, "nodeKind", lambda *_: lambda _: True)
    assert main(25, "flat")["different"] > 0


LEAD_SHAPE = rdflib.URIRef(expand("shape:One-lead-partner"))
DATA = """
actor:a a migov:Organisation ; migov:kind kind:ngo .
actor:b a migov:Organisation ; skos:note "x" .
actor:c a migov:Organisation ; migov:kind kind:ngo ; skos:note [ skos:note [ skos:note "deep" ] ] .
kind:ngo a migov:ActorKind .
"""


def test_pyshacl_is_asked_only_about_what_may_be_wrong(tmp_path):
    rules = prop("sh:path migov:kind ; sh:minCount 1 ; sh:class migov:ActorKind")
    own, reference = both(rules, DATA, tmp_path)
    assert own.by_pyshacl == {expand("actor:b")}
    assert reference.by_pyshacl == {expand(f"actor:{name}") for name in "abc"}
    assert results_of(own.report) == results_of(reference.report)
    assert len(results_of(own.report)) == 1


def test_where_nothing_is_wrong_pyshacl_is_not_imported(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "kg.validation.by_pyshacl", None)
    own = judged(prop("sh:path migov:kind ; sh:maxCount 1"), DATA, tmp_path)
    assert own.by_pyshacl == frozenset()
    with pytest.raises(ImportError):
        judged(prop("sh:path migov:kind ; sh:minCount 1"), DATA, tmp_path)


def test_a_report_has_all_of_a_blank_node_that_is_a_value(tmp_path):
    own, reference = both(prop("sh:path skos:note ; sh:nodeKind sh:Literal"), DATA, tmp_path)
    assert "deep" in str(results_of(own.report))
    assert results_of(own.report) == results_of(reference.report)


COVERED_BY_NONE = {
    "a path that goes on": "sh:path [ sh:zeroOrMorePath migov:kind ] ; sh:class migov:ActorKind",
    "values apart": "sh:path migov:kind ; sh:qualifiedValueShape [ sh:class migov:ActorKind ] ; "
    "sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true",
    "numbers with an exponent": "sh:path skos:note ; sh:maxInclusive 1e3",
}


@pytest.mark.parametrize("constraint", COVERED_BY_NONE.values(), ids=list(COVERED_BY_NONE))
def test_what_the_engine_does_not_cover_goes_to_pyshacl(constraint, tmp_path):
    own, reference = both(prop(constraint), DATA, tmp_path)
    assert own.by_pyshacl
    assert results_of(own.report) == results_of(reference.report)


REFUSES = {
    "sh:node of a property": "sh:or ( [ sh:nodeKind sh:IRI ] [ sh:node shape:Of-kind ] )",
    "a long path": f"sh:property [ sh:path ( {'migov:kind ' * 11}) ; sh:maxCount 1 ]",
    "shapes within shapes": "sh:not [ sh:not [ " * 8 + "sh:nodeKind sh:IRI" + " ] ]" * 8,
}


@pytest.mark.parametrize("constraint", REFUSES.values(), ids=list(REFUSES))
def test_what_pyshacl_refuses_kg_does_not_pass(constraint, tmp_path):
    """kg's own engine was certain without it, and gave a report."""
    rules = f"{A} ; {constraint} . shape:Of-kind sh:path migov:kind ."
    data = DATA + "actor:a migov:kind actor:a ."
    for engine in ("auto", "pyshacl"):
        with pytest.raises(InputError, match="the validator cannot use these shapes"):
            judged(rules, data, tmp_path, engine)


NAMELESS = {
    "of a property": f"{A} ; sh:property [ sh:path migov:kind ; sh:minCount 1 ] .",
    "with a target": "[] sh:targetClass migov:Organisation ; sh:pattern 'b$' .",
    "with a target, of a property": f"{A} ; sh:property [ sh:path migov:kind ; sh:minCount 1 ; "
    "sh:targetSubjectsOf skos:note ] .",
    "within another": f"{A} ; sh:property [ sh:path migov:kind ; sh:property [ sh:path rdf:type ; "
    "sh:maxCount 0 ] ] .",
}


@pytest.mark.parametrize("rules", NAMELESS.values(), ids=list(NAMELESS))
def test_a_report_has_a_shape_without_a_name_as_it_is_written(rules, tmp_path):
    """The targets that pyshacl was given in place of its own stood in the report."""
    own, reference = both(rules, DATA, tmp_path)
    assert results_of(own.report) == results_of(reference.report)
    assert results_of(own.report)


def test_a_query_of_a_study_goes_to_pyshacl(tmp_path):
    query = "SELECT $this WHERE { $this migov:kind kind:ngo }"
    own, reference = both(select(query), DATA, tmp_path)
    assert own.by_pyshacl == reference.by_pyshacl
    assert results_of(own.report) == results_of(reference.report)
    assert len(results_of(own.report)) == 2


def test_beside_a_query_of_a_study_nothing_is_told_twice(tmp_path):
    """The shape of the property was asked by itself, and again with the query."""
    rules = (
        f"{A} ; sh:property shape:A-p ; sh:sparql [ sh:select "
        "'SELECT $this WHERE { $this migov:kind kind:ngo }' ] . "
        "shape:A-p sh:path migov:kind ; sh:minCount 1 ."
    )
    own, reference = both(rules, DATA, tmp_path)
    assert results_of(own.report) == results_of(reference.report)
    assert len(results_of(own.report)) == 3


def test_a_query_that_is_known_to_be_read_alike_is_asked_here(tmp_path):
    query = "SELECT $this ?value ?any WHERE { ?value skos:note ?any }"
    rules = f'{A} ; sh:sparql shape:q . shape:q sh:select "{query}" ; sh:message "{{?any}}" .'
    data = 'actor:a a migov:Organisation ; skos:note "x" , "y" .'
    own, reference = both(rules, data, tmp_path, trusted=frozenset([query]))
    assert own.by_pyshacl == frozenset()
    assert results_of(own.report) == results_of(reference.report)
    assert len(results_of(own.report)) == 2


def test_a_row_with_a_blank_node_is_left_to_pyshacl(tmp_path):
    query = "SELECT $this ?value WHERE { ?any skos:note ?value }"
    rules = f'{A} ; sh:sparql shape:q . shape:q sh:select "{query}" .'
    own, reference = both(rules, DATA, tmp_path, trusted=frozenset([query]))
    assert own.by_pyshacl == reference.by_pyshacl
    assert results_of(own.report) == results_of(reference.report)


LEAD = """
{claim} a migov:Participation ; migov:role role:lead-partner ; migov:inProject project:p ;
  migov:participant {who} ; migov:evidence quote:q . quote:q migov:document doc:d .
"""


@pytest.mark.parametrize("who", ["actor:b", '"B"', '"B"@en', "<urn:b>", "1"])
def test_two_lead_partners_are_told_alike_whatever_they_are(who, tmp_path):
    """rdflib took the least of two addresses for a text, and named a partner as its own second."""
    triples = triples_of(
        LEAD.format(claim="claim:1", who="actor:a") + LEAD.format(claim="claim:2", who=who)
    )
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples)
    rules = as_graph(
        t for path in (shapes_folder() / "across").glob("*.ttl") for t in read_triples(path)
    )
    only = as_graph(())
    for triple in rules:
        if triple[1] != SH.targetNode or triple[0] == LEAD_SHAPE:
            only.add(triple)
    trusted = frozenset(map(str, rules.objects(None, SH.select)))
    own, reference = (
        judge(Part(only, lambda: triples, store, trusted), tmp_path, Clock(), engine)
        for engine in ("auto", "pyshacl")
    )
    assert results_of(own.report) == results_of(reference.report)
    told = sorted(str(each) for each in own.report.objects(None, SH.resultMessage))
    assert len(told) == 2
    assert sum(expand("actor:a") in each.partition(": ")[2] for each in told) == 1
    assert own.by_pyshacl == frozenset()


def test_a_shape_that_is_a_class_goes_to_pyshacl(tmp_path):
    rules = "migov:Organisation a sh:NodeShape , rdfs:Class ; sh:closed true ."
    own, reference = both(rules, DATA, tmp_path)
    assert results_of(own.report) == results_of(reference.report)
    assert len(results_of(own.report)) == 7


SLOW = f'actor:a a migov:Organisation ; migov:acronym "{"a" * 60}b" .'


def test_a_pattern_that_runs_away_ends_in_a_sentence_that_names_its_shape(tmp_path):
    start = time.monotonic()
    with pytest.raises(InputError) as refused:
        judged(
            prop("sh:path migov:acronym ; sh:pattern '^(a+)+$'"), SLOW, tmp_path, clock=Clock(0.3)
        )
    assert time.monotonic() - start < 10
    assert refused.value.message.startswith("the time was up while the shape shape:A-p was checked")


def test_without_anything_wrong_the_report_is_an_empty_one(tmp_path):
    own, reference = both(prop("sh:path migov:kind ; sh:maxCount 1"), DATA, tmp_path)
    assert results_of(own.report) == results_of(reference.report) == []
    assert isinstance(own.report, rdflib.Graph)
