"""Files and folders that cannot be read are named; nothing is passed over."""

from __future__ import annotations

import ast
import ctypes
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import kg

from kg import reading
from kg.encodings import read_text
from kg.errors import InputError
from kg.reading import files_under, is_folder, passed_over, read_bytes, refuse_unreadable

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, links and rights of POSIX")

ROOT = Path(__file__).parents[1]
READERS = [read_bytes, read_text, refuse_unreadable]


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


@pytest.mark.parametrize("read", READERS)
def test_what_is_not_a_file_is_refused_and_never_waited_for(read, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket")
        for path, kind in (
            (pipe(tmp_path / "pipe"), "a named pipe"),
            (Path("socket"), "a socket"),
            (Path("/dev/null"), "a device"),
            (tmp_path, "a folder"),
        ):
            with pytest.raises(InputError) as refused:
                read(path)
            assert str(refused.value) == f"{path}: is {kind}, not a file; put a file in its place"
            assert refused.value.exit_code == 2


def test_a_file_that_becomes_a_pipe_before_it_is_opened_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_text("")
    look = reading._refuse_special

    def and_replace(path, found):
        look(path, found)
        path.unlink(missing_ok=True)
        os.mkfifo(path)

    monkeypatch.setattr(reading, "_refuse_special", and_replace)
    with pytest.raises(InputError, match=r"a named pipe|cannot be read"):
        read_bytes(path)


def test_a_file_that_goes_or_shrinks_between_listing_and_reading_is_told(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text("")
    (listed,) = files_under(tmp_path)
    path.unlink()
    with pytest.raises(InputError, match=r"a\.ttl: cannot be read \(no such file or directory\)"):
        read_bytes(listed)
    path.mkdir()
    with pytest.raises(InputError, match="is a folder, not a file"):
        read_bytes(listed)


@pytest.mark.parametrize("name", ["/dev/fd/{}", "/proc/self/fd/{}"])
def test_what_a_shell_passes_on_is_read(name):
    end, start = os.pipe()
    os.write(start, b"text")
    os.close(start)
    path = Path(name.format(end))
    refuse_unreadable(path)
    assert read_bytes(path) == b"text"
    os.close(end)


def test_links_that_lead_nowhere_or_round_are_named(tmp_path):
    gone, itself, within = tmp_path / "gone", tmp_path / "itself", tmp_path / "a" / "within"
    within.parent.mkdir()
    for link, target, said in (
        (gone, "nowhere", "gone: is a link to “nowhere”, which is not there; correct or delete"),
        (itself, "itself", "itself: is a link that leads back to itself; delete it"),
        (within, tmp_path, "a/within: is a link to a folder that it is in; delete it"),
    ):
        link.symlink_to(target)
        with pytest.raises(InputError, match=said):
            files_under(tmp_path)
        if link is not within:
            for read in (*READERS, is_folder):
                with pytest.raises(InputError, match=said):
                    read(link)
        link.unlink()
    (tmp_path / "a" / "up").symlink_to("..")
    with pytest.raises(InputError, match="/a/up: is a link to a folder that it is in"):
        files_under(tmp_path / "a")
    (tmp_path / "a" / "up").unlink()
    assert files_under(tmp_path) == []


def test_links_are_followed_and_each_file_is_listed_once_by_the_path_without_a_link(tmp_path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    for path in (inside / "b" / "x.TTL", inside / "y.ttl", outside / "deep" / "z.ttl"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    (inside / "a").symlink_to(inside / "b")
    (inside / "c").symlink_to(outside)
    (inside / "d.ttl").symlink_to(inside / "y.ttl")
    (inside / ".#y.ttl").symlink_to("me@machine.1")  # as Emacs does
    found = [path.relative_to(inside).as_posix() for path in files_under(inside, ".ttl")]
    assert found == ["b/x.TTL", "c/deep/z.ttl", "y.ttl"]
    assert [path.name for path in files_under(inside, once=False)].count("x.TTL") == 2


def test_each_file_of_rdf_that_is_not_read_is_named(tmp_path):
    names = ["a.trig", "b.NQ", "c.n3", "d.jsonld", "e.owl"]
    for name in [*names, *"vwxyz"]:
        (tmp_path / name).write_text("")
    said = passed_over(tmp_path, lambda _: False, "Turtle")
    assert said.startswith(f"{tmp_path}: {', '.join(names)} and 5 more are not read; ")
    assert said.endswith(f"rdfpipe -i trig -o turtle {tmp_path}/a.trig > {tmp_path}/a.ttl")


def test_beside_rdf_that_is_not_read_other_kinds_that_are_read_are_named(tmp_path):
    for name in ("one.ttl", "two.nt", "three.jsonld", "four.TTL"):
        (tmp_path / name).write_text("")
    said = passed_over(tmp_path, lambda path: path.suffix != ".jsonld", "Turtle")
    assert said.startswith(
        f"{tmp_path}: three.jsonld is not read; kg reads Turtle here. four.TTL and two.nt are read."
    )


def test_what_is_not_read_is_named_without_what_is_hidden_or_left_by_editors(tmp_path):
    names = ["b.nt", "c d\n.rdf", "\udcff.md", "z", ".x", ".git/c", "a.ttl~", "#a.ttl#", "a.BAK"]
    for name in ["a.ttl", *names]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert passed_over(tmp_path, lambda path: path.suffix == ".ttl", "Turtle") == (
        f"{tmp_path}: c d\\u000A.rdf, b.nt, z and 1 more are not read; kg reads Turtle here. "
        f"To convert RDF to Turtle: rdfpipe -i xml -o turtle '{tmp_path}/c d\\u000A.rdf' "
        f"> '{tmp_path}/c d\\u000A.ttl'"
    )
    assert passed_over(tmp_path, lambda _: True, "Turtle") == ""


LOCKED = {
    "data": "build -o out",
    "data/actors": "fmt",
    "data/actors/siloju.ttl": "fmt data",
    "data/documents": "validate --syntax data",
    "queries/questions": "query list",
    "shapes": "validate",
    "texts": "evidence --texts texts",
    "texts/lake.txt": "evidence --texts texts",
    "own.rq": "query own.rq",
}
IN_TURN = """
import json, pathlib, sys
from command_line import kg
answers = []
for name, words in json.loads(sys.argv[1]).items():
    pathlib.Path(name).chmod(0)
    answers.append(kg(*words.split()))
    pathlib.Path(name).chmod(0o755)
print(json.dumps(answers))
"""


def test_what_may_not_be_read_is_named(study):
    """Run by root as well: the rights to pass over those of files are given up."""

    def give_up() -> None:
        libc = ctypes.CDLL(None)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
            libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP, as of the next program

    for name in ("queries/questions", "shapes"):
        (study / name).mkdir(parents=True)
    (study / "own.rq").write_text("ASK {}")
    done = subprocess.run(
        [sys.executable, "-c", IN_TURN, json.dumps(LOCKED)],
        preexec_fn=give_up if os.geteuid() == 0 else None,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=study,
        capture_output=True,
        text=True,
        check=True,
    )
    for name, (code, _, said) in zip(LOCKED, json.loads(done.stdout), strict=True):
        assert (code, f"{name}: cannot be read (permission denied)" in said) == (2, True), said


def test_every_command_refuses_a_pipe_in_place_of_a_file(study):
    """Were one of them to wait for it, this test would never end."""
    (study / "queries" / "questions").mkdir(parents=True)
    (study / "shapes").mkdir()
    pem = study / "x.pem"
    whole = study / "whole.pem"
    whole.write_text("")
    cases = [
        ("data/x.ttl", ["validate"]),
        ("data/x.ttl", ["fmt"]),
        ("queries/questions/x.rq", ["query", "x"]),
        ("queries/questions/x.rq", ["query", "list"]),
        ("shapes/x.ttl", ["validate"]),
        ("texts/x.txt", ["evidence", "--texts", study / "texts"]),
        ("own.rq", ["query", study / "own.rq"]),
        ("net.gexf", ["network", study / "net.gexf"]),
        ("net.csv", ["measure", study / "net.csv"]),
        *(
            ("x.pem", ["query", "ASK {}", "--endpoint", "https://127.0.0.1:9", *given])
            for given in (["--ca", pem], ["--cert", pem], ["--cert", whole, "--key", pem])
        ),
    ]
    for name, words in cases:
        path = pipe(study / name)
        code, _, said = kg(*words, "--study", study)
        assert (code, f"{path}: is a named pipe, not a file" in said) == (2, True), (name, said)
        path.unlink()


def test_a_pipe_in_place_of_the_list_of_a_builds_files_is_not_waited_for(study):
    pipe(study / "manifest.json")
    code, _, said = kg("build", "--study", study, "-o", study)
    assert (code, "which kg build did not write" in said) == (2, True), said


# What reads by itself, each for a reason: kg's own files, and the process's.
BY_THEMSELVES = {
    "kg.cli.streams": "the process's own streams",
    "kg.files": "looks at what is in the place of a file to write",
    "kg.incoming.matching.vocabulary": "its own words",
    "kg.incoming.sheets.layout.helps": "its own words",
    "kg.incoming.starting.study": "looks at what is in the place of a folder to make",
    "kg.pages.answer": "its own styles",
    "kg.pages.environment": "its own templates",
    "kg.pages.listing": "its own styles",
    "kg.pages.mentions": "its own styles",
    "kg.pages.network.codes": "finds the shipped code lists",
    "kg.pages.network.earlier": "looks at what is in the place of a page to write",
    "kg.pages.network.page": "pyvis' own files",
    "kg.pages.scripts": "its own scripts",
    "kg.pages.report": "its own styles",
    "kg.reading": "is the way to read",
    "kg.release.folder": "looks at what is in the place of a folder to write",
    "kg.study.folder": "finds the shipped files",
    "kg.tables.reading.archives": "a workbook that has been read, part by part",
    "kg.tables.workbooks": "opens the parts of a workbook to write them",
    "kg.worker": "what the system says about the process",
}
OPENING = {"glob", "is_dir", "is_file", "iterdir", "open", "read_bytes", "read_text", "rglob"}


def test_everything_is_read_in_one_way():
    found = set()
    for path in (ROOT / "kg").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            name = getattr(called, "attr", "")
            if name in OPENING or (isinstance(called, ast.Name) and called.id == "open"):
                found.add(".".join(path.relative_to(ROOT).with_suffix("").parts))
    assert found == set(BY_THEMSELVES), "read with kg.reading, or say here why not"
