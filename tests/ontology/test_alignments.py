"""The alignments: only with terms that others define, and only where nothing false follows.

What the vocabularies of others say of their terms is read in their own documents and kept here as
far as it matters, so that the consequences of an alignment can be computed without a network.
"""

from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.questions.asking import run
from kg.questions.local import Local
from kg.questions.lookup import find_queries, read_query
from kg.rdf.vocabulary import PREFIXES, compress, expand
from kg.study.dataset import read_dataset
from kg.study.folder import ontology_files, open_study, shipped

ROOT = shipped()
TESTS = Path(__file__).parents[1]
HEADER = URIRef("https://w3id.org/migov/alignments")
ALIGNING = (RDFS.subClassOf, RDFS.subPropertyOf)
ABOUT_TERMS = {*ALIGNING, RDFS.seeAlso, SKOS.editorialNote}

# Where each vocabulary was read.
DOCUMENTS = {
    "cpov": "Core Public Organisation Vocabulary 2.1.2, http://data.europa.eu/m8g/",
    # EURIO 2 has no events and persons any more: only what both versions have stands here.
    "eurio": "EURIO 1.1 of 15 October 2021, http://data.europa.eu/s66#",
    "foaf": "FOAF, http://xmlns.com/foaf/0.1/",
    "oa": "Web Annotation Vocabulary of 2016-11-12, http://www.w3.org/ns/oa#",
    "org": "The Organization Ontology 0.8, http://www.w3.org/ns/org#",
    "prov": "PROV-O of 2013-04-30, http://www.w3.org/ns/prov#",
    "rdf": "RDF 1.1, http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "schema.org 30.0, https://schema.org/",
}

# What those documents say. Domains and ranges that are unions of classes are left out: no single
# class follows from them. Terms that stand here and not in the alignments are those that tempt.
VERIFIED = """
cpov:PublicOrganisation a owl:Class ; rdfs:subClassOf org:Organization .

eurio:AdministrativeArea a owl:Class .
eurio:Organisation a owl:Class ; owl:equivalentClass org:Organization .
eurio:OrganisationUnit a owl:Class ; owl:equivalentClass org:OrganizationalUnit ;
    rdfs:subClassOf eurio:Organisation .
eurio:Project a owl:Class .
eurio:Result a owl:Class .
eurio:Role a owl:Class .
eurio:hasAcronym a owl:ObjectProperty .
eurio:isInvolvedIn a owl:ObjectProperty ; rdfs:domain eurio:Role .
eurio:isResultOf a owl:ObjectProperty ; rdfs:domain eurio:Result .
eurio:isRoleOf a owl:ObjectProperty ; rdfs:domain eurio:Role .

foaf:Agent a owl:Class .
foaf:Document a owl:Class ; owl:disjointWith foaf:Organization , foaf:Project .
foaf:Group a owl:Class ; rdfs:subClassOf foaf:Agent .
foaf:Organization a owl:Class ; rdfs:subClassOf foaf:Agent ; owl:disjointWith foaf:Person .
foaf:Person a owl:Class ; rdfs:subClassOf foaf:Agent ; owl:disjointWith foaf:Project .
foaf:Project a owl:Class .

oa:Selector a rdfs:Class .
oa:TextPositionSelector a rdfs:Class ; rdfs:subClassOf oa:Selector .
oa:TextQuoteSelector a rdfs:Class ; rdfs:subClassOf oa:Selector .
oa:hasSource a rdf:Property ; rdfs:domain oa:ResourceSelection .

org:ChangeEvent a owl:Class ; rdfs:subClassOf prov:Activity .
org:Membership a owl:Class .
org:Organization a owl:Class ; rdfs:subClassOf foaf:Agent ;
    owl:equivalentClass foaf:Organization ; owl:disjointWith org:Membership , org:Role .
org:OrganizationalUnit a owl:Class ; rdfs:subClassOf org:Organization .
org:FormalOrganization a owl:Class ; rdfs:subClassOf org:Organization .
org:Post a owl:Class .
org:Role a owl:Class ; rdfs:subClassOf skos:Concept ; owl:disjointWith org:Membership .
org:classification a owl:ObjectProperty ; rdfs:domain org:Organization ; rdfs:range skos:Concept .
org:heldBy a owl:ObjectProperty ; rdfs:domain org:Post ; rdfs:range foaf:Agent .
org:linkedTo a owl:ObjectProperty ;
    rdfs:domain org:Organization ; rdfs:range org:Organization .
org:member a owl:ObjectProperty ; rdfs:domain org:Membership ; rdfs:range foaf:Agent .
org:organization a owl:ObjectProperty ;
    rdfs:domain org:Membership ; rdfs:range org:Organization .
org:postIn a owl:ObjectProperty ; rdfs:domain org:Post ; rdfs:range org:Organization .
org:reportsTo a owl:ObjectProperty .
org:subOrganizationOf a owl:ObjectProperty ;
    rdfs:domain org:Organization ; rdfs:range org:Organization .
org:unitOf a owl:ObjectProperty ; rdfs:subPropertyOf org:subOrganizationOf ;
    rdfs:domain org:OrganizationalUnit ; rdfs:range org:FormalOrganization .

prov:Activity a owl:Class ; owl:disjointWith prov:Entity .
prov:Agent a owl:Class .
prov:AgentInfluence a owl:Class .
prov:Association a owl:Class ; rdfs:subClassOf prov:AgentInfluence .
prov:Entity a owl:Class .
prov:Influence a owl:Class .
prov:Location a owl:Class .
prov:Role a owl:Class .
prov:actedOnBehalfOf a owl:ObjectProperty ; rdfs:domain prov:Agent ; rdfs:range prov:Agent .
prov:agent a owl:ObjectProperty ; rdfs:domain prov:AgentInfluence ; rdfs:range prov:Agent .
prov:atLocation a owl:ObjectProperty ; rdfs:range prov:Location .
prov:hadRole a owl:ObjectProperty ; rdfs:domain prov:Influence ; rdfs:range prov:Role .
prov:wasAttributedTo a owl:ObjectProperty ; rdfs:domain prov:Entity ; rdfs:range prov:Agent .
prov:wasDerivedFrom a owl:ObjectProperty ; rdfs:domain prov:Entity ; rdfs:range prov:Entity .
prov:wasGeneratedBy a owl:ObjectProperty ; rdfs:domain prov:Entity ; rdfs:range prov:Activity .
prov:wasQuotedFrom a owl:ObjectProperty ; rdfs:subPropertyOf prov:wasDerivedFrom ;
    rdfs:domain prov:Entity ; rdfs:range prov:Entity .

rdf:Statement a rdfs:Class .

schema:CreativeWork a rdfs:Class ; rdfs:subClassOf schema:Thing .
schema:DefinedTerm a rdfs:Class ; rdfs:subClassOf schema:Intangible .
schema:Event a rdfs:Class ; rdfs:subClassOf schema:Thing .
schema:FundingScheme a rdfs:Class ; rdfs:subClassOf schema:Organization .
schema:Grant a rdfs:Class ; rdfs:subClassOf schema:Intangible .
schema:Legislation a rdfs:Class ; rdfs:subClassOf schema:CreativeWork .
schema:MonetaryGrant a rdfs:Class ; rdfs:subClassOf schema:Grant .
schema:Organization a rdfs:Class ; rdfs:subClassOf schema:Thing .
schema:OrganizationRole a rdfs:Class ; rdfs:subClassOf schema:Role .
schema:Person a rdfs:Class ; rdfs:subClassOf schema:Thing ; owl:equivalentClass foaf:Person .
schema:Place a rdfs:Class ; rdfs:subClassOf schema:Thing .
schema:Project a rdfs:Class ; rdfs:subClassOf schema:Organization .
schema:Role a rdfs:Class ; rdfs:subClassOf schema:Intangible .
schema:about a rdf:Property ; schema:rangeIncludes schema:Thing .
schema:alternateName a rdf:Property ; schema:rangeIncludes schema:Text .
schema:areaServed a rdf:Property ; schema:rangeIncludes schema:AdministrativeArea ,
    schema:GeoShape , schema:Place , schema:Text .
schema:citation a rdf:Property ; schema:rangeIncludes schema:CreativeWork , schema:Text .
schema:containedInPlace a rdf:Property ; schema:rangeIncludes schema:Place .
schema:eventAttendanceMode a rdf:Property ;
    schema:rangeIncludes schema:EventAttendanceModeEnumeration .
schema:datePublished a rdf:Property ; schema:rangeIncludes schema:Date , schema:DateTime .
schema:identifier a rdf:Property ;
    schema:rangeIncludes schema:PropertyValue , schema:Text , schema:URL .
schema:inLanguage a rdf:Property ; schema:rangeIncludes schema:Language , schema:Text .
schema:location a rdf:Property ; schema:rangeIncludes schema:Place , schema:PostalAddress ,
    schema:Text , schema:VirtualLocation .
schema:parentOrganization a rdf:Property ; schema:rangeIncludes schema:Organization .
schema:publisher a rdf:Property ; schema:rangeIncludes schema:Organization , schema:Person .
schema:superEvent a rdf:Property ; schema:rangeIncludes schema:Event .
schema:url a rdf:Property ; schema:rangeIncludes schema:URL .
"""

# An alignment whose domain or range says more than that of the term, and why that is true.
NARROWER: dict[tuple[str, str, str], str] = {}

# Alignments that tempt, and what is wrong with each.
TEMPTING = [
    ("migov:acronym", "eurio:hasAcronym", "kind"),
    ("migov:coder", "prov:wasAttributedTo", "kind"),
    ("migov:evidence", "prov:wasDerivedFrom", "domain"),
    ("migov:inProject", "eurio:isInvolvedIn", "domain"),
    ("migov:giver", "org:member", "domain"),
    ("migov:inProject", "org:organization", "range"),
    ("migov:kind", "org:classification", "domain"),
    ("migov:ofProject", "eurio:isResultOf", "domain"),
    ("migov:ofProject", "prov:wasGeneratedBy", "domain"),
    ("migov:onBehalfOf", "prov:actedOnBehalfOf", "domain"),
    ("migov:participant", "eurio:isRoleOf", "domain"),
    ("migov:participant", "prov:agent", "domain"),
    ("migov:postIn", "org:postIn", "domain"),
    ("migov:published", "schema:datePublished", "kind"),
    ("migov:role", "prov:hadRole", "domain"),
    ("migov:subUnitOf", "org:unitOf", "range"),
]

AGENTS = ["foaf:Agent", "foaf:Group", "org:Organization", "prov:Agent", "schema:Organization"]
ORGANISATIONS = ["foaf:Organization", "org:Organization", "schema:Organization"]
# What a record of a class must never become.
NEVER = {
    "migov:Project": AGENTS,
    "migov:Event": [*AGENTS, "prov:Entity"],
    "migov:Output": AGENTS,
    "migov:Participation": [*AGENTS, "org:Membership"],
    "migov:Funding": [*AGENTS, "org:Membership"],
    "migov:Instrument": AGENTS,
    "migov:Membership": [*AGENTS, "org:Role"],
    "migov:Programme": AGENTS,
    "migov:Succession": [*AGENTS, "prov:Activity"],
    "migov:Tenure": [*AGENTS, "org:Post"],
    "migov:Statement": AGENTS,
    "migov:Document": AGENTS,
    "migov:Place": AGENTS,
    "migov:Person": ORGANISATIONS,
}

# Alignments from which something false follows in the data, and what becomes what.
HARMFUL = [
    ("migov:Project rdfs:subClassOf schema:Project .", "migov:Project", "schema:Organization"),
    (
        "migov:Participation rdfs:subClassOf org:Membership .",
        "migov:Participation",
        "org:Membership",
    ),
    ("migov:inProject rdfs:subPropertyOf org:organization .", "migov:Project", "org:Organization"),
    ("migov:inEvent rdfs:subPropertyOf org:member .", "migov:Event", "foaf:Agent"),
    ("migov:ofProject rdfs:subPropertyOf prov:wasGeneratedBy .", "migov:Event", "prov:Entity"),
    ("migov:holder rdfs:subPropertyOf org:organization .", "migov:Person", "foaf:Organization"),
    (
        "migov:onBehalfOf rdfs:subPropertyOf prov:actedOnBehalfOf .",
        "migov:Participation",
        "prov:Agent",
    ),
    ("migov:holder rdfs:subPropertyOf org:heldBy .", "migov:Tenure", "org:Post"),
    ("migov:Succession rdfs:subClassOf org:ChangeEvent .", "migov:Succession", "prov:Activity"),
    (
        "migov:Programme rdfs:subClassOf schema:FundingScheme .",
        "migov:Programme",
        "schema:Organization",
    ),
]


def read(turtle):
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in PREFIXES.items()]
    return rdflib.Graph().parse(data="\n".join([*lines, turtle]), format="turtle")


def short(term):
    return compress(str(term))


def term(curie):
    return URIRef(expand(curie))


ONTOLOGY = rdflib.Graph().parse(ROOT / "ontology" / "migov.ttl")
ALIGNMENTS = rdflib.Graph().parse(ROOT / "ontology" / "alignments.ttl")
OUTSIDE = read(VERIFIED)
for one, other in list(OUTSIDE.subject_objects(OWL.equivalentClass)):
    OUTSIDE.add((one, RDFS.subClassOf, other))
    OUTSIDE.add((other, RDFS.subClassOf, one))
RANGE_INCLUDES = term("schema:rangeIncludes")
CLASS_TYPES = {OWL.Class, RDFS.Class}


def outside_terms(graph):
    """Return the terms of others that the records of our terms name."""
    return {
        value
        for subject, predicate, value in graph
        if subject != HEADER and predicate != RDF.type and isinstance(value, URIRef)
        if not value.startswith(PREFIXES["migov"])
    }


def kinds(prop, graph):
    """Tell whether the values of a property are things, literals or either."""
    types = set(graph.objects(prop, RDF.type))
    if types & {OWL.ObjectProperty, OWL.DatatypeProperty}:
        return {"thing" if OWL.ObjectProperty in types else "literal"}
    ranges = {short(value) for value in graph.objects(prop, RANGE_INCLUDES)}
    # An address on the web is written as a thing or as its text.
    either = {"thing", "literal"} if not ranges or "schema:URL" in ranges else set()
    literal = {"literal"} if "schema:Text" in ranges else set()
    return either | literal | ({"thing"} if ranges - {"schema:Text", "schema:URL"} else set())


def mismatches(graph):
    """Return the aligned properties that claim more than the outside property allows for."""
    hierarchy = ONTOLOGY + graph + OUTSIDE
    found = set()
    for prop, above in graph.subject_objects(RDFS.subPropertyOf):
        if not kinds(prop, ONTOLOGY) <= kinds(above, OUTSIDE):
            found.add((short(prop), short(above), "kind"))
        for side, predicate in (("domain", RDFS.domain), ("range", RDFS.range)):
            own = ONTOLOGY.value(prop, predicate)
            wider = {own, *hierarchy.transitive_objects(own, RDFS.subClassOf)} if own else set()
            for asked in OUTSIDE.objects(above, predicate):
                if asked not in wider:
                    found.add((short(prop), short(above), side))
    return found


def snippets(*folders):
    """Return the valid snippets of these shapes, or of all."""
    graph = rdflib.Graph()
    for folder in folders or ["*"]:
        for path in sorted((TESTS / "shapes").glob(f"{folder}/valid-*.ttl")):
            graph.parse(path)
    return graph


def example():
    graph = rdflib.Graph()
    for path in sorted((ROOT / "data").rglob("*.ttl")):
        graph.parse(path)
    return graph


# The snippets hold all classes, the example what people write.
DATA = example() + snippets()
# Enough to break, and soon reasoned over.
FEW = snippets("Event", "Participation", "Programme", "Succession", "Tenure")


def closure(given, extra=""):
    """Return all that follows by RDFS from ontology, alignments, outside terms and data."""
    graph = ONTOLOGY + ALIGNMENTS + OUTSIDE + given + read(extra)
    # Labels and quotes have no part in this, and take most of the time.
    for triple in list(graph):
        if isinstance(triple[2], Literal) or triple[1] in (RDFS.seeAlso, RDFS.isDefinedBy):
            graph.remove(triple)
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics, axiomatic_triples=False).expand(graph)
    return graph


def wrongly_typed(graph):
    """Return which class of the data became which class that it must never be."""
    return {
        (cls, other)
        for cls, others in NEVER.items()
        for other in others
        for record in DATA.subjects(RDF.type, term(cls))
        if (record, RDF.type, term(other)) in graph
    }


def in_two_classes_at_once(graph):
    """Return what is in two classes of which somebody says that they share nothing."""
    pairs = set(ONTOLOGY.subject_objects(OWL.disjointWith))
    pairs |= set(OUTSIDE.subject_objects(OWL.disjointWith))
    return {
        (short(record), short(one), short(other))
        for one, other in pairs
        for record in set(graph.subjects(RDF.type, one)) & set(graph.subjects(RDF.type, other))
    }


@pytest.fixture(scope="module")
def follows():
    return closure(DATA)


def test_only_terms_of_migov_are_aligned_and_each_exists():
    known = set(ONTOLOGY.subjects(RDFS.isDefinedBy))
    subjects = set(ALIGNMENTS.subjects()) - {HEADER}
    assert {short(subject) for subject in subjects - known} == set()
    assert len(subjects) > 30


def test_an_alignment_says_only_what_is_above_and_what_is_near():
    predicates = {p for s, p, _ in ALIGNMENTS if s != HEADER}
    assert {short(predicate) for predicate in predicates - ABOUT_TERMS} == set()


def test_no_term_is_only_near_to_what_is_above_it():
    above = {(s, o) for p in ALIGNING for s, o in ALIGNMENTS.subject_objects(p)}
    assert above & set(ALIGNMENTS.subject_objects(RDFS.seeAlso)) == set()


def test_every_outside_term_was_read_in_the_document_of_its_vocabulary():
    read_terms = set(OUTSIDE.subjects(RDF.type))
    assert {short(used) for used in outside_terms(ALIGNMENTS) - read_terms} == set()
    assert {short(known).partition(":")[0] for known in read_terms} == set(DOCUMENTS)


def test_a_misspelt_outside_term_is_found():
    broken = ALIGNMENTS + read("migov:Unit rdfs:subClassOf org:OrganisationalUnit .")
    read_terms = set(OUTSIDE.subjects(RDF.type))
    assert {short(used) for used in outside_terms(broken) - read_terms} == {
        "org:OrganisationalUnit"
    }


@pytest.mark.parametrize("prefix", ["foaf", "org", "prov", "rdf", "schema"])
def test_what_was_read_agrees_with_the_lists_of_terms_that_rdflib_carries(prefix):
    listed = {"schema": rdflib.namespace.SDO}.get(prefix) or getattr(rdflib, prefix.upper())
    own = [each for each in OUTSIDE.subjects(RDF.type) if each.startswith(PREFIXES[prefix])]
    assert own
    assert [short(each) for each in own if each not in listed] == []


def test_the_header_refers_to_each_vocabulary_that_is_used_and_no_other():
    used = {short(each).partition(":")[0] for each in outside_terms(ALIGNMENTS)} - {"rdf"}
    named = set(ALIGNMENTS.objects(HEADER, DCTERMS.references))
    assert named == {URIRef(PREFIXES[prefix]) for prefix in used}
    assert used == set(DOCUMENTS) - {"rdf"}


def test_the_header_says_what_the_file_is_and_who_may_use_it():
    titles = ALIGNMENTS.objects(HEADER, DCTERMS.title)
    assert (HEADER, RDF.type, OWL.Ontology) in ALIGNMENTS
    assert sorted(title.language for title in titles) == ["en", "lt", "lv"]
    assert list(ALIGNMENTS.objects(HEADER, OWL.imports)) == [URIRef("https://w3id.org/migov")]
    for predicate in (DCTERMS.license, DCTERMS.creator):
        ours = list(ONTOLOGY.objects(URIRef("https://w3id.org/migov"), predicate))
        assert list(ALIGNMENTS.objects(HEADER, predicate)) == ours


def test_there_is_no_blank_node():
    assert [node for node in ALIGNMENTS.all_nodes() if isinstance(node, BNode)] == []


def test_a_class_is_under_a_class_and_a_property_under_a_property():
    for predicate, wanted in ((RDFS.subClassOf, True), (RDFS.subPropertyOf, False)):
        for one, above in ALIGNMENTS.subject_objects(predicate):
            for each, graph in ((one, ONTOLOGY), (above, OUTSIDE)):
                is_class = bool(set(graph.objects(each, RDF.type)) & CLASS_TYPES)
                assert is_class == wanted, short(each)


def test_a_note_stands_on_every_property_that_is_only_near_for_a_reason():
    """Whoever would like to align it reads there what would follow."""
    tempting = {term(prop) for prop, above, _ in TEMPTING if _is_near(prop, above)}
    silent = [short(p) for p in tempting if (p, SKOS.editorialNote, None) not in ALIGNMENTS]
    assert tempting
    assert silent == []


def _is_near(prop, above):
    return (term(prop), RDFS.seeAlso, term(above)) in ALIGNMENTS


def test_no_property_is_under_one_whose_domain_or_range_or_values_contradict():
    assert mismatches(ALIGNMENTS) == set(NARROWER)


@pytest.mark.parametrize(("prop", "above", "side"), TEMPTING)
def test_a_tempting_alignment_of_a_property_would_be_found(prop, above, side):
    assert (term(prop), RDFS.subPropertyOf, term(above)) not in ALIGNMENTS
    broken = ALIGNMENTS + read(f"{prop} rdfs:subPropertyOf {above} .")
    assert (prop, above, side) in mismatches(broken)


def test_the_data_hold_every_class_that_must_not_become_another():
    assert [cls for cls in NEVER if (None, RDF.type, term(cls)) not in DATA] == []


def test_reasoning_makes_no_project_or_event_an_agent_and_no_person_an_organisation(follows):
    assert wrongly_typed(follows) == set()


def test_reasoning_puts_nothing_in_two_classes_that_share_nothing(follows):
    assert in_two_classes_at_once(follows) == set()


def test_reasoning_says_what_the_alignments_are_for(follows):
    for cls, other in [
        ("migov:Organisation", "org:Organization"),
        ("migov:Organisation", "foaf:Agent"),
        ("migov:Unit", "org:OrganizationalUnit"),
        ("migov:Unit", "org:Organization"),
        ("migov:UnnamedGroup", "foaf:Group"),
        ("migov:Person", "foaf:Person"),
        ("migov:Project", "prov:Activity"),
        ("migov:Membership", "org:Membership"),
        ("migov:Tenure", "org:Membership"),
        ("migov:Evidence", "oa:Selector"),
        ("migov:Topic", "schema:DefinedTerm"),
    ]:
        graph = ONTOLOGY + ALIGNMENTS + OUTSIDE
        assert term(other) in graph.transitive_objects(term(cls), RDFS.subClassOf)
        for record in DATA.subjects(RDF.type, term(cls)):
            assert (record, RDF.type, term(other)) in follows
    for prop, above in [
        ("migov:document", "prov:wasDerivedFrom"),
        ("migov:holder", "org:member"),
        ("migov:member", "org:member"),
        ("migov:within", "schema:containedInPlace"),
    ]:
        pairs = set(DATA.subject_objects(term(prop)))
        assert pairs
        assert pairs <= set(follows.subject_objects(term(above)))


@pytest.mark.parametrize(("turtle", "cls", "other"), HARMFUL)
def test_a_harmful_alignment_would_be_found_by_reasoning(turtle, cls, other):
    assert (cls, other) in wrongly_typed(closure(FEW, turtle))


def test_an_event_that_becomes_an_entity_is_in_two_classes_at_once():
    found = in_two_classes_at_once(closure(FEW, HARMFUL[4][0]))
    assert {(one, other) for _, one, other in found} == {("prov:Activity", "prov:Entity")}


def test_a_code_is_a_concept_already_in_the_core():
    assert (term("migov:Code"), RDFS.subClassOf, SKOS.Concept) in ONTOLOGY


@pytest.mark.parametrize("folder", ["questions", "networks"])
def test_the_alignments_change_no_answer(folder):
    study = open_study(ROOT)
    without = [path for path in ontology_files() if path.stem != "alignments"]
    assert len(without) == len(ontology_files()) - 1
    sources = [
        Local(read_dataset(study, [*paths, *study.files()]))
        for paths in (ontology_files(), without)
    ]
    for path in find_queries(study, folder).values():
        one, other = (run(source, read_query(path)).rows for source in sources)
        assert one == other, path.name
