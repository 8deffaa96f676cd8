"""Tables and mappings in a folder of their own."""

from __future__ import annotations

import pytest
from mapping_samples import Mapped


@pytest.fixture
def mapped(tmp_path) -> Mapped:
    return Mapped(tmp_path)
