from __future__ import annotations

import random

import pytest

from kg.networks.files.pajek.lines import Remarks
from kg.networks.files.pajek.network import PajekNetwork, relation_of
from kg.networks.files.pajek.sections import Section, sections_of


def network(text, count, first=0):
    made = PajekNetwork("", count, first)
    for section in sections_of(text):
        made.add_ties(section, {}, Remarks())
    return made


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("", ("", "")),
        (":3", ("3", "")),
        (' : 3  "a \\"b\\" "', ("3", 'a \\"b\\"')),
        (":3 a b", ("3", "a b")),
        ('"a"', ("", "a")),
        ("27", ("", "")),
    ],
)
def test_a_relation_has_a_number_a_name_both_or_none(rest, found):
    assert relation_of(Section("arcs", rest, 1)) == found


def test_a_list_goes_to_the_edges_with_or_without_direction():
    made = network("*Arcslist\n1 2 3\n*Edgeslist\n2 3\n*Arcs\n3 1\n", 3)
    assert [(u, v) for u, v, _ in made.arcs] == [("1", "2"), ("1", "3"), ("3", "1")]
    assert [(u, v) for u, v, _ in made.edges] == [("2", "3")]


@pytest.mark.parametrize("symmetric", [False, True])
def test_a_matrix_is_read_as_a_plain_loop_reads_it(symmetric):
    rand = random.Random(3)
    for _ in range(20):
        n = rand.randint(1, 6)
        cells = [[rand.choice([0, 0, 1, 2.5]) for _ in range(n)] for _ in range(n)]
        if symmetric:
            cells = [[cells[min(i, j)][max(i, j)] for j in range(n)] for i in range(n)]
        text = "*Matrix\n" + "\n".join(" ".join(map(str, row)) for row in cells)
        made = network(text, n)
        even = all(cells[i][j] == cells[j][i] for i in range(n) for j in range(n))
        assert made.symmetric == even
        assert [(u, v, d["weight"]) for u, v, d in (made.edges if even else made.arcs)] == [
            (str(i + 1), str(j + 1), cells[i][j])
            for i in range(n)
            for j in range(n)
            if cells[i][j] and (j >= i or not even)
        ]
