from __future__ import annotations

from kg.networks.attributes import silent
from kg.networks.files.ucinet.data import Values
from kg.networks.files.ucinet.header import header_of
from kg.networks.files.ucinet.lists import from_lists


def data(text):
    return from_lists(header_of(text, silent), Values())


def test_lists_of_two_modes_have_numbers_of_their_own():
    found = data("dl nr=2 nc=3 format=edgelist2 data:\n1 1\n2 3 .5\n")
    assert found.matrices == [[(0, 0, 1), (1, 2, 0.5)]]
    assert (found.rows, found.columns) == (["1", "2"], ["3", "4", "5"])
    ranked = data("dl nr=1 nc=3 format=rankedlist2 data:\n1 3 1\n")
    assert ranked.matrices == [[(0, 2, 1), (0, 0, 2)]]


def test_rows_in_the_data_have_labels_and_columns_numbers():
    found = data("dl nr=2 nc=2 format=edgelist2 row labels embedded data:\nA 1\nB 2\nA 2\n")
    assert (found.rows, found.columns) == (["A", "B"], ["3", "4"])
    assert found.matrices == [[(0, 0, 1), (1, 1, 1), (0, 1, 1)]]


def test_a_label_that_is_a_number_is_a_label_where_labels_are_in_the_data():
    found = data("dl n=2 format=edgelist1 labels embedded data:\n20 10\n")
    assert (found.rows, found.matrices) == (["20", "10"], [[(0, 1, 1)]])


def test_matrices_that_are_declared_and_empty_are_empty():
    found = data("dl n=2 nm=3 format=edgelist1 data:\n!\n1 2\n")
    assert found.matrices == [[], [(0, 1, 1)], []]
