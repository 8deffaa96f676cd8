"""Files and folders of any name go through every command, and are found at its end."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

import pytest
from command_line import kg
from pyoxigraph import RdfFormat, parse

from kg.names import shown
from kg.questions import lookup
from kg.rdf.vocabulary import PREFIXES
from kg.validation import validating

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has fewer names")

PIECES = [
    *" %[]{}\"^|#?'<>&\\\n\r\t:;,=+@$!*()~`.-",
    *("%2F", "..", "con", "AUX", "nul.", "javascript:alert(1)", "<script>", "{{", "$(x)", "ž" * 90),
    *("a", "A", "š", "s\u030c", "ß", "ı", "ж", "ש", "٣", "漢", "\u0301", "\u202e", "\u200b"),
    *("\x07", "\x1b[31m", "\u2028", "\U0001f600", "\udcff", "\udc80", ".ttl", ".rq", ".csv"),
]  # fmt: skip
SPECIAL = ("x" * 251, "javascript:alert(1)", "con", "..", "Riga", "riga")


def odd_name(rand: random.Random) -> str:
    """Return a name that is not too long with an ending of four bytes."""
    name = "".join(rand.choice(PIECES) for _ in range(rand.choice([1, 2, 4, 9])))
    fits = len(os.fsencode(name)) <= 251 and name not in (".", "..", "-")
    return name if fits else odd_name(rand)


QUERIES = {
    "questions": "SELECT ?a ?g { GRAPH ?g { ?a a migov:Organisation } }",
    "networks": "SELECT ?source ?target ?claim "
    "{ ?claim migov:participant ?source ; migov:inEvent ?target }",
    "gaps": "SELECT ?thing { ?thing a migov:Organisation }",
}
GRAPH = PREFIXES["graph"]


class Links(HTMLParser):
    """Gather where a page links to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def done(*words: object, code: int = 0) -> str:
    """Run a command that must succeed; return what it prints, which never holds half a letter."""
    found, out, said = kg(*words)
    assert found == code, (words, said)
    assert (out + said).encode()
    assert "\x1b" not in said
    assert "\\udc" not in out + said
    return out


def made(root: Path, names: Sequence[str]) -> Path:
    """Make a study in which everything has one of the names, each file with a record of its own."""
    study = root / names[0] / names[-1]
    shutil.copytree(TEMPLATE[0], study)
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    for number, name in enumerate(names):
        label = f'actor:n{number} a migov:Organisation ; skos:prefLabel "Number {number}"@en .\n'
        write(study / "data" / names[1] / f"{name}.ttl", head + label)
        shutil.copy(study / "texts" / "lake.txt", study / "texts" / f"{name}.txt")
        for kind, text in QUERIES.items():
            # The page of a network takes the longest to make.
            if kind != "networks" or number % 3 == 1:
                write(study / "queries" / kind / f"{name}.rq", text)
    return study


TEMPLATE: list[Path] = []
FORMS = ("text", "json", "sarif", "html", "turtle")
LINE = len(PREFIXES) + 1
SHAPE = """
@prefix migov: <https://w3id.org/migov#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
migov:OddShape a sh:NodeShape ; sh:targetClass migov:Organisation ;
  sh:property migov:OddShape-kind .
migov:OddShape-kind a sh:PropertyShape ; sh:path migov:kind ; sh:minCount 1 ;
  sh:severity sh:Warning ; sh:message "has no kind" .
"""


@pytest.fixture(autouse=True)
def _own_queries_and_shape_alone(_study_template, monkeypatch, tmp_path):
    """Leave out the shipped queries and shapes: their names are plain, and they take time."""
    TEMPLATE[:] = [_study_template]
    shipped = tmp_path / "shipped"
    monkeypatch.setattr(lookup, "shipped", lambda: shipped)
    monkeypatch.setattr(validating, "shapes_folder", lambda: shipped)
    write(shipped / "odd.ttl", SHAPE)
    monkeypatch.chdir(tmp_path)


def check(root: Path, names: Sequence[str]) -> None:
    study = made(root, names)
    where = ("--study", study)
    files = {
        os.fsencode(path.relative_to(study))
        for path in (study / "data").rglob("*")
        if path.is_file()
    }
    odd = [study / "data" / names[1] / f"{name}.ttl" for name in names]

    lines = [f"{shown(path)}:{LINE}" for path in odd]
    reports = {form: done("validate", *where, "--format", form) for form in FORMS}
    assert all(f"{line}: warning" in reports["text"] for line in lines)
    assert {shown(path) for path in odd} <= {
        result["file"] for result in json.loads(reports["json"])["results"]
    }
    assert places(reports["sarif"]) >= {os.fsencode(path) for path in odd}
    checked = done("validate", "--syntax", *where, *odd)
    assert all(f"{shown(path)}: can be read" in checked for path in odd)
    assert "1 warning." in done("validate", *where, odd[0])
    done("validate", "--alone", *where, study / "data")
    assert "11 of 11" in done("evidence", *where, "--texts", study / "texts")

    said = done("fmt", *where)
    assert all(f"{shown(path)}: formatted" in said for path in odd)
    assert done("fmt", *where, "--check") == ""
    text = odd[0].read_text("utf-8")
    odd[0].write_text(f"{text}\n<x>", encoding="utf-8")
    assert kg("validate", *where)[2].splitlines()[-1].startswith(f"kg: {shown(odd[0])}:")
    odd[0].write_text(text, encoding="utf-8")

    quads = done("dump", *where)
    graphs = {
        quad.graph_name.value.removeprefix(GRAPH)
        for quad in parse(quads.encode(), format=RdfFormat.N_QUADS)
        if getattr(quad.graph_name, "value", "").startswith(f"{GRAPH}data/")
    }
    assert {unquote_to_bytes(graph) for graph in graphs} == files
    assert len(graphs) == len(files)

    found = {shown(name): name for name in names}
    listed = done("query", *where, "list")
    for name, real in found.items():
        assert f"{name}\n" in listed
        assert QUERIES["gaps"] in done("gaps", *where, "show", "--", real)
    name = names[1]
    rows = json.loads(done("query", *where, "--format", "json", "--", name))
    assert {unquote_to_bytes(row["g"].removeprefix(GRAPH)) for row in rows} >= {
        os.fsencode(path.relative_to(study)) for path in odd
    }
    done("query", *where, "--format", "html", "--", study / "queries" / "questions" / f"{name}.rq")
    done("gaps", *where)
    noted = places(done("gaps", *where, "--format", "sarif", "--", name))
    assert noted >= {os.fsencode(path) for path in odd}
    out = root / f"{names[2]}.gexf"
    query = study / "queries" / "networks" / f"{name}.rq"
    done("network", *where, "-o", out, "--", query)
    done("measure", *where, "--format", "html", "--", out)
    done("page", *where, "-o", root / f"{names[2]}.html", "--", query)
    (root / "here").mkdir()
    os.chdir(root / "here")
    done("page", *where, "--", query)
    done("page", *where, "--", out)
    long = root / ("y" * 251 + ".csv")
    done("page", *where, "--", write(long, "source,target\na,b\n"))
    pages = [path.read_text("utf-8") for path in Path().iterdir()]
    # What the title of each of the three begins with.
    assert [sum(f"\\xff{number}" in page for page in pages) for number in (1, 2)] == [2, 0]
    assert len(pages) == 3
    assert all(path.name.endswith(".html") for path in Path().iterdir())

    folder = root / (names[3] + "o" * (255 - len(os.fsencode(names[3]))))
    built(done("build", *where, "-o", folder), folder, names)


def places(sarif: str) -> set[bytes]:
    """Return the files that a report names."""
    return {
        unquote_to_bytes(place["physicalLocation"]["artifactLocation"]["uri"])
        for result in json.loads(sarif)["runs"][0]["results"]
        for place in result.get("locations", ())
    }


def built(said: str, out: Path, names: Sequence[str]) -> None:
    """Check the folder of a build: each link leads to a file, and every system can unpack it."""
    assert said == f"{shown(out / 'index.html')}\n"
    files = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert len({name.casefold() for name in files}) == len(files)
    for name in files:
        assert all(re.fullmatch(r"[\w~-]+(\.[\w~-]+)*", part) for part in name.split("/"))
        assert len(name.encode()) <= 200
    linked = set()
    for name in files:
        if name.endswith(".html"):
            page = Path(name)
            for link in Links(out / name).found:
                address = urlsplit(link)
                assert address.scheme in ("", "https"), link
                if not address.scheme and address.path:
                    target = os.path.normpath(page.parent / unquote(address.path))
                    assert target in files, link
                    linked.add(target)
    assert linked | {"index.html"} == files
    index = (out / "index.html").read_text("utf-8")
    assert index.count('href="questions/') == len(names)


# More seeds find more, at four seconds each: a handful was run by hand.
@pytest.mark.parametrize("seed", [1])
def test_any_name_goes_through_every_command(seed, tmp_path):
    rand = random.Random(seed)
    # The first are also those of folders and of what is written: each has what breaks the most.
    worst = [f"{odd_name(rand)[:20]}{{\n\udcff{number}" for number in range(4)]
    check(tmp_path, list(dict.fromkeys([*worst, *(odd_name(rand) for _ in range(8)), *SPECIAL])))
