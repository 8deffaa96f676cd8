"""The texts of the example's documents: they are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def texts_folder() -> Path:
    """Return the folder that KG_TEXTS names; without it skip the test, or fail if this is CI."""
    folder = os.environ.get("KG_TEXTS")
    if not folder:
        told = "set KG_TEXTS to the folder of the documents' texts to check every quote"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    return Path(folder)
