"""Texts are found by their first and last words, and few are compared for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.incoming.sheets.cells.by_ends import ByEnds
from kg.incoming.sheets.cells.shortening import fits_short, has_ends

WORDS = ["part", "of", "the", "“Riga", "day", "2-3", "ir", "\U0010ffff"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join), max_size=8)
SHORT = st.tuples(st.sampled_from(WORDS), st.sampled_from(["", *WORDS])).map("…".join)


@given(TEXTS, TEXTS, SHORT)
def test_what_fits_is_what_a_comparison_with_each_finds(texts, more, short):
    found = ByEnds(texts)
    for each in more:
        found.add(each)

    assert found.fitting(short) == sorted(
        each for each in {*texts, *more} if fits_short(short, each)
    )


def test_few_texts_are_compared_though_all_begin_alike(monkeypatch):
    compared = []

    def fits(text, first, last):
        compared.append(text)
        return has_ends(text, first, last)

    monkeypatch.setattr("kg.incoming.sheets.cells.by_ends.has_ends", fits)
    found = ByEnds(f"City of {number}" for number in range(1000))

    assert found.fitting("City…77") == ["City of 77"]
    assert found.fitting("City of 99…") == ["City of 99"]
    assert found.fitting("City") == []
    assert len(compared) == 10 + 11
