from __future__ import annotations

import pytest

from kg.lookup.spelling import similarity


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("riga", "riga", 1.0), ("abcde", "abced", 0.8), ("abcde", "abxde", 0.8), ("ab", "cd", 0.0)],
)
def test_letters_that_agree_are_counted(one, other, share):
    assert similarity(one, other) == pytest.approx(share)
