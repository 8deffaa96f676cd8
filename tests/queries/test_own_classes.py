"""A study's own classes are asked as ours are: whatever is a kind of event is an event."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import kg
from kg.questions.asking import run
from kg.questions.lookup import find_queries, read_query

ROOT = Path(__file__).parents[2]
CLASSES = (
    *("Event", "Project", "Organisation", "Unit", "Person", "UnnamedGroup", "Output", "Programme"),
    *("Document", "Participation", "Tenure", "Funding"),
)
PREFIX = "@prefix my: <https://example.org/own#> .\n"


@pytest.fixture(scope="module")
def with_own_classes(tmp_path_factory):
    """Copy the example; each record has a class of the study's own, below the one it had."""
    root = tmp_path_factory.mktemp("own")
    shutil.copytree(ROOT / "data", root / "data")
    for path in (root / "data").rglob("*.ttl"):
        text = re.sub(
            rf" a migov:({'|'.join(CLASSES)}) ", r" a my:\1 ", path.read_text(encoding="utf-8")
        )
        path.write_text(PREFIX + text, encoding="utf-8")
    (root / "ontology").mkdir()
    (root / "ontology" / "own.ttl").write_text(
        PREFIX
        + "@prefix migov: <https://w3id.org/migov#> .\n"
        + "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        + "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        + "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        + "".join(
            f'my:{name} a owl:Class ; rdfs:subClassOf migov:{name} ; rdfs:label "my {name}"@en ; '
            'skos:definition "A kind of it."@en .\n'
            for name in CLASSES
        ),
        encoding="utf-8",
    )
    with kg.load(root) as study:
        yield study


@pytest.mark.parametrize("kind", ["questions", "gaps", "networks"])
def test_every_query_has_the_same_rows(kind, example, with_own_classes):
    differ = []
    queries = [
        read_query(name, example.folder, kind) for name in find_queries(example.folder, kind)
    ]
    for query in queries:
        rows = [run(study, query).rows for study in (example, with_own_classes)]
        if rows[0] != rows[1]:
            differ.append(query.name)
    assert len(queries) > 1
    assert differ == []


def test_it_is_valid(with_own_classes):
    report = with_own_classes.validate()
    assert [str(each) for each in report.results if each.severity != "note"] == []
