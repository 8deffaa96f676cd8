"""Both engines say the same, and say so of what they were asked."""

import random
import time

import pytest
import rdflib
from pyoxigraph import DefaultGraph, Quad, Store
from random_shapes import random_data, random_shapes, results_of, triples_of
from rdflib import SH
from validation_helpers import A, prop, select

from kg.errors import InputError
from kg.rdf.turtle import read_triples
from kg.rdf.vocabulary import expand
from kg.validation.clock import Clock
from kg.validation.data_graphs import as_graph
from kg.validation.judging import Part, judge
from kg.validation.shapes import shapes_folder


def part_of(rules, data, **more):
    triples = triples_of(data)
    return Part(as_graph(triples_of(rules)), lambda: triples, **more)


def judged(rules, data, place, engine="auto", clock=None, **more):
    return judge(part_of(rules, data, **more), place, clock or Clock(), engine)


def both(rules, data, place, **more):
    return [judged(rules, data, place, engine, **more) for engine in ("auto", "pyshacl")]


@pytest.mark.parametrize("seed", range(12))
def test_on_random_shapes_and_data_the_two_reports_are_equal(seed, tmp_path):
    """The first 900 seeds were tried by hand.

    865 gave equal reports, with 6,496 results. 34 were refused by both engines in the same words.
    Of seed 359 pyshacl says nothing, for it does not compare a blank node with anything; kg's own
    engine knows without that comparison that the record keeps its ``sh:or``, and gives 9 results.
    """
    rand = random.Random(seed)
    own, reference = both(random_shapes(rand), random_data(rand), tmp_path)
    assert results_of(own.report) == results_of(reference.report)
    assert own.by_pyshacl <= reference.by_pyshacl


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


def test_a_query_of_a_study_goes_to_pyshacl(tmp_path):
    query = "SELECT $this WHERE { $this migov:kind kind:ngo }"
    own, reference = both(select(query), DATA, tmp_path)
    assert own.by_pyshacl == reference.by_pyshacl
    assert results_of(own.report) == results_of(reference.report)
    assert len(results_of(own.report)) == 2


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
