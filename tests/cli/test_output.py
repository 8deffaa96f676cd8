from __future__ import annotations

import re
import subprocess
import sys

import pytest
from command_line import kg
from processes import forked, on_terminal

pytestmark = pytest.mark.usefixtures("once")


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        ("csv", b"event,event_label,"),
        ("tsv", b"?event\t?actor\t"),
        ("json", b"[\n {"),
        ("srj", b'{"head"'),
        ("xml", b"<?xml"),
        ("md", b"| event | actor |"),
        ("html", b"<!doctype html>"),
        ("xlsx", b"PK\x03\x04"),
        ("txt", b"event  "),
    ],
)
def test_the_ending_of_a_file_tells_the_format(whole, tmp_path, ending, begins):
    out = tmp_path / f"answer.{ending}"
    code, printed, _ = kg("query", "who-organised-the-event", "--study", whole, "-o", out)
    assert (code, printed) == (0, "")
    assert out.read_bytes()[: len(begins)].lower() == begins.lower()


def test_output_cut_short_by_a_pipe_is_no_error():
    command = f"{sys.executable} -c 'from kg.cli import main; main()' query list | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
    )

    assert "Traceback" not in done.stderr
    assert done.stdout.count("\n") == 1


OUTPUTS = [
    (["validate", "{misspelt}"], {"sarif": '"version"', "html": "<!DOCTYPE", "ttl": "sh:conforms"}),
    (["gaps"], {"csv": "gap,things", "json": "[", "md": "| gap", "srj": '{"head"'}),
    (["gaps", "events-without-a-year"], {"sarif": '"version"', "csv": "thing,", "txt": "/"}),
    (["measure", "actor-project"], {"csv": "node,", "tsv": "?node", "html": "<!DOCTYPE"}),
    (["network", "actor-project"], {"csv": "source,", "gexf": "<?xml", "net": "*Vertices"}),
    (["query", "who-led-the-project"], {"json": "[", "srj": '{"head"', "txt": "project"}),
]


@pytest.mark.parametrize(("command", "endings"), OUTPUTS, ids=lambda each: "-".join(each))
def test_every_command_has_one_rule_for_output(whole, tmp_path, command, endings, misspelt):
    """Files ending in .csv, .html and .sarif had plain text in them, and one was called "-"."""
    given = command[:1] + [str(misspelt) if c == "{misspelt}" else c for c in command[1:]]
    study = [] if command[0] == "validate" else ["--study", whole]
    if command[0] == "validate":
        given, study = ["validate"], ["--study", misspelt]
    for ending, begins in endings.items():
        file = tmp_path / f"out.{ending}"
        code, printed, _ = kg(*given, *study, "-o", file)
        assert (code, printed) == (int(command[0] == "validate"), "")
        text = file.read_text("utf-8")
        assert begins.lower() in text[:2000].lower(), (ending, text[:200])
        if ending == "txt":
            assert kg(*given, *study, "-o", "-")[1] == text
            assert kg(*given, *study)[1] == text
    assert not (tmp_path / "-").exists()


def test_the_format_named_goes_before_the_ending(whole, tmp_path):
    file = tmp_path / "answer.csv"
    kg("query", "who-led-the-project", "--study", whole, "--format", "markdown", "-o", file)
    assert file.read_text("utf-8").startswith("| project |")


def test_an_ending_that_says_no_format_is_not_guessed(whole, tmp_path):
    file = tmp_path / "net.gml"
    code, _, err = kg("network", "actor-project", "--study", whole, "-o", file)
    assert code == 2
    assert "kg does not write the ending .gml here; use one of" in err
    assert ".gexf" in err
    assert not file.exists()


@pytest.mark.parametrize(
    ("command", "file", "ending"),
    [
        (["query", "list"], "l.csv", "csv"),
        (["network", "show", "actor-project"], "q.csv", "csv"),
        (["query", "who-led-the-project"], ".doc", "doc"),
        (["page", "actor-project"], "p.gexf", "gexf"),
        (["dump"], "d.ttl", "ttl"),
        (["validate", "{misspelt}", "--syntax"], "s.json", "json"),
    ],
    ids=lambda each: each if isinstance(each, str) else "-".join(each),
)
def test_no_command_writes_text_under_another_ending(
    whole, tmp_path, misspelt, command, file, ending
):
    """Lists, pages, dumps and the check of syntax had a rule of their own, or none."""
    given = [str(misspelt) if each == "{misspelt}" else each for each in command]
    out = tmp_path / file
    code, printed, err = kg(*given, "--study", whole, "-o", out)
    assert (code, printed) == (2, "")
    assert f"{out}: kg does not write the ending .{ending} here; use " in err
    assert not out.exists()


def test_a_list_has_one_format(whole):
    code, printed, err = kg("gaps", "list", "--study", whole, "--format", "json")
    assert (code, printed) == (2, "")
    assert "there is no format “json”; choose one of text" in err


WIDE = 'SELECT ("漢字かな交じり文の長い名前" AS ?one) ("x" AS ?two) (REPEAT AS ?three) {}'.replace(
    "REPEAT", f'"{"long " * 30}"'
)


@pytest.fixture
def wide(tmp_path):
    file = tmp_path / "wide.rq"
    file.write_text(WIDE, "utf-8")
    return file


def test_a_wide_answer_is_cut_to_the_width_of_a_terminal_and_says_so(whole, wide, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    args = ["query", wide, "--study", whole]
    ended = on_terminal(args)
    *lines, said = ended.out.splitlines()[1:]
    assert said == (
        "kg: 2 cells were shortened to fit this window. To see all: --format csv, or -o FILE"
    )
    assert lines[0].split() == ["one", "two", "three"]
    assert lines[2].count("…") == 2
    assert len(lines[2]) + sum(char > "\u3000" for char in lines[2]) <= 40
    monkeypatch.setenv("COLUMNS", "20")
    assert "there was no room for the column three. To see all" in on_terminal(args).out
    monkeypatch.setenv("COLUMNS", "400")
    assert "shortened" not in on_terminal(args).out


@pytest.mark.parametrize("how", ["a pipe", "a file", "another format", "no width"])
def test_what_is_not_read_in_a_window_is_not_cut(whole, wide, monkeypatch, tmp_path, how):
    monkeypatch.setenv("COLUMNS", "0" if how == "no width" else "40")
    out = tmp_path / "answer.txt"
    more = {"a file": ["-o", out], "another format": ["--format", "csv"]}.get(how, [])
    args = ["query", wide, "--study", whole, *more]
    ended = forked(args) if how == "a pipe" else on_terminal(args)
    text = out.read_text("utf-8") if how == "a file" else ended.out
    assert ("long " * 30).strip() in text
    assert "…" not in text
    assert "shortened" not in ended.out + ended.err


def test_the_edges_of_a_network_are_cut_to_the_width_of_a_terminal(whole, monkeypatch):
    monkeypatch.setenv("COLUMNS", "70")
    args = ["network", "actor-project", "--study", whole]
    lines = on_terminal(args).out.splitlines()
    (said,) = [at for at, line in enumerate(lines) if "shortened to fit this window" in line]
    rows = [line for line in lines if not line.startswith("kg: ")]
    assert max(map(len, rows)) <= 70
    assert said == 1 + len(rows)
    assert forked([*args, "--format", "text"]).out.splitlines()[0].split()[-1] == "weight"


def test_a_page_that_has_not_all_rows_says_so(whole, tmp_path):
    file = tmp_path / "all.rq"
    file.write_text("SELECT ?a ?b ?c { ?a ?b ?c }", "utf-8")
    code, _, err = kg("query", file, "--study", whole, "-o", tmp_path / "all.html")
    assert code == 0
    told = re.search(r"kg: the page shows the first 1,000 of ([\d,]+) rows; for all.*", err)
    assert told[0].endswith("for all of them: -o FILE.csv")
    page = (tmp_path / "all.html").read_text("utf-8")
    assert f"This page shows the first 1,000 of {told[1]} rows" in page
    assert page.count("<tr") == 1_001
    assert "kg query all.rq -o answer.csv" in page
    kg("query", file, "--study", whole, "-o", tmp_path / "all.csv")
    rows = (tmp_path / "all.csv").read_text("utf-8").count("\n") - 1
    assert rows >= int(told[1].replace(",", ""))
