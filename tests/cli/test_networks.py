from __future__ import annotations

import pytest
from command_line import kg

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
