"""Here the studies that all tests share are asked for their data alone."""

from __future__ import annotations

import pytest

import kg
from kg.study.dataset import Dataset


@pytest.fixture(scope="session")
def made(made: kg.Study) -> Dataset:
    """Return the data of the made-up study; for tests that only read."""
    return made.dataset


@pytest.fixture(scope="session")
def example(example: kg.Study) -> Dataset:
    """Return the repository's own data; for tests that only read."""
    return example.dataset
