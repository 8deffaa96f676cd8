"""The words of SHACL, and what each takes."""

import pytest
import rdflib
from rdflib import RDF, SH, Literal
from validation_helpers import DECLARED

from kg.rdf.vocabulary import expand
from kg.validation.shapes.shacl_words import (
    CONSTRAINTS,
    NOT_CHECKED,
    OTHERS,
    OWN,
    VALUES,
    is_off,
    keyword,
    list_items,
    name_of,
    parameters,
    problem,
    shown_value,
)


def iri(curie):
    return rdflib.URIRef(expand(curie))


def read(turtle):
    return rdflib.Graph().parse(data=DECLARED + turtle, format="turtle")


def test_every_word_is_one_of_shacl_and_of_one_kind():
    words = [*CONSTRAINTS, *OTHERS, *VALUES, *NOT_CHECKED]
    assert len(words) == len(set(words))
    assert [word for word in words if word not in NOT_CHECKED and SH[word] not in SH] == []


def test_a_keyword_is_a_name_of_shacl():
    assert keyword(SH.minCount) == "minCount"
    assert keyword(RDF.type) == ""


def test_a_name_is_short_where_a_prefix_fits():
    assert name_of(expand("migov:kind")) == "migov:kind"
    assert name_of("https://example.org/x") == "<https://example.org/x>"
    assert shown_value(iri("migov:kind")) == "migov:kind"
    assert shown_value(Literal("x")) == "“x”"
    assert shown_value(rdflib.BNode()) == "[...]"


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ("( 1 2 )", [Literal(1), Literal(2)]),
        ("()", []),
        ("migov:kind", None),
        ("[ rdf:first 1 ]", None),
        ("[ rdf:first 1 , 2 ; rdf:rest () ]", None),
    ],
)
def test_the_items_of_a_list_that_is_whole(value, items):
    graph = read(f"shape:A sh:in {value} .")
    assert list_items(graph, graph.value(iri("shape:A"), SH["in"])) == items


def test_a_list_that_leads_into_itself_has_no_items():
    graph = read("shape:A sh:in shape:l . shape:l rdf:first 1 ; rdf:rest shape:l .")
    assert list_items(graph, iri("shape:l")) is None


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("minCount", "1", ""),
        ("minCount", "-1", "write a whole number from 0"),
        ("minCount", '"1"', "write a whole number from 0"),
        ("closed", "true", ""),
        ("closed", '"true"', "write true or false"),
        ("pattern", '"^a"', ""),
        ("pattern", "5", "write a text"),
        ("nodeKind", "sh:IRI", ""),
        ("nodeKind", "sh:Warning", "choose one of sh:BlankNode, "),
        ("severity", "sh:Info", ""),
        ("severity", "sh:IRI", "choose one of sh:Violation, sh:Warning and sh:Info"),
        ("path", "( migov:kind [ sh:inversePath skos:broader ] )", ""),
        ("path", "()", "write a property or a path of properties"),
        ("in", "( 1 )", ""),
        ("in", "()", "the list is empty; write its members"),
        ("languageIn", '( "lv" )', ""),
        ("languageIn", "( migov:lv )", 'write language tags, as in "lv"'),
        ("ignoredProperties", "()", ""),
        ("or", '( "x" )', "write names, not texts"),
        ("name", "5", ""),
    ],
)
def test_what_is_asked_of_a_value(name, value, part):
    graph = read(f"shape:A sh:{name} {value} .")
    told = problem(graph, name, graph.value(iri("shape:A"), SH[name]))
    assert bool(told) == bool(part)
    assert told.startswith(part)


def test_a_path_that_leads_into_itself_is_not_a_path():
    graph = rdflib.Graph()
    node = rdflib.BNode()
    graph.add((node, SH.inversePath, node))
    assert problem(graph, "path", node) == "write a property or a path of properties"


def test_the_constraints_of_a_shape_are_those_that_it_has_itself():
    graph = read(
        "shape:A sh:property shape:p ; sh:nodeKind sh:IRI ; sh:closed true ;"
        ' sh:name "A" ; sh:targetClass migov:Event . shape:p sh:minCount 1 .'
    )
    assert parameters(graph, iri("shape:A")) == ["closed", "nodeKind"]
    assert parameters(graph, iri("shape:p")) == ["minCount"]


def test_a_shape_is_off_where_it_says_so():
    graph = read("shape:A sh:deactivated true . shape:B sh:deactivated false .")
    assert [is_off(graph, iri(name)) for name in ("shape:A", "shape:B", "shape:C")] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("address", "own"),
    [
        (expand("migov:kind"), True),
        (expand("kind:ngo"), True),
        (expand("actor:x"), True),
        ("http://w3id.org/migov#kind", True),
        ("https://w3id.org/migov", True),
        ("https://w3id.org/migov-other#x", False),
        ("https://example.org/migov#x", False),
    ],
)
def test_the_projects_own_names_are_known_also_with_http(address, own):
    assert bool(OWN.match(address)) == own
