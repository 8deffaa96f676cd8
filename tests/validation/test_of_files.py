"""What a file causes is reported, whatever record it is about; what was checked in it is told."""

from pathlib import Path

import pytest
from rdflib import RDF, SH
from validation_helpers import write

from kg.errors import InputError
from kg.rdf.vocabulary import compress, expand
from kg.study.dataset import load_dataset, read_dataset
from kg.study.folder import StudyFolder, ontology_files
from kg.validation.of_files import files_of
from kg.validation.rules.sources import RULE
from kg.validation.validating import validate

CLAIM = "a migov:Participation ; migov:role role:partner ; migov:participant"
# What the study has without the file; the last record has an error of its own.
OTHERS = f"""
project:mine a migov:Project ; skos:prefLabel "Mine"@en .
event:value a migov:Event ; migov:ordinal 1 .
event:label a migov:Event ; skos:prefLabel "Label"@en .
actor:class a migov:Organisation ; skos:prefLabel "Class"@en .
actor:name a migov:Person ; skos:prefLabel "Back\\\\slash"@en .
event:part a migov:Event ; migov:partOf event:whole .
event:whole a migov:Event .
claim:lead {CLAIM} actor:class .
claim:gone {CLAIM} actor:gone .
actor:broken a migov:Organisation ; migov:knid kind:ngo .
"""
# What the file says, and of which record and property a result must come of it; empty where the
# result is on the file's own record.
FILE = {
    "event:value migov:ordinal 2 .": ("event:value", "migov:ordinal"),
    'event:label skos:prefLabel "Other"@en .': ("event:label", "skos:prefLabel"),
    "actor:class a migov:Person .": ("actor:class", "rdf:type"),
    'actor:aaa a migov:Person ; skos:prefLabel "Back\\\\slash"@en .': (
        "actor:aaa",
        "skos:prefLabel",
    ),
    'actor:zzz a migov:Person ; skos:prefLabel "Back\\\\slash"@lt .': (
        "actor:aaa",
        "skos:prefLabel",
    ),
    "event:whole migov:partOf event:part .": ("event:part", "migov:partOf"),
    "claim:lead migov:evidence quote:none .": ("claim:lead", "migov:evidence"),
    f"[] {CLAIM} actor:none .": ("", "migov:participant"),
    "role:partner skos:broader role:organiser .": ("role:partner", "skos:broader"),
    "actor:new migov:knid kind:ngo .": ("actor:new", "migov:knid"),
    'actor:odd a migov:Person ; skos:note "a\\u200b"@en .': ("actor:odd", "skos:note"),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("others")
    write(root / "data" / "others.ttl", OTHERS)
    write(root / "draft" / "file.ttl", "\n".join(FILE))
    return root


@pytest.fixture(scope="module")
def report(root):
    """Return what the file causes, which is not in the study's folder of data."""
    file = root / "draft" / "file.ttl"
    return validate(load_dataset(root, extra=[file]), of=[file])


@pytest.mark.parametrize("said", FILE)
def test_each_result_that_a_file_causes_is_reported(said, report):
    record, path = FILE[said]
    found = [
        each
        for each in report.results
        if compress(each.focus) == record and compress(each.path) == path
    ]
    assert found
    assert [each for each in found if each.location is None] == []


def test_what_the_study_has_without_the_file_is_not(report, root):
    assert not report.conforms
    records = {compress(each.focus) for each in report.results}
    assert records.isdisjoint({"actor:broken", "claim:gone", "project:mine"})
    nodes = set(report.graph.subjects(RDF.type, SH.ValidationResult))
    assert set(report.graph.objects(None, SH.result)) == nodes
    assert expand("actor:broken") not in set(map(str, report.graph.objects(None, SH.focusNode)))
    whole = validate(load_dataset(root))
    assert {"actor:broken", "claim:gone"} <= {compress(each.focus) for each in whole.results}


def test_how_much_of_the_file_was_checked_is_told(report):
    # Of its eleven subjects one has no class.
    assert report.checked.startswith("Checked 10 records (focus nodes) of 1 file, together with 5 ")
    assert report.counts["focus_nodes"] == 10


def test_a_file_of_the_study_is_left_out_to_see_what_it_causes(tmp_path):
    write(tmp_path / "data" / "a.ttl", "event:a a migov:Event ; migov:ordinal 1 .")
    path = write(tmp_path / "data" / "b.ttl", "actor:b a migov:Person .\nevent:c migov:ordinal 2 .")
    rules = write(
        tmp_path / "own.ttl",
        "shape:A a sh:NodeShape ; sh:targetNode <https://w3id.org/migov> ; sh:sparql shape:q .\n"
        'shape:q a sh:SPARQLConstraint ; sh:message "unlike {?other}" ; sh:select '
        '"SELECT $this ?value ?other WHERE { ?value <https://w3id.org/migov#ordinal> ?one . '
        '?any <https://w3id.org/migov#ordinal> ?other . FILTER(?one < ?other) }" .',
    )
    dataset = load_dataset(tmp_path)
    results = validate(dataset, shapes=rules, of=[path]).results
    (found,) = [each for each in results if each.rule != RULE]
    assert (compress(found.focus), found.message) == ("event:a", "unlike 2")
    assert found.location.path.name == "a.ttl"


def test_of_shapes_that_apply_to_none_of_its_records_a_file_has_nothing_checked(tmp_path):
    write(tmp_path / "data" / "a.ttl", "actor:a a migov:Organisation .")
    path = write(tmp_path / "data" / "b.ttl", "event:b a migov:Event .")
    rules = write(
        tmp_path / "own.ttl",
        "shape:A a sh:NodeShape ; sh:targetClass migov:Organisation ; sh:nodeKind sh:IRI .",
    )
    dataset = load_dataset(tmp_path)
    assert validate(dataset, shapes=rules).conforms
    with pytest.raises(InputError, match="the shapes apply to no record here") as refused:
        validate(dataset, shapes=rules, of=[path])
    assert refused.value.path == path


@pytest.mark.parametrize("body", ["# only a comment\n", "\n\n@prefix x: <http://x.org/> .\n"])
@pytest.mark.parametrize("folder", [False, True])
@pytest.mark.parametrize("alone", [False, True])
def test_a_path_without_a_record_is_refused(body, folder, alone, tmp_path):
    write(tmp_path / "data" / "a.ttl", "actor:a a migov:Organisation .")
    path = tmp_path / "draft" / "b.ttl"
    path.parent.mkdir()
    path.write_text(body, "utf-8")
    study = StudyFolder(tmp_path)
    named = path.parent if folder else path
    files = [*ontology_files(), path] if alone else [*ontology_files(), *study.files(), path]
    with pytest.raises(InputError, match="has no record to check; write one") as refused:
        validate(read_dataset(study, files), of=[named])
    assert refused.value.path == named


def test_a_file_counts_once_however_it_is_named(tmp_path):
    path = write(tmp_path / "data" / "a.ttl", "actor:a a migov:Organisation .")
    empty = write(tmp_path / "data" / "b.ttl", "")
    dataset = load_dataset(tmp_path, extra=[path, tmp_path / "data" / ".." / "data" / "a.ttl"])
    assert len([each for each in dataset.contents if each.name == "a.ttl"]) == 1
    assert files_of(dataset, [path, tmp_path / "data", Path(f"{tmp_path}/x/../data/a.ttl")]) == [
        path
    ]
    assert empty in dataset.contents


def test_a_result_without_a_line_is_kept_where_the_file_causes_it(tmp_path):
    write(tmp_path / "data" / "a.ttl", "actor:a a migov:Organisation .")
    path = write(tmp_path / "data" / "b.ttl", 'event:b a migov:Event ; skos:prefLabel "b"@en .')
    rules = write(
        tmp_path / "own.ttl",
        "shape:A a sh:NodeShape ; sh:targetObjectsOf skos:prefLabel ; sh:nodeKind sh:IRI .\n"
        "shape:B a sh:NodeShape ; sh:targetNode <https://w3id.org/migov> ; sh:property shape:p .\n"
        "shape:p a sh:PropertyShape ; sh:path skos:prefLabel ; sh:minCount 1 .",
    )
    dataset = load_dataset(tmp_path)
    about = {each.focus: each for each in validate(dataset, shapes=rules).results}
    assert [about[name].location for name in ("b", "https://w3id.org/migov")] == [None, None]
    assert [each.focus for each in validate(dataset, shapes=rules, of=[path]).results] == ["b"]
