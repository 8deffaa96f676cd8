"""Servers for the tests of endpoints."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from remote_helpers import Fake, Papers, fake_server, oxigraph

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


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    if shutil.which("openssl") is None:
        pytest.fail("the command openssl makes the certificates: install it", pytrace=False)
    made = Papers(tmp_path_factory.mktemp("papers"))
    made.authority("ours")
    made.authority("theirs")
    made.signed("server", "ours", "DNS:endpoint.test,DNS:proxy.test,DNS:localhost")
    made.signed("me", "ours", "DNS:me.test")
    made.signed("stranger", "theirs", "DNS:stranger.test")
    both = made["me"].read_bytes() + made["me-key"].read_bytes()
    made["both"].write_bytes(both)
    made.openssl("ec", "-aes256", "-passout", "pass:open sesame", "-in", made["me-key"],
                 "-out", made["locked-key"])  # fmt: skip
    return made
