from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile

import pytest

from kg.errors import InputError
from kg.files import reason, workshop, write_bytes, write_files, write_text


def test_a_file_is_written_as_given(tmp_path):
    path = tmp_path / "a.txt"
    write_text(path, "ā\nž\n")
    assert path.read_bytes() == "ā\nž\n".encode()
    write_bytes(path, b"\x00\xff")
    assert path.read_bytes() == b"\x00\xff"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step):
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(InputError) as caught:
        write_text(path, "new")
    monkeypatch.undo()
    assert str(caught.value) == (
        f"{path}: cannot be written (no space left on device); choose another file (path)"
    )
    assert caught.value.exit_code == 2
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("old")

    def interrupt(_handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("mode", [0o640, 0o755, 0o600])
def test_a_file_keeps_its_permissions(tmp_path, mode):
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(mode)
    write_text(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_text() == "new"


def test_a_new_file_has_the_permissions_that_any_new_file_has(tmp_path):
    (tmp_path / "plain").write_text("x")
    write_text(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "a.txt"
    target.write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    write_text(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert [p.name for p in (tmp_path / "there").iterdir()] == ["a.txt"]


def test_a_link_to_a_file_that_is_not_there_yet_makes_it(tmp_path):
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "a.txt")
    write_text(link, "new")
    assert (tmp_path / "a.txt").read_text() == "new"
    assert link.is_symlink()


def test_a_link_to_itself_is_refused_in_plain_words(tmp_path):
    """It raised a RuntimeError."""
    link = tmp_path / "link.txt"
    link.symlink_to(link)
    with pytest.raises(InputError) as caught:
        write_text(link, "new")
    assert str(caught.value) == f"{link}: is a link to itself; choose another file (path)"


def test_a_folder_is_refused_in_plain_words(tmp_path):
    with pytest.raises(InputError) as caught:
        write_text(tmp_path, "new")
    assert str(caught.value) == f"{tmp_path}: this is a folder; name a file to write to"
    assert caught.value.exit_code == 2


def test_a_folder_that_may_not_be_written_in_is_named_in_plain_words(tmp_path, monkeypatch):
    """The refusal is simulated, since root may write anywhere."""

    def refuse(**_kwargs):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    with pytest.raises(InputError) as caught:
        write_text(tmp_path / "a.txt", "new")
    assert str(caught.value) == (
        f"{tmp_path / 'a.txt'}: cannot be written (permission denied); choose another file (path)"
    )
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("name", "why"), [("no/a.txt", "no such file or directory"), ("f/a.txt", "not a directory")]
)
def test_a_folder_that_is_not_there_is_named_in_plain_words(tmp_path, name, why):
    (tmp_path / "f").write_text("a file")
    with pytest.raises(InputError) as caught:
        write_text(tmp_path / name, "new")
    assert f"cannot be written ({why})" in str(caught.value)


def test_a_pipe_or_device_is_not_replaced_by_a_file(tmp_path):
    """Written to as root, /dev/null became a common file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # so that a writer does not wait
    try:
        write_text(pipe, "new")
    except InputError as error:
        assert error.path == pipe
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_the_reason_is_told_in_plain_words():
    assert reason(OSError(errno.ENOSPC, "No space left on device")) == ("no space left on device")
    assert reason(OSError("Odd")) == "odd"


def test_what_a_killed_writer_left_is_swept_by_the_next(tmp_path):
    """Temporary files stayed for ever."""
    if child := os.fork():
        os.waitpid(child, 0)
    else:
        os.fsync = lambda _handle: os.kill(os.getpid(), signal.SIGKILL)
        write_text(tmp_path / "a.txt", "new")
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".kg-file-")
    write_text(tmp_path / "b.txt", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_what_another_writer_uses_is_not_swept(tmp_path):
    def remove(place):
        place.rmdir()

    with workshop(tmp_path, ".kg-file-", remove) as place:
        write_text(tmp_path / "b.txt", "new")
        assert place.is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_the_longest_name_can_be_written_and_a_longer_one_is_refused(tmp_path):
    """What was added to it for the temporary file made it too long."""
    write_text(tmp_path / ("x" * 255), "new")
    with pytest.raises(InputError, match="file name too long"):
        write_text(tmp_path / ("x" * 300), "new")


def test_standard_output_can_be_named_as_a_device():
    """A pipe has no path of its own; /dev/stdout was no file to write."""
    code = "from pathlib import Path\nfrom kg.files import write_text\n"
    code += "write_text(Path('/dev/stdout'), 'new')"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60, text=True
    )
    assert done.stdout == "new"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_somebody_saved_meanwhile_is_kept(tmp_path, mark):
    """A file saved in an editor while kg fmt ran was replaced by the older one, formatted."""
    path = tmp_path / "a.ttl"
    path.write_bytes(mark + b"old")
    write_text(path, "new", over=b"old")
    assert path.read_bytes() == b"new"
    path.write_bytes(b"mine")
    with pytest.raises(InputError) as caught:
        write_text(path, "newer", over=b"new")
    assert str(caught.value) == (
        f"{path}: was changed while kg worked on it, and stays as it is now; run the command again"
    )
    assert path.read_bytes() == b"mine"
    assert [p.name for p in tmp_path.iterdir()] == ["a.ttl"]


def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="is a pipe that nobody reads"):
        write_text(tmp_path / "pipe", "new")


def test_several_files_are_written_with_their_folders(tmp_path):
    old, new = tmp_path / "old.ttl", tmp_path / "actors" / "new.ttl"
    old.write_text("before")
    write_files({old: b"after", new: b"fresh"}, over={old: b"before"})
    assert (old.read_text(), new.read_text()) == ("after", "fresh")
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["actors", "new.ttl", "old.ttl"]


def test_of_several_files_none_is_written_if_one_was_changed(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("of somebody else")
    with pytest.raises(InputError, match="two: was changed while kg worked on it"):
        write_files({one: b"new", two: b"new"}, over={one: b"1", two: b"2"})
    assert (one.read_text(), two.read_text()) == ("1", "of somebody else")


def test_of_several_files_none_is_written_over_one_that_nobody_read(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    two.write_text("kept")
    with pytest.raises(InputError, match="two: exists already"):
        write_files({one: b"new", two: b"new"}, over={})
    assert [p.name for p in tmp_path.iterdir()] == ["two"]
    assert two.read_text() == "kept"


def test_of_several_files_none_is_written_on_a_full_disk(tmp_path, monkeypatch):
    calls = []

    def full(_handle):
        calls.append(1)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="no space left on device"):
        write_files({tmp_path / "one": b"1", tmp_path / "two": b"2"}, over={})
    assert list(tmp_path.iterdir()) == []
