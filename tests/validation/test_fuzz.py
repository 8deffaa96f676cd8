"""Two thousand damaged files, the same in every run; ``python tests/fuzz.py 100000`` tries more."""

from __future__ import annotations

from pathlib import Path

import fuzz
import pytest
from fuzz import mutants, outcome, run


@pytest.mark.thorough
def test_damaged_files_end_in_plain_errors_with_their_lines(capfd):
    counts = run(2000, seed=1, every=220)

    assert sum(counts.values()) == 2000
    assert counts["not read, with file and line"] > 500
    assert counts["read"] > 500
    assert counts["read, with errors"] > 1
    said = capfd.readouterr()
    assert "Traceback" not in said.err + said.out


def test_the_same_seed_gives_the_same_files():
    assert list(mutants(20, 5)) == list(mutants(20, 5))
    assert list(mutants(20, 5)) != list(mutants(20, 6))


def test_a_traceback_would_be_noticed(monkeypatch, tmp_path):
    def stumble(path: Path) -> None:
        raise IndexError(path)

    monkeypatch.setattr(fuzz, "read_triples", stumble)
    path = tmp_path / "mutant.ttl"
    path.write_bytes(next(mutants(1, 1)))
    with pytest.raises(IndexError):
        outcome(path, shacl=False)
    with pytest.raises(AssertionError, match="mutant 0 of seed 1"):
        run(1, 1, every=1)
