"""Studies that the command is run on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def study(tmp_path) -> Path:
    """A copy of the example that a test may spoil."""
    shutil.copytree(ROOT / "data", tmp_path / "study" / "data")
    return tmp_path / "study"


@pytest.fixture(scope="session")
def whole(tmp_path_factory) -> Path:
    """A copy of the example that no test spoils."""
    root = tmp_path_factory.mktemp("whole")
    shutil.copytree(ROOT / "data", root / "data")
    return root
