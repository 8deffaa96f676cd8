"""Long work tells how far it is, and short work nothing."""

from __future__ import annotations

from kg.incoming.sheets import progress
from kg.incoming.sheets.progress import counted


def test_what_is_done_is_told_when_time_has_passed(monkeypatch):
    told = []
    monkeypatch.setattr(progress, "EVERY", -1.0)
    assert list(counted("read", ["a", "b"], told.append)) == ["a", "b"]
    assert told == ["read 0 of 2 rows", "read 1 of 2 rows"]


def test_short_work_tells_nothing():
    told = []
    assert list(counted("read", range(100), told.append)) == list(range(100))
    assert told == []
    assert list(counted("read", "ab", None)) == ["a", "b"]
