from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.networks.attributes import silent
from kg.networks.files.ucinet.data import Values
from kg.networks.files.ucinet.header import header_of
from kg.networks.files.ucinet.matrices import from_matrices


def data(text):
    return from_matrices(header_of(text, silent), Values())


BELOW = [(1, 0, 2), (0, 1, 2), (2, 1, 3), (1, 2, 3)]
ABOVE = [(0, 1, 2), (1, 0, 2), (1, 2, 3), (2, 1, 3)]


@pytest.mark.parametrize(
    ("start", "numbers", "cells"),
    [
        ("n=2", "1 2 0 3", [(0, 0, 1), (0, 1, 2), (1, 1, 3)]),
        ("n=2 diagonal=absent", "2 4", [(0, 1, 2), (1, 0, 4)]),
        ("n=3 format=lowerhalf", "1 2 0 0 3 0", [(0, 0, 1), *BELOW]),
        ("n=3 format=lowerhalf diagonal=absent", "2 0 3", BELOW),
        ("n=3 format=upperhalf", "1 2 0 0 3 0", [(0, 0, 1), *ABOVE]),
        ("nr=1 nc=3", "0 2 3", [(0, 1, 2), (0, 2, 3)]),
        ("nr=1 nc=2 diagonal=absent", "2 3", [(0, 0, 2), (0, 1, 3)]),
    ],
)
def test_cells_are_where_their_format_has_them(start, numbers, cells):
    assert data(f"dl {start}\ndata:\n{numbers}\n").matrices == [cells]


def test_columns_in_another_order_than_rows_are_put_in_order():
    found = data("dl n=2 labels embedded data:\nB A\nA 0 7\nB 5 0\n")
    assert (found.rows, found.matrices) == (["A", "B"], [[(0, 0, 7), (1, 1, 5)]])


def test_where_a_matrix_ends_too_early_is_told():
    with pytest.raises(InputError) as caught:
        data("dl n=2\ndata:\n0 1\n\n1\n\n")
    assert (caught.value.line, caught.value.message) == (
        5,
        "ends too early: by the number of nodes (2 rows of 2) the matrix has more values",
    )


def test_capitals_make_no_other_label():
    found = data("dl n=2 labels embedded data:\nnora EMIL\nEmil 0 5\nNora 4 0\n")
    assert (found.rows, found.matrices) == (["Emil", "Nora"], [[(0, 0, 5), (1, 1, 4)]])
