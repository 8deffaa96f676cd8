"""A file whose name has the ending of another format is told what it is."""

from __future__ import annotations

import itertools

import pytest
from network_samples import one_mode, two_mode

from kg.errors import InputError
from kg.networks.files.looks import looks_like, other_format
from kg.networks.files.reading import read_network
from kg.networks.files.writing import export_network

FORMS = ("gexf", "graphml", "net", "paj", "dl", "csv", "xlsx", "json")
NAMED = {
    **{"gexf": "GEXF", "graphml": "GraphML", "net": "Pajek", "paj": "Pajek", "json": "JSON"},
    **{"dl": "UCINET DL", "csv": "table", "xlsx": "Excel"},
}


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("% mine\n%\n *Network x", "Pajek"),
        ("\ufeffDL\nn = 3", "UCINET DL"),
        ('Creator "yFiles"\ngraph\n[', "GML"),
        ("strict digraph x {a -> b}", "DOT"),
        ("<?xml version='1.0'?>\n<!-- a\nb --><gexf>", "GEXF"),
        ("<ns0:graphml xmlns:ns0='x'>", "GraphML"),
        ("<!DOCTYPE html><p>", "a web page"),
        ('[{"data": {}}]', "JSON"),
    ],
)
def test_a_format_is_known_by_its_start(text, looks):
    assert looks_like(text).startswith(looks)


@pytest.mark.parametrize(
    "text", ["", "source,target\n", "dl;event\n1;2\n", "graph,node\n{,}", '"{",b', "% only this"]
)
def test_other_texts_are_of_no_format(text):
    assert looks_like(text) == ""


def test_a_format_may_have_two_endings():
    assert other_format("*Vertices 2", "paj") == other_format("*Vertices 2", "net") == ""
    assert other_format("*Vertices 2", "csv") == "Pajek; end its name in .net"


@pytest.mark.parametrize(
    ("form", "ending"),
    [each for each in itertools.permutations(FORMS, 2) if {*each} != {"net", "paj"}],
)
def test_each_format_under_each_other_ending_is_refused(form, ending, tmp_path):
    path = tmp_path / f"n.{ending}"
    for make in (one_mode, two_mode):
        path.write_bytes(export_network(make(), form))
        with pytest.raises(InputError) as caught:
            read_network(path)
        told = str(caught.value)
        assert told.startswith((f"{path}:1: ", f"{path}:2: ")) or ending == "xlsx"
        assert NAMED[form] in told or "xlsx" in ending or form == "csv"
        assert "stumbled" not in told and len(told.splitlines()) == 1
