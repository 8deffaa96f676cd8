"""The documents tell the truth: each command in them runs."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
LINES = [line for kind, text in BLOCKS if kind == "console" for line in text.splitlines()]
COMMANDS = [line for line in LINES if line.startswith("kg ")]


def test_the_readme_shows_commands():
    assert len(COMMANDS) >= 12
    assert "make run" in LINES
    assert "make test" in LINES


@pytest.mark.usefixtures("once")
def test_the_readmes_commands_run_in_its_order(tmp_path, monkeypatch):
    """In a study of its own, with the texts of a small document beside it."""
    shutil.copytree(ROOT / "data", tmp_path / "study" / "data")
    monkeypatch.chdir(tmp_path / "study")
    for line in COMMANDS:
        if "--texts" in line:
            continue  # the documents' texts are not part of the project; test_evidence has its own
        command, _, target = line.partition(" > ")
        result = CliRunner().invoke(main, shlex.split(command)[1:])
        assert result.exit_code == 0, (line, result.output)
        if target:
            Path(target).write_text(result.stdout, "utf-8")


def test_the_readmes_python_runs():
    code = [text for kind, text in BLOCKS if kind == "python"]
    assert len(code) == 1
    done = subprocess.run(
        [sys.executable, "-c", code[0]], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert done.stdout == (  # each by two documents
        2 * "Riga State City Municipality - organiser\n"
        + 2 * "New European Business Confederation “UNITEE” - co-organiser\n"
    )


def test_the_command_reference_is_what_help_says():
    done = subprocess.run(
        [sys.executable, "docs/commands.py"], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == done.stdout, "run: make docs"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_helps_with_an_example(name):
    result = CliRunner().invoke(main, [name, "--help"])

    assert result.exit_code == 0
    assert f"Example: kg {name} " in " ".join(result.stdout.split())


def test_contributing_names_only_what_exists():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for name in re.findall(r"`((?:data|ontology|queries|kg|tests|docs)/[^`<]*)`", text):
        assert (ROOT / name).exists(), name


def test_versions_agree():
    import tomllib

    import kg

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    ontology = (ROOT / "ontology" / "migov.ttl").read_text("utf-8")
    assert project["version"] == kg.__version__
    assert f"\nversion: {kg.__version__}\n" in citation
    assert f'owl:versionInfo "{kg.__version__}"' in ontology
    assert f"## {kg.__version__} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
