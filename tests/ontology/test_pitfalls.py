"""The ontology against the pitfalls of OOPS! and the checks of FOOPS!, as far as files alone tell.

Each check is a function from a graph to the terms at fault. It finds nothing in the ontology, and
something in the ontology with the pitfall put in. What needs the web (does an address answer, is a
prefix registered) is not checked here.

- OOPS!: M. Poveda-Villalón, A. Gómez-Pérez, M. C. Suárez-Figueroa, "OOPS! (OntOlogy Pitfall
  Scanner!)", International Journal on Semantic Web and Information Systems 10(2), 2014.
- FOOPS!: D. Garijo, O. Corcho, M. Poveda-Villalón, "FOOPS!: An Ontology Pitfall Scanner for the
  FAIR Principles", ISWC 2021.
"""

import re
from collections import Counter, defaultdict
from itertools import combinations

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, VANN

from kg.rdf.vocabulary import PREFIXES, compress, expand
from kg.study.folder import ontology_files

HOME = "https://w3id.org/migov"
ONTOLOGY = URIRef(HOME)
RECOMMENDED = {
    # OM1, minimum metadata, with the licence of OM4.1
    "title": DCTERMS.title,
    "description": DCTERMS.description,
    "licence": DCTERMS.license,
    "version address": OWL.versionIRI,
    "creator": DCTERMS.creator,
    "day of making": DCTERMS.created,
    "namespace": VANN.preferredNamespaceUri,
    # OM2, recommended metadata, with the prefix of FIND1
    "prefix": VANN.preferredNamespacePrefix,
    "version": OWL.versionInfo,
    "citation": DCTERMS.bibliographicCitation,
    # OM3 and OM5.2, detailed metadata. There is no DOI, logo, status, source and day of issue yet:
    # nothing has been issued.
    "publisher": DCTERMS.publisher,
}

# What the ontology does on purpose although a check speaks against it, and why.
NO_DOMAIN = {
    "migov:coder": "a document and a claim have one, and no class is above both alone",
    "migov:competencyQuestion": "the ontology itself has them, and no class here is of ontologies",
    "migov:printedNameOf": "properties have it, and no class here is of properties without facts",
    "migov:sheetName": "classes have it, and no class here is of classes",
}
NO_RANGE = {
    "migov:byRule": "a rule, which is a file and no record",
    "migov:fundedBy": "an actor or a programme, and no class is above both alone",
    "migov:readingsDifferOn": "what a claim says: a property, a code or a text",
    "migov:says": "a property, a code, or the title of a post, which is a text",
    "migov:saysAbout": "a record, a code or a place: whatever a document says something about",
    "migov:value": "whatever a claim can give: a record, a code, a number, a date, a text",
    "migov:about": "a topic, which is a code, or any record; no class is above both",
    "migov:address": "any address on the web, which is no record here",
    "migov:cites": "a document, or an address on the web of one that has no record",
    "migov:identifier": "an entry of a register on the web, which is no record here",
    "migov:unfitFor": "a class, or a kind of actor, which is a code",
}
NOT_INVERSE = {
    ("migov:follows", "migov:partOf"): "one goes along a series, the other up to the whole",
    ("migov:subsidiaryOf", "migov:underAuthorityOf"): "one is owned, the other is ruled",
}
MAY_OVERLAP = {
    ("migov:Document", "migov:Instrument"): "the text of a law may be a source",
    ("migov:Document", "migov:Output"): "a study that a project brought forth may be a source",
    ("migov:Event", "migov:Output"): "a project may promise an event",
    (
        "migov:Instrument",
        "migov:Output",
    ): "a strategy may come from a project, and then is in force",
    ("migov:Output", "migov:Project"): "a project may bring forth another",
    ("migov:Output", "migov:Unit"): "a project may bring forth a network or an office",
    ("migov:Output", "migov:UnnamedGroup"): "a project may bring forth a network of the unnamed",
}
# A code is in one list: a shape counts them, so that their pairs need not stand in the ontology.
SHAPE_HOLDS_APART = "migov:Code"
# Declared in documents of their own, where a declaration of ours would be a second one.
DECLARED_ELSEWHERE = {"rdf", "rdfs", "owl", "xsd", "skos", "loc"}

CLASSES = (OWL.Class, RDFS.Class)
PROPERTIES = (
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    RDF.Property,
)
SUFFIX = re.compile(r"\.(owl|rdf|rdfs|ttl|n3|nt|xml|jsonld|rdfxml|html?)\b", re.IGNORECASE)


def read(turtle):
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in PREFIXES.items()]
    return rdflib.Graph().parse(data="\n".join([*lines, turtle]), format="turtle")


def read_all():
    graph = rdflib.Graph()
    for path in ontology_files():
        graph.parse(path)
    return graph


GRAPH = read_all()


def without(*patterns):
    """Return how to make the ontology less the triples of a subject and predicate."""

    def broken():
        graph = GRAPH + rdflib.Graph()
        for pattern in patterns:
            subject, predicate = pattern.split(" ")
            graph.remove((term(subject), term(predicate), None))
        return graph

    return broken


def also(turtle):
    """Return how to make the ontology with a few triples more."""
    return lambda: GRAPH + read(turtle)


def core():
    """Return the ontology without alignments and code lists."""
    return rdflib.Graph().parse(next(p for p in ontology_files() if p.stem == "migov"))


def term(curie):
    return ONTOLOGY if curie == "header" else URIRef(expand(curie))


def short(node):
    return compress(str(node))


def ours(node):
    return isinstance(node, URIRef) and node.startswith(PREFIXES["migov"])


def classes(graph):
    return {s for kind in CLASSES for s in graph.subjects(RDF.type, kind) if ours(s)}


def properties(graph):
    return {s for kind in PROPERTIES for s in graph.subjects(RDF.type, kind) if ours(s)}


def terms(graph):
    return classes(graph) | properties(graph)


def shown(nodes):
    return sorted(short(node) for node in nodes)


def p03(graph):
    """Properties that say “is a” in place of rdf:type or rdfs:subClassOf."""
    names = (
        r"(is|isA|instanceOf|isInstanceOf|typeOf|isTypeOf|subClassOf|isSubClassOf|kindOf|isKindOf)"
    )
    return [p for p in shown(properties(graph)) if re.fullmatch(f"migov:{names}", p)]


def p04(graph):
    """Classes and properties that nothing of the ontology is tied to."""
    tied = set()
    for predicate in (RDFS.subClassOf, RDFS.domain, RDFS.range, RDFS.subPropertyOf):
        for one, other in graph.subject_objects(predicate):
            if one in terms(graph) and (other in terms(graph) or predicate == RDFS.range):
                tied |= {one, other}
    # A property without domain or range can be used anywhere, which is a tie to everything.
    free = {term(name) for name in {**NO_DOMAIN, **NO_RANGE}}
    return shown(terms(graph) - tied - free)


def p06(graph):
    """Classes or properties that are above themselves."""
    return shown(
        node
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf)
        for node in set(graph.subjects(predicate))
        for above in graph.objects(node, predicate)
        if node in graph.transitive_objects(above, predicate)
    )


def p08(graph):
    """Terms without a label or without a definition (also VOC3 and VOC4 of FOOPS!)."""
    needed = (RDFS.label, SKOS.definition)
    return shown(t for t in terms(graph) if any((t, p, None) not in graph for p in needed))


def p10(graph):
    """Pairs of narrowest classes of which nobody says whether they share anything."""
    above = {c: set(graph.transitive_objects(c, RDFS.subClassOf)) for c in classes(graph)}
    codes = {c for c in above if term(SHAPE_HOLDS_APART) in above[c]} - {term(SHAPE_HOLDS_APART)}
    wider = {o for c in above.keys() - codes for o in graph.objects(c, RDFS.subClassOf)}
    narrowest = sorted(above.keys() - codes - wider)
    apart = {frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)}
    return [
        (short(one), short(other))
        for one, other in combinations(narrowest, 2)
        if not any(frozenset((a, b)) in apart for a in above[one] for b in above[other])
    ]


def p11(graph):
    """Properties without a domain or without a range."""
    return shown(p for p in properties(graph) if _lacks(graph, p, RDFS.domain, RDFS.range))


def _lacks(graph, node, *predicates):
    return any((node, predicate, None) not in graph for predicate in predicates)


def p13(graph):
    """Pairs of properties that lead there and back and are not called inverse."""
    ends = {
        p: (graph.value(p, RDFS.domain), graph.value(p, RDFS.range))
        for p in graph.subjects(RDF.type, OWL.ObjectProperty)
    }
    told = {frozenset(pair) for pair in graph.subject_objects(OWL.inverseOf)}
    return [
        (short(one), short(other))
        for one, other in combinations(sorted(ends), 2)
        if ends[one] == ends[other][::-1] and None not in ends[one]
        if frozenset((one, other)) not in told
    ]


def p19(graph):
    """Properties with two domains or ranges, of which the values would need to be both."""
    return shown(
        p
        for p in properties(graph)
        if any(len(set(graph.objects(p, end))) > 1 for end in (RDFS.domain, RDFS.range))
    )


def p20(graph):
    """Terms whose label is a sentence or whose definition is none."""
    long = {t for t in terms(graph) for x in graph.objects(t, RDFS.label) if len(x.split()) > 5}
    same = {
        t
        for t in terms(graph)
        for x in graph.objects(t, SKOS.definition)
        if not x.strip() or x in set(graph.objects(t, RDFS.label)) or not x.endswith(".")
    }
    return shown(long | same)


def p21(graph):
    """Classes and codes for what fits nowhere else."""
    words = r"(other|others|misc|miscellaneous|various|rest|unknown|unclassified)"
    codes = set(graph.subjects(SKOS.inScheme))
    nodes = {n for n in classes(graph) | codes if isinstance(n, URIRef)}
    return [n for n in shown(nodes) if re.fullmatch(words, n.partition(":")[2], re.IGNORECASE)]


def p22(graph):
    """Names that are not written as the others are: Class, someProperty, some-code."""
    styles = [
        (classes(graph), r"[A-Z][a-z]+([A-Z][a-z]+)*"),
        (properties(graph), r"[a-z]+([A-Z][a-z]+|\d+)*"),
        (set(graph.subjects(SKOS.inScheme)), r"[a-z0-9]+(-[a-z0-9]+)*"),
    ]
    return shown(
        n
        for nodes, style in styles
        for n in nodes
        if not re.fullmatch(style, re.split("[#/]", n)[-1])
    )


def p24(graph):
    """Terms that their own definition is made of."""
    said = (
        RDFS.subClassOf,
        RDFS.subPropertyOf,
        OWL.equivalentClass,
        OWL.equivalentProperty,
        OWL.disjointWith,
        OWL.complementOf,
    )
    found = set()
    for start in terms(graph):
        reached = {o for p in said for o in graph.objects(start, p)}
        while inner := {n for n in reached if isinstance(n, BNode)}:
            found |= {start} & reached
            reached = {o for n in inner for o in graph.objects(n)} - inner
        found |= {start} & reached
    return shown(found)


def p25(graph):
    """Properties that are their own inverse, and not called symmetric."""
    return shown(p for p, q in graph.subject_objects(OWL.inverseOf) if p == q)


def p26(graph):
    """Symmetric properties that have an inverse as well."""
    symmetric = set(graph.subjects(RDF.type, OWL.SymmetricProperty))
    return shown(s for pair in graph.subject_objects(OWL.inverseOf) for s in symmetric & set(pair))


def p32(graph):
    """Classes of which two have one label in one language."""
    owners = defaultdict(set)
    for cls in classes(graph):
        for label in graph.objects(cls, RDFS.label):
            owners[str(label).casefold(), label.language].add(cls)
    return shown({cls for same in owners.values() if len(same) > 1 for cls in same})


def p33(graph):
    """Property chains of fewer than two links."""
    chains = graph.subject_objects(OWL.propertyChainAxiom)
    return shown(p for p, chain in chains if len(Collection(graph, chain)) < 2)


def _is_undeclared(graph, node, kinds):
    if not isinstance(node, URIRef) or short(node).partition(":")[0] in DECLARED_ELSEWHERE:
        return False
    return ours(node) and not any((node, RDF.type, kind) in graph for kind in kinds)


def p34(graph):
    """What is used as a class and declared as none."""
    used = set(graph.objects(None, RDFS.domain)) | set(graph.objects(None, RDF.type))
    used |= {o for p in (RDFS.subClassOf, OWL.disjointWith) for o in graph.objects(None, p)}
    used |= set(graph.subjects(RDFS.subClassOf)) | set(graph.subjects(OWL.disjointWith))
    for prop in graph.subjects(RDF.type, OWL.ObjectProperty):
        used |= set(graph.objects(prop, RDFS.range))
    return shown(node for node in used if _is_undeclared(graph, node, CLASSES))


def p35(graph):
    """What is used as a property and declared as none."""
    used = set(graph.predicates())
    for predicate in (RDFS.domain, RDFS.range, RDFS.subPropertyOf, OWL.inverseOf):
        used |= set(graph.subjects(predicate))
    used |= {o for p in (RDFS.subPropertyOf, OWL.inverseOf) for o in graph.objects(None, p)}
    return shown(node for node in used if _is_undeclared(graph, node, PROPERTIES))


def p36(graph):
    """Addresses of ontologies and terms that name a kind of file."""
    nodes = terms(graph) | set(graph.subjects(RDF.type, OWL.Ontology))
    nodes |= {o for s in list(nodes) for o in graph.objects(s, OWL.versionIRI)}
    return shown(node for node in nodes if SUFFIX.search(node))


def p38(graph):
    """Ontologies that terms say they belong to, and that are declared nowhere."""
    claimed = set(graph.objects(None, RDFS.isDefinedBy)) | {ONTOLOGY}
    return shown(node for node in claimed if (node, RDF.type, OWL.Ontology) not in graph)


def p39(graph):
    """Addresses that depend on where a file lies, and terms outside the one namespace."""
    declared = {s for s in graph.subjects(RDF.type, OWL.Ontology) if isinstance(s, URIRef)}
    told = {str(o) for o in graph.objects(ONTOLOGY, VANN.preferredNamespaceUri)}
    used = {PREFIXES["migov"]} if terms(graph) else set()
    loose = {s for s in declared if not s.startswith("https://")}
    return shown(loose) + sorted(told ^ used) + ([] if declared else ["no ontology"])


def p40(graph):
    """Subjects in the namespace of somebody else."""
    subjects = {s for s in graph.subjects() if isinstance(s, URIRef)}
    return shown(s for s in subjects if s != ONTOLOGY and not re.match(f"{HOME}[#/]", s))


def p41(graph):
    """Ontologies and code lists without a licence (also OM4.1 of FOOPS!)."""
    works = {w for k in (OWL.Ontology, SKOS.ConceptScheme) for w in graph.subjects(RDF.type, k)}
    licence = "https://creativecommons.org/licenses/"
    return shown(
        w
        for w in works
        if not any(o.startswith(licence) for o in graph.objects(w, DCTERMS.license))
    )


def metadata(graph):
    """Metadata that FOOPS! asks of an ontology and that is missing or empty."""
    return [
        name
        for name, predicate in RECOMMENDED.items()
        if not any(str(value).strip() for value in graph.objects(ONTOLOGY, predicate))
    ]


def persistence(graph):
    """Addresses under no register of lasting ones, PURL1 of FOOPS!, or not on the web, HTTP1."""
    nodes = terms(graph) | set(graph.subjects(RDF.type, OWL.Ontology))
    return shown(node for node in nodes if not node.startswith("https://w3id.org/"))


def version(graph):
    """Ontologies whose version has no address of its own, VER1 of FOOPS!."""
    found = []
    for each in graph.subjects(RDF.type, OWL.Ontology):
        addresses = set(graph.objects(each, OWL.versionIRI))
        if len(addresses) != 1 or each in addresses:
            found.append(each)
    return shown(found)


def identity(graph):
    """Terms whose address does not lead to the ontology that they name, URI2 of FOOPS!."""
    owners = {t: set(graph.objects(t, RDFS.isDefinedBy)) for t in terms(graph)}
    return shown(t for t, owner in owners.items() if owner != {URIRef(str(t).partition("#")[0])})


def reuse(graph):
    """Kinds of vocabulary that FOOPS! looks for in vain: for metadata, VOC1, for terms, VOC2."""
    header = {short(p).partition(":")[0] for p in graph.predicates(ONTOLOGY)}
    above = {o for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in graph.objects(None, p)}
    extended = {short(o).partition(":")[0] for o in above} - {"migov", "rdf", "rdfs", "owl"}
    wanted = {"metadata": header >= {"dcterms", "vann"}, "terms": extended >= {"org", "prov"}}
    return [name for name, found in wanted.items() if not found]


def found_only_in(broken, check):
    """Return what a check finds in a broken ontology and not in the sound one."""
    return set(check(broken())) - set(check(GRAPH))


def test_no_property_says_is_a():
    """P03."""
    assert p03(GRAPH) == []


def test_no_term_stands_alone():
    """P04."""
    assert p04(GRAPH) == []


def test_nothing_is_above_itself():
    """P06."""
    assert p06(GRAPH) == []


def test_every_term_has_a_label_and_a_definition():
    """P08."""
    assert p08(GRAPH) == []


def test_classes_are_kept_apart_unless_one_thing_may_be_in_both():
    """P10."""
    assert p10(GRAPH) == sorted(MAY_OVERLAP)


def test_a_property_has_domain_and_range_unless_no_class_fits():
    """P11."""
    assert p11(GRAPH) == sorted({**NO_DOMAIN, **NO_RANGE})


def test_the_properties_without_a_domain_and_those_without_a_range_are_the_named_ones():
    """P11."""
    ends = (RDFS.domain, RDFS.range)
    lacking = [[short(p) for p in properties(GRAPH) if _lacks(GRAPH, p, end)] for end in ends]
    assert [sorted(names) for names in lacking] == [sorted(NO_DOMAIN), sorted(NO_RANGE)]


def test_no_two_properties_lead_there_and_back_but_those_that_mean_different_things():
    """P13. One way is enough: a question follows it backwards (``^``), and no tie stands twice."""
    assert p13(GRAPH) == sorted(NOT_INVERSE)


def test_no_property_has_two_domains_or_ranges():
    """P19."""
    assert p19(GRAPH) == []


def test_a_label_is_short_and_a_definition_is_a_sentence():
    """P20."""
    assert p20(GRAPH) == []


def test_there_is_no_class_and_no_code_for_what_fits_nowhere():
    """P21."""
    assert p21(GRAPH) == []


def test_names_are_written_in_one_way():
    """P22."""
    assert p22(GRAPH) == []


def test_no_term_is_part_of_its_own_definition():
    """P24."""
    assert p24(GRAPH) == []


def test_no_property_is_its_own_inverse():
    """P25."""
    assert p25(GRAPH) == []


def test_no_symmetric_property_has_an_inverse():
    """P26."""
    assert p26(GRAPH) == []


def test_no_two_classes_have_one_label():
    """P32."""
    assert p32(GRAPH) == []


def test_no_chain_has_one_link():
    """P33."""
    assert p33(GRAPH) == []


def test_every_class_used_is_declared():
    """P34."""
    assert p34(GRAPH) == []


def test_every_property_used_is_declared():
    """P35."""
    assert p35(GRAPH) == []


def test_no_address_names_a_kind_of_file():
    """P36."""
    assert p36(GRAPH) == []


def test_the_ontology_is_declared():
    """P38."""
    assert p38(GRAPH) == []


def test_the_namespace_is_told_and_depends_on_no_place():
    """P39."""
    assert p39(GRAPH) == []


def test_nothing_is_defined_in_the_namespace_of_others():
    """P40."""
    assert p40(GRAPH) == []


def test_every_ontology_and_code_list_has_a_licence():
    """P41, OM4.1."""
    assert p41(GRAPH) == []


def test_the_ontology_tells_what_others_need_to_find_and_cite_it():
    """OM1, OM2, OM3, OM4.1, OM5.1, OM5.2 and FIND1, without what only an issue can have."""
    assert metadata(GRAPH) == []


def test_every_address_is_meant_to_last():
    """PURL1, HTTP1."""
    assert persistence(GRAPH) == []


def test_every_version_has_an_address_of_its_own():
    """VER1."""
    assert version(GRAPH) == []


def test_a_term_leads_to_the_ontology_it_names():
    """URI2, in the files; whether the web agrees is not known here."""
    assert identity(GRAPH) == []


def test_vocabularies_of_others_are_used():
    """VOC1, VOC2."""
    assert reuse(GRAPH) == []


CHAIN = "migov:within owl:propertyChainAxiom ( migov:within"
# Each pitfall put in, and what is then at fault.
BROKEN = [
    (p03, also("migov:isA a owl:ObjectProperty ."), "migov:isA"),
    (p04, also("migov:Island a owl:Class ."), "migov:Island"),
    (p04, also("migov:floats a owl:ObjectProperty ."), "migov:floats"),
    (p06, also("migov:Record rdfs:subClassOf migov:Event ."), "migov:Event"),
    (p06, also("migov:place rdfs:subPropertyOf migov:place ."), "migov:place"),
    (p08, without("migov:Event rdfs:label"), "migov:Event"),
    (p08, without("migov:inEvent skos:definition"), "migov:inEvent"),
    (p10, without("migov:Event owl:disjointWith"), ("migov:Event", "migov:Project")),
    (p10, without("migov:Activity owl:disjointWith"), ("migov:Event", "migov:Person")),
    (p10, also("migov:Robot rdfs:subClassOf migov:Actor ; a owl:Class ."),
     ("migov:Person", "migov:Robot")),
    (p11, without("migov:role rdfs:domain"), "migov:role"),
    (p11, without("migov:role rdfs:range"), "migov:role"),
    (p13, also("migov:tookPart a owl:ObjectProperty ; rdfs:domain migov:Actor ;"
               " rdfs:range migov:Participation ."), ("migov:participant", "migov:tookPart")),
    (p13, also("migov:precedes a owl:ObjectProperty ; rdfs:domain migov:Activity ;"
               " rdfs:range migov:Activity ."), ("migov:follows", "migov:precedes")),
    (p19, also("migov:place rdfs:domain migov:Project ."), "migov:place"),
    (p19, also("migov:place rdfs:range migov:Organisation ."), "migov:place"),
    (p20, also('migov:Event rdfs:label "What takes place is called this."@en .'), "migov:Event"),
    (p20, also('migov:Event skos:definition "event"@en .'), "migov:Event"),
    (p20, also('migov:Event skos:definition ""@en .'), "migov:Event"),
    (p21, also("migov:Miscellaneous a owl:Class ."), "migov:Miscellaneous"),
    (p21, also("kind:other skos:inScheme list:kind ."), "kind:other"),
    (p22, also("migov:funding_body a owl:Class ."), "migov:funding_body"),
    (p22, also("migov:TookPartIn a owl:ObjectProperty ."), "migov:TookPartIn"),
    (p22, also("kind:newKind skos:inScheme list:kind ."), "kind:newKind"),
    (p24, also("migov:Event owl:disjointWith migov:Event ."), "migov:Event"),
    (p24, also("migov:Event owl:equivalentClass [ owl:onProperty migov:partOf ;"
               " owl:someValuesFrom migov:Event ] ."), "migov:Event"),
    (p24, also("migov:Unit owl:equivalentClass [ owl:unionOf ( migov:Event migov:Unit ) ] ."),
     "migov:Unit"),
    (p25, also("migov:follows owl:inverseOf migov:follows ."), "migov:follows"),
    (p26, also("migov:near a owl:SymmetricProperty ; owl:inverseOf migov:within ."), "migov:near"),
    (p32, also('migov:Meeting a owl:Class ; rdfs:label "Event"@en .'), "migov:Meeting"),
    (p33, also(f"{CHAIN} ) ."), "migov:within"),
    (p34, also("migov:place rdfs:range migov:Location ."), "migov:Location"),
    (p34, without("migov:Event rdf:type"), "migov:Event"),
    (p35, also("role:partner migov:impliesTrust true ."), "migov:impliesTrust"),
    (p35, without("migov:impliesLevel rdf:type"), "migov:impliesLevel"),
    (p36, also("<https://w3id.org/migov.owl> a owl:Ontology ."), "https://w3id.org/migov.owl"),
    (p36, also("<https://w3id.org/migov> owl:versionIRI <https://w3id.org/migov/1/migov.ttl> ."),
     "https://w3id.org/migov/1/migov.ttl"),
    (p38, without("header rdf:type"), "https://w3id.org/migov"),
    (p39, also("<file:///migov> a owl:Ontology ."), "file:///migov"),
    (p39, without("header vann:preferredNamespaceUri"), "https://w3id.org/migov#"),
    (p40, also("org:Organization rdfs:subClassOf migov:Actor ."), "org:Organization"),
    (p40, also("skos:Concept a owl:Class ."), "skos:Concept"),
    (p41, without("header dcterms:license"), "https://w3id.org/migov"),
    (p41, without("list:role dcterms:license"), "list:role"),
    (metadata, without("header dcterms:title"), "title"),
    (metadata, without("header dcterms:bibliographicCitation"), "citation"),
    (metadata, without("header vann:preferredNamespacePrefix"), "prefix"),
    (persistence, also("<http://example.org/o> a owl:Ontology ."), "http://example.org/o"),
    (version, without("header owl:versionIRI"), "https://w3id.org/migov"),
    (version, also("<https://w3id.org/migov> owl:versionIRI <https://w3id.org/migov> ."),
     "https://w3id.org/migov"),
    (identity, without("migov:Event rdfs:isDefinedBy"), "migov:Event"),
    (identity, also("migov:Event rdfs:isDefinedBy <https://example.org/> ."), "migov:Event"),
    (reuse, without("header vann:preferredNamespacePrefix", "header vann:preferredNamespaceUri"),
     "metadata"),
    (reuse, core, "terms"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "broken", "fault"),
    BROKEN,
    ids=[f"{check.__name__}-{fault}" for check, _, fault in BROKEN],
)
def test_a_pitfall_put_in_is_found(check, broken, fault):
    assert fault in found_only_in(broken, check)


def test_every_check_has_been_seen_to_fail():
    checks = {f.__name__ for f in globals().values() if callable(f) and _is_check(f.__name__)}
    assert {check.__name__ for check, _, _ in BROKEN} == checks
    assert len(checks) == 28


def _is_check(name):
    return bool(re.fullmatch(r"p\d\d|metadata|persistence|version|identity|reuse", name))


def test_a_chain_of_two_links_and_a_declared_inverse_are_no_pitfalls():
    assert found_only_in(also(f"{CHAIN} migov:within ) ."), p33) == set()
    inverse = (
        "migov:precedes a owl:ObjectProperty ; rdfs:domain migov:Activity ;"
        " rdfs:range migov:Activity ;"
        " owl:inverseOf migov:follows ."
    )
    assert ("migov:follows", "migov:precedes") not in found_only_in(also(inverse), p13)


def test_two_classes_apart_share_no_narrower_class():
    above = {c: set(GRAPH.transitive_objects(c, RDFS.subClassOf)) for c in classes(GRAPH)}
    pairs = set(GRAPH.subject_objects(OWL.disjointWith))
    both = {short(c) for c, up in above.items() for one, other in pairs if {one, other} <= up}
    assert len(pairs) >= 30
    assert both == set()


def test_every_exception_gives_its_reason():
    exceptions = [NO_DOMAIN, NO_RANGE, NOT_INVERSE, MAY_OVERLAP]
    reasons = Counter(reason for table in exceptions for reason in table.values())
    assert [reason for reason, number in reasons.items() if number > 1 or len(reason) < 20] == []


def test_no_literal_stands_where_a_term_is_meant():
    predicates = (RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.disjointWith, RDFS.isDefinedBy)
    values = [o for p in predicates for o in GRAPH.objects(None, p)]
    assert [value for value in values if isinstance(value, Literal)] == []
