import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.incoming.starting.study import new_study
from kg.study import open_study


def test_a_new_study_has_its_folders_and_says_what_to_do(tmp_path):
    made = new_study(tmp_path / "a" / "mine")
    assert made == [
        ".gitignore", "README.md", "data/actors/", "data/documents/", "data/events/",
        "data/projects/", "queries/questions/who-takes-part-in-what.rq", "texts/",
    ]  # fmt: skip
    assert all((tmp_path / "a" / "mine" / name).exists() for name in made)
    readme = (tmp_path / "a" / "mine" / "README.md").read_text("utf-8")
    assert readme.startswith("# mine\n")
    assert len(readme.splitlines()) <= 15
    assert [each.name for each in (tmp_path / "a").iterdir()] == ["mine"]
    (question,) = open_study(tmp_path / "a" / "mine").queries("questions")
    assert question.stem == "who-takes-part-in-what"


def test_an_empty_folder_is_taken_and_another_is_not(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    new_study(Path("empty"))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InputError, match="empty: has something in it, and stays as it is"):
        new_study(Path("empty"))
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file: is a file; name a folder"):
        new_study(Path("file"))
    assert sorted(tmp_path.rglob("*")) == sorted([*before, tmp_path / "file"])


def test_the_folder_in_which_one_stands_is_taken_and_hidden_files_in_it_stay(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    made = new_study(Path())
    assert all(Path(name).exists() for name in made)
    assert sorted(each.name for each in Path().iterdir()) == [
        ".git", ".gitignore", "README.md", "data", "queries", "texts",
    ]  # fmt: skip
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / ".gitignore").write_text("mine")
    with pytest.raises(InputError, match="own: has something in it"):
        new_study(Path("own"))


def test_an_empty_folder_stays_empty_if_something_cannot_be_moved(tmp_path, monkeypatch):
    rename = Path.rename

    def refused(self, target):
        if self.name == "texts":
            raise PermissionError(1, "Operation not permitted")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(InputError, match="operation not permitted"):
        new_study(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_may_have_any_name(tmp_path):
    folder = tmp_path / os.fsdecode(b"\xff {name}\n")
    new_study(folder)
    assert (folder / "README.md").read_text("utf-8").startswith("# \\xff {name}\\u000A\n\n")
