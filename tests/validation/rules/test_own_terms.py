"""What is missing in a study's own ontology, and what its terms may be used for."""

import pytest
from museums import write_museums

from kg.study.dataset import load_dataset
from kg.validation.validating import validate

ONTOLOGY, ACTORS, NEWS = (
    "ontology/museums.ttl",
    "data/actors/museums.ttl",
    "data/documents/news.ttl",
)
MY = "https://example.org/museums#"


@pytest.fixture
def errors(tmp_path):
    def found(name, old, new):
        root = write_museums(tmp_path, {name: (old, new)})
        report = validate(load_dataset(root))
        return [
            (each.location.path.relative_to(root).as_posix(), each)
            for each in report.results
            if each.severity == "error"
        ]

    return found


def line_of(root, name, start):
    lines = (root / name).read_text("utf-8").split("\n")
    return next(n for n, line in enumerate(lines, 1) if line.startswith(start))


def test_a_study_with_terms_of_its_own_is_valid(tmp_path):
    report = validate(load_dataset(write_museums(tmp_path)))
    assert report.conforms, [str(each) for each in report.results]


LABEL = '    rdfs:label "museum"@en , "muziejus"@lt ;\n'
MEANING = '    skos:definition "How many people visit it in a year."@en .'
# In the ontology: what is changed to what, at which term it is told, on which property, how.
INCOMPLETE = [
    (LABEL, "", "my:Museum", "rdfs:label", "give it a label in a language; pages show it"),
    (LABEL, 'rdfs:label "museum" ;', "my:Museum", "rdfs:label", "give it a label in a language"),
    (MEANING, "    .", "my:visitors", "skos:definition", "say in a sentence what it means"),
    (MEANING, '    skos:definition "x" .', "my:visitors", "skos:definition", "with the language"),
    (
        '    rdfs:domain my:Museum ;\n    rdfs:label "visitors"',
        '    rdfs:label "visitors"',
        "my:visitors",
        "rdfs:domain",
        "name the class whose records may have it",
    ),
    (
        "rdfs:domain my:Museum",
        "rdfs:domain my:Museum , migov:Person",
        "my:branchOf",
        "rdfs:domain",
        "name one class; for several, make a class above them",
    ),
    (
        "rdfs:domain my:Museum",
        "rdfs:domain [ a owl:Class ]",
        "my:branchOf",
        "rdfs:domain",
        "name a class by its address",
    ),
    (
        "rdfs:domain my:Museum",
        "rdfs:domain migov:Organization",
        "my:branchOf",
        "rdfs:domain",
        "there is no class migov:Organization; did you mean migov:Organisation?",
    ),
    (
        "rdfs:range my:Museum",
        "rdfs:range my:Muzeum",
        "my:branchOf",
        "rdfs:range",
        "there is no class my:Muzeum; did you mean my:Museum?",
    ),
    (
        "rdfs:range xsd:integer",
        "rdfs:range xsd:integr",
        "my:visitors",
        "rdfs:range",
        "there is no class xsd:integr; did you mean xsd:integer?",
    ),
    (
        "a owl:ObjectProperty",
        "a owl:DatatypeProperty",
        "my:branchOf",
        "rdfs:range",
        "its values are records; write owl:ObjectProperty",
    ),
    (
        "a owl:DatatypeProperty",
        "a owl:ObjectProperty",
        "my:visitors",
        "rdfs:range",
        "its values are not records; write owl:DatatypeProperty",
    ),
    (
        "my:branchOf a",
        "my:branchOf rdfs:subPropertyOf migov:subUnitof ; a",
        "my:branchOf",
        "rdfs:subPropertyOf",
        "there is no property migov:subUnitof; did you mean migov:subUnitOf?",
    ),
    (
        "my:Museum a owl:Class ;",
        "my:Museum",
        "my:Museum",
        "rdf:type",
        "say what it is: a owl:Class",
    ),
    ("a owl:Class", "a rdfs:Class", "my:Museum", "rdf:type", "write owl:Class"),
    (
        "my:visitors a owl:DatatypeProperty , migov:FactProperty",
        "my:visitors a rdf:Property",
        "my:visitors",
        "rdf:type",
        "owl:DatatypeProperty if they are texts, numbers or dates",
    ),
    (
        "migov:Organisation ;",
        "my:Muzeum , migov:Organisation ;",
        "my:Museum",
        "rdfs:subClassOf",
        "there is no class my:Muzeum; define it, or correct the name",
    ),
]


@pytest.mark.parametrize(("old", "new", "term", "predicate", "told"), INCOMPLETE)
def test_what_is_missing_in_an_ontology_is_told_at_its_line(
    old, new, term, predicate, told, errors, tmp_path
):
    if "rdf:Property" in new:
        new = "my:visitors a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Property>"
        term = "my:visitors"
    everywhere = errors(ONTOLOGY, old, new)
    found = [each for name, each in everywhere if name == ONTOLOGY]
    assert len(found) == 1, found
    # It is not told again where the term is used, unless it is no property at all.
    assert "#Property" in new or len(everywhere) == 1, everywhere
    assert told in found[0].message
    assert found[0].location.line == line_of(tmp_path, ONTOLOGY, term)
    assert found[0].path.endswith(predicate.partition(":")[2])


def test_a_class_is_a_kind_of_one_of_kgs(errors):
    found = errors(ONTOLOGY, "    rdfs:subClassOf migov:Organisation ;\n", "")
    assert ("say which class of kg it is a kind of; if none fits, write migov:Record") in {
        each.message for name, each in found if name == ONTOLOGY
    }
    assert (
        errors(ONTOLOGY, "migov:Organisation ;", "migov:Organisation , <https://x.org/M> ;") == []
    )


def test_terms_are_not_named_in_the_namespace_of_kg(errors):
    found = errors(ONTOLOGY, f"@prefix my: <{MY}>", "@prefix my: <https://w3id.org/migov#>")
    told = [each.message for name, each in found if name == ONTOLOGY]
    assert len(told) == 3
    assert all("such as @prefix my: <https://example.org/my#>" in each for each in told)


def test_shapes_among_the_terms_are_sent_to_their_folder(errors):
    shape = "my:s a <http://www.w3.org/ns/shacl#NodeShape> .\nmy:Museum a owl:Class"
    told = [each.message for _, each in errors(ONTOLOGY, "my:Museum a owl:Class", shape)]
    assert "kg reads shapes in the folder ontology/shapes; move it there" in told


PROJECT = "project:harbour a migov:Project"
MISUSED = [
    (ACTORS, PROJECT, f"{PROJECT} ; my:visitors 12", "migov:Project; it is for"),
    (NEWS, "rdf:subject actor:town-museum", "rdf:subject project:harbour", "; it is for"),
    (NEWS, "my:visitors 12000", 'my:visitors "many"@en', "Write a whole number"),
    (NEWS, "rdf:object 90000", 'rdf:object "many"', "Write a whole number"),
    (NEWS, "my:visitors 12000", "my:visitor 12000", "did you mean my:visitors?"),
    (NEWS, "rdf:predicate my:visitors", "rdf:predicate my:visitor", "id you mean my:visitors?"),
    (NEWS, "f actor:town-museum", "f actor:town-museums", "Did you mean actor:town-museum?"),
    (NEWS, "f actor:town-museum", "f project:harbour", "Name a record of the class museum."),
    (NEWS, "f actor:town-museum", 'f "Town Museum"', "is the name of actor:town-museum"),
    (NEWS, "my:visitors 12000", "migov:acronym 'H'@en", "does not belong on"),
]


@pytest.mark.parametrize(("file", "old", "new", "told"), MISUSED)
def test_a_property_is_for_records_of_its_domain_and_its_values_are_of_its_range(
    file, old, new, told, errors
):
    found = errors(file, old, new)
    assert any(told in each.message for _, each in found), found
    assert {name for name, _ in found} <= {file, ACTORS}
    assert all(each.location.line for _, each in found)


def test_a_record_of_the_superclass_is_outside_the_domain(errors):
    found = errors(
        ACTORS, "actor:town-museum a my:Museum", "actor:town-museum a migov:Organisation"
    )
    assert {each.message for name, each in found if name == ACTORS} == {
        "my:visitors does not belong on migov:Organisation; it is for my:Museum"
    }


def test_a_misspelt_class_is_told_with_the_one_of_the_study(errors):
    found = errors(ACTORS, "actor:town-museum a my:Museum", "actor:town-museum a my:Musuem")
    assert "my:Musuem is not a known class; did you mean my:Museum?" in {
        each.message for _, each in found
    }
