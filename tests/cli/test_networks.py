from __future__ import annotations

import pytest
from command_line import kg
from page_samples import data_of

pytestmark = pytest.mark.usefixtures("once")


def test_a_network_is_not_made_of_a_part_of_its_rows(whole):
    code, out, err = kg("network", "actor-event", "--study", whole, "--rows", "5")
    assert (code, out) == (2, "")
    assert "more than 5 rows, and a part of them would mislead" in err


def test_network_and_measure_agree_through_a_file(whole, tmp_path):
    file = tmp_path / "net.graphml"
    assert kg("network", "actor-event", "--study", whole, "-o", file)[0] == 0

    _, direct, _ = kg("measure", "actor-event", "--study", whole, "--format", "csv")
    code, read, _ = kg("measure", file, "--study", whole, "--format", "csv")

    assert code == 0
    assert read == direct
    assert direct.splitlines()[0] == (
        "node,node_label,mode,kind,component,nodes_of_mode,degree,degree_rank,betweenness,"
        "betweenness_rank"
    )


def test_network_without_a_file_prints_edges(whole):
    code, out, err = kg("network", "actor-project", "--study", whole)

    assert code == 0
    assert out.startswith("source,source_label,source_mode,target,target_label,target_mode,")
    said = err.splitlines()
    assert said[1].startswith("kg: a list of ties does not have all that is known of nodes (")
    assert said[2] == "kg: 28 nodes, 27 edges"
    assert said[3].startswith("kg: recipe ")


def test_page_writes_one_file(whole, tmp_path):
    file = tmp_path / "a.html"

    code, out, _ = kg("page", "actor-project", "--study", whole, "-o", file)

    assert (code, out) == (0, "")
    assert "Actors and projects" in file.read_text("utf-8")


def test_a_page_goes_to_standard_output(whole, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _ = kg("page", "actor-project", "--study", whole, "-o", "-")
    assert code == 0
    assert out.startswith("<!DOCTYPE html>")
    assert list(tmp_path.iterdir()) == []


def data_in(file):
    return data_of(file.read_text("utf-8"))


def test_a_page_keeps_the_places_of_the_page_it_replaces_or_of_another(tmp_path):
    table, file, other = (tmp_path / name for name in ("t.csv", "p.html", "q.html"))
    table.write_text("source,target\na,b\nb,c\nc,d\nd,e\n", "utf-8")
    assert kg("page", table, "-o", file)[0] == 0
    first = file.read_bytes()
    code, _, told = kg("page", table, "-o", file)
    assert (code, file.read_bytes()) == (0, first)
    assert f"Kept the places of 5 of 5 nodes from {file}." in told
    before = data_in(file)["nodes"]
    table.write_text("source,target\na,b\nb,c\nc,d\nd,e\ne,f\n", "utf-8")
    told = kg("page", table, "-o", other, "--places", file)[2]
    assert f"Kept the places of 5 of 6 nodes from {file}." in told
    after = data_in(other)["nodes"]
    assert (after["x"][:5], after["y"][:5]) == (before["x"], before["y"])
    told = kg("page", table, "-o", file, "--fresh")[2]
    assert "Kept" not in told
    fresh = kg("page", table, "-o", "-")[1]
    assert file.read_text("utf-8") == fresh


def test_places_are_those_of_a_page(tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("source,target\na,b\n", "utf-8")
    code, _, told = kg("page", table, "-o", tmp_path / "p.html", "--places", table)
    assert (code, "is not a page of a network" in told) == (2, True)
    code, _, told = kg("page", table, "--places", table, "--fresh", "-o", tmp_path / "p.html")
    assert (code, "leave it out" in told) == (2, True)
    assert not (tmp_path / "p.html").exists()


def test_a_page_has_the_measures_that_are_asked_for(tmp_path):
    table, file = tmp_path / "t.csv", tmp_path / "p.html"
    table.write_text("source,target\na,b\nb,c\n", "utf-8")
    assert kg("page", table, "-o", file, "--measure", "closeness")[0] == 0
    measures = {each["name"]: each["values"] for each in data_in(file)["measures"]}
    assert sorted(measures) == ["betweenness", "closeness", "degree"]
    assert measures["degree"] == [1, 2, 1]
    code, _, told = kg("page", table, "-o", file, "--measure", "closenes")
    assert (code, "did you mean closeness?" in told) == (2, True)


def test_a_page_opens_in_the_language_asked_for(whole, tmp_path):
    file = tmp_path / "p.html"
    assert kg("page", "actor-project", "--study", whole, "-o", file, "--lang", "lt")[0] == 0
    page = data_in(file)
    assert page["lang"] == "lt"
    assert page["values"]["role"][0]["label"]["lt"] == "koordinatorius"
