from __future__ import annotations

import subprocess
import sys

import pytest
from command_line import kg

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
