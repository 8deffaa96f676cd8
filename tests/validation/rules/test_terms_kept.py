"""Data use the terms of the ontology and do not change them; unknown properties are named."""

import pytest
from validation_helpers import line_of, write

import kg
from kg.rdf.vocabulary import compress, expand
from kg.study.dataset import read_dataset
from kg.study.folder import StudyFolder, ontology_files
from kg.validation.rules.terms_kept import changed_terms
from kg.validation.unnamed import apart
from kg.validation.validating import validate
from kg.validation.written import Written


@pytest.fixture
def changed(tmp_path):
    def found(body):
        path = write(tmp_path / "data" / "a.ttl", body)
        dataset, places = apart(read_dataset(StudyFolder(tmp_path), [*ontology_files(), path]))
        written = Written(dataset, places)
        return path, list(changed_terms(dataset, {expand("shape:Event")}, written))

    return found


@pytest.mark.parametrize(
    "body",
    [
        "migov:Organisation rdfs:subClassOf migov:Person .",
        "migov:Organisation a owl:Class .",
        'migov:Organisation rdfs:label "Body"@en .',
        "migov:participant rdfs:range migov:Event .",
        "role:partner skos:broader role:organiser .",
        "role:partner migov:impliesPresence true .",
        "role:partner a migov:Person .",
        "role:partner migov:unfitFor migov:Organisation .",
        'role:partner skos:prefLabel "companion"@en .',
        'list:role skos:prefLabel "parts"@en .',
        "org:Organization rdfs:subClassOf migov:Person .",
        'skos:prefLabel rdfs:label "name"@en .',
        "rdf:type rdfs:label 'is'@en .",
        "shape:Event sh:deactivated true .",
        "<https://w3id.org/migov> sh:declare [] .",
        "kind:own rdfs:subClassOf migov:Person .",
        "[] rdfs:subClassOf migov:Person .",
        "migov:own rdfs:subPropertyOf migov:participant .",
        "claim:x rdf:subject role:partner ; rdf:predicate skos:prefLabel ; rdf:object 'x' .",
        "claim:x migov:one role:partner ; migov:other role:organiser .",
        "claim:x migov:one role:own ; migov:other role:organiser .",
    ],
)
def test_what_data_say_about_a_term_is_an_error_with_its_file_and_line(body, changed):
    path, found = changed(f"actor:a a migov:Organisation .\n\n{body}")
    assert found
    assert {each.severity for each in found} == {"error"}
    assert {(each.location.path, each.location.line) for each in found} == {
        (path, len(path.read_text("utf-8").split("\n")))
    }
    told = [each.message for each in found]
    assert all("delete it" in each or "put it into a file of" in each for each in told)


@pytest.mark.parametrize(
    "body",
    [
        "actor:a a migov:Organisation ; migov:kind kind:ngo .",
        # As docs/model.md has it.
        "role:sends-greeting a migov:Role ; skos:inScheme list:role ; skos:broader role:partner ; "
        'migov:impliesPresence false ; skos:prefLabel "sends greeting"@en .',
        'list:own a skos:ConceptScheme ; skos:prefLabel "own"@en ; migov:listOf migov:Topic .',
        "claim:x rdf:subject actor:a ; rdf:predicate migov:kind ; rdf:object kind:ngo .",
        "claim:x migov:one actor:a ; migov:other actor:b ; migov:verdict verdict:same .",
    ],
)
def test_records_and_codes_of_a_studys_own_are_not(body, changed):
    assert changed(body)[1] == []


def test_a_term_is_told_once_a_file(changed):
    many = " , ".join(f"'x{number}'@en" for number in range(100))
    _, found = changed(f"role:partner skos:altLabel {many} ; a migov:Role .")
    assert len(found) == 1


def test_the_ontology_itself_and_the_example_change_nothing(example):
    dataset = example.dataset
    written = Written(dataset, {})
    assert list(changed_terms(dataset, (), written)) == []


def test_an_untyped_record_and_its_misspelt_properties_are_both_told(tmp_path):
    path = write(
        tmp_path / "data" / "a.ttl",
        "actor:b a migov:Organisation .\n"
        "actor:a migov:knid kind:ngo ; migov:particpant actor:b ; migov:kind kind:ngo .\n"
        "[] migov:knid kind:ngo .",
    )
    results = validate(kg.load(tmp_path).dataset).results
    told = [
        (compress(each.path), each.message.partition(";")[0], each.fix)
        for each in results
        if each.focus == expand("actor:a") and each.location.line == line_of(path, "actor:a")
    ]
    assert ("migov:knid", "migov:knid is not a known property", "migov:kind kind:ngo ;") in told
    assert [each for each in told if each[0] == "migov:particpant"]
    assert [each for each in told if "has a class" in each[1]]
    assert [each for each in told if each[0] == "migov:kind"] == []
    unnamed = [each for each in results if not each.focus and each.location]
    assert {compress(each.path) for each in unnamed} >= {"", "migov:knid"}


@pytest.fixture
def defined(tmp_path):
    """Give what is said of a study's files, by the name of the file."""

    def found(ontology, data="actor:a a migov:Organisation ."):
        paths = [
            write(tmp_path / "ontology" / "own.ttl", OWN + ontology),
            write(tmp_path / "data" / "a.ttl", OWN + data),
        ]
        dataset, places = apart(read_dataset(StudyFolder(tmp_path), [*ontology_files(), *paths]))
        return [
            (each.location.path.name, each.message)
            for each in changed_terms(dataset, {expand("shape:Event")}, Written(dataset, places))
        ]

    return found


OWN = "@prefix my: <https://example.org/my#> .\n"
MUSEUM = "my:Museum a owl:Class ; rdfs:subClassOf migov:Organisation .\n"


def test_the_ontology_of_a_study_defines_terms_and_puts_them_under_ours(defined):
    below = "my:p a owl:ObjectProperty ; rdfs:subPropertyOf migov:country ."
    copy = "migov:Organisation a owl:Class ."
    code = "role:own a migov:Role ; skos:broader role:partner ."
    assert defined(f"{MUSEUM}{below}{copy}{code}") == []


@pytest.mark.parametrize(
    "body",
    [
        "migov:Organisation rdfs:subClassOf my:Museum .",
        'migov:Organisation rdfs:label "Body"@en .',
        "migov:country rdfs:domain my:Museum .",
        "role:partner skos:broader role:organiser .",
        "shape:Event sh:deactivated true .",
        "migov:Organisation a owl:DatatypeProperty .",
    ],
)
def test_it_says_no_more_about_ours(body, defined):
    ((name, told),) = defined(MUSEUM + body)
    assert name == "own.ttl"
    assert "and a study must not say more about it; delete this, or define a term of your" in told


def test_data_do_not_define_terms_nor_say_more_of_those_of_the_study(defined):
    assert defined(MUSEUM, 'my:Museum rdfs:label "x"@de .') == [
        (
            "a.ttl",
            "https://example.org/my#Museum is defined in your ontology; "
            "say this there, not in the data",
        )
    ]
    told = "this describes a class or property; put it into a file of the study's folder “ontology”"
    assert defined(MUSEUM, "my:Gallery rdfs:subClassOf my:Museum .") == [("a.ttl", told)]
    assert defined(MUSEUM, "my:p a migov:FactProperty .") == [("a.ttl", told)]
