"""The graphs that shapes are checked on."""

import rdflib
from rdflib import RDF, RDFS, Literal
from validation_helpers import DECLARED

from kg.rdf.turtle import parse_turtle
from kg.rdf.vocabulary import expand
from kg.study.dataset import load_dataset
from kg.study.folder import ontology_files
from kg.validation.data_graphs import (
    DataGraph,
    as_asked_graph,
    as_graph,
    as_written_graph,
    statements,
)

RULES = rdflib.Graph().parse(
    data=DECLARED + "shape:p sh:path rdf:predicate ; sh:in ( migov:mode migov:place ) .",
    format="turtle",
)


def iri(curie):
    return rdflib.URIRef(expand(curie))


def written(dataset):
    return as_written_graph(dataset, set(ontology_files()), RULES)


def test_records_codes_and_the_hierarchy_of_classes_are_there_and_no_other_term(made):
    graph = written(made.dataset)
    assert (iri("actor:siloju"), RDF.type, iri("migov:Organisation")) in graph
    assert (iri("kind:ngo"), RDF.type, iri("migov:ActorKind")) in graph
    assert (iri("migov:Event"), RDFS.subClassOf, iri("migov:Activity")) in graph
    assert (iri("migov:Event"), RDF.type, None) not in graph


def test_what_a_statement_says_is_there_with_its_quotes_if_it_may_say_so(made):
    graph = written(made.dataset)
    assert (iri("event:lake"), iri("migov:mode"), iri("mode:on-site")) in graph
    assert (iri("event:lake"), iri("migov:evidence"), iri("quote:lake-town")) in graph
    # Of a property that is not in the list only the statement itself is there.
    dates = set(map(str, graph.objects(iri("event:lake"), iri("migov:date"))))
    assert dates == {"XXXX-05-04"}


def test_a_statement_without_a_quote_or_about_nothing_adds_nothing(make_study):
    text = (
        "claim:a rdf:subject event:e ; rdf:predicate migov:mode ; rdf:object mode:x ."
        "claim:b rdf:subject event:no ; rdf:predicate migov:mode ; rdf:object mode:x ;"
        " migov:evidence quote:q . event:e a migov:Event ."
    )
    graph = written(load_dataset(make_study({"t.ttl": text})))
    assert list(graph.triples((None, iri("migov:mode"), None))) == []
    said = statements(parse_turtle(DECLARED + text))
    assert [[quote.value for quote in quotes] for quotes, _ in said] == [[], [expand("quote:q")]]
    assert {triple.predicate.value for _, triple in said} == {expand("migov:mode")}


def test_the_graph_as_asked_has_what_is_derived(made):
    graph = as_asked_graph(made.dataset)
    first = graph.value(iri("project:tiltas"), iri("migov:earliest"))
    assert str(first) == "2030-01-01"
    assert (iri("project:tiltas"), iri("migov:earliest"), None) not in written(made.dataset)


def test_literals_stay_as_they_are_written(make_study):
    root = make_study({"t.ttl": 'doc:d skos:note "01"^^xsd:integer , "1"^^xsd:boolean .'})
    graph = as_graph(t for ts in load_dataset(root).files.values() for t in ts)
    notes = graph.objects(iri("doc:d"), iri("skos:note"))
    assert sorted(str(note) for note in notes) == ["01", "1"]


def test_a_query_is_parsed_once_and_answered_each_time(monkeypatch):
    parsed, prepare = [], rdflib.plugins.sparql.prepareQuery
    monkeypatch.setattr(
        rdflib.plugins.sparql,
        "prepareQuery",
        lambda text, initNs: parsed.append(text) or prepare(text, initNs=initNs),  # noqa: N803
    )
    text = "SELECT ?only_here WHERE { ?only_here migov:kind ?kind }"
    answers = []
    for name in ("a", "b"):
        graph = DataGraph()
        graph.bind("migov", iri("migov:"))
        graph.add((iri(f"actor:{name}"), iri("migov:kind"), Literal("x")))
        answers += [row[0] for row in graph.query(text)]
    assert answers == [iri("actor:a"), iri("actor:b")]
    assert parsed == [text]


def test_a_query_means_what_the_prefixes_of_its_graph_say():
    text = "SELECT ?s WHERE { ?s ex:p 1 }"
    found = []
    for home in ("urn:one:", "urn:two:"):
        graph = DataGraph()
        graph.bind("ex", home)
        graph.add((iri("actor:a"), rdflib.URIRef("urn:two:p"), Literal(1)))
        found.append(len(list(graph.query(text))))
    assert found == [0, 1]


def test_values_may_be_given_to_a_query_that_was_parsed_before():
    graph = DataGraph()
    graph.add((iri("actor:a"), RDF.type, iri("migov:Person")))
    text = "SELECT ?s WHERE { ?s a ?class }"
    given = [
        len(list(graph.query(text, initBindings={"class": iri(name)})))
        for name in ("migov:Person", "migov:Event", "migov:Person")
    ]
    assert given == [1, 0, 1]
