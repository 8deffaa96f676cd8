"""Each shape against its snippets, ``shapes/<shape>/valid-<why>.ttl`` and ``invalid-<why>.ttl``.

An invalid snippet says in a ``skos:note`` of the wrong record which rule it breaks, as in
``"shape:Participation-role sh:minCount"``: the shape and the constraint. It breaks nothing else.
A rule across records is broken by the record that its query gives as the value.

The code lists alone take seconds to validate, so all snippets go through the validator in one run.
No two of them share a record, which keeps each answer what it would be alone; some are asked alone
as well.
"""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
import rdflib
from random_shapes import results_of
from rdflib import RDF, RDFS, SH, SKOS
from rdflib.collection import Collection
from validation_helpers import parameter_of

from kg.encodings import read_text
from kg.rdf.turtle import parse_turtle
from kg.rdf.vocabulary import PREFIXES, compress, expand
from kg.rdf.writing import canonical
from kg.study.dataset import read_dataset
from kg.study.folder import StudyFolder, ontology_files, shipped
from kg.validation.shapes.shapes import shapes_folder
from kg.validation.validating import validate

FOLDER = Path(__file__).parents[1] / "shapes"
SNIPPETS = sorted(FOLDER.rglob("*.ttl"))
VALID = [path for path in SNIPPETS if path.name.startswith("valid-")]
INVALID = [path for path in SNIPPETS if path.name.startswith("invalid-")]
ALONE = [
    FOLDER / "Participation" / "valid-in-a-project.ttl",
    FOLDER / "Participation" / "invalid-no-participant.ttl",
    FOLDER / "Known-records" / "invalid-no-class.ttl",
]

MIGOV = PREFIXES["migov"]
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
# What of SHACL these shapes use and what constrains nothing by itself.
NO_CONSTRAINT = {
    *TARGETS, SH.property, SH.path, SH.message, SH.severity, SH.name, SH.description, SH.order,
    SH.ignoredProperties,
}  # fmt: skip
ALL_DATA = rdflib.URIRef("https://w3id.org/migov")  # the focus node of queries over all the data
DERIVED = {
    *("migov:earliest", "migov:latest", "migov:inDocument", "migov:presentAt", "migov:year"),
    *("migov:fundedBy", "migov:byRule", "migov:restsOn", "migov:weakestStatus"),
    *("migov:readingsDifferOn", "migov:says", "migov:saysAbout", "migov:value"),
    "migov:narrowestKind",
}
# What the ontology says about itself and its terms, and nobody about a record.
OF_TERMS = {
    *("migov:competencyQuestion", "migov:printedNameOf", "migov:sheetName"),
    *("migov:singleValued", "migov:wordsOf"),
}
# Nobody writes one: rules make them.
DERIVATION = rdflib.URIRef(expand("migov:Derivation"))
FACT_PROPERTY = rdflib.URIRef(expand("migov:FactProperty"))


def name_of(path):
    return path.relative_to(FOLDER).with_suffix("").as_posix()


@cache
def read_graph(*paths):
    graph = rdflib.Graph()
    for path in paths:
        graph.parse(path)
    return graph


def found_by_record(report):
    """Return the rules broken by each record, as the notes write them."""
    found = defaultdict(set)
    for result in report.graph.subjects(RDF.type, SH.ValidationResult):
        focus = report.graph.value(result, SH.focusNode)
        if focus == ALL_DATA:
            focus = report.graph.value(result, SH.value)
        if (result, SH.sourceShape, None) not in report.graph:
            continue  # what is wrong with a text is asked by no shape
        shape = compress(str(report.graph.value(result, SH.sourceShape)))
        component = report.graph.value(result, SH.sourceConstraintComponent)
        found[str(focus)].add(f"{shape} sh:{parameter_of(component)}")
    # Some rules are not shapes: those on texts.
    for result in report.results:
        if not result.rule:
            found[result.focus].add(f"a text: {result.message}")
    return dict(found)


def noted_by_record(path):
    """Return the rules that a snippet says it breaks, by record."""
    noted = defaultdict(set)
    for record, note in read_graph(path).subject_objects(SKOS.note):
        if str(note).startswith("shape:"):
            noted[str(record)].add(str(note))
    return dict(noted)


@cache
def records_of(path):
    return {str(subject) for subject in read_graph(path).subjects()}


def of_file(found, path):
    """Keep what was found on the records of one file."""
    records = records_of(path)
    return {record: rules for record, rules in found.items() if record in records}


def validate_snippets(*paths):
    return validate(read_dataset(StudyFolder(FOLDER), [*ontology_files(), *paths]))


@pytest.fixture(scope="module")
def report():
    return validate_snippets(*SNIPPETS)


def test_both_engines_say_the_same_of_all_snippets(report):
    dataset = read_dataset(StudyFolder(FOLDER), [*ontology_files(), *SNIPPETS])
    reference = validate(dataset, engine="pyshacl")

    assert results_of(report.graph) == results_of(reference.graph)
    assert report.results == reference.results
    assert len(results_of(report.graph)) > 500
    assert report.counts["judged_by_pyshacl"] < reference.counts["judged_by_pyshacl"] / 4


@pytest.fixture(scope="module")
def found(report):
    return found_by_record(report)


@pytest.fixture(scope="module")
def shapes():
    return read_graph(*sorted(shapes_folder().rglob("*.ttl")))


@pytest.fixture(scope="module")
def ontology():
    return read_graph(shipped() / "ontology" / "migov.ttl")


def targeted(shapes):
    return sorted({shape for target in TARGETS for shape in shapes.subjects(target)})


def local(shape):
    return str(shape).removeprefix(PREFIXES["shape"])


def narrower(ontology, cls):
    """Return a class and all classes below it."""
    return {cls, *ontology.transitive_subjects(RDFS.subClassOf, cls)}


def above(ontology, cls):
    """Return a class and all classes above it."""
    return {cls, *ontology.transitive_objects(cls, RDFS.subClassOf)}


def constraints(shapes, shape):
    """Return the constraints that a shape itself carries, as the notes write them."""
    return {
        f"{compress(str(shape))} {compress(str(predicate))}"
        for predicate in shapes.predicates(shape)
        if str(predicate).startswith(str(SH)) and predicate not in NO_CONSTRAINT
    }


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_a_valid_snippet_conforms(path, found):
    assert of_file(found, path) == {}


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_an_invalid_snippet_breaks_the_rules_that_its_notes_name_and_no_other(path, found):
    noted = noted_by_record(path)
    assert noted, "add a skos:note “shape:Name sh:constraint” to the wrong record"
    assert of_file(found, path) == noted


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_an_invalid_snippet_is_about_the_shape_of_its_folder(path, shapes):
    shape = rdflib.URIRef(expand(f"shape:{path.parent.name}"))
    own = {compress(str(each)) for each in (shape, *shapes.objects(shape, SH.property))}
    noted = {rule.split()[0] for rules in noted_by_record(path).values() for rule in rules}
    assert noted - own == set()


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_the_report_names_the_file_of_an_invalid_snippet(path, report):
    records = records_of(path)
    places = [result.location for result in report.results if result.focus in records]
    assert {place.path for place in places if place} == {path}


@pytest.mark.parametrize("path", ALONE, ids=name_of)
def test_a_snippet_alone_gives_the_same_answer(path, found):
    assert found_by_record(validate_snippets(path)) == of_file(found, path)


def test_no_two_snippets_share_a_record():
    codes = records_of(shipped() / "ontology" / "codelists.ttl")
    owner = {record: path for path in SNIPPETS for record in records_of(path)}
    assert sum(len(records_of(path)) for path in SNIPPETS) == len(owner)
    assert codes & owner.keys() == set()
    strangers = {
        (name_of(path), compress(str(value)))
        for path in SNIPPETS
        for value in read_graph(path).objects()
        if owner.get(str(value), path) != path
    }
    assert strangers == set()


def test_nothing_is_at_fault_outside_the_snippets(found):
    records = {record for path in SNIPPETS for record in records_of(path)}
    assert found.keys() - records == set()


def test_the_snippets_reach_every_shape_that_has_a_target(report):
    assert report.unused == ()


def test_every_snippet_is_canonical_turtle():
    texts = {name_of(path): read_text(path) for path in SNIPPETS}
    written = {name: canonical(parse_turtle(text)) for name, text in texts.items()}
    assert [name for name in texts if texts[name] != written[name]] == []


def test_every_file_is_a_valid_or_an_invalid_snippet():
    assert sorted([*VALID, *INVALID]) == SNIPPETS


def test_a_valid_snippet_notes_no_rule():
    assert [name_of(path) for path in VALID if noted_by_record(path)] == []


def test_every_shape_with_a_target_has_valid_and_invalid_snippets(shapes):
    names = [local(shape) for shape in targeted(shapes)]
    assert sorted({path.parent.name for path in VALID}) == names
    assert sorted({path.parent.name for path in INVALID}) == names


def test_every_constraint_of_a_shape_is_broken_by_a_snippet(shapes):
    carried = set()
    for shape in targeted(shapes):
        for carrier in (shape, *shapes.objects(shape, SH.property)):
            carried |= constraints(shapes, carrier)
    noted = {rule for path in INVALID for rules in noted_by_record(path).values() for rule in rules}
    assert sorted(carried - noted) == []
    assert sorted(noted - carried) == []


def test_every_target_of_a_shape_has_a_record_at_fault(shapes, ontology):
    missed = []
    for shape in targeted(shapes):
        notes = [
            (path, noted_by_record(path)) for path in INVALID if path.parent.name == local(shape)
        ]
        faults = [(read_graph(path), rdflib.URIRef(iri)) for path, noted in notes for iri in noted]
        for cls in shapes.objects(shape, SH.targetClass):
            kinds = {kind for graph, iri in faults for kind in graph.objects(iri, RDF.type)}
            missed += [] if kinds & narrower(ontology, cls) else [(local(shape), cls)]
        for prop in shapes.objects(shape, SH.targetSubjectsOf):
            used = any((iri, prop, None) in graph for graph, iri in faults)
            missed += [] if used else [(local(shape), prop)]
    assert missed == []


def test_a_broken_rule_is_an_error_unless_its_shape_says_that_it_is_a_warning(report, shapes):
    assert not report.conforms
    mild = {"Event-within-project", "Online-and-in-a-place", "Talk-in-an-event"}
    assert {local(shape) for shape in shapes.subjects(SH.severity, SH.Warning)} == mild
    assert set(shapes.objects(None, SH.severity)) == {SH.Warning}
    given = {(local(result.rule), result.severity) for result in report.results}
    assert {name for name, severity in given if severity == "warning"} == mild
    assert {name for name, severity in given if severity == "error"} & mild == set()
    assert {severity for _, severity in given} == {"error", "warning"}


def test_each_property_that_may_lead_in_a_circle_does_so_in_a_snippet(report, shapes):
    query = str(shapes.value(rdflib.URIRef(expand("shape:No-circles-query")), SH.select))
    asked = set(re.findall(r"BIND\((\S+) AS \?path\)", query))
    found = {
        compress(result.path) for result in report.results if local(result.rule) == "No-circles"
    }
    assert found == asked
    assert len(asked) > 6


def test_every_shape_has_a_name(shapes):
    kinds = (SH.NodeShape, SH.PropertyShape, SH.SPARQLConstraint)
    subjects = {subject for kind in kinds for subject in shapes.subjects(RDF.type, kind)}
    subjects |= set(shapes.objects(None, SH.property)) | set(shapes.objects(None, SH.sparql))
    nameless = [s for s in subjects if not str(s).startswith(PREFIXES["shape"])]
    assert nameless == []
    untyped = [local(s) for s in subjects if (s, RDF.type, None) not in shapes]
    assert untyped == []


def test_every_shape_with_a_target_says_why_its_rules_exist(shapes):
    silent = [local(s) for s in targeted(shapes) if not shapes.value(s, RDFS.comment)]
    assert silent == []


def test_every_rule_that_can_be_broken_has_one_message(shapes):
    carriers = set()
    for shape in targeted(shapes):
        carriers |= {shape, *shapes.objects(shape, SH.property)}
    sparql = {c for shape in carriers for c in shapes.objects(shape, SH.sparql)}
    carriers = {
        c for c in carriers if constraints(shapes, c) and (c, SH.sparql, None) not in shapes
    }
    counted = {local(c): len(set(shapes.objects(c, SH.message))) for c in carriers | sparql}
    assert {name: number for name, number in counted.items() if number != 1} == {}


def test_a_property_shape_is_called_after_its_node_shape(shapes):
    misnamed = [
        local(prop)
        for shape, prop in shapes.subject_objects(SH.property)
        if not local(prop).startswith(f"{local(shape)}-")
    ]
    assert misnamed == []


def classes(ontology):
    return set(ontology.subjects(RDF.type, rdflib.OWL.Class))


def properties(ontology):
    owl = rdflib.OWL
    kinds = (owl.ObjectProperty, owl.DatatypeProperty, owl.AnnotationProperty)
    found = {compress(str(p)) for kind in kinds for p in ontology.subjects(RDF.type, kind)}
    return found - OF_TERMS


def test_the_known_classes_are_those_of_the_ontology_that_records_are_of(shapes, ontology):
    """Those that have no narrower one, and organisations, of which not each is a unit."""
    listed = shapes.value(rdflib.URIRef(expand("shape:Known-terms-type")), SH["in"])
    known = [compress(str(cls)) for cls in Collection(shapes, listed)]
    wider = set(ontology.objects(None, RDFS.subClassOf))
    leaves = [compress(str(cls)) for cls in classes(ontology) - wider - {DERIVATION}]
    assert known == sorted([*leaves, "migov:Organisation", "skos:ConceptScheme"])


# What records of many classes have, whatever their shape: the class, notes, names, a licence, and
# the quotes that a document's file gives for what it says of a thing.
NOTES = {"rdf:type", "skos:note", "skos:editorialNote"}
NAMES = {"skos:altLabel", "skos:hiddenLabel"}
BESIDES = {
    "skos:ConceptScheme": {"skos:altLabel", "skos:scopeNote", "dcterms:license"},
    "migov:Code": {"skos:related", "skos:topConceptOf", "migov:unfitFor", "dcterms:license"},
    "migov:Document": {"migov:evidence", "dcterms:license"},
    "migov:Claim": {"migov:evidence"},
    **{cls: {"migov:evidence"} for cls in ("migov:Actor", "migov:Activity", "migov:Output")},
    **{cls: {"migov:evidence"} for cls in ("migov:Programme", "migov:Instrument")},
    # The shape of units says that only a unit may have it.
    "migov:Organisation": {"migov:evidence", "migov:subUnitOf"},
}


def closed_shape(shapes, ontology, cls):
    """Return the one closed shape that holds for a class."""
    (shape,) = (
        shape
        for shape in shapes.subjects(SH.closed, rdflib.Literal(True))
        if set(shapes.objects(shape, SH.targetClass)) & above(ontology, cls)
    )
    return shape


def asked_of(shapes, shape):
    """Return the properties that a shape's own property shapes look at."""
    properties = shapes.objects(shape, SH.property)
    return {compress(str(shapes.value(each, SH.path))) for each in properties}


def admitted(shapes, shape):
    ignored = Collection(shapes, shapes.value(shape, SH.ignoredProperties))
    return asked_of(shapes, shape) | {compress(str(each)) for each in ignored}


@pytest.fixture(scope="module")
def leaves(shapes):
    """Return the classes that records can be of."""
    listed = shapes.value(rdflib.URIRef(expand("shape:Known-terms-type")), SH["in"])
    return [cls for cls in Collection(shapes, listed) if cls != FACT_PROPERTY]


def test_a_record_has_the_properties_of_its_classes_shapes_notes_and_names_only(
    shapes, ontology, leaves
):
    wrong = {}
    for cls in leaves:
        wider = above(ontology, cls)
        right = set(NOTES)
        for shape in {s for each in wider for s in shapes.subjects(SH.targetClass, each)}:
            right |= asked_of(shapes, shape)
        right |= NAMES if "skos:prefLabel" in right and cls != SKOS.ConceptScheme else set()
        right |= {p for each in wider for p in BESIDES.get(compress(str(each)), ())}
        found = admitted(shapes, closed_shape(shapes, ontology, cls))
        if found != right:
            wrong[compress(str(cls))] = (sorted(found - right), sorted(right - found))
    assert wrong == {}
    assert len(leaves) > 25


def test_every_property_that_is_not_derived_is_for_a_class(shapes, ontology, leaves):
    known = {p for cls in leaves for p in admitted(shapes, closed_shape(shapes, ontology, cls))}
    assert properties(ontology) - known == DERIVED
    assert {p for p in known if p.startswith("migov:")} - properties(ontology) == set()


def test_a_class_has_a_property_only_within_its_domain(shapes, ontology, leaves):
    wrong = []
    # One shape holds for the codes of all lists, though some properties are for one list's.
    codes = {rdflib.URIRef(expand("migov:ActorKind")), rdflib.URIRef(expand("migov:Role"))}
    for cls in leaves:
        shape = closed_shape(shapes, ontology, cls)
        for name in admitted(shapes, shape):
            domains = set(ontology.objects(rdflib.URIRef(expand(name)), RDFS.domain))
            code = shape == rdflib.URIRef(expand("shape:Code")) and domains & codes
            unit = name == "migov:subUnitOf" and compress(str(cls)) == "migov:Organisation"
            if domains and not domains & above(ontology, cls) and not code and not unit:
                wrong.append((compress(str(cls)), name, *map(compress, map(str, domains))))
    assert wrong == []


@pytest.mark.parametrize("term", sorted(DERIVED))
def test_a_term_that_is_derived_is_refused_when_written_by_hand(
    term, found, shapes, ontology, leaves
):
    admit = [
        s
        for s in {closed_shape(shapes, ontology, c) for c in leaves}
        if term in admitted(shapes, s)
    ]
    assert admit == []
    assert term in properties(ontology)
    words = re.sub(r"(?=[A-Z])", "-", term.partition(":")[2]).lower()
    path = FOLDER / "Organisation" / f"invalid-{words}-written-by-hand.ttl"
    (record,) = read_graph(path).subjects(rdflib.URIRef(expand(term)))
    assert found[str(record)] == {"shape:Organisation sh:closed"}


# What a coder or a register gives, and no document.
NO_FACTS = {
    *("migov:address", "migov:coder", "migov:identifier", "migov:language", "migov:retrieved"),
    *("migov:sha256", "migov:sheet", "migov:textFile"),
}


def test_a_statement_can_give_any_value_that_a_document_may_state(shapes, ontology):
    asked = shapes.value(rdflib.URIRef(expand("shape:Statement-predicate")), SH["class"])
    assert asked == FACT_PROPERTY
    offered = {compress(str(prop)) for prop in ontology.subjects(RDF.type, asked)}
    # What claims, quotes, codes and places have is the coder's, not the document's.
    others = (
        "migov:Derivation",
        "migov:Claim",
        "migov:Evidence",
        "migov:Code",
        "migov:Place",
        "migov:FactProperty",
    )
    owned = {cls for other in others for cls in narrower(ontology, rdflib.URIRef(expand(other)))}
    stated = {
        compress(str(prop))
        for prop, cls in ontology.subject_objects(RDFS.domain)
        if cls not in {*owned, SKOS.ConceptScheme}
    }
    assert offered == stated - DERIVED - NO_FACTS - {"migov:evidence"}
    assert NO_FACTS - properties(ontology) == set()


def test_two_documents_may_each_give_a_value_of_what_they_state(shapes, ontology):
    facts = set(ontology.subjects(RDF.type, FACT_PROPERTY))
    counted = {
        local(shape)
        for shape, path in shapes.subject_objects(SH.path)
        if path in facts and (shape, SH.maxCount, None) in shapes
    }
    assert counted == set()


def test_a_shape_asks_for_values_within_the_range_of_the_property(shapes, ontology):
    compared, wrong = 0, []
    for shape, path in shapes.subject_objects(SH.path):
        span = ontology.value(path, RDFS.range)
        for kind in (SH["class"], SH.datatype):
            asked = shapes.value(shape, kind)
            if span is None or asked is None:
                continue
            compared += 1
            if asked not in narrower(ontology, span):
                wrong.append((local(shape), compress(str(asked)), compress(str(span))))
    assert wrong == []
    assert compared > 50


def test_no_shape_names_a_class_or_property_that_the_ontology_lacks(shapes, ontology):
    named = {term for term in shapes.all_nodes() if isinstance(term, rdflib.URIRef)}
    terms = {compress(str(term)) for term in named if str(term).startswith(MIGOV)}
    known = {compress(str(cls)) for cls in classes(ontology)} | properties(ontology)
    assert terms - known == set()
    # In a query a term stands behind its prefix, and each prefix in use is one that is declared.
    queries = [str(query) for query in shapes.objects(None, SH.select)]
    written = " ".join(re.sub(r'"[^"]*"', "", query) for query in queries)
    assert {f"migov:{name}" for name in re.findall(r"\bmigov:(\w+)", written)} - known == set()
    assert not re.search(re.escape(MIGOV), written)
    declared = {
        str(shapes.value(each, SH.prefix)): str(shapes.value(each, SH.namespace))
        for each in shapes.objects(ALL_DATA, SH.declare)
    }
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}
    prefixes = re.findall(r"(?<!\w)([a-z]+):\w", re.sub(r"<[^\s<>]*>", "", written))
    assert set(prefixes) - declared.keys() == set()
