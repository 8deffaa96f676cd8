"""The example of docs/mentions.md is what the command prints."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from command_line import kg

from kg.lookup import read_names
from kg.rdf.vocabulary import expand

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "mentions.md").read_text("utf-8")
TEXT, SHOWN = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.search(r"```console\n(.*?)```", PAGE, re.DOTALL)[1].splitlines()


@pytest.mark.usefixtures("once")
def test_the_commands_run_and_the_rows_are_those_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("news.txt").write_text(TEXT, "utf-8")
    printed = []
    for line in COMMANDS:
        code, out, err = kg(*line.split()[1:], "--study", ROOT)
        assert code == 0, err
        printed.append(out)
    rows = printed[0].splitlines()
    width = rows[0].index("matched")
    assert [row[:width].rstrip() for row in rows[:-1]] == SHOWN.splitlines()
    assert Path("news.csv").stat().st_size > 500
    assert "Mentions in news.txt" in Path("news.html").read_text("utf-8")


def test_the_columns_are_explained():
    columns = SHOWN.splitlines()[0].split()
    told = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`[^|]*) \|", PAGE, re.MULTILINE)))
    assert told == [*columns, "matched", "within", "suggestion"]


def test_the_labelled_mentions_are_those_of_the_study(example):
    """Each has a record; how many there are is what the page says."""
    with (ROOT / "benchmarks" / "mentions.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    known = {name.thing for name in read_names(example.dataset.store)}
    assert {row["record"] for row in rows if expand(row["record"]) not in known} == set()
    assert f"{len(rows)} mentions" in PAGE.replace("\n", " ")
    assert all(int(row["start"]) < int(row["end"]) for row in rows)
