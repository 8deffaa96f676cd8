from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.networks.files.tables.delimited import read_csv


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A,B\nA,C\n", "the first line has “A”, “B”, with a comma between them; it must name"),
        ("A;B;3\n", "with a semicolon between them; it must name the columns source and target"),
        ("A\tB\n", "with a tab between them"),
        ("A\nB\n", "the first line has “A”, and no comma, semicolon, tab or vertical bar; it"),
        ("Id,Label\n1,A\n", "this is a table of nodes: the first line has “Id”, “Label”, with a"),
        ("Source,weight\nA,1\n", "the first line has “Source”, “weight”"),
        ("", "no columns are named here; begin with source, target and weight"),
    ],
)
def test_what_is_no_table_of_ties_is_told_by_its_columns_and_separator(text, words):
    with pytest.raises(InputError) as caught:
        read_csv(text)
    assert caught.value.line == 1
    assert words in caught.value.message
    assert len(caught.value.message) < 300
