"""Nothing that others wrote is more than text to a terminal: in results, messages and lists."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click
import pytest
from processes import on_terminal

from kg.cli import main
from kg.escapes import UNPRINTABLE

pytestmark = [pytest.mark.usefixtures("once"), pytest.mark.thorough]

# Colours, the title of the window, a bell, the C1 form of both, backspaces, a carriage return, the
# direction of writing, and a line separator.
HOSTILE = "a\x1b[31mb\x1b]0;title\x07c\x9b2Jd\x08\x08e\rf\u202eg\u2028h\x7fi"
IN_TURTLE = HOSTILE.encode("unicode_escape").decode().replace("\\x", "\\u00")
assert "\\u001b" in IN_TURTLE


def obeyed(shown: str) -> list[str]:
    return [found for found in UNPRINTABLE.findall(shown) if found not in "\n\t"]


def runs(args) -> str:
    ended = on_terminal(args)
    assert ended.code in (0, 1, 2), (args, ended.out)
    assert "Traceback" not in ended.out, (args, ended.out)
    assert obeyed(ended.out) == [], (args, ended.out)
    return ended.out


@pytest.fixture(scope="module")
def hostile(_study_template, tmp_path_factory) -> Path:
    """A study whose names, headers, labels and errors are not to be obeyed."""
    root = tmp_path_factory.mktemp("terminal") / HOSTILE.replace("\n", "")
    shutil.copytree(_study_template, root)
    lake = root / "data" / "documents" / "lake.ttl"
    text = lake.read_text("utf-8").replace("Seminar by the water", IN_TURTLE)
    lake.rename(lake.with_name(f"{HOSTILE}.ttl"))
    lake.with_name(f"{HOSTILE}.ttl").write_text(text, "utf-8")
    actors = root / "data" / "actors"
    wrong = (actors / "siloju.ttl").read_text("utf-8")
    (actors / f"wrong{HOSTILE}.ttl").write_text(
        wrong.replace("actor:siloju", "actor:wrong").replace(
            'skos:prefLabel "Šilojų bendruomenė"@lt',
            f'skos:prefLabel "{IN_TURTLE}"@en ; migov:kind "{IN_TURTLE}" ; '
            f'migov:date "{IN_TURTLE}"^^loc:edtf',
        ),
        "utf-8",
    )
    for kind, columns in {
        "questions": "?actor ?label",
        "networks": "?source ?target",
        "gaps": "?thing ?label",
    }.items():
        folder = root / "queries" / kind
        folder.mkdir(parents=True)
        (folder / f"{HOSTILE}.rq").write_text(query(columns), "utf-8")
    return root


def query(columns: str, end: str = "}") -> str:
    first, second = columns.split()
    return (
        f'#+ title: "{IN_TURTLE}"\n#+ summary: "{IN_TURTLE}"\n'
        f"SELECT {columns} {{ {first} a migov:Event ; skos:prefLabel {second} {end}"
    )


def test_a_study_with_hostile_names_and_texts(hostile, tmp_path):
    s = ["--study", hostile]
    names = {
        kind: next((hostile / "queries" / kind).iterdir())
        for kind in ("questions", "networks", "gaps")
    }
    broken = tmp_path / f"{HOSTILE}.rq"
    broken.write_text(query("?a ?b", f"; ; {HOSTILE}"), "utf-8")
    empty = tmp_path / "empty.rq"
    empty.write_text(f'SELECT ?a {{ ?a skos:prefLabel "{IN_TURTLE}no" }}', "utf-8")
    shapes = tmp_path / f"{HOSTILE}-shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix migov: <https://w3id.org/migov#> .\n"
        f'migov:x a sh:NodeShape ; sh:targetClass migov:Actor ; sh:name "{IN_TURTLE}" ;\n'
        f'  sh:property [ sh:path migov:kind ; sh:maxCount 0 ; sh:message "{IN_TURTLE}" ] .\n',
        "utf-8",
    )
    table = tmp_path / f"{HOSTILE}.csv"
    table.write_text(f'source,target\n"{HOSTILE}",b\n', "utf-8")
    commands = [
        ["query", names["questions"], *s],
        ["query", "list", *s],
        ["query", "show", names["questions"].stem, *s],
        ["query", names["questions"].stem, *s, "-o", tmp_path / f"{HOSTILE}.csv"],
        ["query", broken, *s],
        ["query", empty, *s],
        ["gaps", *s],
        ["gaps", names["gaps"].stem, *s],
        ["gaps", "list", *s],
        ["network", names["networks"].stem, *s],
        ["network", "list", *s],
        ["network", table],
        ["measure", names["networks"].stem, *s],
        ["measure", table],
        ["page", names["networks"].stem, *s, "-o", tmp_path / f"{HOSTILE}.html"],
        ["validate", *s],
        ["validate", *s, *(hostile / "data" / "actors").iterdir()],
        ["validate", *s, "--syntax", hostile / "data"],
        ["validate", *s, "--format", "json"],
        ["validate", *s, "--format", "turtle"],
        ["validate", *s, "--shapes", shapes],
        ["evidence", *s, "--texts", hostile / "texts"],
        ["fmt", *s, "--check"],
        ["fmt", table],
        ["dump", *s],
        ["build", *s, "-o", tmp_path / f"{HOSTILE}"],
    ]
    shown = [runs(args) for args in commands]
    seen = sum(r"\x1b[31m" in each or r"\u001b[31m" in each.lower() for each in shown)
    assert seen > 20, [
        args for args, each in zip(commands, shown, strict=True) if "31m" not in each
    ]


# Each argument and option of each command, so that a new one is not forgotten.
TAKERS = [
    (name, param.name)
    for name, command in main.commands.items()
    for param in command.params
    if not (isinstance(param, click.Option) and param.is_flag)
]
NEEDED = {
    "query": ["who-organised-the-event"],
    "network": ["actor-event"],
    "measure": ["actor-event"],
    "page": ["actor-event", "-o", "-"],
    "evidence": ["--texts", "."],
}


@pytest.mark.parametrize(("command", "name"), TAKERS, ids=str)
@pytest.mark.parametrize(
    "value",
    [HOSTILE, "\udcff\udc9b31m", "x" * 100_000],
    ids=["characters", "bytes", "a long one"],
)
def test_an_argument_that_a_terminal_would_obey(_study_template, tmp_path, command, name, value):
    param = next(each for each in main.commands[command].params if each.name == name)
    os.chdir(tmp_path)
    given = [value] if isinstance(param, click.Argument) else [param.opts[0], value]
    if isinstance(param, click.Option):
        given = [*NEEDED.get(command, []), *given]
    if name != "folder":
        given += ["--study", _study_template]
    shown = runs([command, *given])
    assert "x" * 2000 not in shown
