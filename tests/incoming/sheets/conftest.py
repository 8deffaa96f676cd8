"""A new document for the made-up study, coded in rows."""

from __future__ import annotations

import copy
import hashlib

import pytest
from coding_sheets import ROWS, TEXT

from kg.incoming.sheets.layout.layout import read_layout


@pytest.fixture
def rows():
    """Give the rows of a new document, to change."""
    return copy.deepcopy(ROWS)


@pytest.fixture(scope="package")
def source(tmp_path_factory):
    """Give the file with the text of the new document, and its checksum."""
    path = tmp_path_factory.mktemp("new") / "osta.txt"
    path.write_text(TEXT, "utf-8", newline="\n")
    return path, hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture(scope="session")
def layout(made):
    """Give the sheets of the made-up study."""
    return read_layout(made.dataset)
