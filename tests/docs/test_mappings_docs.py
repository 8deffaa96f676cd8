"""What docs/mappings.md says is so: its example is carried out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from command_line import kg

from kg.incoming.mapping import reading, values_read
from kg.rdf import PREFIXES, parse_turtle

WHOLE = (Path(__file__).parents[2] / "docs" / "mappings.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", WHOLE, re.DOTALL)


def blocks(kind):
    return [text for each, text in BLOCKS if each == kind]


@pytest.fixture
def example(tmp_path, monkeypatch):
    """The example's table and mapping in a folder, imported as the page says."""
    monkeypatch.chdir(tmp_path)
    for name in re.findall(r"^`([\w.]+)`\n\n```", WHOLE, re.MULTILINE):
        (text,) = blocks(Path(name).suffix[1:])
        Path(name).write_text(text, "utf-8")
    first = next(text for text in blocks("console"))
    code, out, err = kg(*shlex.split(first)[1:])
    assert code == 0, err
    return out


@pytest.mark.usefixtures("once")
def test_the_example_gives_what_the_page_shows(example, tmp_path):
    report, checked, rows = blocks("text")
    assert example == report
    code, out, _ = kg(*shlex.split(blocks("console")[1])[1:])
    assert (code, out) == (0, checked)
    Path("ask.rq").write_text(blocks("sparql")[0], "utf-8")
    code, out, _ = kg("query", "ask.rq", "--study", "study")
    assert (code, out) == (0, rows)
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    shown = set(parse_turtle(prefixes + blocks("turtle")[0]))
    written = (tmp_path / "study/data/documents/lakes.ttl").read_text("utf-8")
    assert shown <= set(parse_turtle(written))
    assert len(list(tmp_path.glob("study/data/*/*.ttl"))) == 3


def test_each_field_is_explained():
    told = set(re.findall(r"`(\w+)`", WHOLE))
    known = {*reading.FIELDS, *values_read.FIELDS}
    assert known - told == set()
