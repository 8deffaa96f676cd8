"""An answer to show, and what it rests on."""

from __future__ import annotations

import pytest
from browser import browser

from kg.questions.asking import run
from kg.questions.claims import read_claims, read_quotes
from kg.questions.headers import parse_query


@pytest.fixture(scope="module")
def sources(made):
    return read_quotes(made), read_claims(made)


@pytest.fixture(scope="module")
def answer(made):
    asked = parse_query(
        "SELECT ?event ?actor ?status ?claim WHERE { ?claim migov:inEvent ?event ; "
        "migov:participant ?actor ; migov:status ?status } ORDER BY ?claim",
        name="q",
    )
    return run(made, asked)


@pytest.fixture(scope="module")
def chromium():
    """The run's Chromium; its pages are closed at the end of a module."""
    with browser() as context:
        yield context
