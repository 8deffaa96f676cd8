"""Servers for the tests of endpoints."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from remote_helpers import Fake, fake_server, oxigraph

import kg
from kg.study.dumping import dump


@pytest.fixture(scope="session")
def server(example: kg.Study, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a real server with the repository's own data."""
    with oxigraph(dump(example.dataset), tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture
def fake() -> Iterator[Fake]:
    """Give a small server whose replies the test gives."""
    with fake_server() as made:
        yield made
