"""Rules that follow from a study's own ontology."""

import pytest
import rdflib
from museums import write_museums
from rdflib import SH

from kg.rdf.vocabulary import expand
from kg.study.dataset import load_dataset
from kg.study.ontology import Terms, read_terms
from kg.validation.rules.own_rules import add_own_rules
from kg.validation.shapes.shapes import read_shapes, shapes_folder
from kg.validation.validating import validate

MY = rdflib.Namespace("https://example.org/museums#")


def listed(rules, shape, predicate):
    return set(rules.items(rules.value(rdflib.URIRef(expand(shape)), predicate)))


@pytest.fixture
def rules(tmp_path):
    terms = read_terms(load_dataset(write_museums(tmp_path))).with_others()
    found = read_shapes([shapes_folder()], terms).records
    add_own_rules(found, terms)
    return found


def test_own_terms_are_in_the_lists_of_the_shapes(rules):
    assert MY.Museum in listed(rules, "shape:Known-terms-type", SH["in"])
    assert {MY.visitors, MY.branchOf} <= listed(rules, "shape:Organisation", SH.ignoredProperties)
    ignored = listed(rules, "shape:Organisation", SH.ignoredProperties)
    assert rdflib.URIRef(expand("skos:note")) in ignored


def test_ranges_are_rules(rules):
    shape = next(rules.subjects(SH.path, MY.visitors))
    assert rules.value(shape, SH.datatype) == rdflib.XSD.integer
    assert rules.value(next(rules.subjects(SH.path, MY.branchOf)), SH["class"]) == MY.Museum


def test_a_class_below_a_closed_shape_needs_no_other(rules):
    assert list(rules.subjects(SH.targetClass, MY.Museum)) == []


def test_without_own_terms_nothing_is_added():
    rules = rdflib.Graph().parse(
        data="@prefix sh: <http://www.w3.org/ns/shacl#> . <x:s> sh:closed true .", format="turtle"
    )
    before = set(rules)
    add_own_rules(rules, Terms(frozenset(), frozenset(), frozenset(), {}, {}))
    assert set(rules) == before


@pytest.mark.parametrize(
    ("above", "told"),
    [
        ("migov:Actor", ["does not belong on"]),
        ("migov:Record", ["does not belong on"]),
        ("migov:Organisation", []),
    ],
)
def test_a_class_of_no_closed_shape_may_have_what_its_superclasses_may(above, told, tmp_path):
    root = write_museums(
        tmp_path,
        {
            "ontology/museums.ttl": ("migov:Organisation", above),
            # For organisations only.
            "data/documents/news.ttl": ("migov:country", "migov:underAuthorityOf actor:town-museum"
            " ; migov:country"),
        },
    )  # fmt: skip
    results = [
        r for r in validate(load_dataset(root)).results if r.path.endswith("underAuthorityOf")
    ]
    found = [r.message for r in results if "belong" in r.message]
    assert len(found) == len(told)


def test_codes_of_a_class_of_the_studys_own_are_codes(tmp_path):
    root = write_museums(
        tmp_path,
        {
            "ontology/museums.ttl": (
                "my:Museum a owl:Class",
                'my:Theme a owl:Class ; rdfs:label "theme"@en ; rdfs:subClassOf migov:Code ;\n'
                '  skos:definition "What a museum shows."@en .\n'
                'my:themes a skos:ConceptScheme ; skos:prefLabel "themes"@en ;\n'
                "  migov:listOf my:Theme .\n"
                'my:sea a my:Theme ; skos:inScheme my:themes ; skos:prefLabel "sea"@en .\n'
                "my:Museum a owl:Class",
            )
        },
    )
    (found,) = [r for r in validate(load_dataset(root)).results if r.severity == "error"]
    assert (found.thing, found.path) == ("sea", expand("skos:scopeNote"))
    assert found.location.path.name == "museums.ttl"
