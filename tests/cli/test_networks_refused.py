"""What a sceptical user gives the commands on networks: refused in words, nothing written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import kg

TIES = "source,target,weight,relation,type\na,b,2,funds,directed\nb,c,1,advises,directed\n"
FILES = {
    "ties.csv": TIES,
    "nodes.csv": "id,label\na,A\nb,B\n",
    "twice.csv": "id,label\na,A\na,B\nb,B\nc,C\n",
    "blank.csv": "\n",
    "negative.csv": "source,target,weight\na,b,1\nb,c,-2\n",
    "text.tsv": "source\ttarget\tweight\na\tb\theavy\n",
    "nan.net": "*Vertices 2\n*Edges\n1 2 nan\n",
    "cut.json": '{"nodes": [{"id": "a"}],\n"links": [{"sour',
    "cut.gexf": '<gexf><graph><nodes><node id="a"/>\n<node',
    "other.net": "<?xml version='1.0'?>\n<gexf/>",
    "other.csv": "dl n=2 data:\n0 1\n1 0\n",
    "clash.graphml": '<graphml><graph>\n<node id="a"/>\n<node id="a"/></graph></graphml>',
    "bomb.graphml": '<!DOCTYPE x [\n<!ENTITY a "b">]>\n<graphml>&a;</graphml>',
    "huge.dl": "dl n=999999999 format=edgelist1 data:\n1 2\n",
    "no-columns.rq": "SELECT ?a ?b WHERE {?a a ?b} LIMIT 1",
    "no-target.rq": "SELECT ?source WHERE {?source a ?b} LIMIT 1",
    "wrong.rq": "SELECT ?source ?target WHERE {?source a ?target",
    "recipe.rq": "#+ network:\n#+   weight: heavy\nSELECT ?source ?target {?source a ?target}",
    "minus.rq": "SELECT ?source ?target ?weight {?source a ?target BIND(-2 AS ?weight)} LIMIT 1",
}
# What is asked, and what is told; both begin in the folder of the files.
OF_FILES = [
    ("measure negative.csv", "negative.csv:3: the weight “-2” is negative; kg takes weights as st"),
    ("network negative.csv -o out.gexf", "negative.csv:3: the weight “-2” is negative"),
    ("page text.tsv -o out.html", "text.tsv:2: the weight “heavy” is not a number; correct it"),
    ("describe nan.net -o out.txt", "nan.net:3: the weight “nan” is not a number"),
    ("measure cut.json -o out.csv", "cut.json:2: ends in the middle; export it again"),
    ("measure cut.gexf", "cut.gexf:2: ends in the middle; export it again"),
    (
        "measure other.net",
        "other.net:1: is not a Pajek network: it looks like GEXF; end its name in",
    ),
    ("measure other.csv", "other.csv:1: is not a CSV of edges: it looks like UCINET DL; end its"),
    ("network clash.graphml", "clash.graphml:3: two nodes have the id “a”; give each its own"),
    ("page bomb.graphml", "bomb.graphml:2: declares entities, which kg does not read"),
    ("measure huge.dl", "huge.dl:1: declares 999,999,999 nodes, and the file is too short"),
    ("measure blank.csv", "blank.csv:1: is empty; export it again"),
    ("measure folder.csv", "folder.csv: is a folder, not a file"),
    (
        "measure ties.csv --nodes nodes.csv",
        "nodes.csv: ties name “c”, which the table of nodes has",
    ),
    ("measure ties.csv --nodes twice.csv", "twice.csv:3: row 2 is of “a” as well"),
    ("measure ties.csv --nodes blank.csv", "blank.csv: is empty; choose a table of nodes"),
    ("measure ties.csv --nodes ties.csv", "ties.csv:1: no column names the nodes"),
    ("measure ties.csv --two-mode", "ties.csv:3: “b” is in both columns, source and target"),
    (
        "measure ties.csv --relation loves",
        "the network has no relation “loves”; it has advises, fun",
    ),
    ("measure ties.csv --project city", "the network has no mode “city”; it has no modes"),
    ("measure ties.csv --weighting newman", "there is no projection to weight"),
    ("measure ties.csv --backbone nan", "a backbone needs a number above 0 and up to 1"),
    (
        "measure ties.csv --measure betweeness",
        "there is no measure “betweeness”; did you mean betw",
    ),
    ("measure ties.csv --measure brokerage --group colour", "brokerage: no node has a value of “c"),
    ("measure ties.csv --seed -1", "this must be 0 or more, not -1 (--seed N)"),
    ("measure ties.csv --samples 0", "this must be 1 or more, not 0 (--samples N)"),
    ("measure ties.csv --permutations -1", "this must be 0 or more, not -1 (--permutations N)"),
    ("measure ties.csv --measure sampled-betweenness", "sampled-betweenness: choose from how many"),
    ("measure ties.csv --robustness", "a network file has no claims to leave out"),
    (
        "measure ties.csv --stated-only",
        "this is for queries, not for network files (--stated-only)",
    ),
    (
        "measure ties.csv --endpoint http://x",
        "this is for queries, not for network files (--endpoi",
    ),
    ("measure ties.csv --window 2020", "this is for queries, not for network files (--window PERI"),
    ("network ties.csv --part-of", "this is for queries, not for network files (--part-of)"),
    ("network ties.csv -o no/out.csv", "no/out.csv: cannot be written (no such file or directory)"),
    ("measure ties.csv -o out.gexf", "out.gexf: kg does not write the ending .gexf here; use one"),
    ("describe ties.csv -o out.csv", "out.csv: kg does not write the ending .csv here; use one"),
    ("page ties.csv -o out.png", "out.png: kg does not write the ending .png here; use .html"),
]
OF_QUERIES = [
    (
        "network no-columns.rq",
        "no-columns.rq:1: a network needs the column ?source; the query gives ?",
    ),
    ("page no-target.rq -o out.html", "no-target.rq:1: a network needs the column ?target"),
    ("network wrong.rq -o out.csv", "wrong.rq:1:48: not SPARQL 1.1: the query ends too early"),
    ("measure recipe.rq", "recipe.rq:2: the #+ header says “weight: heavy”; choose one of claims,"),
    (
        "describe minus.rq",
        "minus.rq: the weight “-2” is negative; ?weight says how strong a tie is",
    ),
    ("measure actor-event --window 2022/2020", "the time window: “2022/2020” ends before it start"),
    ("measure actor-event --leave-out undated", "what has no date is left out only of a time wind"),
    ("measure actor-event --project city", "the network has no mode “city”; choose one of actor,"),
    ("measure actor-event --nodes nodes.csv", "this is for network files, not for queries (--node"),
    ("measure actor-event --two-mode", "this is for network files, not for queries (--two-mode)"),
    ("measure actor-event --measure assortativity --group colour", "assortativity: no node has a"),
]


@pytest.fixture
def files(tmp_path, monkeypatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "folder.csv").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(files: Path, *args: object) -> str:
    """Return the first sentence of a command that must be refused and write nothing."""
    before = {path: path.stat().st_size for path in files.rglob("*")}
    code, out, err = kg(*args)
    assert (code, out) == (2, "")
    assert {path: path.stat().st_size for path in files.rglob("*")} == before
    assert "Traceback" not in err and "stumbled" not in err
    return next(
        line for line in err.splitlines() if line.startswith("kg: ") and "study:" not in line
    )


@pytest.mark.parametrize(("asked", "told"), OF_FILES, ids=[asked for asked, _ in OF_FILES])
def test_a_network_file_or_an_option_is_refused(asked, told, files):
    said = refused(files, *asked.split())
    assert said.startswith(f"kg: {told}")


@pytest.mark.parametrize(("asked", "told"), OF_QUERIES, ids=[asked for asked, _ in OF_QUERIES])
def test_a_query_or_an_option_is_refused(asked, told, files, whole):
    said = refused(files, *asked.split(), "--study", whole)
    assert said.startswith(f"kg: {told}")


def test_a_query_without_rows_gives_an_empty_network_and_says_so(files, whole):
    (files / "none.rq").write_text("SELECT ?source ?target {?source <urn:x> ?target}")
    code, _, err = kg("network", "none.rq", "--study", whole)
    assert code == 0
    assert "kg: the query gives no rows, so the network is empty" in err.splitlines()
    assert "kg: No rows: line 1 (“?source <urn:x> ?target”) has no match" in err.splitlines()


def test_a_long_measure_that_is_stopped_leaves_nothing(tmp_path):
    """Stopped by Ctrl-C: one word, the exit code of the signal, and no half of a file."""
    ends = [(n * 7919 % 4000, n * 104729 % 4000) for n in range(40_000)]
    (tmp_path / "n.csv").write_text("source,target\n" + "".join(f"{u},{v}\n" for u, v in ends))
    asked = [sys.executable, "-m", "kg", "measure", "n.csv", "--measure", "betweenness"]
    process = subprocess.Popen(
        [*asked, "-o", "out.csv"], cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stderr is not None
    process.stderr.readline()  # the file is read, so the measure begins
    time.sleep(0.2)
    os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err.decode().strip().endswith("kg: stopped")
    assert [path.name for path in tmp_path.iterdir()] == ["n.csv"]
