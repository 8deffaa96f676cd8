"""An endpoint from Python; tests/questions/remote has the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import closed_port

import kg
from kg.errors import InputError

ROOT = Path(__file__).parents[1]


def test_an_endpoint_is_named_in_the_same_way():
    address = f"http://127.0.0.1:{closed_port()}"
    far = kg.connect(f"{address}/query", study=ROOT)
    assert far.folder.root == ROOT
    with pytest.raises(InputError, match="cannot be reached: nothing answers there"):
        far.query("who-organised-the-event", timeout=5, rows=3)
    with pytest.raises(InputError, match="SERVICE is not allowed"):
        far.query(f"SELECT ?a {{ SERVICE <{address}/> {{ ?a ?b ?c }} }}")
    with pytest.raises(InputError, match="kg dump --stated-only"):
        far.query("who-organised-the-event", stated_only=True)
