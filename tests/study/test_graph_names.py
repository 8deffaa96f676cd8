"""Each file of a study is a graph of its own, named by its path."""

from __future__ import annotations

import shutil

from kg.rdf import PREFIXES
from kg.study import folder, graph_names
from kg.study.dataset import load_dataset, read_dataset
from kg.study.folder import StudyFolder, shipped

GRAPH = PREFIXES["graph"]


def test_each_file_is_a_graph_named_by_its_path(made):
    named = {path.name: graph.value for path, graph in made.graphs.items()}
    assert named["lake.ttl"] == f"{GRAPH}data/documents/lake.ttl"
    assert named["ezezers.ttl"] == f"{GRAPH}data/actors/ezezers.ttl"
    assert named["migov.ttl"] == f"{GRAPH}ontology/migov.ttl"
    assert len(set(named.values())) == len(made.files)


def test_two_files_never_share_the_name_of_a_graph(study, tmp_path):
    write = {
        "one/x.ttl": "file/x.ttl",
        "two/x.ttl": "file/2/x.ttl",
        "two/100% [x].ttl": "file/100%25%20%5Bx%5D.ttl",
    }
    own = {
        "data/ā b.ttl": "data/ā%20b.ttl",
        "data/ā%20b.ttl": "data/ā%2520b.ttl",
        "derived/data/z.ttl": "file/z.ttl",
        "file/x.ttl": "file/3/x.ttl",
        "ontology/migov.ttl": "file/2/migov.ttl",
        "ontology/own.ttl": "ontology/own.ttl",
    }
    for root, names in ((tmp_path, write), (study, own)):
        for name in names:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"<http://x.org/{len(name)}> a <http://x.org/b> .", encoding="utf-8")
    round_about = study / "data" / ".." / "data" / "actors" / ".." / "own.ttl"
    (study / "data" / "own.ttl").write_text("# none yet", encoding="utf-8")
    alone = read_dataset(StudyFolder(study), [round_about])
    assert [graph.value for graph in alone.graphs.values()] == [f"{GRAPH}data/own.ttl"]
    extra = {
        **{tmp_path / name: graph for name, graph in write.items()},
        **{study / name: graph for name, graph in own.items()},
    }
    dataset = load_dataset(study, extra=extra)
    named = [graph.value for graph in dataset.graphs.values()]
    assert len(set(named)) == len(named)
    assert {path: dataset.graphs[path].value for path in extra} == {
        path: GRAPH + graph for path, graph in extra.items()
    }
    assert f"{GRAPH}ontology/migov.ttl" in named


def test_the_ontology_keeps_its_name_where_kg_is_installed_within_the_study(study, monkeypatch):
    inside = study / ".venv" / "share"
    shutil.copytree(shipped() / "ontology", inside / "ontology")
    for module in (graph_names, folder):
        monkeypatch.setattr(module, "shipped", lambda: inside)
    names = {graph.value for graph in load_dataset(study).graphs.values()}
    assert f"{GRAPH}ontology/migov.ttl" in names
    assert f"{GRAPH}data/actors/siloju.ttl" in names
