from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.networks.attributes import silent
from kg.networks.files.ucinet.header import header_of, words_of


def header(text, say=silent):
    return header_of(text, say)


def test_words_are_separated_by_blanks_commas_and_equal_signs_and_held_by_quotes():
    assert words_of(" a,b =c\t d,,e ", 1) == ["a", "b", "c", "d", "e"]
    assert words_of('a,"b, c" "" d', 1) == ["a", "b, c", "", "d"]
    with pytest.raises(InputError, match="not closed"):
        words_of('a "b', 1)


def test_a_header_has_sizes_a_format_labels_and_the_lines_of_the_data():
    found = header(
        'DL NR=2,NC = 1 nm 2\nformat=EL2 Diagonal Absent\nrow labels:\n"A b",C\n'
        "Column Labels embedded\nmatrix labels: x=y\ndata: 1 2\n\n2 1\n"
    )
    assert found.sizes == {"nr": 2, "nc": 1, "nm": 2}
    assert (found.form, found.diagonal, found.matrices) == ("edgelist2", False, 2)
    assert found.labels == {"row": ["A b", "C"], "matrix": ["x", "y"]}
    assert found.embedded == {"column"}
    assert found.data == [(7, ["1", "2"]), (9, ["2", "1"])]


def test_a_keyword_in_quotes_is_a_label():
    found = header('dl n=2\nlabels:\n"labels:"\n"data: n=3"\ndata:\n1 2\n')
    assert found.labels == {"": ["labels:", "data: n=3"]}
    assert found.data == [(6, ["1", "2"])]


def test_parameters_may_follow_the_labels():
    found = header("dl n=2\nlabels:\nA\nB\nformat = edgelist1\nnm = 1\ndata:\n")
    assert (found.form, found.labels[""]) == ("edgelist1", ["A", "B"])


def test_labels_of_several_words_are_taken_by_line_and_said():
    said = []
    found = header("dl n=2\nlabels:\nCity of Riga\nVilnius\ndata:\n", said.append)
    assert found.labels == {"": ["City of Riga", "Vilnius"]}
    assert said == ["labels of several words without quotation marks are taken whole (line 2)"]


@pytest.mark.parametrize(
    ("start", "two_mode"),
    [
        ("n=2", False),
        ("nr=2 nc=3", True),
        ("nr=2 nc=2", True),
        ("nr=2 nc=2\nrow labels: a b\ncolumn labels: a b", False),
        ("nr=2 nc=2\nrow labels: a b\ncolumn labels: c d", True),
        ("n=2\nrow labels: a b\ncolumn labels: c d", True),
        ("n=2\nrow labels: a b\ncolumn labels: b a", False),
        ("n=2 format=edgelist1", False),
        ("nr=2 nc=2 format=edgelist2", True),
        ("nr=2 nc=2 format=nodelist2", True),
    ],
)
def test_two_modes_are_told_by_sizes_format_and_labels(start, two_mode):
    assert header(f"dl {start}\ndata:\n").two_mode == two_mode
