"""The locks can be installed by any pip from that of Debian 12 on; no network is asked."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("run.txt", "test.txt")


def pins(text: str) -> dict[str, Requirement]:
    """Return the pinned requirements of a lock by name, each with hashes."""
    found = {}
    for block in re.findall(r"^[^\s#].*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL):
        requirement = Requirement(block.split("\\")[0].split("#")[0].split(";")[0].strip())
        assert "--hash=sha256:" in block, f"{requirement} has no hash"
        found[canonicalize_name(requirement.name)] = requirement
    return found


def unpinned(locked: dict[str, Requirement], wanted: list[Requirement]) -> list[str]:
    """Return what is asked for and is not pinned with the extras that are asked for.

    Under --require-hashes pip before 24 takes “coverage==1” for no pin of “coverage[toml]”.
    """
    wrong = []
    for requirement in wanted:
        pin = locked.get(canonicalize_name(requirement.name))
        if pin is None or not requirement.extras <= pin.extras:
            wrong.append(str(requirement))
    return wrong


def asked_for(locked: dict[str, Requirement]) -> list[Requirement]:
    """Return what the pinned distributions, which are installed here, ask for in their turn."""
    found = []
    for name, pin in locked.items():
        for text in metadata.distribution(name).requires or ():
            requirement = Requirement(text)
            extras = pin.extras or {""}
            if not requirement.marker or any(
                requirement.marker.evaluate({"extra": extra}) for extra in extras
            ):
                found.append(requirement)
    return found


@pytest.fixture(scope="module")
def locked() -> dict[str, Requirement]:
    found: dict[str, Requirement] = {}
    for name in LOCKS:
        for each, requirement in pins((ROOT / "requirements" / name).read_text("utf-8")).items():
            found.setdefault(each, requirement)
    return found


def test_every_requirement_is_pinned_with_its_extras(locked):
    # With the pip that built the lock these come along; they are no part of it.
    assert unpinned(locked, asked_for(locked)) == []


def test_what_is_pinned_is_what_is_installed(locked):
    wrong = {
        name: metadata.version(name)
        for name, pin in locked.items()
        if not pin.specifier.contains(metadata.version(name), prereleases=True)
    }
    assert wrong == {}, "run: make lock, or make test in a new environment"


def test_a_pin_in_both_locks_is_the_same():
    run, test = (pins((ROOT / "requirements" / name).read_text("utf-8")) for name in LOCKS)
    assert {n for n in run.keys() & test.keys() if run[n].specifier != test[n].specifier} == set()


def test_a_lock_that_lost_an_extra_is_found(locked):
    """In a fresh clone make test died at install: coverage[toml] was pinned as coverage."""
    wanted = [Requirement("coverage[toml]>=7")]
    assert unpinned(locked, wanted) == []
    lost = {**locked, "coverage": Requirement("coverage==1")}
    assert unpinned(lost, wanted) == ["coverage[toml]>=7"]
    assert unpinned({}, wanted) == ["coverage[toml]>=7"]


def test_the_locks_name_no_address():
    for path in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in path.read_text("utf-8"), path


def test_make_lock_keeps_extras():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert makefile.count("--no-strip-extras") == 3
    assert "--strip-extras" not in makefile.replace("--no-strip-extras", "")
