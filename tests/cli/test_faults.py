"""Nothing is lost without a word: each command that writes, under each fault of its output."""

from __future__ import annotations

import errno
import itertools
import os
import resource
import shutil
import signal
from pathlib import Path

import pytest
from command_line import kg
from mapping_samples import MAPPING, TABLE
from processes import forked

from kg.cli import main
from kg.release import building, folder

pytestmark = [pytest.mark.usefixtures("once"), pytest.mark.thorough]

# Each command with a result on standard output; a command that is not here fails a test.
RESULTS = {
    "build": ["build", "-o", "{out}/build"],
    "codes": ["codes"],
    "describe": ["describe", "actor-event"],
    "dump": ["dump"],
    "evidence": ["evidence", "--texts", "{study}/texts"],
    "find": ["find", "Ezezers"],
    "fmt": ["fmt", "--check", "{loose}"],
    "gaps": ["gaps"],
    "import": ["import", "{table}", "--mapping", "{mapping}", "-o", "{out}/mapped", "--check"],
    "match": ["match", "--all"],
    "measure": ["measure", "actor-event"],
    "mentions": ["mentions", "{study}/texts/lake.txt", "--lang", "lv"],
    "network": ["network", "actor-event", "--format", "gexf"],
    "new": ["new", "--help"],
    "page": ["page", "actor-event", "-o", "-"],
    "query": ["query", "who-organised-the-event"],
    "show": ["show", "actor:ezezers"],
    "sheet": ["sheet", "export"],
    "terms": ["terms", "event"],
    "validate": ["validate"],
}
ASKED = [
    *RESULTS.values(),
    ["--help"],
    ["--version"],
    ["query", "list"],
    ["query", "who-organised-the-event", "--format", "xlsx"],
]
# Each with a file or folder that it writes, and what may be there before.
WRITTEN = {
    "build": ["build", "-o", "{out}/file"],
    "codes": ["codes", "role", "-o", "{out}/file.csv"],
    "describe": ["describe", "actor-event", "-o", "{out}/file.jsonld"],
    "dump": ["dump", "-o", "{out}/file.nq"],
    "evidence": ["evidence", "--texts", "{study}/texts", "-o", "{out}/file.json"],
    "fill": ["evidence", "--texts", "{study}/texts", "--fill"],
    "find": ["find", "Ezezers", "-o", "{out}/file.csv"],
    "fmt": ["fmt", "{loose}"],
    "gaps": ["gaps", "-o", "{out}/file.csv"],
    "import": ["import", "{table}", "--mapping", "{mapping}", "-o", "{out}/mapped-{fresh}"],
    "match": ["match", "--all", "-o", "{out}/file.csv"],
    "measure": ["measure", "actor-event", "-o", "{out}/file.tsv"],
    "mentions": ["mentions", "{study}/texts/lake.txt", "--lang", "lv", "-o", "{out}/file.html"],
    "network": ["network", "actor-event", "-o", "{out}/file.gexf"],
    "new": ["new", "study", "{out}/new-{fresh}"],
    "page": ["page", "actor-event", "-o", "{out}/file.html"],
    "query": ["query", "who-organised-the-event", "-o", "{out}/file.csv"],
    "sheet": ["sheet", "export", "-o", "{out}/file.xlsx"],
    "show": ["show", "actor:ezezers", "-o", "{out}/file.txt"],
    "terms": ["terms", "-o", "{out}/file.csv"],
    "validate": ["validate", "-o", "{out}/file.sarif"],
}


def test_no_command_is_forgotten():
    assert set(RESULTS) == set(main.commands)
    assert set(WRITTEN) == {*main.commands, "fill"}


@pytest.fixture(scope="module")
def asked(once, _study_template, tmp_path_factory):  # noqa: ARG001
    """Give the arguments of a command, with the study; all has been loaded and imported once.

    A build makes two files here: what it makes is nothing to these tests, and takes long.
    """
    patch = pytest.MonkeyPatch()
    made = (("index.html", b"page"), ("a/b.csv", b"a,b" * 50))
    patch.setattr(building, "_content", lambda *_: iter(made))
    folder = tmp_path_factory.mktemp("asked")
    loose = folder / "loose.ttl"
    loose.write_text("<http://x.org/a>   <http://x.org/b> 1 .\n", "utf-8")

    table, mapping = folder / "partners.csv", folder / "lakes.yaml"
    table.write_text(TABLE, "utf-8")
    mapping.write_text(MAPPING, "utf-8")

    fresh = itertools.count()

    def fill(args, out=folder):
        places = {"study": _study_template, "out": out, "loose": loose, "fresh": next(fresh)}
        places |= {"table": table, "mapping": mapping}
        given = [arg.format(**places) for arg in args]
        if args[0] in ("--help", "--version", "fmt", "import", "new") or "--help" in args:
            return given
        return [*given, "--study", _study_template]

    for args in [*ASKED, *WRITTEN.values()]:
        code, _, err = kg(*fill(args))
        assert code in (0, 1), (args, err)
    loose.write_text("<http://x.org/a>   <http://x.org/b> 1 .\n", "utf-8")
    yield fill
    patch.undo()


def full_disk():
    return {"stdout": os.open("/dev/full", os.O_WRONLY)}


def gone():
    reading, writing = os.pipe()
    os.close(reading)
    return {"stdout": writing}


FAULTS = {
    "a full disk": (full_disk, "no space left on device"),
    "closed": (lambda: {"closed": [1]}, "it is closed"),
    "all closed but errors": (lambda: {"closed": [0, 1]}, "it is closed"),
    "no reader": (gone, "its reader has ended"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("args", ASKED, ids=" ".join)
def test_a_result_that_does_not_arrive_is_one_sentence_and_exit_2(asked, args, fault):
    """They were tracebacks, or silence and exit code 0."""
    make, why = FAULTS[fault]
    given = make()
    try:
        ended = forked(asked(args), **given)
    finally:
        if "stdout" in given:
            os.close(given["stdout"])
    assert "Traceback" not in ended.err
    said = f"kg: not all of the result was written to standard output ({why})"
    assert ended.err.splitlines()[-1] == said
    assert ended.code == 2


@pytest.mark.parametrize("args", ASKED, ids=" ".join)
def test_a_disk_that_takes_a_part_is_full(asked, args, tmp_path):
    """Unbuffered, the first part went out and the rest was dropped, with exit code 0."""
    if args[0] == "build" or "xlsx" in args:  # they would be stopped before, in other files
        args = ["dump", "--stated-only"]
    whole = forked(asked(args))
    for unbuffered in (False, True):
        out = tmp_path / "result"
        with out.open("wb") as stream:
            ended = forked(
                asked(args),
                stdout=stream.fileno(),
                unbuffered=unbuffered,
                before=lambda: limit_files(5),
            )
        assert "Traceback" not in ended.err
        assert "not all of the result was written" in ended.err.splitlines()[-1]
        assert ended.code == 2
        assert out.read_bytes() == whole.out.encode("utf-8", "surrogateescape")[:5]


def limit_files(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # as Python starts
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("args", ASKED, ids=" ".join)
def test_a_result_arrives_when_only_other_streams_are_closed(asked, args):
    expected, closed = forked(asked(args)), forked(asked(args), closed=[0, 2])
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        unsaid = forked(asked(args), stderr=full.fileno())
    assert (closed.code, closed.out) == (expected.code, expected.out)
    assert (unsaid.code, unsaid.out) == (expected.code, expected.out)
    assert expected.out


def test_a_workbook_needs_no_temporary_file(asked):
    """Its parts were put into files first: a full disk was a traceback, and another at the end."""
    ended = forked(asked(ASKED[-1]), before=lambda: limit_files(0))
    assert (ended.code, ended.out[:2]) == (0, "PK")


@pytest.fixture
def place(tmp_path, asked, _study_template):
    """A folder, and what makes the arguments of a command that writes something new in it."""

    def fill(args):
        if args[0] == "fmt":
            loose = tmp_path / "loose.ttl"
            loose.write_text("<http://x.org/a>   <http://x.org/b> 1 .\n", "utf-8")
            return ["fmt", str(loose)]
        if "--fill" in args:
            study = Path(shutil.copytree(_study_template, tmp_path / "study", dirs_exist_ok=True))
            lake = study / "data" / "documents" / "lake.ttl"
            lines = lake.read_text("utf-8").splitlines(keepends=True)
            lake.write_text("".join(line for line in lines if "oa:start" not in line), "utf-8")
            return ["evidence", "--texts", study / "texts", "--fill", "--study", study]
        return asked(args, tmp_path)

    return tmp_path, fill


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def fails(call: str, code: int):
    """Give what makes a call of the system fail, as it does when a disk is full or gone."""

    def fail(*_args, **_named):
        raise OSError(code, os.strerror(code))

    return lambda: setattr(os, call, fail)


def fails_to_rename():
    for call in ("rename", "replace"):
        fails(call, errno.EACCES)()
    folder._exchange = lambda *_: False


BROKEN = {
    "a part is written": (lambda: limit_files(10), "file too large"),
    "no place": (fails("mkdir", errno.ENOSPC), "no space left on device"),
    "no renaming": (fails_to_rename, "permission denied"),
}


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("args", WRITTEN.values(), ids=WRITTEN)
def test_a_file_that_cannot_be_written_stays_as_it_was(place, args, broken):
    root, fill = place
    given, (make, why) = fill(args), BROKEN[broken]
    before = held(root)
    ended = forked(given, before=make)
    assert "Traceback" not in ended.err
    assert f"cannot be written ({why})" in ended.err.splitlines()[-1]
    assert ended.code == 2
    assert held(root) == before
    assert list(root.rglob(".kg-*")) == []


def killed_while(call: str):
    """Give what kills the process when it first makes a call of the system."""
    return lambda: setattr(os, call, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))


@pytest.mark.parametrize("call", ["fsync", "rmdir"])
# An import that was killed at its very end has nothing to write the next time.
@pytest.mark.parametrize("args", [each for each in WRITTEN.values() if each[0] != "import"])
def test_what_a_killed_command_leaves_is_swept_by_the_next_one(place, args, call):
    root, fill = place
    if args[0] in ("build", "new") and call == "fsync":
        call = "rename"
    given = fill(args)
    before = held(root)
    assert forked(given, before=killed_while(call)).code == -signal.SIGKILL
    assert len(list(root.rglob(".kg-*"))) == 1
    if call != "rmdir":
        assert {name: text for name, text in held(root).items() if ".kg-" not in name} == before
    assert forked(fill(args)).code in (0, 1)
    assert list(root.rglob(".kg-*")) == []


def interrupted() -> None:
    """Make Ctrl-C come in half a second."""
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.5)


def test_ctrl_c_exits_with_130(asked, tmp_path):
    """It was 1, as for errors in the data."""
    query = tmp_path / "long.rq"
    query.write_text("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "utf-8")
    ended = forked(asked(["query", str(query), "--timeout", "60"]), before=interrupted)
    assert (ended.code, ended.out) == (130, "")
    assert ended.err.splitlines()[-1] == "kg: stopped"
    assert "Traceback" not in ended.err


def test_ctrl_c_while_a_build_works_leaves_nothing(asked, tmp_path, monkeypatch):
    monkeypatch.setattr(building, "_content", lambda *_: signal.pause())
    ended = forked(asked(RESULTS["build"], tmp_path), before=interrupted)
    assert (ended.code, ended.out) == (130, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("which", ["fmt", "fill"])
def test_a_file_saved_while_a_command_rewrites_it_is_kept(place, which):
    """The older content was put back, formatted."""
    root, fill = place
    args = fill(WRITTEN[which])
    path = root / ("loose.ttl" if which == "fmt" else "study/data/documents/lake.ttl")
    mine = path.read_text("utf-8") + "\n# mine\n"
    sync = os.fsync

    def save_first(handle):
        path.write_text(mine, "utf-8")
        sync(handle)

    ended = forked(args, before=lambda: setattr(os, "fsync", save_first))
    assert "was changed while kg worked on it" in ended.err.splitlines()[-1]
    assert ended.code == 2
    assert path.read_text("utf-8") == mine
