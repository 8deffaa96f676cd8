"""A page of seven actors and their meetings, opened for a reader."""

from __future__ import annotations

import pytest
from chosen_networks import meetings_page, reading


@pytest.fixture(scope="module")
def html():
    return meetings_page()


@pytest.fixture
def reader(chromium, tmp_path, html):
    with reading(chromium, tmp_path, html) as reader:
        yield reader
