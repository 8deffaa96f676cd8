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
