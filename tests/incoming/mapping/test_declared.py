from __future__ import annotations

from mapping_samples import TABLE, kinds


def test_words_that_mean_an_empty_cell_are_those_of_the_mapping(mapped):
    assert kinds(mapped())["empty cell"] == (1, [4])
    made = mapped(TABLE, **{"empty: [n/a]": "empty: ['-']"})
    assert "empty cell" not in kinds(made)
    assert kinds(made)["unknown value"] == (1, [4])
