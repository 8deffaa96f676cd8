"""The records of a study by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.incoming.sheets.cells.contents import Contents
from kg.incoming.sheets.layout.layout import read_layout
from kg.rdf import expand


@pytest.fixture(scope="module")
def contents(made):
    return Contents(made.dataset, read_layout(made.dataset))


def names(paths):
    return [Path(path).name for path in paths]


def test_what_one_file_says_is_apart_from_what_another_says(contents):
    actor = expand("actor:ezezers")
    lake = next(path for path in contents.paths if path.name == "lake.ttl")
    assert contents.files[lake][actor].cls == ""
    assert contents.files[lake][actor].one(expand("migov:kind")) == expand("kind:municipality")
    assert contents.records[actor].cls == expand("migov:Organisation")
    assert contents.homes[actor] != lake


def test_documents_are_in_the_order_of_their_files(contents):
    assert names(contents.documents.values()) == ["bridge.ttl", "lake.ttl"]
    assert list(contents.documents) == [expand("doc:bridge"), expand("doc:lake")]


def test_every_country_has_a_record_and_no_file_of_the_ontology_is_of_the_study(contents):
    assert contents.records[expand("place:lt")].cls == expand("migov:Place")
    assert contents.records[expand("place:fj")].cls == expand("migov:Place")
    assert not {"codelists.ttl", "fj.ttl"} & {*names(contents.paths)}
    assert expand("place:fj") not in contents.homes
