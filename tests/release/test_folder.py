from __future__ import annotations

import json

import pytest

from kg.errors import InputError
from kg.release.folder import MANIFEST, refuse_foreign, refuse_unwritable, replace_folder

BUILT = {
    "index.html": b"index",
    "networks/a.csv": b"a",
    MANIFEST: json.dumps({"sha256": {"index.html": "", "networks/a.csv": ""}}).encode(),
}


def contents(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_folder_is_made_and_replaced_whole(tmp_path):
    out = tmp_path / "build"
    replace_folder(out, {"old.html": b"old", "deep/er/x": b"x"})
    assert contents(out) == {"old.html": b"old", "deep/er/x": b"x"}
    replace_folder(out, BUILT)
    assert contents(out) == BUILT
    assert [path.name for path in tmp_path.iterdir()] == ["build"]
    assert out.stat().st_mode & 0o777 == 0o755


def test_a_folder_of_a_build_or_none_may_be_written(tmp_path):
    out = tmp_path / "build"
    refuse_foreign(out)
    replace_folder(out, BUILT)
    refuse_foreign(out)


@pytest.mark.parametrize("name", ["mine.txt", "networks/mine.csv", ".hidden"])
def test_a_file_that_no_build_wrote_is_named(tmp_path, name):
    out = tmp_path / "build"
    replace_folder(out, BUILT)
    (out / name).write_text("mine", "utf-8")
    with pytest.raises(InputError) as caught:
        refuse_foreign(out)
    assert str(caught.value) == (
        f"{out}: contains “{name}”, which kg build did not write; move it, or choose another "
        "folder (out)"
    )


@pytest.mark.parametrize("manifest", ["", "{}", "[]", '{"sha256": 5}', "no JSON"])
def test_with_a_broken_list_of_files_every_file_is_foreign(tmp_path, manifest):
    out = tmp_path / "build"
    replace_folder(out, {**BUILT, MANIFEST: manifest.encode()})
    with pytest.raises(InputError, match="which kg build did not write"):
        refuse_foreign(out)


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_not_a_folder_is_refused(tmp_path, kind):
    out = tmp_path / "build"
    if kind == "file":
        out.write_text("mine", "utf-8")
    else:
        (tmp_path / "real").mkdir()
        out.symlink_to(tmp_path / "real")
    with pytest.raises(InputError, match="is not a folder"):
        refuse_foreign(out)


def test_a_place_that_cannot_be_written_is_told_before_the_work():
    from pathlib import Path

    with pytest.raises(InputError, match="cannot be written") as caught:
        refuse_unwritable(Path("/proc/nothing/here"))
    assert caught.value.setting == "out"
