"""Which folder is the study, and what is in it."""

from __future__ import annotations

import shutil

import pytest

from kg.errors import InputError
from kg.study import folder as folder_module
from kg.study.dataset import load_dataset
from kg.study.folder import StudyFolder, ontology_files, open_study, shipped


def test_an_empty_data_folder_is_named(tmp_path):
    (tmp_path / "data").mkdir()
    with pytest.raises(InputError) as caught:
        load_dataset(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path / 'data'}: has no Turtle file (*.ttl) yet; to write the first: "
        "kg new document --address URL --text FILE; or to code in a spreadsheet: "
        "kg sheet new --document URL --text FILE"
    )
    assert caught.value.exit_code == 2


def test_a_folder_without_data_is_named(tmp_path):
    with pytest.raises(InputError) as caught:
        load_dataset(tmp_path)
    assert str(caught.value) == f"{tmp_path}: has no folder “data”; name the folder of a study"
    with pytest.raises(InputError, match="data: cannot be read"):
        load_dataset(StudyFolder(tmp_path))


def test_the_study_is_the_folder_named_else_this_one_else_the_example(tmp_path, monkeypatch, study):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert open_study() == StudyFolder(shipped(), is_example=True)
    monkeypatch.chdir(study)
    assert open_study().root.resolve() == study.resolve()
    assert not open_study().is_example
    assert open_study(shipped()) == StudyFolder(shipped())


def test_the_files_of_a_study_are_all_its_turtle_files_sorted(study):
    (study / "data" / "notes.md").write_text("Not data.", encoding="utf-8")
    (study / "data" / "documents" / "deeper").mkdir()
    (study / "data" / "documents" / "deeper" / "z.ttl").write_text("", encoding="utf-8")
    found = StudyFolder(study).files()
    assert [path.relative_to(study).as_posix() for path in found] == [
        "data/actors/ezezers.ttl",
        "data/actors/siloju.ttl",
        "data/actors/udensroze.ttl",
        "data/documents/bridge.ttl",
        "data/documents/deeper/z.ttl",
        "data/documents/lake.ttl",
        "data/projects/tiltas.ttl",
    ]
    assert StudyFolder(study).shapes == []


def test_a_study_may_have_terms_and_shapes_of_its_own_at_any_depth(study):
    assert StudyFolder(study).ontology_files() == []
    names = ("a.ttl", "deep/b.nt", "shapes/s.ttl", "shapes/across/x.ttl", "c.rdf")
    for name in names:
        path = study / "ontology" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    opened, ontology = StudyFolder(study), study / "ontology"
    assert opened.ontology_files() == [ontology / "a.ttl", ontology / "deep" / "b.nt"]
    assert opened.shapes == [ontology / "shapes"]
    assert opened.passed_over()[0].startswith(f"{ontology}: c.rdf is not read; kg reads Turtle")
    (study / "shapes").mkdir()
    assert opened.shapes == [study / "shapes", ontology / "shapes"]


def test_an_empty_ontology_and_copies_of_the_shipped_one_are_none(study):
    (study / "ontology" / "shapes").mkdir(parents=True)
    assert (StudyFolder(study).ontology_files(), StudyFolder(study).shapes) == ([], [])
    shutil.copytree(shipped() / "ontology", study / "ontology", dirs_exist_ok=True)
    assert (StudyFolder(study).ontology_files(), StudyFolder(study).shapes) == ([], [])
    with (study / "ontology" / "migov.ttl").open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")
    assert StudyFolder(study).ontology_files() == [study / "ontology" / "migov.ttl"]


def test_the_shipped_ontology_is_not_the_examples_own():
    assert StudyFolder(shipped()).ontology_files() == []
    assert StudyFolder(shipped()).shapes == []


def test_turtle_is_told_by_its_ending_in_any_case(study):
    for name in ("ODD.TTL", "a.Turtle", "b.nt"):
        path = study / "data" / "actors" / name
        path.write_text("", encoding="utf-8")
        assert path in StudyFolder(study).files()


def test_what_is_not_read_is_named_folder_by_folder(study):
    for name in (
        *(
            "data/a.nt",
            "data/x/b.rdf",
            "data/c.md",
            "data/f.json",
            "data/d.txt",
            "data/.hidden",
            "data/e.ttl~",
        ),
        *("queries/lost.rq", "queries/questions/x/deep.rq", "queries/questions/read.RQ"),
        *("shapes/own.ttl", "shapes/.git/config"),
    ):
        path = study / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    data, queries = study / "data", study / "queries"
    assert StudyFolder(study).passed_over() == [
        f"{data}: x/b.rdf, c.md, d.txt and 1 more are not read; kg reads Turtle (*.ttl, *.turtle) "
        "and N-Triples (*.nt) here. a.nt is read. To convert RDF to Turtle: "
        f"rdfpipe -i xml -o turtle {data}/x/b.rdf > {data}/x/b.ttl",
        f"{queries}: lost.rq and questions/x/deep.rq are not read; "
        "kg reads *.rq in the folders questions, networks, gaps here",
    ]
    assert [path.name for path in StudyFolder(study).queries("questions")] == ["read.RQ"]


def test_a_file_in_place_of_a_folder_is_named(study):
    (study / "shapes").write_text("", encoding="utf-8")
    said = f"{study / 'shapes'}: is not a folder, so it is not read"
    assert StudyFolder(study).passed_over() == [said]


def test_a_link_data_that_leads_nowhere_is_not_taken_for_no_study(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").symlink_to("gone")
    with pytest.raises(InputError, match="data: is a link to “gone”, which is not there"):
        open_study()


def test_the_ontology_is_its_terms_code_lists_and_alignments_without_the_shapes(
    tmp_path, monkeypatch
):
    names = [path.name for path in ontology_files()]
    assert names == ["alignments.ttl", "codelists.ttl", "migov.ttl"]
    monkeypatch.setattr(folder_module, "shipped", lambda: tmp_path)
    with pytest.raises(
        InputError, match=r"ontology: has no Turtle file .*; install migov-kg again"
    ):
        ontology_files()
