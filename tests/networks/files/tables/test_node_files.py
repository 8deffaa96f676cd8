from __future__ import annotations

import pytest
from network_books import workbook
from network_samples import one_mode

from kg.errors import InputError
from kg.networks.files.tables.node_files import read_node_file
from kg.networks.files.writing import export_network


@pytest.mark.parametrize("form", ["nodes", "xlsx"])
def test_the_nodes_that_kg_writes_are_read(form, tmp_path):
    path = tmp_path / ("n.csv" if form == "nodes" else "n.xlsx")
    path.write_bytes(export_network(one_mode(), form))
    assert read_node_file(path) == dict(one_mode().nodes(data=True))


def test_what_is_said_and_refused_names_the_file(tmp_path):
    path, said = tmp_path / "n.tsv", []
    path.write_text("Name\tType\nA\tactor\n", encoding="utf-8")
    assert read_node_file(path, say=said.append) == {"A": {"mode": "actor"}}
    assert said == [f"{path}: taken by their names: “Name” for id, “Type” for mode"]
    path.write_text("id\nA\nA\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_node_file(path)
    assert str(caught.value) == f"{path}:3: row 2 is of “A” as well; give each node one row"
    book = tmp_path / "n.xlsx"
    book.write_bytes(workbook(nodes=[["x"], ["A"]]))
    with pytest.raises(InputError, match=r"n\.xlsx: sheet “nodes”, row 1: no column names the"):
        read_node_file(book)
    with pytest.raises(InputError, match=r"its name must end in \.csv, \.tsv or \.xlsx"):
        read_node_file(tmp_path / "n.json")
