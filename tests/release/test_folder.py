from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import threading
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.release import folder as room
from kg.release.folder import MANIFEST, output_folder

BUILT = {"index.html": b"index", "networks/a.csv": b"a"}
NEW = {"index.html": b"new", "questions/b.csv": b"b"}


def replace(out, content):
    said: list[str] = []
    with output_folder(out, said.append) as write:
        write(content.items())
    return said


def contents(folder):
    """Return what a folder holds; without the list of files."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def listed(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=["exchange", "two renames"])
def way(request, monkeypatch):
    """Both ways to put the new folder in the old one's place."""
    if request.param == "two renames":
        monkeypatch.setattr(room, "_exchange", lambda *_: False)
    return request.param


def test_this_machine_exchanges_folders(tmp_path):
    """Else the tests below would try one way twice."""
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert room._exchange(tmp_path / "a", tmp_path / "b")
    assert listed(tmp_path / "a") == ["b"]


@pytest.mark.usefixtures("way")
def test_a_folder_is_made_and_replaced_whole(tmp_path):
    out = tmp_path / "build"
    assert replace(out, BUILT) == []
    assert contents(out) == BUILT
    assert replace(out, NEW) == []
    assert contents(out) == NEW
    assert listed(tmp_path) == ["build"]
    assert out.stat().st_mode & 0o777 == 0o755


def test_the_list_of_files_gives_their_checksums(tmp_path):
    replace(tmp_path / "build", {"b": b"", "a": b"a"})
    assert json.loads((tmp_path / "build" / MANIFEST).read_text("utf-8")) == {
        "sha256": {
            "a": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
            "b": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        }
    }


def foreign(name):
    def make(out):
        (out / name).write_text("mine", "utf-8")

    return name, "kg build did not write", make


def changed(name, text):
    def make(out):
        (out / name).write_text(text, "utf-8")

    return name, "was changed after kg build wrote it", make


def made(name, call):
    return name, "kg build did not write", lambda out: call(out / name)


def relisted(out):
    sums = json.loads((out / MANIFEST).read_text("utf-8"))
    (out / MANIFEST).write_text(json.dumps(sums), "utf-8")


STRANGE = [
    foreign("mine.txt"),
    foreign("networks/mine.csv"),
    foreign(".hidden"),
    changed("index.html", "indeX"),
    changed("networks/a.csv", ""),
    changed("networks/a.csv", "a" * 100),
    (MANIFEST, "was changed after kg build wrote it", relisted),
    made("empty", Path.mkdir),
    made("networks/more", Path.mkdir),
    made("pipe", os.mkfifo),
    made("nowhere", lambda path: path.symlink_to("nothing")),
    made("elsewhere", lambda path: path.symlink_to("/usr")),
]


@pytest.mark.parametrize(("name", "told", "make"), STRANGE)
def test_what_is_not_as_a_build_wrote_it_is_named_before_the_work(tmp_path, name, told, make):
    """A file changed by hand, a link and an empty folder were replaced without a word."""
    out = tmp_path / "build"
    replace(out, BUILT)
    make(out)
    with pytest.raises(InputError) as caught, output_folder(out, print):
        pytest.fail("the work began")
    assert str(caught.value) == (
        f"{out}: contains “{name}”, which {told}; move it, or choose another folder (out)"
    )
    assert listed(tmp_path) == ["build"]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(("name", "told", "make"), STRANGE)
def test_what_is_saved_during_a_build_is_kept(tmp_path, name, told, make):
    """It was deleted with the old folder."""
    out = tmp_path / "build"
    replace(out, BUILT)
    with pytest.raises(InputError, match=told), output_folder(out, print) as write:
        make(out)
        write(NEW.items())
    assert os.path.lexists(out / name)
    assert set(BUILT) <= set(contents(out))
    assert listed(tmp_path) == ["build"]


@pytest.mark.parametrize(("name", "told", "make"), STRANGE)
def test_what_is_saved_at_the_very_last_moment_is_kept(
    tmp_path, way, monkeypatch, name, told, make
):
    out = tmp_path / "build"
    replace(out, BUILT)
    real = room._exchange

    def late(one, other):
        monkeypatch.setattr(room, "_exchange", real)
        make(out)
        return way == "exchange" and real(one, other)

    monkeypatch.setattr(room, "_exchange", late)
    with pytest.raises(InputError, match=told):
        replace(out, NEW)
    assert os.path.lexists(out / name)
    assert set(BUILT) <= set(contents(out))
    assert listed(tmp_path) == ["build"]


def test_a_folder_that_somebody_else_makes_meanwhile_is_kept(tmp_path):
    out = tmp_path / "build"
    with pytest.raises(InputError, match=r"mine\.txt"), output_folder(out, print) as write:
        out.mkdir()
        (out / "mine.txt").write_text("mine", "utf-8")
        write(NEW.items())
    assert contents(out) == {"mine.txt": b"mine"}


@pytest.mark.usefixtures("way")
def test_a_file_that_is_gone_is_no_reason_to_refuse(tmp_path):
    out = tmp_path / "build"
    replace(out, BUILT)
    shutil.rmtree(out / "networks")
    replace(out, NEW)
    assert contents(out) == NEW


@pytest.mark.parametrize("manifest", ["", "{}", "[]", "5", '{"sha256": 5}', "no JSON"])
def test_with_a_broken_list_of_files_every_file_is_foreign(tmp_path, manifest):
    out = tmp_path / "build"
    replace(out, BUILT)
    (out / MANIFEST).write_text(manifest, "utf-8")
    with pytest.raises(InputError, match=r"“index.html”, which kg build did not write"):
        replace(out, NEW)


@pytest.mark.parametrize("kind", ["file", "link", "pipe"])
def test_what_is_not_a_folder_is_refused(tmp_path, kind):
    out = tmp_path / "build"
    if kind == "file":
        out.write_text("mine", "utf-8")
    elif kind == "pipe":
        os.mkfifo(out)
    else:
        (tmp_path / "real").mkdir()
        out.symlink_to(tmp_path / "real")
    with pytest.raises(InputError, match="is not a folder"):
        replace(out, NEW)


@pytest.mark.parametrize("name", ["/", ".", "..", "../.."])
def test_a_folder_around_this_one_is_refused(tmp_path, monkeypatch, name):
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    with pytest.raises(InputError, match="is the folder in which you are, or contains it"):
        replace(Path(name), NEW)


@pytest.mark.parametrize("name", ["/proc/nothing/here", "x" * 300, "file/x", "itself/x"])
def test_a_place_that_cannot_be_written_is_told_before_the_work(tmp_path, monkeypatch, name):
    """A name of 300 letters, and a link to itself, were tracebacks."""
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    Path("itself").symlink_to("itself")
    with (
        pytest.raises(InputError, match="cannot be written") as caught,
        output_folder(Path(name), print),
    ):
        pytest.fail("the work began")
    assert caught.value.setting == "out"


def test_the_longest_name_can_be_written(tmp_path):
    """What was added to it for the temporary folder made it too long."""
    replace(tmp_path / ("x" * 255), NEW)
    assert contents(tmp_path / ("x" * 255)) == NEW


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("step", ["write", "mark", "rename"])
def test_a_full_disk_leaves_the_folder_as_it_was(tmp_path, monkeypatch, step):
    out = tmp_path / "build"
    replace(out, BUILT)
    call, wanted = {
        "write": ("write_bytes", "index.html"),
        "mark": ("write_bytes", "replaces"),
        "rename": ("rename", "new"),
    }[step]
    real = getattr(Path, call)

    def full(path, *args):
        if path.name == wanted:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, *args)

    if step == "rename":
        monkeypatch.setattr(room, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, call, full)
    with pytest.raises(InputError, match="no space left on device"):
        replace(out, NEW)
    monkeypatch.undo()
    assert contents(out) == BUILT
    assert listed(tmp_path) == ["build"]


def test_the_folder_is_never_absent(tmp_path):
    """Between the two renames it was not there."""
    out = tmp_path / "build"
    replace(out, BUILT)
    seen, stop = {"there": 0, "absent": 0}, threading.Event()

    def look():
        while not stop.is_set():
            seen["there" if (out / "index.html").exists() else "absent"] += 1

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for number in range(100):
            replace(out, {"index.html": str(number).encode()})
    finally:
        stop.set()
        looking.join()
    assert seen["there"] > 100
    assert seen["absent"] == 0


def killed(out, name, when, path):
    """Build in a process that is killed at one place: a call, before or after it is done."""
    if child := os.fork():
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        return
    try:
        owner = Path if hasattr(Path, name) else room
        real = getattr(owner, name)

        def kill(*args, **named):
            if when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            real(*args, **named)
            os.kill(os.getpid(), signal.SIGKILL)

        if path == "two renames":
            room._exchange = lambda *_: False
        with output_folder(out, print) as write:
            setattr(owner, name, kill)
            write(NEW.items())
    finally:
        os._exit(1)


PLACES = [
    ("mkdir", "exchange"),
    ("write_bytes", "exchange"),
    ("chmod", "exchange"),
    ("_exchange", "exchange"),
    ("rename", "two renames"),
    ("unlink", "exchange"),
]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("name", "path"), PLACES)
def test_a_build_killed_anywhere_leaves_a_whole_folder_and_the_next_one_sweeps(
    tmp_path, name, path, when
):
    out = tmp_path / "build"
    replace(out, BUILT)
    killed(out, name, when, path)
    assert len(listed(tmp_path)) == (1 if (name, when) == ("rename", "after") else 2)
    if path == "exchange":  # with two renames it may be away until the next build
        assert contents(out) in (BUILT, NEW)
    said = replace(tmp_path / "another", NEW)
    assert contents(out) in (BUILT, NEW)
    assert listed(tmp_path) == ["another", "build"]
    assert bool(said) == ((name, when) == ("rename", "after"))


def test_what_was_saved_into_a_folder_that_a_killed_build_left_is_kept_and_named(tmp_path):
    out = tmp_path / "build"
    replace(out, BUILT)
    killed(out, "_exchange", "after", "exchange")
    (left,) = tmp_path.glob(".kg-build-*")
    mine = left / "new" / "networks" / "mine.txt"
    mine.write_text("mine", "utf-8")
    told = f"{mine} was written while a build ran; move it and remove {left}"
    assert replace(out, NEW) == [told]
    assert mine.read_text("utf-8") == "mine"
    mine.unlink()
    assert replace(out, NEW) == []
    assert listed(tmp_path) == ["build"]


def test_what_another_build_uses_is_not_swept(tmp_path):
    with output_folder(tmp_path / "a", print) as write:
        replace(tmp_path / "b", NEW)
        write(BUILT.items())
    assert contents(tmp_path / "a") == BUILT
    assert listed(tmp_path) == ["a", "b"]
