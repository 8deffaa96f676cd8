"""An exported sheet reads back as what it was, and a change in a cell as just that change."""

from __future__ import annotations

import pytest
from coding_sheets import as_book, exported

from kg.incoming.sheets.importing import import_book
from kg.incoming.sheets.source_texts import SourceTexts
from kg.rdf import expand

DOCUMENTS = [
    "kaunas-network-event",
    "krda-project",
    "nwc-riga",
    "riga-mile-partners",
    "rijeka-project",
]


@pytest.fixture(scope="module")
def dataset(example):
    return example.dataset


def imported(dataset, layout, rows, texts=None, **more):
    return import_book(as_book(layout, rows, **more), dataset, texts or SourceTexts(), faults=[])


@pytest.mark.parametrize("document", [None, *DOCUMENTS])
def test_an_export_reads_back_as_what_it_was(dataset, document):
    chosen = [expand(f"doc:{document}")] if document else None
    found = imported(dataset, *exported(dataset, chosen))

    assert [str(each) for each in found.faults] == []
    assert [str(each) for each in found.remarks] == []
    assert found.contents == {}
