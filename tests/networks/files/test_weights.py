"""A weight is a number from 0 on, whatever file it is in."""

from __future__ import annotations

import io
import math
from pathlib import Path

import networkx as nx
import numpy as np
import openpyxl
import pytest

from kg.errors import InputError
from kg.networks import export_network, read_network
from kg.networks.files.weights import NEGATIVE, as_weight


@pytest.mark.parametrize(
    ("given", "weight"),
    [
        *[("3", 3), (" 2.50 ", 2.5), (4.0, 4), ("1e3", 1000), (0, 0), ("0", 0), (-0.0, 0)],
        *[(np.float64(2), 2), (np.int64(4), 4), ("9007199254740993", 9007199254740993)],
    ],
)
def test_a_weight_is_a_number(given, weight):
    found = as_weight(given)
    assert (found, type(found)) == (weight, type(weight))


@pytest.mark.parametrize(
    "given",
    [
        *["", "x", "nan", "inf", "-inf", "1_000", "2,5", "1e999", "9" * 5000],
        *[math.nan, math.inf, True, None, [1], 10**400, b"3"],
    ],
)
def test_what_is_no_finite_number_is_no_weight(given):
    with pytest.raises(ValueError, match=r"^is not a number; correct it"):
        as_weight(given)


@pytest.mark.parametrize("given", [-1, "-2", "-2.5", -1e-300, np.int64(-1)])
def test_a_negative_weight_is_told_apart(given):
    with pytest.raises(ValueError, match=r"^is negative; kg takes weights as strengths"):
        as_weight(given)


def test_a_comma_is_a_decimal_sign_where_that_is_known():
    assert as_weight("2,5", comma=True) == 2.5
    with pytest.raises(ValueError):
        as_weight("1,234,5", comma=True)


GRAPHML = (
    '<graphml>\n<key id="w" for="edge" attr.name="weight" attr.type="double"/>\n<graph>\n'
    '<node id="a"/><node id="b"/>\n<edge source="a" target="b">\n<data key="w">{}</data>\n</edge>\n'
    "</graph></graphml>\n"
)
GEXF = (
    '<gexf>\n<graph>\n<nodes><node id="a"/><node id="b"/></nodes>\n<edges>\n'
    '<edge source="a" target="b" weight="{}"/>\n</edges></graph></gexf>\n'
)
JSON = '{{"nodes": [{{"id": "a"}}, {{"id": "b"}}],\n"links": [\n{{"source": "a", "target": "b", '
WAYS = {
    "graphml": (GRAPHML, 6),
    "gexf": (GEXF, 5),
    "csv": ("source,target,weight\nb,c,1\na,b,{}\n", 3),
    "tsv": ("from\tto\tvalue\na\tb\t{}\n", 2),
    "matrix.csv": (",a,b\na,0,1\nb,{},0\n", 3),
    "json": (JSON + '"weight": "{}"}}]}}\n', 3),
    "net": ("*Vertices 2\n*Arcs\n2 1 1\n1 2 {}\n", 4),
    "matrix.net": ("*Vertices 2\n*Matrix\n0 1\n{} 0\n", 4),
    "dl": ("dl n=2 format=edgelist1\ndata:\n1 2 {}\n", 3),
    "matrix.dl": ("dl n=2\ndata:\n0 1\n{} 0\n", 4),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_text_refuses_it_by_line_and_says_what_to_do(way, tmp_path: Path):
    text, line = WAYS[way]
    path = tmp_path / f"net.{way}"
    path.write_text(text.format("-2"))
    with pytest.raises(InputError) as caught:
        read_network(path)
    assert str(caught.value).startswith(f"{path}:{line}: ") or way == "json"
    assert "-2" in str(caught.value) and NEGATIVE in str(caught.value)
    for wrong in ("heavy", "nan", "inf", "-inf"):
        path.write_text(text.format(wrong))
        with pytest.raises(InputError, match="is not a number"):
            read_network(path)
    for right in ("0", "2.5"):
        path.write_text(text.format(right))
        assert len(read_network(path)) >= 2


def test_a_workbook_refuses_it_by_sheet_and_row(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in (("source", "target", "weight"), ("a", "b", 1), ("b", "c", -2)):
        book.active.append(row)
    book.save(stream := io.BytesIO())
    path = tmp_path / "net.xlsx"
    path.write_bytes(stream.getvalue())
    with pytest.raises(InputError, match="sheet “Sheet”, row 3: the weight “-2” is negative; kg"):
        read_network(path)


def test_a_network_made_in_python_is_refused_by_its_edge():
    graph = nx.Graph([("a", "b", {"weight": -2})])
    with pytest.raises(InputError, match="the weight “-2” of the edge between “a” and “b” is neg"):
        export_network(graph, "csv")


def test_a_negative_fact_that_is_not_a_weight_is_kept(tmp_path: Path):
    path = tmp_path / "net.csv"
    path.write_text("source,target,weight,change\na,b,1,-3\n")
    assert read_network(path).edges["a", "b"]["change"] == -3
