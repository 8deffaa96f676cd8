from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.networks.attributes import silent
from kg.networks.files.ucinet.data import Values, separates, sizes_of
from kg.networks.files.ucinet.header import header_of


def test_values_are_numbers_and_missing_ones_are_counted_and_said():
    values, said = Values(), []
    assert [values.read(word, 1) for word in ("2", ".5", "NA", "?", ".", "0")] == [
        *(2, 0.5, 0, 0, 0, 0)
    ]
    values.tell(said.append)
    assert said == ["3 values are missing; each is read as no edge"]
    with pytest.raises(InputError, match="“1_0” is not a number"):
        values.read("1_0", 3)
    with pytest.raises(InputError, match="the value “-1” is negative"):
        values.read("-1", 3)


def test_matrices_are_divided_by_a_mark_or_by_the_keyword():
    assert [separates(row) for row in (["!"], ["DATA:"], ["1"], ["!", "1"], [])] == [
        *(True, True, False, False, False)
    ]


@pytest.mark.parametrize(
    ("start", "sizes"),
    [("n=3", (3, 3)), ("nr=2 nc=3", (2, 3)), ("format=edgelist1", (0, 0)), ("nr=2", (2, 2))],
)
def test_sizes_are_of_rows_and_of_columns(start, sizes):
    assert sizes_of(header_of(f"dl {start}\ndata:\n", silent)) == sizes
