"""The ontology and its code lists: nothing used that is not defined, nothing defined in part."""

import re
from collections import Counter
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef
from rdflib.namespace import DCTERMS, VANN

from kg.questions.lookup import read_query
from kg.rdf.turtle import read_triples
from kg.rdf.vocabulary import PREFIXES, compress, expand
from kg.study.folder import shipped

ROOT = shipped()
ONTOLOGY = URIRef("https://w3id.org/migov")
LANGUAGES = ["en", "lt", "lv"]
DATE = URIRef(expand("xsd:date"))
DATATYPES = ["loc:edtf", "rdf:langString"]
DATATYPES += ["xsd:boolean", "xsd:date", "xsd:decimal", "xsd:integer", "xsd:string"]
USERS = sorted(
    path
    for folder, kind in [("data", "ttl"), ("ontology", "ttl"), ("queries", "rq"), ("kg", "py")]
    for path in (ROOT / folder).rglob(f"*.{kind}")
)


def read_graph(name):
    return rdflib.Graph().parse(ROOT / "ontology" / name)


ONTOLOGY_GRAPH = read_graph("migov.ttl")
CODE_GRAPH = read_graph("codelists.ttl")

CLASSES = set(ONTOLOGY_GRAPH.subjects(RDF.type, OWL.Class))
OBJECT_PROPERTIES = set(ONTOLOGY_GRAPH.subjects(RDF.type, OWL.ObjectProperty))
DATATYPE_PROPERTIES = set(ONTOLOGY_GRAPH.subjects(RDF.type, OWL.DatatypeProperty))
ANNOTATIONS = set(ONTOLOGY_GRAPH.subjects(RDF.type, OWL.AnnotationProperty))
PROPERTIES = OBJECT_PROPERTIES | DATATYPE_PROPERTIES | ANNOTATIONS
FACT_PROPERTY = URIRef(expand("migov:FactProperty"))
FACTS = set(ONTOLOGY_GRAPH.subjects(RDF.type, FACT_PROPERTY))
TERMS = sorted(CLASSES | PROPERTIES)
SCHEMES = sorted(CODE_GRAPH.subjects(RDF.type, SKOS.ConceptScheme))
CODES = sorted(set(CODE_GRAPH.subjects(RDF.type)) - set(SCHEMES))


def curie(term):
    return compress(str(term))


def terms_in(text):
    """Return the terms of the ontology that a text names, by prefix or by full address."""
    short = re.findall(r"(?<![\w-])migov:(\w+)", text)
    full = re.findall(re.escape(PREFIXES["migov"]) + r"(\w+)", text)
    return {f"migov:{name}" for name in [*short, *full]}


def languages(graph, subject, predicate):
    """Return the language of each value, sorted; a repeated language stands twice."""
    return sorted(value.language or "" for value in graph.objects(subject, predicate))


def loops(graph, predicate):
    """Return what reaches itself along a property."""
    return {
        curie(node)
        for node in graph.subjects(predicate)
        for above in graph.objects(node, predicate)
        if node in graph.transitive_objects(above, predicate)
    }


def test_terms_are_found_by_prefix_and_by_full_address():
    text = "a migov:Event ; <https://w3id.org/migov#kind> ; shape:Known-terms-migov-about ."
    assert terms_in(text) == {"migov:Event", "migov:kind"}


@pytest.mark.parametrize("path", USERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_term_used_is_in_the_ontology(path):
    assert terms_in(path.read_text(encoding="utf-8")) - {curie(term) for term in TERMS} == set()


def test_terms_are_used_in_data_shapes_questions_and_code():
    kinds = Counter(path.suffix for path in USERS if terms_in(path.read_text(encoding="utf-8")))
    assert sorted(kinds) == [".py", ".rq", ".ttl"]


def test_no_term_is_defined_in_the_namespace_of_others():
    subjects = set(ONTOLOGY_GRAPH.subjects()) - {ONTOLOGY}
    assert [s for s in subjects if not str(s).startswith(PREFIXES["migov"])] == []
    assert subjects == set(TERMS)


def test_a_term_is_a_class_or_one_kind_of_property():
    kinds = {
        curie(t): len(set(ONTOLOGY_GRAPH.objects(t, RDF.type)) - {FACT_PROPERTY}) for t in TERMS
    }
    assert {term: number for term, number in kinds.items() if number != 1} == {}


@pytest.mark.parametrize("term", TERMS, ids=curie)
def test_a_term_has_labels_a_definition_an_example_and_its_ontology(term):
    assert languages(ONTOLOGY_GRAPH, term, RDFS.label) == LANGUAGES
    assert languages(ONTOLOGY_GRAPH, term, SKOS.definition) == ["en"]
    assert [str(x) != "" for x in ONTOLOGY_GRAPH.objects(term, SKOS.example)] == [True]
    assert list(ONTOLOGY_GRAPH.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]


@pytest.mark.parametrize("term", TERMS, ids=curie)
def test_a_label_or_definition_is_not_empty_and_has_no_space_around_it(term):
    words = [*ONTOLOGY_GRAPH.objects(term, RDFS.label)]
    words += ONTOLOGY_GRAPH.objects(term, SKOS.definition)
    assert [str(word) for word in words if not word or str(word) != str(word).strip()] == []


def test_classes_begin_with_a_capital_and_properties_do_not():
    assert [curie(cls) for cls in CLASSES if not re.match(r"migov:[A-Z]", curie(cls))] == []
    assert [curie(p) for p in PROPERTIES if not re.match(r"migov:[a-z]", curie(p))] == []


def test_the_domain_of_a_property_is_a_class_of_the_ontology():
    domains = list(ONTOLOGY_GRAPH.subject_objects(RDFS.domain))
    known = {*CLASSES, SKOS.ConceptScheme}
    assert [(curie(p), curie(d)) for p, d in domains if d not in known] == []
    assert {p for p, _ in domains} - PROPERTIES == set()


def test_a_property_has_one_domain_and_one_range_at_most():
    for predicate in (RDFS.domain, RDFS.range):
        counted = {curie(p): len(set(ONTOLOGY_GRAPH.objects(p, predicate))) for p in PROPERTIES}
        assert {p: number for p, number in counted.items() if number > 1} == {}


def test_the_range_of_an_object_property_is_a_class_of_the_ontology():
    ranges = [(p, r) for p in OBJECT_PROPERTIES for r in ONTOLOGY_GRAPH.objects(p, RDFS.range)]
    known = {*CLASSES, OWL.Class}  # a list of codes names the class of its codes
    assert [(curie(p), curie(r)) for p, r in ranges if r not in known] == []


def test_every_datatype_property_has_a_datatype_for_range():
    ranges = {curie(p): curie(ONTOLOGY_GRAPH.value(p, RDFS.range)) for p in DATATYPE_PROPERTIES}
    assert {p: r for p, r in ranges.items() if r not in DATATYPES} == {}


def test_the_class_above_a_class_is_known():
    above = list(ONTOLOGY_GRAPH.subject_objects(RDFS.subClassOf))
    assert {sub for sub, _ in above} - CLASSES == set()
    assert {sup for _, sup in above} - CLASSES == {SKOS.Concept, RDF.Property}


def test_what_gives_facts_is_an_object_or_datatype_property_with_a_domain():
    assert len(FACTS) > 45
    assert set() == FACTS - (OBJECT_PROPERTIES | DATATYPE_PROPERTIES)
    assert [curie(p) for p in FACTS if (p, RDFS.domain, None) not in ONTOLOGY_GRAPH] == []


def test_the_words_of_a_value_and_single_values_are_of_properties_that_give_facts():
    words = set(ONTOLOGY_GRAPH.subject_objects(URIRef(expand("migov:wordsOf"))))
    single = set(ONTOLOGY_GRAPH.subject_objects(URIRef(expand("migov:singleValued"))))
    assert {curie(words_of) for words_of, _ in words} == {
        curie(p) for p in FACTS if str(p).endswith("AsStated")
    }
    assert {p for pair in words for p in pair} - FACTS == set()
    assert {p for p, _ in single} - FACTS == set()
    assert {str(value) for _, value in single} == {"true"}
    # Words differ by language, and a whole may be a part of two.
    apart = {curie(p) for p, _ in single} & {*(curie(w) for w, _ in words), "migov:partOf"}
    assert single
    assert apart == set()


def test_a_loop_is_found():
    graph = rdflib.Graph()
    a, b, c = (URIRef(expand(f"kind:{name}")) for name in "abc")
    for one, other in [(a, b), (b, a), (c, a)]:
        graph.add((one, SKOS.broader, other))
    assert loops(graph, SKOS.broader) == {"kind:a", "kind:b"}


def test_no_class_is_above_itself():
    assert loops(ONTOLOGY_GRAPH, RDFS.subClassOf) == set()


def test_every_class_of_codes_is_used_by_one_list_and_every_list_has_one_class():
    code_classes = set(ONTOLOGY_GRAPH.subjects(RDFS.subClassOf, URIRef(expand("migov:Code"))))
    pairs = {
        (cls, scheme)
        for code in CODES
        for cls in CODE_GRAPH.objects(code, RDF.type)
        for scheme in CODE_GRAPH.objects(code, SKOS.inScheme)
    }
    assert {cls for cls, _ in pairs} == code_classes
    assert {scheme for _, scheme in pairs} == set(SCHEMES)
    assert len(pairs) == len(code_classes) == len(SCHEMES)


@pytest.mark.parametrize("code", CODES, ids=curie)
def test_a_code_has_labels_one_list_and_a_scope_note(code):
    assert languages(CODE_GRAPH, code, SKOS.prefLabel) == LANGUAGES
    schemes = list(CODE_GRAPH.objects(code, SKOS.inScheme))
    assert [scheme in SCHEMES for scheme in schemes] == [True]
    assert "en" in languages(CODE_GRAPH, code, SKOS.scopeNote)


@pytest.mark.parametrize("scheme", SCHEMES, ids=curie)
def test_a_list_has_labels_and_its_codes_have_a_prefix_of_the_same_name(scheme):
    assert languages(CODE_GRAPH, scheme, SKOS.prefLabel) == LANGUAGES
    codes = CODE_GRAPH.subjects(SKOS.inScheme, scheme)
    assert {curie(code).partition(":")[0] for code in codes} == {curie(scheme).partition(":")[2]}


def test_a_broader_code_is_a_code_of_the_same_list():
    strangers = [
        (curie(code), curie(broader))
        for code, broader in CODE_GRAPH.subject_objects(SKOS.broader)
        if broader not in CODES
        or CODE_GRAPH.value(code, SKOS.inScheme) != CODE_GRAPH.value(broader, SKOS.inScheme)
    ]
    assert strangers == []


def test_no_code_is_broader_than_itself():
    assert loops(CODE_GRAPH, SKOS.broader) == set()


def test_a_code_without_a_broader_one_is_at_the_top_of_its_list_and_no_other_is():
    top = {(c, CODE_GRAPH.value(c, SKOS.inScheme)) for c in CODES} - {
        (c, CODE_GRAPH.value(c, SKOS.inScheme)) for c in CODE_GRAPH.subjects(SKOS.broader)
    }
    assert set(CODE_GRAPH.subject_objects(SKOS.topConceptOf)) == top


def test_no_two_codes_of_a_list_have_the_same_label():
    labels = Counter(
        (curie(CODE_GRAPH.value(code, SKOS.inScheme)), str(label), label.language)
        for code in CODES
        for label in CODE_GRAPH.objects(code, SKOS.prefLabel)
    )
    assert [label for label, number in labels.items() if number > 1] == []


def test_an_example_that_is_a_code_is_in_the_code_lists():
    examples = {str(x) for x in ONTOLOGY_GRAPH.objects(None, SKOS.example)}
    lists = {curie(scheme).partition(":")[2] for scheme in SCHEMES}
    named = {example for example in examples if example.partition(":")[0] in lists}
    assert named - {curie(code) for code in CODES} == set()
    assert {example.partition(":")[0] for example in named} == lists


def test_the_ontology_says_what_it_is_and_who_may_use_it():
    header = {
        "title": languages(ONTOLOGY_GRAPH, ONTOLOGY, DCTERMS.title),
        "description": languages(ONTOLOGY_GRAPH, ONTOLOGY, DCTERMS.description),
        "creator": list(ONTOLOGY_GRAPH.objects(ONTOLOGY, DCTERMS.creator)),
        "licence": list(ONTOLOGY_GRAPH.objects(ONTOLOGY, DCTERMS.license)),
        "prefix": list(ONTOLOGY_GRAPH.objects(ONTOLOGY, VANN.preferredNamespacePrefix)),
        "namespace": list(ONTOLOGY_GRAPH.objects(ONTOLOGY, VANN.preferredNamespaceUri)),
    }
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in ONTOLOGY_GRAPH
    assert header == {
        "title": LANGUAGES,
        "description": ["en"],
        "creator": [Literal("the migov-kg contributors")],
        "licence": [URIRef("https://creativecommons.org/licenses/by/4.0/")],
        "prefix": [Literal("migov")],
        "namespace": [Literal(PREFIXES["migov"])],
    }


def test_the_version_address_ends_in_the_version():
    version = ONTOLOGY_GRAPH.value(ONTOLOGY, OWL.versionInfo)
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(version))
    found = list(ONTOLOGY_GRAPH.objects(ONTOLOGY, OWL.versionIRI))
    assert found == [URIRef(f"{ONTOLOGY}/{version}")]


def test_the_days_of_making_and_of_change_are_in_order():
    created = ONTOLOGY_GRAPH.value(ONTOLOGY, DCTERMS.created)
    modified = ONTOLOGY_GRAPH.value(ONTOLOGY, DCTERMS.modified)
    assert (created.datatype, modified.datatype) == (DATE, DATE)
    assert created.value <= modified.value


def test_the_header_carries_every_question_that_is_shipped():
    root = Path(__file__).parents[2]
    asked = {
        read_query(path).summary for path in sorted((root / "queries" / "questions").glob("*.rq"))
    }
    carried = {
        triple.object.value
        for triple in read_triples(root / "ontology" / "migov.ttl")
        if triple.predicate.value == expand("migov:competencyQuestion")
    }

    assert carried == asked
