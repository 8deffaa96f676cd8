"""Several values in one cell, and signs that would mean something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.incoming.sheets.cells.escaping import escaped, join_values, split_values, unescaped

# A cell loses what is around it; what is not a character cannot be in a file.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_values_of_any_text_read_back(values):
    cell = join_values(map(escaped, values))
    assert cell == cell.strip()
    assert [unescaped(each) for each in split_values(cell)] == values


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("a|b", ["a", "b"]),
        (" a | | b ", ["a", "b"]),
        (r"a\|b", ["a|b"]),
        (r"a\\|b", ["a\\", "b"]),
        ("", []),
        ("a\nb", ["a\nb"]),
    ],
)
def test_what_people_write_is_split_at_bars(cell, values):
    assert [unescaped(each) for each in split_values(cell)] == values
