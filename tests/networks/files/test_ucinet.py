from __future__ import annotations

from network_samples import (
    one_mode,
    two_mode,
)

from kg.networks.files.writing import export_network


def test_dl_of_two_modes_is_exactly_this():
    assert export_network(two_mode(), "dl").decode() == (
        "dl nr=2 nc=2 format=edgelist2\n"
        "row labels:\n"
        "\"=HYPERLINK('http://x.org')\"\n"
        '"Ūdensroze"\n'
        "column labels:\n"
        '"Seminar"\n'
        "\"Talk 'two'\"\n"
        "data:\n"
        "1 1 1\n"
        "2 1 2\n"
        "2 2 1\n"
    )


def test_dl_of_one_mode_is_exactly_this():
    assert export_network(one_mode(), "dl").decode() == (
        "dl n=4 format=edgelist1\n"
        'labels:\n"Alūksne"\n"B b"\n"Cēsis"\n"Alone"\n'
        "data:\n"
        "1 2 1\n"
        "1 3 3\n"
    )
