from __future__ import annotations

import csv
import io
import json

import pytest
from command_line import kg

from kg.cli.shaping import NETWORKS
from kg.networks.files.writing import FORMATS

pytestmark = pytest.mark.usefixtures("once")

ROWS = "source,target\na,x\nb,x\nc,y\nb,y\n"


@pytest.fixture
def edges(tmp_path):
    file = tmp_path / "edges.csv"
    file.write_text(ROWS, "utf-8")
    return file


def rows(out):
    return list(csv.DictReader(io.StringIO(out)))


def test_the_formats_of_the_command_are_those_that_can_be_written():
    assert set(NETWORKS) == set(FORMATS)


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (["--project", "city"], "no mode “city”; choose one of actor, event (--project MODE)"),
        (["--weighting", "newman"], "there is no projection to weight; name the mode"),
        (["--two-mode"], "this is for network files, not for queries (--two-mode)"),
        (["--backbone", "2"], "a backbone needs a number above 0 and up to 1 (--backbone P)"),
        (["--relation", "hugs"], "the network has no relation “hugs”; it has "),
        (["--window", "soon"], "the time window: “soon” is not a date in EDTF"),
    ],
)
def test_a_choice_that_does_not_fit_names_the_option(whole, chosen, told):
    code, out, err = kg("network", "actor-event", "--study", whole, *chosen)
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_a_choice_for_queries_does_not_fit_a_file(edges):
    code, out, err = kg("measure", edges, "--window", "2020")
    assert (code, out) == (2, "")
    assert "this is for queries, not for network files (--window PERIOD)" in err


def test_a_projection_is_a_choice_that_tells_its_density(whole):
    code, out, err = kg(
        *("network", "actor-event", "--study", whole, "--project", "actor"),
        *("--weighting", "newman", "--format", "csv"),
    )
    assert code == 0
    assert {row["source_mode"] for row in rows(out)} == {"actor"}
    assert "density" in err
    assert "options: project: actor; weighting: newman" in err


def test_a_network_file_needs_no_study(edges, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = kg("measure", edges, "--measure", "degree", "--format", "csv")
    assert code == 0
    assert {row["node"]: row["degree"] for row in rows(out)}["x"] == "2"
    assert "study" not in err


def test_the_two_columns_of_an_edge_list_may_be_two_modes(edges):
    code, out, _ = kg(
        "measure", edges, "--two-mode", "--measure", "two-mode-degree", "--format", "csv"
    )
    assert code == 0
    found = {row["node"]: (row["mode"], row["two-mode-degree"]) for row in rows(out)}
    assert found["b"] == ("source", "1.0")
    assert found["x"] == ("target", "0.6666666667")


def test_a_node_in_both_columns_is_not_of_two_modes(tmp_path):
    file = tmp_path / "edges.csv"
    file.write_text("source,target\na,b\nb,c\n", "utf-8")
    code, out, err = kg("measure", file, "--two-mode")
    assert (code, out) == (2, "")
    assert "“b” is in both columns, source and target" in err


def test_a_table_of_nodes_gives_labels_and_nodes_without_ties(edges, tmp_path):
    table = tmp_path / "nodes.csv"
    table.write_text("Id,Label,country\na,Ā,LV\nb,B,LT\nc,C,LT\nx,X,\ny,Y,\nz,Alone,LV\n", "utf-8")
    code, out, _ = kg("measure", edges, "--nodes", table, "--measure", "degree", "--format", "csv")
    assert code == 0
    found = {row["node"]: (row["node_label"], row["degree"]) for row in rows(out)}
    assert (found["a"], found["z"]) == (("Ā", "1"), ("Alone", "0"))


@pytest.mark.parametrize("command", ["network", "measure"])
def test_a_csv_file_has_its_recipe_beside_it(command, whole, tmp_path):
    out = tmp_path / "x.csv"
    assert kg(command, "actor-project", "--study", whole, "-o", out)[0] == 0
    data = json.loads((tmp_path / "x.csv-metadata.json").read_text("utf-8"))
    assert data["url"] == "x.csv"
    assert {note["name"] for note in data["notes"]} >= {"recipe", "recipe_checksum", "options"}


def test_a_network_file_has_no_recipe_to_write(edges, tmp_path):
    assert kg("network", edges, "-o", tmp_path / "x.csv")[0] == 0
    assert not (tmp_path / "x.csv-metadata.json").exists()
