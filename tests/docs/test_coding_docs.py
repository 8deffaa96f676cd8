"""What docs/coding.md says is so: a new user's way, from an empty folder to a page."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from command_line import kg
from page_samples import data_of

TEXT = (Path(__file__).parents[2] / "docs" / "coding.md").read_text("utf-8")
BLOCKS = re.findall(r"([^\n]*)\n\n```(\w+)\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """Do what the page says, in a folder; return it, and what each command printed."""
    said = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("walk"))
        for lead, kind, body in BLOCKS:
            if kind == "console":
                for line in body.splitlines():
                    words = shlex.split(line)
                    if words[0] == "cd":
                        patch.chdir(words[1])
                    else:
                        said[line] = kg(*words[1:])
            elif name := re.fullmatch(r"`([^`]+)`", lead):
                Path(name[1]).write_text(body, "utf-8", newline="\n")
            elif below := re.fullmatch(r"Below the record in `([^`]+)`:", lead):
                with Path(below[1]).open("a", encoding="utf-8", newline="\n") as file:
                    file.write("\n" + body)
                said["unnamed"] = kg("validate")
            else:
                assert body == said[line][1], line
        yield Path.cwd(), said


def test_each_command_of_the_page_works(walked):
    _, said = walked
    assert len(said) == 8
    assert {line: err for line, (code, _, err) in said.items() if code} == {}
    assert "4 of 4 quotes were found" in said["kg evidence --texts texts --fill"][1]
    for checked in ("unnamed", "kg validate"):
        assert said[checked][1].splitlines()[-1].startswith("Valid: ")


def test_the_answer_and_the_page_have_the_phrases(walked):
    folder, said = walked
    answer = said["kg query who-takes-part-in-what"][1]
    assert re.search(r"Open Door +sends speaker +Seminar on learning languages +Open Door", answer)
    assert "(2 rows)" in answer
    page = (folder / "page.html").read_text("utf-8")
    assert "the municipality of Lakeside held a seminar" in page
    assert data_of(page)


def test_the_names_of_quotes_are_those_that_the_page_says(walked):
    text = (walked[0] / "data" / "documents" / "lakeside.ttl").read_text("utf-8")
    (name,) = re.findall(r"such as\n`(quote:[^`]+)`", TEXT)
    assert f"{name} a migov:Evidence ;" in text
    assert "[" not in text
