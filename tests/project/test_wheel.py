"""The wheel holds all it needs, and works in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(out)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    (found,) = out.glob("*.whl")
    return found


def test_the_wheel_holds_every_file_that_the_tree_has(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "queries", "data"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"kg/_share/{path.relative_to(ROOT).as_posix()}" in names
    for path in (ROOT / "kg").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(ROOT).as_posix() in names


def test_the_wheel_builds_the_example_in_an_empty_folder(wheel, tmp_path):
    """In an environment with nothing of this source tree.

    The dependencies are those of the running environment, put on the path of a new one, so that
    no package index is asked; a path entry made this way does not bring the editable install.
    """
    empty, venv = tmp_path / "empty", tmp_path / "venv"
    empty.mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    python = venv / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python)]
    install = ["install", "-q", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*pip, *install], check=True, capture_output=True)
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")

    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    where = subprocess.run(
        [python, "-c", "import kg; print(kg.__file__)"],
        check=True,
        capture_output=True,
        text=True,
        cwd=empty,
        env=env,
    ).stdout
    done = subprocess.run(
        [venv / "bin" / "kg", "build"],
        check=True,
        capture_output=True,
        text=True,
        cwd=empty,
        env=env,
    )

    assert where.startswith(site)
    assert "study: the shipped example" in done.stderr
    assert done.stdout == "build/index.html\n"
    assert (empty / "build" / "networks" / "actor-event.html").stat().st_size > 100_000


def test_the_wheel_asks_for_what_the_project_declares(wheel):
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    archive = zipfile.ZipFile(wheel)
    (name,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
    lines = archive.read(name).decode().splitlines()
    required = sorted(x.removeprefix("Requires-Dist: ") for x in lines if x[:13] == "Requires-Dist")

    extras = [
        f"{wanted}; extra == '{extra}'"
        for extra, names in project["optional-dependencies"].items()
        for wanted in names
    ]
    assert required == sorted([*project["dependencies"], *extras])


def test_networkx_finds_the_backend_in_the_wheel(wheel):
    archive = zipfile.ZipFile(wheel)
    (name,) = [n for n in archive.namelist() if n.endswith(".dist-info/entry_points.txt")]
    lines = archive.read(name).decode().splitlines()
    assert "migov = kg.networks.backend:backend" in lines[lines.index("[networkx.backends]") :]
