"""The commands as a person meets them: results, messages, exit codes, and never a traceback."""

from __future__ import annotations

import subprocess
import sys

import pytest
from command_line import kg

from kg.study.folder import StudyFolder, shipped

pytestmark = pytest.mark.usefixtures("once")


def test_wrong_requests_are_one_sentence_and_exit_2(whole, tmp_path):
    (tmp_path / "empty" / "data").mkdir(parents=True)
    (tmp_path / "bare").mkdir()
    (tmp_path / "notes.txt").write_text("notes", "utf-8")
    bad_query = tmp_path / "bad.rq"
    bad_query.write_text("SELECT ?x WHERE {\n  ?x a foo:Bar }", "utf-8")
    s = ["--study", whole]
    questions = len(StudyFolder(shipped()).queries("questions"))
    cases = [
        (["validate", "--study", tmp_path / "empty"], "has no Turtle file"),
        (["validate", "--study", tmp_path / "bare"], "has no folder “data”"),
        (["validate", "--study", tmp_path / "gone"], "has no folder “data”"),
        (["validate", *s, tmp_path / "gone.ttl"], "gone.ttl: cannot be read"),
        (["validate", *s, "--alone"], "name them"),
        (["validate", *s, "--format", "pdf"], "choose one of text, json, sarif, html, turtle"),
        (["evidence", *s, "--texts", tmp_path / "gone"], "gone: cannot be read"),
        (["evidence", *s], "Missing option '--texts'"),
        (["query", *s, "who-knows"], "there is no question “who-knows”. See: kg query list"),
        (["query", *s, tmp_path / "gone.rq"], "gone.rq: cannot be read"),
        (["query", *s, bad_query], f"{bad_query}:2:"),
        (["query", *s, bad_query], "the prefix “foo:” is not declared"),
        (["query", *s, "when-does-a-project-run", "--param", "project"], "NAME=VALUE"),
        (["query", *s, "when-does-a-project-run", "--param", "x=y"], "it takes project"),
        (["query", *s, "when-does-a-project-run", "--format", "pdf"], "text, csv, tsv, json"),
        (["query", *s, "when-does-a-project-run", "--format", "turtle"], "of a CONSTRUCT query"),
        (["query", *s, "when-does-a-project-run", "--rows", "0"], "above zero"),
        (
            ["query", *s, "list", "zebra"],
            f"none of the {questions} questions mentions all of these words: zebra",
        ),
        (["query", *s, "who-led-the-project", "--endpoint", "ftp://x.org"], "must begin with http"),
        (["query", *s, "when-does-a-project-run", "--timeout", "0"], "above zero"),
        (["query", *s, "a", "b"], "give one name; you gave 2: a, b"),
        (["network", *s, "actor-event", "-o", tmp_path / "x.docx"], ".gexf"),
        (["network", *s, "nobody"], "there is no network “nobody”. See: kg network list"),
        (["measure", *s, "actor-event", "--measure", "fame"], "degree, in-degree, "),
        (["measure", *s, tmp_path / "notes.txt"], "is not a network file"),
        (["page", *s, "actor-event", "-o", tmp_path], "this is a folder"),
        (["page", *s, "actor-event", "-o", tmp_path / "gone" / "x.html"], "cannot be written"),
        (["build", *s, "-o", tmp_path / "notes.txt"], "is not a folder; name a folder (-o)"),
        (["build", *s, "-o", tmp_path], "which kg build did not write"),
        (["build", *s, "-o", "/proc/nothing/here"], "cannot be written"),
        (["build", *s, "-o", "-"], "a build is a folder, not one file; name a folder (-o)"),
        (["fmt", tmp_path / "bare"], "has no Turtle file"),
        (["fmt", "--nonsense"], "No such option"),
        (["nonsense"], "No such command"),
    ]
    for args, expected in cases:
        code, out, err = kg(*args)
        assert code == 2, args
        assert expected in err, (args, err)
        assert "Traceback" not in out + err


def test_a_module_is_a_command():
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--help"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Usage: kg [OPTIONS] COMMAND")
    assert "Exit codes: 0 success, 1 errors in the data, 2 wrong command or input." in done.stdout
